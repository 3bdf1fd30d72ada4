"""Lists of quotes, speakers and sources."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.said import Echo, FiledQuote
from index.model.text import Fact, Source


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """``items`` is the page asked for, ``total`` all there are; ``echoes`` is aligned with ``items`` or empty.

    ``left_out`` counts quotes of undated articles that a date filter dropped, ``hidden`` indirect speech of cues that
    are not plain, where it was not asked for.
    """

    query: str | None
    total: int
    items: tuple[FiledQuote, ...]
    echoes: tuple[tuple[Echo, ...], ...] = ()
    left_out: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker of the collection: how many quotes, in how many articles and sources, with the role words met."""

    name: str
    quotes: int
    articles: int
    sources: tuple[Source, ...]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source of the collection: how many articles and quotes, and the days between which it published."""

    source: Source
    articles: int
    quotes: int
    first: str | None
    last: str | None
    evidence: Fact | None = None
