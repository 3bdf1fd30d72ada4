"""A bias note: statements about how one source tells the story."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.kinds import Voice
from index.model.text import Source, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a reader can jump to; ``text`` is exactly the article's text at ``span``."""

    article: str
    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How often here, how often in the others, and in how many sources."""

    here: int = 0
    others: int = 0
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of a note: plain sentence, count, rule, reason ("why is this here?") and evidence."""

    section: int
    kind: str
    text: str
    rule: str
    reason: str
    counts: Counts = Counts()
    voice: Voice | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletFact:
    """Something about an outlet: ``words`` as ``origin`` has them, a table with its ``criteria``, or the user."""

    outlet: str
    words: str
    origin: str
    criteria: str = ""
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What a note compares with: ``kind`` is ``folder``, ``collection``, ``results`` or ``article``."""

    kind: str
    articles: int
    sources: int


@dataclass(frozen=True, slots=True)
class Note:
    """How one source tells the story, in its comparison set. It judges nobody."""

    source: Source
    scope: Scope
    articles: tuple[str, ...]
    statements: tuple[Statement, ...]
