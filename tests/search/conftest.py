"""A real index of a few invented articles, and a short way to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.search import IndexedArticle, IndexedQuote, SearchIndex, parse

ARTICLES = (
    (
        IndexedArticle(
            "a1",
            "Harbour bridge closes",
            "The harbour bridge closed on Monday.\nEngineers were running tests on the great sea wall.",
            "Ada Stone",
            "Morning Post",
        ),
        (
            IndexedQuote(1, "The bridge is safe to cross", "Oscar Lindqvist", "direct"),
            IndexedQuote(2, "nobody had asked the ferry company", "Mina Okafor", "indirect"),
        ),
    ),
    (
        IndexedArticle(
            "a2",
            "Ferry company fined",
            "A ferry company was fined. The company’s lawyers said the wall of water was great and the sea calm.",
            "Ben Ito",
            "Evening Star",
        ),
        (IndexedQuote(1, "We never asked for a bridge", "Mina Okafor", "direct"),),
    ),
    (
        IndexedArticle(
            "a3", "Weather", "Sunny. COVID-19 wards in the U.S. stay open, told us Dr. O’Brien of Zürich.", "", "a3.txt"
        ),
        (),
    ),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    opened = SearchIndex.open(tmp_path / "search")
    with opened.writer() as writer:
        for article, quotes in ARTICLES:
            writer.put(article, quotes)
    yield opened
    opened.close()


@pytest.fixture
def ask(index: SearchIndex) -> Callable[[str], list[str]]:
    """The ids that a query finds, in their order of names."""

    def asked(query: str) -> list[str]:
        return sorted(key for key, _ in index.find(parse(query)).scored)

    return asked
