"""Quotation marks become regions, whatever the typography."""

from __future__ import annotations

import itertools

import pytest

from index.language.marks import pair


def inner(text: str) -> list[str]:
    return [region.inner.of(text) for region in pair(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We won,” he said.", ["We won,"]),
        ('"We won," he said.', ["We won,"]),
        ("''We won,'' he said.", ["We won,"]),
        ("``We won,'' he said.", ["We won,"]),
        ("‘We won,’ he said. ‘It’s over.’", ["We won,", "It’s over."]),
        ("'We won,' he said. 'It's the dogs' day.'", ["We won,", "It's the dogs' day."]),
        ("« Nous avons gagné », dit-il.", ["Nous avons gagné"]),
        ("»Wir haben gewonnen«, sagte er.", ["Wir haben gewonnen"]),
        ("„Wir haben gewonnen“, sagte er.", ["Wir haben gewonnen"]),
        ("他说：「我们赢了。」", ["我们赢了。"]),
    ],
)
def test_every_style_is_paired(text: str, words: list[str]) -> None:
    assert inner(text) == words


def test_inches_open_nothing() -> None:
    assert inner('The 12" pipe and the 6" pipe broke.') == []


def test_apostrophes_open_nothing() -> None:
    assert inner("The dogs' owner didn't say it's theirs; 'tis so.") == []


def test_a_quotation_reopened_in_the_next_paragraph_is_carried() -> None:
    text = "“The first part has no end.\n“The second part has,” she said."
    first, second = pair(text)
    assert first.carries and not first.closed
    assert second.carried and second.closed


def test_a_quotation_carried_without_a_new_mark_ends_at_its_close() -> None:
    text = "“The first part has no end.\nThe second part has,” she said."
    first, second = pair(text)
    assert not first.closed
    assert second.carried and second.inner.of(text) == "The second part has,"


def test_a_quotation_inside_a_quotation_stays_inside() -> None:
    text = "“The guard said, “Nobody leaves,” and he meant it,” she recalled."
    assert inner(text) == ["The guard said, “Nobody leaves,” and he meant it,"]


@pytest.mark.parametrize(
    "text",
    [
        "“The pier was not “a gift of ours.” You “put us at odds with the port.\nIt is vile.\nGo home.” He left.",
        "“The pier was not “a gift of ours.” It cost us.\n“Go home,” she said.",
    ],
)
def test_marks_inside_the_same_marks_do_not_end_what_goes_on_in_the_next_paragraph(text: str) -> None:
    regions = pair(text)
    assert regions[0].inner.of(text) == text.split("\n")[0][1:]
    assert all(region.carries for region in regions[:-1])
    assert regions[-1].closed and regions[-1].inner.of(text).startswith("Go home")


def test_a_missing_closing_mark_is_put_before_the_reporting_clause() -> None:
    text = "“The harbour is closed, he said. “Nobody leaves.”"
    assert inner(text) == ["The harbour is closed,", "Nobody leaves."]


def test_an_opening_mark_typed_for_a_closing_one_closes() -> None:
    assert inner("“The harbour is closed.“ He left.") == ["The harbour is closed."]


def test_regions_never_overlap_and_always_slice() -> None:
    text = "“a ‘b’ “c” d\n”e“ 'f' \"g ''h'' 「i『j』」 «k»"
    regions = pair(text)
    for before, after in itertools.pairwise(regions):
        assert before.outer.end <= after.outer.start
    assert all(region.outer.holds(region.inner) for region in regions)
