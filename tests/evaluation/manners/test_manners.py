"""Floors on the invented articles: they only rise."""

from __future__ import annotations

import pytest

from tests.evaluation import manners

DIRECT = {"blind": 97.0, "open": 95.0}
END_TO_END = {"blind": 95.0, "open": 92.0}


@pytest.mark.parametrize("name", manners.SETS)
def test_direct_quotes_of_many_manners_are_found(name: str) -> None:
    tally = manners.measure(name)
    assert tally.direct >= DIRECT[name], tally.errors


@pytest.mark.parametrize("name", manners.SETS)
def test_direct_quotes_of_many_manners_have_the_right_speaker(name: str) -> None:
    tally = manners.measure(name)
    assert tally.end_to_end >= END_TO_END[name], tally.errors


@pytest.mark.parametrize("name", manners.SETS)
def test_titles_and_terms_of_many_manners_are_nobodys_words(name: str) -> None:
    assert manners.labels_taken_for_quotes(name) == []


@pytest.mark.parametrize("name", manners.SETS)
def test_every_string_of_the_gold_stands_in_its_text(name: str) -> None:
    for _, text, gold in manners.articles(name):
        for truth in manners.truths(text, gold):
            assert [span.of(text) for span in truth.segments] == truth.gold["segments"]
