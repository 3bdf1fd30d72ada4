"""Rows of figures: each number with what it counts, other numbers of the same thing beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.comparison.coverage.columns import Columns, Found, Place
from index.comparison.note.differing import FIGURES, GENERAL, ROUNDING
from index.language import words
from index.language.sanitise import one_line
from index.model import Figure

LEAST_ALONE = 10
"""Smaller numbers of a thing that one source alone counts are no rows."""


@dataclass(frozen=True, slots=True)
class _Use:
    column: int
    place: Place
    value: float
    printed: str


def find(columns: Columns) -> list[Found]:
    """Things that several sources count differently come first, all numbers of one thing together, then as usual."""
    units: dict[str, list[_Use]] = defaultdict(list)
    for n, group in enumerate(columns.groups):
        for d in group:
            for figure in d.analysis.figures[:FIGURES]:
                if _telling(figure):
                    printed = one_line(figure.span.of(d.text))
                    units[figure.unit].append(_Use(n, (d, figure.span), figure.value, printed))
    size = len(columns.sources)
    ordered: list[tuple[tuple[int, int, int, str], list[Found]]] = []
    for unit, uses in units.items():
        rows = [_row(group) for group in _by_value(uses)]
        having = {use.column for use in uses}
        if unit in GENERAL or len(unit) < 3:
            rows = [f for f in rows if len(f.places) >= 2]
        elif len(having) == 1:
            rows = [f for f, group in zip(rows, _by_value(uses), strict=True) if group[0].value >= LEAST_ALONE]
        if rows:
            told_apart = len(having) >= 2 and (len(rows) > 1 or len(having) < size)
            tier = 0 if told_apart else 1 if len(having) == 1 else 2
            ordered.append(((tier, -len(having), -len(uses), unit), rows))
    return [f for _, rows in sorted(ordered, key=lambda item: item[0]) for f in rows]


def _telling(figure: Figure) -> bool:
    return figure.value != 1 and figure.unit not in words.function_words()


def _by_value(uses: Sequence[_Use]) -> Iterator[list[_Use]]:
    """Uses of one number, or of what it may be rounded to; by size."""
    group: list[_Use] = []
    for use in sorted(uses, key=lambda u: (u.value, u.column)):
        if group and abs(use.value - group[0].value) > ROUNDING * abs(use.value):
            yield group
            group = []
        group.append(use)
    if group:
        yield group


def _row(group: Sequence[_Use]) -> Found:
    places: dict[int, list[Place]] = defaultdict(list)
    for use in group:
        places[use.column].append(use.place)
    printed = Counter(use.printed for use in group)
    return Found(min(printed, key=lambda p: (-printed[p], len(p), p)), places)
