"""Marks over a line: where styles overlap, the line is cut into pieces that carry all their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A named place: ``name`` is what the place is (match, quote, speaker ...), not how it looks."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the names of all the marks that cover it, in the order the marks were given."""

    text: str
    names: tuple[str, ...]


def pieces(text: str, line: Span, marks: Sequence[Mark]) -> list[Piece]:
    """Cut ``line`` of ``text`` at the borders of ``marks``."""
    near = [mark for mark in marks if mark.span.meets(line)]
    if not near:
        return [Piece(line.of(text), ())] if line.end > line.start else []
    cuts = {line.start, line.end}
    for mark in near:
        cuts.add(max(mark.span.start, line.start))
        cuts.add(min(mark.span.end, line.end))
    edges = sorted(cuts)
    return [
        Piece(text[left:right], tuple(mark.name for mark in near if mark.span.start <= left and right <= mark.span.end))
        for left, right in pairwise(edges)
    ]


def by_line(lines: Sequence[Span], starts: Sequence[int], marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """Which marks touch which line, so that drawing one line never looks at all marks."""
    from reader.text.wrap import line_at

    found: dict[int, list[Mark]] = {}
    for mark in marks:
        number = line_at(starts, mark.span.start)
        while number < len(lines) and lines[number].start < mark.span.end:
            if lines[number].meets(mark.span):
                found.setdefault(number, []).append(mark)
            number += 1
    return found
