"""An article: its text, the places in it, and the facts about it; or what is wrong with a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from index.model.kinds import BlockClass


class Span(NamedTuple):
    """The one way to say where: ``text[start:end]``.

    A named tuple as its neighbours here are: an article has hundreds of them, and a frozen dataclass takes three times
    as long to make.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place of ``text``."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Fact(NamedTuple):
    """A value of an article's metadata with the reason to believe it.

    ``confidence`` is 1.0 for what the file states as such, lower for what was inferred. ``evidence`` is where
    ``text`` says so, or None where the fact comes from outside of it (a meta tag, front matter, the user).
    """

    value: str
    rule: str
    confidence: float = 1.0
    evidence: Span | None = None

    @property
    def inferred(self) -> bool:
        return self.confidence < 1.0


class Block(NamedTuple):
    """A paragraph (one line of ``text``, without its newline) and its class."""

    kind: BlockClass
    span: Span


class Source(NamedTuple):
    """What an article is filed under. An article of unknown outlet is a source of its own, labelled by its path."""

    id: str
    label: str
    inferred: bool = False


class Problem(NamedTuple):
    """A file that could not be read, or was repaired: its printable path and one plain line."""

    path: str
    message: str


_UNKNOWN = Fact("und", "language.unknown", 0.0)


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its facts. ``path`` is collection-relative, with ``/``, and safe to print."""

    id: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    source: Source
    title: Fact
    loader: str
    content_hash: str
    language: Fact = _UNKNOWN
    outlet: Fact | None = None
    agency: Fact | None = None
    references: tuple[Fact, ...] = ()
    byline: Fact | None = None
    dateline: Fact | None = None
    date: Fact | None = None
    url: Fact | None = None
    ordinal: int = 0
    notices: tuple[str, ...] = ()

    def body(self) -> tuple[Block, ...]:
        """The blocks that quotes, counts and notes are taken from."""
        return tuple(b for b in self.blocks if b.kind in (BlockClass.BODY, BlockClass.HEADING))
