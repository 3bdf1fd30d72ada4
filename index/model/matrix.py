"""The coverage matrix: what is said, and which source has it."""

from __future__ import annotations

from dataclasses import dataclass

from index.model.note import Evidence, Scope
from index.model.text import Source


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How often one source has what a row is about, and the first passages."""

    count: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """``cells`` is aligned with the matrix's sources; None where the rules found nothing, which is not "not there"."""

    kind: str
    label: str
    cells: tuple[MatrixCell | None, ...]

    @property
    def sources(self) -> int:
        """In how many sources it was found."""
        return sum(1 for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by kind; within a kind, what sets the sources apart comes first.

    ``cut`` counts the rows beyond the most that are kept of a kind, ``more`` the articles that a query found beyond
    those compared. With fewer than two sources there are no rows.
    """

    sources: tuple[Source, ...]
    rows: tuple[MatrixRow, ...]
    scope: Scope
    cut: int = 0
    more: int = 0
