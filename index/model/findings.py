"""What the analysis of one article finds."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.kinds import Voice
from index.model.said import Quote
from index.model.text import Span


@dataclass(frozen=True, slots=True)
class Flag:
    """Strong wording at a place: its class, integer points set by hand, whose voice, which rule."""

    span: Span
    points: int
    kind: str
    voice: Voice
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: ``span`` is the number and unit as printed, ``subject`` the stems near it."""

    span: Span
    sentence: Span
    value: float
    unit: str
    subject: tuple[str, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence for which no source was found in that sentence, and why it matters (``rule``)."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article says; depends on that article alone."""

    quotes: tuple[Quote, ...] = ()
    flags: tuple[Flag, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    reworded: tuple[Span, ...] = ()
    """Places that look machine-reworded; wording findings are withheld where there are enough of them."""
