"""What a search asks and answers."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.text import Source, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One to three sentences around matches, with the matches' spans (both in article offsets)."""

    span: Span
    text: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a query, with its best passages. ``matches`` counts all matches in its text."""

    article: str
    path: str
    title: str
    source: Source
    date: str | None
    score: float
    passages: tuple[Passage, ...] = ()
    matches: int = 0


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows any listing. Dates are ISO days, both ends included; undated articles stay out of dated listings."""

    sources: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``hits`` is the page asked for, ``total`` all there are.

    ``left_out`` counts undated articles that a date filter dropped. ``ignored`` says what of a query that is still
    being typed was passed over, though typing on will not mend it.
    """

    query: str
    parsed: str
    total: int
    hits: tuple[Hit, ...]
    by_source: tuple[tuple[Source, int], ...] = ()
    seconds: float = 0.0
    left_out: int = 0
    suggestion: str | None = None
    ignored: str | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """``text`` may stand in place of ``query[start:end]`` (code points); ``count`` says how many articles or quotes."""

    text: str
    start: int
    end: int
    count: int | None = None
