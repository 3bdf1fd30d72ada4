"""Articles come, change and go; answers depend on what is there and on nothing else."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from index.search import IndexedArticle, IndexedQuote, SearchIndex, parse
from index.search.writing import FAN

WORDS = "harbour bridge ferry sea wall storm council vote port crane dock tide lamp rope sail".split()
QUERIES = (
    "bridge",
    "ferry OR tide",
    "sea wall",
    '"sea wall"',
    "stor*",
    "brigde~",
    "vote NOT port",
    "title:crane",
    "said:rope",
    "speaker:hale said:lamp",
    "kind:direct dock",
)


def article(number: int, seed: int = 0) -> tuple[IndexedArticle, list[IndexedQuote]]:
    dice = random.Random(f"{number}.{seed}")
    body = " ".join(dice.choices(WORDS, k=dice.randint(20, 80)))
    quotes = [
        IndexedQuote(n, " ".join(dice.choices(WORDS, k=6)), dice.choice(["Ann Hale", "Bo Kern"]), "direct")
        for n in range(1, dice.randint(1, 4))
    ]
    return IndexedArticle(f"id{number:03}", " ".join(dice.choices(WORDS, k=3)), body), quotes


def answers(index: SearchIndex) -> list[object]:
    found: list[object] = [index.find(parse(query)) for query in QUERIES]
    return [*found, index.find_quotes(parse("rope lamp sail")), index.find_quotes(parse("speaker:kern"))]


def test_an_article_is_replaced_by_its_id(index: SearchIndex) -> None:
    with index.writer() as writer:
        writer.put(IndexedArticle("a1", "New", "Nothing of the old text."), [IndexedQuote(1, "only this", "Ann Hale")])
    assert index.find(parse("harbour")).total == 0
    assert index.find(parse("speaker:lindqvist")).total == 0
    assert index.find(parse("nothing")).scored[0][0] == "a1"
    assert index.keys() == {"a1", "a2", "a3"}


def test_the_last_of_an_article_put_twice_at_once_counts(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "search")
    with index.writer() as writer:
        writer.put(IndexedArticle("a", "", "first"))
        writer.put(IndexedArticle("b", "", "other"))
        writer.put(IndexedArticle("a", "", "second"))
        writer.put(IndexedArticle("c", "", "third"))
        writer.remove("c")
    assert index.find(parse("first OR third")).total == 0
    assert index.find(parse("second")).total == 1
    assert index.keys() == {"a", "b"}


def test_a_removed_article_is_gone(index: SearchIndex) -> None:
    with index.writer() as writer:
        writer.remove("a2")
        writer.remove("never there")
    assert index.find(parse("ferry")).total == 0
    assert index.find_quotes(parse("speaker:okafor")).scored[0][0] == "a1.2"
    assert index.keys() == {"a1", "a3"}


def test_a_change_that_raises_has_not_happened(index: SearchIndex) -> None:
    with pytest.raises(ZeroDivisionError), index.writer() as writer:
        writer.remove("a1")
        writer.put(IndexedArticle("a4", "", "harbour"))
        raise ZeroDivisionError
    assert index.keys() == {"a1", "a2", "a3"}
    with index.writer() as writer:
        writer.put(IndexedArticle("a4", "", "harbour"))
    assert index.find(parse("harbour")).total == 2


def test_nothing_to_write_writes_nothing(index: SearchIndex) -> None:
    before = sorted(index.folder.iterdir())
    with index.writer() as writer:
        writer.remove("never there")
    assert sorted(index.folder.iterdir()) == before


def test_answers_and_scores_do_not_depend_on_how_the_index_came_about(tmp_path: Path) -> None:
    grown = SearchIndex.open(tmp_path / "grown")
    for number in range(60):
        with grown.writer() as writer:
            writer.put(*article(number, seed=1))
            if number % 3 == 0:
                writer.remove(f"id{number // 2:03}")
    with grown.writer() as writer:
        for number in range(0, 60, 2):
            writer.put(*article(number))
        for number in range(1, 60, 2):
            writer.remove(f"id{number:03}")
    made = SearchIndex.open(tmp_path / "made")
    with made.writer() as writer:
        for number in reversed(range(0, 60, 2)):
            writer.put(*article(number))
    assert grown.keys() == made.keys()
    assert answers(grown) == answers(made)


def test_small_segments_are_merged(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "search")
    for number in range(3 * FAN):
        with index.writer() as writer:
            writer.put(*article(number))
    assert len(list(index.folder.glob("*.seg"))) < 2 * FAN
    assert len(index.keys()) == 3 * FAN


def test_a_large_change_is_several_segments_and_one_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.writing.MAX_WORDS", 500)
    index = SearchIndex.open(tmp_path / "search")
    with index.writer() as writer:
        for number in range(40):
            writer.put(*article(number, seed=number))
            writer.put(*article(number // 2))
        assert index.keys() == set()
    whole = SearchIndex.open(tmp_path / "whole")
    monkeypatch.undo()
    with whole.writer() as writer:
        for number in range(20):
            writer.put(*article(number))
        for number in range(20, 40):
            writer.put(*article(number, seed=number))
    assert len(list(index.folder.glob("*.seg"))) > 1
    assert answers(index) == answers(whole)


def test_equal_scores_are_in_the_order_of_ids(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "search")
    with index.writer() as writer:
        for key in ("c", "a", "d", "b"):
            writer.put(IndexedArticle(key, "", "the same words"))
    assert [key for key, _ in index.find(parse("same")).scored] == ["a", "b", "c", "d"]
    assert [key for key, _ in index.find(parse("same"), limit=2).scored] == ["a", "b"]
    assert index.find(parse("same"), limit=2).total == 4
    assert index.find(parse("same"), limit=0).scored == ()


def test_a_word_in_the_title_counts_more(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "search")
    with index.writer() as writer:
        writer.put(IndexedArticle("a", "Other words", "a bridge and some more text"))
        writer.put(IndexedArticle("b", "Bridge news", "a crane and some more text"))
    assert [key for key, _ in index.find(parse("bridge")).scored] == ["b", "a"]


def test_only_allowed_articles_are_found(index: SearchIndex) -> None:
    assert index.find(parse("sea"), allowed=["a2", "a3"]).scored[0][0] == "a2"
    assert index.find(parse("sea"), allowed={"a2"}, limit=20).total == 1
    assert index.find(parse("sea"), allowed=[]).total == 0
    assert index.find(parse("*"), allowed=[f"x{n}" for n in range(100)] + ["a3"]).scored == (("a3", 0.0),)


def test_an_open_index_sees_every_commit(index: SearchIndex) -> None:
    other = SearchIndex.open(index.folder)
    with index.writer() as writer:
        writer.put(IndexedArticle("a4", "", "lighthouse"))
    assert other.find(parse("lighthouse")).total == 1


def test_threads_share_an_index(index: SearchIndex) -> None:
    expected = answers(index)
    found: list[list[object]] = []
    threads = [threading.Thread(target=lambda: found.append(answers(index))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_an_empty_index_answers(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "search")
    assert index.keys() == set()
    for query in (*QUERIES, "*", "NOT sea", "NOT said:sea"):
        assert index.find(parse(query)).total == 0
        assert index.find_quotes(parse(query)).total == 0
        assert index.suggest(parse(query)) is None


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("brigde", "bridge"),
        ("engineerz", "engineers"),
        ("harbuor sea", "harbour AND sea"),
        ("ferry", None),
        ("qqqqqqq", None),
        ("speaker:lindqvst", "speaker:lindqvist"),
    ],
)
def test_unknown_words_are_mended_from_the_collections_own(
    index: SearchIndex, query: str, suggested: str | None
) -> None:
    assert index.suggest(parse(query)) == suggested
