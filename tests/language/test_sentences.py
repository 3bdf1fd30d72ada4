"""Sentences are cut with quotations in mind."""

from __future__ import annotations

import itertools

from index.language.marks import pair
from index.language.sentences import split


def cut(text: str) -> list[str]:
    return [s.of(text) for s in split(text, quoted=[r.outer for r in pair(text)])]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    assert cut("Mr. J. D. Poe of St. Ives met Sen. Ann Roe. They spoke.") == [
        "Mr. J. D. Poe of St. Ives met Sen. Ann Roe.",
        "They spoke.",
    ]


def test_nothing_is_cut_inside_a_quotation() -> None:
    assert len(cut("“We won. We really won. All of it,” he said. He left.")) == 2


def test_a_question_stays_with_who_asked_it() -> None:
    assert cut("“Who pays?” Mr. Poe asked. Nobody knew.") == ["“Who pays?” Mr. Poe asked.", "Nobody knew."]


def test_a_new_statement_behind_a_question_is_a_sentence_of_its_own() -> None:
    assert cut("“Who pays?” The council said that it would not.") == [
        "“Who pays?”",
        "The council said that it would not.",
    ]


def test_a_quotation_behind_an_abbreviation_opens_a_sentence() -> None:
    text = "“It rained,” said Ann Poe of Akron, Ohio, U.S. “The river rose within the hour and took the bridge.”"
    assert len(cut(text)) == 2


def test_spans_lie_in_order_and_hold_no_outer_space() -> None:
    text = "  One.  Two!\n\nThree?  “Four.” Five  "
    spans = split(text)
    assert [s.of(text).strip() for s in spans] == [s.of(text) for s in spans]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
