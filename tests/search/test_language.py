"""The query language over a real index."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.errors import QueryError
from index.search import DateFilter, Every, Or, SearchIndex, Term, Typed, parse, query_filters

Ask = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bridge", ["a1"]),
        ("BRIDGES", ["a1"]),
        ("run", ["a1"]),
        ("company", ["a2"]),
        ("company's", ["a2"]),
        ("bridge ferry", []),
        ("bridge AND engineers", ["a1"]),
        ("bridge OR ferry", ["a1", "a2"]),
        ("sea -ferry", ["a1"]),
        ("sea NOT bridge", ["a2"]),
        ("NOT sea", ["a3"]),
        ('"great sea wall"', ["a1"]),
        ("“great sea wall”", ["a1"]),
        ('"great wall"', []),
        ('"the harbour"', ["a1"]),
        ("eng*", ["a1"]),
        ("engineerz~", ["a1"]),
        ("title:bridge", ["a1"]),
        ("title:sea", []),
        ("by:stone", ["a1"]),
        ("source:evening", ["a2"]),
        ('source:"Morning Post"', ["a1"]),
        ("(bridge OR ferry) fined", ["a2"]),
        ("bridge OR ferry fined", ["a1", "a2"]),
        ("*", ["a1", "a2", "a3"]),
        ("", ["a1", "a2", "a3"]),
    ],
)
def test_words_and_operators_find(ask: Ask, query: str, found: list[str]) -> None:
    assert ask(query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("said:bridge", ["a1", "a2"]),
        ("said:closed", []),
        ("speaker:okafor", ["a1", "a2"]),
        ("speaker:okafor said:bridge", ["a2"]),
        ("speaker:lindqvist said:ferry", []),
        ("said:(bridge safe)", ["a1"]),
        ('said:"never asked"', ["a2"]),
        ("said:asked kind:indirect", ["a1"]),
        ("said:asked -kind:indirect", ["a2"]),
        ("kind:indirect", ["a1"]),
        ("harbour said:asked", ["a1"]),
        ("NOT said:bridge", ["a3"]),
        ("sea NOT speaker:lindqvist", ["a2"]),
    ],
)
def test_what_is_asked_of_quotes_holds_in_one_quote(ask: Ask, query: str, found: list[str]) -> None:
    assert ask(query) == found


@pytest.mark.parametrize(
    ("query", "message", "position"),
    [
        ('bridge "sea', "never closed", 7),
        ("(bridge", "never closed", 0),
        ("bridge)", "closes nothing", 6),
        ("bridge AND", "both sides", 7),
        ("OR bridge", "before it", 0),
        ("bridge OR", "after it", 7),
        ("NOT", "after it", 0),
        ("saod:bridge", "did you mean said:", 0),
        ("title: bridge", "right after it", 0),
        ("date:yesterday", "a date is written", 5),
        ("date:2025-02-30", "a date is written", 5),
        ("date:2025-03..2025-01", "later", 5),
        ("kind:loud", "direct, mixed, indirect", 5),
        ("b*", "at least 2 letters", 0),
        ("br*ge", "end of a word", 2),
        ("bridge~3", "takes no number", 6),
        ("?!", "no word", 0),
        ("a" * 1_001, "1,000 characters", 1_000),
        ("a " * 65, "64 things", 128),
        ("ab~ " * 17, "16 words", 64),
        ("(" * 30 + "a" + ")" * 30, "nested", 20),
    ],
)
def test_a_broken_query_gets_one_line_that_says_where(query: str, message: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "query",
    [
        'a AND b OR "c d" NOT e',
        "said:(a OR b) speaker:c",
        "ab* cd~ -e",
        "(a OR b) (c OR d)",
        "date:2025-01 source:x",
        "*",
    ],
)
def test_the_echo_parses_to_the_same_tree(query: str) -> None:
    assert parse(str(parse(query))) == parse(query)


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("date:2025", "2025-01-01", "2025-12-31"),
        ("date:2024-02", "2024-02-01", "2024-02-29"),
        ("date:2025-01-10..2025-01-20", "2025-01-10", "2025-01-20"),
        ("date:..2025-02", None, "2025-02-28"),
        ("date:2025-03-05..", "2025-03-05", None),
    ],
)
def test_dates_are_first_and_last_day(query: str, since: str | None, until: str | None) -> None:
    assert query_filters(parse(f"bridge {query}")) == (DateFilter(since, until),)


def test_dates_are_answered_by_the_catalogue(index: SearchIndex) -> None:
    query = parse("sea date:2025-01")
    sets = {only: {"a2", "a3"} for only in query_filters(query)}
    assert [key for key, _ in index.find(query, filters=sets).scored] == ["a2"]


def test_a_colon_in_ordinary_text_is_no_field() -> None:
    assert str(parse("Re: lunch 10:30 https://example.org")) == "Re: AND lunch AND 10:30 AND https://example.org"


@pytest.mark.parametrize(
    "query",
    ['"sea wa', "(sea", "sea AND", "sea OR", "sea NOT", "title:", "saod:sea", "date:20", ")", '"', "(((((", "-"],
)
def test_while_typing_every_query_is_repaired(index: SearchIndex, query: str) -> None:
    index.find(parse(query, live=True), live=True, limit=20)


def test_while_typing_the_last_word_may_be_unfinished(index: SearchIndex) -> None:
    assert parse("great eng", live=True).parts[1] == Typed("eng")  # type: ignore[union-attr]
    for beginning in ("engi", "engineer", "engineers", "run", "running"):
        assert [key for key, _ in index.find(parse(beginning, live=True), live=True).scored] == ["a1"]


def test_while_typing_a_finished_word_is_a_word() -> None:
    assert parse("great ", live=True) == Term("great")
    assert parse("", live=True) == Every()
    assert parse("a OR b ", live=True) == Or((Term("a"), Term("b")))
