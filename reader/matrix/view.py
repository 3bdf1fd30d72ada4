"""The matrix on the screen: a cursor over rows and sources, the labels and heads always in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from textual.content import Content
from textual.events import Click
from textual.message import Message

from index.model import Matrix, MatrixCell, MatrixRow, Source
from reader.abbreviations import abbreviated
from reader.panes.rows import Row, RowsView
from reader.text.cells import fit, padded, width_of
from reader.text.paint import Piece
from reader.wording import KINDS_OF_ROWS, NOT_FOUND, row_label

LEAST_LABEL, MOST_LABEL = 16, 80
"""Cells of the labels at the left."""


@dataclass(frozen=True, slots=True)
class MatrixPlace:
    """Where the cursor stood, to be found again in a matrix that was built anew."""

    kind: str
    label: str
    source: str


class MatrixView(RowsView):
    """One item a row; ``column`` is the source under the cursor, ``first`` the leftmost one in sight."""

    class Crossed(Message):
        """The cursor went to another source."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.matrix: Matrix | None = None
        self.heads: tuple[str, ...] = ()
        self.column = 0
        self.first = 0
        self._widths: tuple[int, ...] = ()

    def load(self, matrix: Matrix, at: MatrixPlace | None = None) -> None:
        """Show a matrix, the cursor where it stood before if that is still there."""
        self.matrix = matrix
        self.heads = abbreviated(matrix.sources)
        counts = [max((c.count for row in matrix.rows if (c := row.cells[n])), default=0) for n in self._columns()]
        self._widths = tuple(max(width_of(h), len(str(c))) + 2 for h, c in zip(self.heads, counts, strict=True))
        if at is not None:
            self.column = next((n for n, source in enumerate(matrix.sources) if source.id == at.source), 0)
            rows = (n for n, row in enumerate(matrix.rows) if (row.kind, row.label) == (at.kind, at.label))
            self.cursor = next(rows, 0)
        else:
            self.column = self._first_found()
        self.remake()
        self.reveal(self.cursor)
        self._show_column()

    def _columns(self) -> range:
        return range(len(self.heads))

    def _first_found(self) -> int:
        """The first source that has the first row: a cell that opens."""
        cells = self.matrix.rows[0].cells if self.matrix is not None and self.matrix.rows else ()
        return next((n for n, cell in enumerate(cells) if cell is not None), 0)

    # -- the cursor ----------------------------------------------------------------------------------------------

    def place(self, item: int) -> None:
        super().place(item)
        self.reveal(item)

    def here(self) -> tuple[MatrixRow, Source, MatrixCell | None] | None:
        """Row, source and cell under the cursor."""
        if self.matrix is None or not self.matrix.rows:
            return None
        row = self.matrix.rows[self.cursor]
        return row, self.matrix.sources[self.column], row.cells[self.column]

    def cross_to(self, column: int) -> None:
        """Another source, scrolling sideways where it is out of sight."""
        column = max(0, min(len(self.heads) - 1, column))
        if self.matrix is None or column == self.column:
            return
        self.column = column
        before = self.first
        self._show_column()
        if before == self.first:
            self._repaint_item(self.cursor)
        self.post_message(self.Crossed())

    def cross_to_next(self, step: int) -> None:
        """The next source that has the row."""
        here = self.here()
        if here is not None:
            having = [n for n, cell in enumerate(here[0].cells) if cell is not None]
            further = [n for n in having if (n > self.column if step > 0 else n < self.column)]
            if further:
                self.cross_to(further[0] if step > 0 else further[-1])

    def next_kind(self, step: int) -> None:
        """To the first row of the next kind, or back to the first of this one or the kind before."""
        if self.matrix is None:
            return
        kinds = [row.kind for row in self.matrix.rows]
        starts = [n for n, kind in enumerate(kinds) if n == 0 or kinds[n - 1] != kind]
        further = [n for n in starts if (n > self.cursor if step > 0 else n < self.cursor)]
        if further:
            self.move_to(further[0] if step > 0 else further[-1])
            self.scroll_rows(self.rows_of(self.cursor).start + (self.cursor > 0))

    def on_click(self, event: Click) -> None:
        place = event.get_content_offset(self)
        if place is not None:
            edges = accumulate((self._widths[n] for n in self.in_sight()), initial=self._label_width())
            crossed = [n for n, edge in zip(self.in_sight(), edges, strict=False) if edge <= place.x]
            if crossed:
                self.cross_to(crossed[-1])

    # -- what fits -----------------------------------------------------------------------------------------------

    def _label_width(self) -> int:
        """What the counts leave if all sources fit, else two fifths."""
        width, needed = max(8, self.size.width), sum(self._widths)
        if width - needed >= LEAST_LABEL + LEAST_LABEL // 2:
            return min(MOST_LABEL, width - needed)
        return max(min(LEAST_LABEL, width // 2), min(MOST_LABEL, width * 2 // 5))

    def in_sight(self) -> range:
        """The sources that are drawn."""
        room = self.size.width - self._label_width()
        stop = self.first
        while stop < len(self._widths) and (room >= self._widths[stop] or stop == self.first):
            room -= self._widths[stop]
            stop += 1
        return range(self.first, stop)

    def _show_column(self) -> None:
        before = self.first
        self.first = min(self.first, self.column)
        while self.column not in self.in_sight():
            self.first += 1
        while self.first > 0 and self._fits_from(self.first - 1):
            self.first -= 1
        if self.first != before:
            self.repaint()

    def _fits_from(self, first: int) -> bool:
        """Whether everything from ``first`` to the last source is in sight."""
        return sum(self._widths[first:]) <= self.size.width - self._label_width()

    def reflow(self) -> None:
        super().reflow()
        if self.matrix is not None and self.heads:
            self._show_column()
            self.post_message(self.Crossed())

    # -- drawing -------------------------------------------------------------------------------------------------

    def make_rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        kind = ""
        for number, row in enumerate(self.matrix.rows if self.matrix is not None else ()):
            if row.kind != kind:
                kind = row.kind
                if rows:
                    rows.append(Row(number, (), lead=True))
                rows.append(Row(number, (Piece(fit(KINDS_OF_ROWS[kind], width - 1), ("heading",)),), lead=True))
            rows.append(Row(number, ()))
        return rows

    def draw(self, row: int) -> list[Piece]:
        drawn = self.rows[row]
        if drawn.lead or self.matrix is None:
            return super().draw(row)
        of = self.matrix.rows[drawn.item]
        chosen = drawn.item == self.cursor
        sign = self.signs.cursor if chosen else " "
        return [
            Piece(sign, ("sign",)),
            Piece(padded(row_label(of), self._label_width() - 2) + " ", ()),
            *(self._cell(of, n, chosen=chosen and n == self.column) for n in self.in_sight()),
        ]

    def _cell(self, row: MatrixRow, column: int, *, chosen: bool) -> Piece:
        """A count, in brackets under the cursor: nothing here is told by colour."""
        cell, room = row.cells[column], self._widths[column] - 2
        text = str(cell.count) if cell is not None else NOT_FOUND if self.signs.cursor != ">" else "."
        return Piece(f"[{text:>{room}}]" if chosen else f" {text:>{room}} ", ("now",) if chosen else ())

    def heading(self) -> Content:
        """The heads above the counts, that of the cursor's source marked; at the left which of them are in sight."""
        seen = self.in_sight()
        told = "" if len(seen) == len(self.heads) else f" sources {seen.start + 1}–{seen.stop} of {len(self.heads)}"
        parts = [Content(padded(told, self._label_width()))]
        parts += [self._head(n) for n in seen]
        return Content("").join(parts)

    def _head(self, column: int) -> Content:
        head = self.heads[column]
        text = " " * (self._widths[column] - 1 - width_of(head)) + head + " "
        return Content.styled(text, "bold reverse" if column == self.column else "bold")

    def legend(self) -> Iterator[tuple[str, Source]]:
        """Each head with what it stands for."""
        if self.matrix is not None:
            yield from zip(self.heads, self.matrix.sources, strict=True)
