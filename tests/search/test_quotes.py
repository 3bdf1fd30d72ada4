"""Looking a quote up by what is remembered of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.search import IndexedArticle, IndexedQuote, SearchIndex, parse, query_filters

QUOTES = (
    IndexedQuote(1, "The ferry will not sail before the storm has gone", "Ann Hale", "direct"),
    IndexedQuote(2, "The ferry will sail", "Bo Kern", "direct"),
    IndexedQuote(
        3, "they had no plan for the storm, the ferry, the crew and the many people on the quay", "Bo Kern", "indirect"
    ),
    IndexedQuote(4, "No comment", "Ann Hale", "mixed"),
)


@pytest.fixture
def quotes(tmp_path: Path) -> SearchIndex:
    index = SearchIndex.open(tmp_path / "quotes")
    with index.writer() as writer:
        writer.put(IndexedArticle("q1", "Ferry", "text"), QUOTES)
        writer.put(IndexedArticle("q2", "Other", "text"), [IndexedQuote(1, "A lamp at the quay", "Ann Hale", "direct")])
        writer.put(IndexedArticle("q3", "None", "text"))
    return index


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sail ferry", ["q1.2", "q1.1"]),
        ("storm ferry", ["q1.3", "q1.1"]),
        ("storm sail ferry", ["q1.1"]),
        ("sailing ferries", ["q1.2", "q1.1"]),
        ("speaker:hale", ["q1.1", "q1.4", "q2.1"]),
        ("speaker:kern ferry", ["q1.2", "q1.3"]),
        ("ferry kind:direct", ["q1.2", "q1.1"]),
        ('"will sail"', ["q1.2"]),
        ("ferry -storm", ["q1.2"]),
        ("said:quay", ["q2.1", "q1.3"]),
        ("quay title:other", ["q2.1"]),
        ("(lamp OR comment) speaker:hale", ["q1.4", "q2.1"]),
        ("nothing", []),
        ("*", ["q1.1", "q1.2", "q1.3", "q1.4", "q2.1"]),
    ],
)
def test_the_nearest_wording_comes_first(quotes: SearchIndex, query: str, found: list[str]) -> None:
    assert [key for key, _ in quotes.find_quotes(parse(query)).scored] == found


def test_if_no_quote_has_all_words_most_will_do(quotes: SearchIndex) -> None:
    found = [key for key, _ in quotes.find_quotes(parse("the ferry sail yesterday storm")).scored]
    assert found[0] == "q1.1"
    assert "q1.4" not in found


def test_constraints_hold_even_where_most_words_will_do(quotes: SearchIndex) -> None:
    found = [key for key, _ in quotes.find_quotes(parse("ferry storm yesterday speaker:kern")).scored]
    assert found == ["q1.3"]


def test_quotes_are_filtered_by_what_the_catalogue_answers(quotes: SearchIndex) -> None:
    query = parse("quay date:2025")
    sets = {only: ["q2"] for only in query_filters(query)}
    assert [key for key, _ in quotes.find_quotes(query, filters=sets).scored] == ["q2.1"]
    assert [key for key, _ in quotes.find_quotes(parse("quay"), allowed=["q1"]).scored] == ["q1.3"]


def test_very_long_and_very_many_quotes_are_found(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "long")
    long = IndexedQuote(2, "word " * 3_000 + "needle", "Ann Hale")
    many = [IndexedQuote(number, f"number n{number} of many") for number in range(3, 3_000)]
    with index.writer() as writer:
        writer.put(IndexedArticle("a", "", ""), [long, *many])
    assert [key for key, _ in index.find_quotes(parse("needle speaker:hale")).scored] == ["a.2"]
    assert [key for key, _ in index.find_quotes(parse("n2999")).scored] == ["a.2999"]
