"""Words that stand together, and in a row, come before the same words apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.search import IndexedArticle, IndexedQuote, SearchIndex, parse
from index.search.nearness import LOOKED_AT, narrowest

FILLER = "one two three four five six seven eight nine ten"
TEXTS = {
    "apart": f"A lamp stood here. {FILLER} And the quay was far.",
    "near": f"A quay with a lamp. {FILLER} stood here was far and.",
    "row": f"A lamp quay is a. {FILLER} stood here was far and.",
    "turned": f"A quay lamp is a. {FILLER} stood here was far and.",
}


@pytest.fixture
def near(tmp_path: Path) -> SearchIndex:
    index = SearchIndex.open(tmp_path / "near")
    with index.writer() as writer:
        for key, text in TEXTS.items():
            writer.put(IndexedArticle(key, "", text))
    return index


def order(index: SearchIndex, query: str, *, plain: bool = False, live: bool = False) -> list[str]:
    return [key for key, _ in index.find(parse(query, live=live), plain=plain, live=live).scored]


@pytest.mark.parametrize("query", ["lamp quay", "lamps quays", "LAMP AND quay"])
@pytest.mark.parametrize("live", [False, True])
def test_in_a_row_before_side_by_side_before_near_before_apart(near: SearchIndex, query: str, live: bool) -> None:
    assert order(near, query, live=live) == ["row", "turned", "near", "apart"]


def test_by_bm25_alone_and_for_alternatives_nearness_counts_nothing(near: SearchIndex) -> None:
    found = near.find(parse("lamp quay"), plain=True).scored
    assert len({score for key, score in found if key != "apart"}) == 1
    assert near.find(parse("lamp OR quay")).scored == near.find(parse("lamp OR quay"), plain=True).scored


def test_what_is_excluded_or_asked_of_another_field_is_no_word_to_be_near(near: SearchIndex) -> None:
    assert near.find(parse("lamp -harbour")).scored == near.find(parse("lamp -harbour"), plain=True).scored


def test_a_row_in_the_title_counts(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "titles")
    with index.writer() as writer:
        writer.put(IndexedArticle("a", "Bridge to the west of the harbour", "text"))
        writer.put(IndexedArticle("b", "West of a town is the harbour bridge", "text"))
    assert order(index, "harbour bridge") == ["b", "a"]


def test_only_the_best_are_looked_at_and_the_rest_stay_behind_in_their_order(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "many")
    with index.writer() as writer:
        for number in range(2 * LOOKED_AT):
            far = " filler" * (number % 7) if number % 2 else ""
            writer.put(IndexedArticle(f"a{number:03}", "", f"lamp{far} quay{' filler' * number * 3}"))
    plain, raised = order(index, "lamp quay", plain=True), order(index, "lamp quay")
    assert set(raised[:LOOKED_AT]) == set(plain[:LOOKED_AT])
    assert raised[LOOKED_AT:] == plain[LOOKED_AT:]
    whole = index.find(parse("lamp quay"))
    assert index.find(parse("lamp quay"), limit=7).scored == whole.scored[:7]
    assert index.find(parse("lamp quay"), limit=LOOKED_AT + 3).scored == whole.scored[: LOOKED_AT + 3]


def test_the_order_does_not_depend_on_how_the_index_came_about(tmp_path: Path, near: SearchIndex) -> None:
    other = SearchIndex.open(tmp_path / "other")
    for key, text in reversed(TEXTS.items()):
        with other.writer() as writer:
            writer.put(IndexedArticle(key, "", f"{text} more"))
        with other.writer() as writer:
            writer.put(IndexedArticle(key, "", text))
    for query in ("lamp quay", "stood here", "lamp quay far"):
        assert other.find(parse(query)).scored == near.find(parse(query)).scored


def test_of_quotes_that_hold_the_words_the_nearest_wording_comes_first(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "quotes")
    said = ("we open the west gate at noon", "the gate we open faces west at noon", "noon west open gate we at the")
    with index.writer() as writer:
        writer.put(IndexedArticle("q", "", ""), [IndexedQuote(n, text) for n, text in enumerate(said, 1)])
    found = [key for key, _ in index.find_quotes(parse("open the west gate")).scored]
    assert found[0] == "q.1" and set(found) == {"q.1", "q.2", "q.3"}


@pytest.mark.parametrize(
    ("places", "words"),
    [([[1], [2]], 2), ([[1, 9], [5, 10]], 2), ([[1], [4], [2]], 4), ([[3], [3]], 1), ([[1, 50], [20], [22, 49]], 22)],
)
def test_the_narrowest_stretch_that_holds_all(places: list[list[int]], words: int) -> None:
    assert narrowest(places) == words
