"""No query, however odd, takes long or raises anything but a QueryError."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.search import IndexedArticle, IndexedQuote, SearchIndex, highlight, parse, query_filters
from tests.shared import SHARED, needs_shared

PIECES = [
    "sea",
    "wall",
    '"',
    "“",
    "”",
    "(",
    ")",
    " AND ",
    " OR ",
    "NOT ",
    "-",
    "*",
    "~",
    "said:",
    "date:",
    "kind:",
    "2025",
]
ODD = [
    '"', '"open', "((((", "a AND", "NOT", "title:", "date:[", "*", "?", "a~99999", "[2020 to", "field:[bold]",
    "\x1b[31m", "a" * 100_000, "(" * 20_000, "a OR " * 5_000 + "a", "*" * 2_000, '"a b"~999999999', "\ud800", "\x00",
    "[@click=app.quit]x[/]", "NOT " * 200 + "a", "-" * 900, "-(" * 300, "said:said:said:x", '"' * 999, "a" * 999,
    "中" * 999, "a-" * 400, "date:9999-99", "date:0000", "date:....", "by:()", ":::", "- -", "() OR ()", "U." * 300,
    "#" * 500, "~*~*",
]  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """300 articles with a wide vocabulary and some quotes."""
    dice = random.Random(3)
    words = ["".join(dice.choices("abcdehilmnorstu", k=dice.randint(1, 9))) for _ in range(6_000)]
    index = SearchIndex.open(tmp_path_factory.mktemp("full") / "search")
    with index.writer() as writer:
        for number in range(300):
            text = " ".join(dice.choices(words, k=150))
            quotes = [IndexedQuote(n, " ".join(dice.choices(words, k=8)), "Ann Hale", "direct") for n in range(1, 4)]
            writer.put(IndexedArticle(f"id{number}", text[:40], text), quotes)
    return index


def ask(index: SearchIndex, text: str) -> None:
    for live in (False, True):
        try:
            query = parse(text, live=live)
            sets = {only: index.keys() for only in query_filters(query)}
            index.find(query, live=live, limit=20, filters=sets)
            index.find_quotes(query, live=live, limit=20, filters=sets)
            highlight(query, "the sea wall and the rest of it")
            str(query)
        except QueryError as error:
            assert not live
            assert 0 <= error.position <= len(text)
            assert "\n" not in str(error) and len(str(error)) < 300


@pytest.mark.parametrize("number", range(len(ODD)))
def test_odd_queries_are_answered_or_refused(full: SearchIndex, number: int) -> None:
    ask(full, ODD[number])


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_mixture_of_the_language_is_answered_or_refused(full: SearchIndex, text: str) -> None:
    ask(full, text)


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(full: SearchIndex, text: str) -> None:
    ask(full, text)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_echo_is_the_same_query(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    assert parse(str(query)) == query


def test_the_largest_queries_allowed_are_answered(full: SearchIndex) -> None:
    for clause in ("a*", "ab~", '"a e"', "said:e", "NOT e"):
        ask(full, " OR ".join([clause] * 60))
    ask(full, " ".join(["ab* ", "el*", "se* "] * 20))


@needs_shared
def test_the_shared_set_of_odd_queries_is_answered_or_refused(full: SearchIndex, tmp_path: Path) -> None:
    text = (SHARED / "hostile" / "generate.py").read_text()
    line = next(line for line in text.splitlines() if line.startswith("mk="))
    more = next(line for line in text.splitlines() if line.startswith("add('markup/query_strings.txt'"))
    queries: list[str] = []
    scope: dict[str, object] = {
        "add": lambda _, content, *rest, **named: queries.extend(content.split("\n")),
        "X": None,
    }
    exec(f"{line}\n{more}", scope)  # two lines of a generator that else writes 200 files
    assert len(queries) > 30
    for query in queries:
        ask(full, query)
