"""Where reported words begin and end; which clauses report nothing."""

from __future__ import annotations

import pytest

from index.analysis.quotes import extract
from index.model import QuoteKind


def reported(text: str) -> list[str]:
    return [segment.of(text) for quote in extract(text) for segment in quote.segments]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Laura Quist said the bridge must close, and warned that a ferry would cost more.",
            ["the bridge must close", "that a ferry would cost more"],
        ),
        (
            "Laura Quist said that the board would close the bridge and tell the town.",
            ["that the board would close the bridge and tell the town"],
        ),
        (
            "Laura Quist praised the engineers and left the hall before noon.",
            ["the engineers"],
        ),
        (
            "Laura Quist denounced the repair plan in a statement on Tuesday.",
            ["the repair plan"],
        ),
        (
            "Laura Quist said the bridge would close before Norrin, who runs the ferry, could object.",
            ["the bridge would close before Norrin, who runs the ferry, could object"],
        ),
        (
            "Laura Quist said the town had trusted Peter Hale, who has run the ferry since 1990.",
            ["the town had trusted Peter Hale"],
        ),
        (
            "Even as Laura Quist said the bridge was safe, the engineers packed their tools.",
            ["the bridge was safe"],
        ),
        (
            "Laura Quist said the bridge — which is older than the town — must close.",
            ["the bridge — which is older than the town — must close"],
        ),
        (
            "Laura Quist called the repair “a bad joke,” but also “a fair try.”",
            ["the repair “a bad joke,” but also “a fair try.”"],
        ),
    ],
)
def test_a_report_ends_where_the_writer_goes_on(text: str, words: list[str]) -> None:
    assert reported(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Laura Quist said repeatedly the bridge was safe.", ["the bridge was safe"]),
        ("Laura Quist said late Wednesday that the bridge was safe.", ["that the bridge was safe"]),
        ("Laura Quist told voters who wondered about the cost that the bridge was safe.", ["that the bridge was safe"]),
        ("Laura Quist explained to the town council why the bridge was unsafe.", ["why the bridge was unsafe"]),
        ("About nine people have crossed the bridge, Laura Quist said.", ["About nine people have crossed the bridge"]),
        ("As Laura Quist noted, the bridge is older than the town.", ["the bridge is older than the town"]),
        ("Though the vote was lost, the bridge will be mended, Laura Quist said.", ["the bridge will be mended"]),
        (
            "Mending the bridge is harder than building it, Laura Quist said.",
            ["Mending the bridge is harder than building it"],
        ),
        ("The bridge is closing, according to people familiar with the plan.", ["The bridge is closing"]),
    ],
)
def test_a_report_begins_behind_what_leads_to_it(text: str, words: list[str]) -> None:
    assert reported(text) == words


def test_a_relative_pronoun_belongs_to_what_is_said() -> None:
    assert reported("The bridge, which Laura Quist said would close at noon, is full of cars.") == [
        "which",
        "would close at noon",
    ]


def test_words_before_marks_that_go_on_in_the_middle_belong_to_them() -> None:
    text = "The shop was shut, Laura Quist said, “and nobody knew why.”"
    (quote,) = extract(text)
    assert quote.kind is QuoteKind.MIXED
    assert [segment.of(text) for segment in quote.segments] == ["The shop was shut", "and nobody knew why."]


def test_a_title_quotes_whom_the_article_names() -> None:
    assert reported("Quist: The bridge will close\nLaura Quist spoke on Monday.") == ["The bridge will close"]
    assert reported("Video: The bridge will close\nLaura Quist spoke on Monday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Laura Quist wrote a letter of three pages.",
        "Laura Quist asked him to leave.",
        "The company claimed the prize.",
    ],
)
def test_a_verb_of_saying_with_a_mere_object_reports_nothing(text: str) -> None:
    assert reported(text) == []
