"""The columns of the matrix, what is found in them, and the order in which it is worth being looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from index.comparison import Analysed
from index.comparison.digest import Digest, digest
from index.comparison.note.story import distinct, passage
from index.language.sanitise import one_line
from index.model import MatrixCell, MatrixRow, Source, Span

IN_CELL = 3
"""Passages kept of a cell."""
LONGEST = 240
"""Code points of a label."""

Place: TypeAlias = tuple[Digest, Span]


@dataclass(frozen=True, slots=True)
class Columns:
    """The sources by label, and the articles of each by path."""

    sources: tuple[Source, ...]
    groups: tuple[tuple[Digest, ...], ...]

    @property
    def digests(self) -> list[Digest]:
        return [d for group in self.groups for d in group]


@dataclass(frozen=True, slots=True)
class Found:
    """What may become a row: its places by column; ``weight`` decides between rows that were found equally often."""

    label: str
    places: Mapping[int, Sequence[Place]]
    weight: int = 0

    @property
    def count(self) -> int:
        return sum(len(places) for places in self.places.values())


def columns_of(articles: Sequence[Analysed]) -> Columns:
    """The articles, grouped by source."""
    groups: dict[str, list[Digest]] = defaultdict(list)
    sources: dict[str, Source] = {}
    for analysed in sorted(articles, key=lambda a: (a.article.source.label, a.article.path, a.article.ordinal)):
        source = analysed.article.source
        groups[source.id].append(digest(analysed))
        sources[source.id] = source
    return Columns(tuple(sources.values()), tuple(map(tuple, groups.values())))


def ranked(found: Sequence[Found], columns: int) -> list[Found]:
    """What some sources have and others have not, then what one alone has, then what all have.

    Of the first, what most have: what only one or two lack tells most about them. What one alone has comes source by
    source in turn, so that no source fills the page.
    """
    shared = [f for f in found if 2 <= len(f.places) < columns]
    alone = [f for f in found if len(f.places) == 1]
    common = [f for f in found if len(f.places) == columns]
    return [*sorted(shared, key=_prominence), *_in_turn(alone), *sorted(common, key=_prominence)]


def _prominence(found: Found) -> tuple[int, int, int, str]:
    return -len(found.places), -found.count, -found.weight, found.label


def _in_turn(alone: Sequence[Found]) -> list[Found]:
    by_column: dict[int, list[Found]] = defaultdict(list)
    for found in sorted(alone, key=_prominence):
        by_column[next(iter(found.places))].append(found)
    turns = [(turn, column, f) for column, these in by_column.items() for turn, f in enumerate(these)]
    return [f for _, _, f in sorted(turns, key=lambda item: item[:2])]


def row(kind: str, found: Found, columns: int) -> MatrixRow:
    """The row with its passages."""
    return MatrixRow(
        kind, one_line(found.label, LONGEST), tuple(_cell(found.places.get(n, ())) for n in range(columns))
    )


def _cell(places: Sequence[Place]) -> MatrixCell | None:
    if not places:
        return None
    return MatrixCell(len(places), distinct((passage(d, span) for d, span in places), IN_CELL))
