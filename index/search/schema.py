"""What is indexed: one Whoosh document an article, its quotes in it.

An article and its quotes are always written together, and there is one document where there would be twenty. What is
asked of quotes is asked of units of their own, numbered through the segment: words said and words of the speaker's name
stand in the same unit, so that ``speaker:x said:y`` can be answered of one quote.
"""

from __future__ import annotations

from typing import NamedTuple

from index.search.engine import FieldType, Format, Schema
from index.search.gate import Foreign

SCHEMA_VERSION = 2
"""Raised with every change of what is written or of how words are made; an index of another version is rebuilt."""

KEY = "key"
STEMMED = ("title", "body", "said")
OF_ARTICLES = ("title", "body", "by", "source")
OF_QUOTES = ("said", "speaker", "kind")
STEMS = "_stems"
"""Beside a stemmed field stands one more, in which all forms of a word are one."""


class IndexedQuote(NamedTuple):
    """A quote as it is searched. ``number`` counts from 1 in its article; the quote's id is ``<article>.<number>``."""

    number: int
    text: str
    speaker: str = ""
    kind: str = ""


class IndexedArticle(NamedTuple):
    """An article as it is searched; none of it is kept but its words."""

    id: str
    title: str
    body: str
    byline: str = ""
    source: str = ""


class PlacesFormat(Format):  # type: ignore[misc]
    """Postings as ordinary Whoosh queries see them (:mod:`index.search.codec`): the value is a list of places."""

    def decode_positions(self, value: list[int]) -> list[int]:
        """Places within the article, ascending."""
        return value

    def decode_frequency(self, value: list[int]) -> int:
        return len(value)

    def decode_weight(self, value: list[int]) -> float:
        return float(len(value))


class _Words(FieldType):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__(PlacesFormat(), None, scorable=True)


def schema() -> Foreign:
    """The Whoosh schema, given at every opening so that none is ever unpickled."""
    names = (*OF_ARTICLES, *OF_QUOTES, *(name + STEMS for name in STEMMED), KEY)
    return Schema(**{name: _Words() for name in names})
