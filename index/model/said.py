"""Quotes: what was said, by whom, and where else it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.kinds import QuoteKind, Relation
from index.model.text import Source, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body quoted. ``mention`` is the name or pronoun, ``phrase`` all of it with title and apposition."""

    mention: Span
    phrase: Span
    name: str | None = None
    role: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words reported as somebody's.

    ``segments`` leave the outer marks out; a quote cut by its reporting clause, or running over paragraphs, has
    several; ``text`` is the segments joined by one space. ``repeats`` counts the further quotes of the same article
    that share one of its segments word for word.
    """

    kind: QuoteKind
    segments: tuple[Span, ...]
    text: str
    rule: str
    confidence: float
    speaker: Speaker | None = None
    cue: Span | None = None
    repeats: int = 0

    @property
    def span(self) -> Span:
        return Span(self.segments[0].start, self.segments[-1].end)


@dataclass(frozen=True, slots=True)
class FiledQuote:
    """A quote where it stands: ``id`` is ``<article id>.<number from 1>``."""

    id: str
    article: str
    path: str
    title: str
    source: Source
    date: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Echo:
    """The same utterance in another article. ``diff`` is (``=`` | ``-`` | ``+``, words) from the asked to the found."""

    quote: str
    article: str
    source: Source
    relation: Relation
    diff: tuple[tuple[str, str], ...] = ()
    date: str | None = None
