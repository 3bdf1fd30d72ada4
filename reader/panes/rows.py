"""A pane whose rows are made at once, for lists of some hundred items of uneven height."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.geometry import Size

from index.model import Span
from reader.panes.line_view import LineView
from reader.text.cells import shown
from reader.text.paint import Mark, Piece, pieces
from reader.text.wrap import wrap


@dataclass(frozen=True, slots=True)
class Row:
    """What is drawn, and to which item it belongs; a ``lead`` stands above an item and never gets the cursor's sign."""

    item: int
    pieces: tuple[Piece, ...]
    lead: bool = False


class RowsView(LineView):
    """Subclasses give `make_rows`; every item has at least one row, and rows of one item stand together."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows: list[Row] = []
        self._ranges: list[range] = []
        self._made_for = Size(0, 0)

    def make_rows(self, width: int) -> list[Row]:
        """All rows for this width."""
        raise NotImplementedError

    def remake(self) -> None:
        """Make the rows anew after what is shown has changed."""
        again = self.keep_cursor()
        self._made_for = self.size
        self.rows = self.make_rows(max(8, self.size.width))
        self._ranges = _ranges(self.rows)
        self.cursor = max(0, min(again(), len(self._ranges) - 1))
        self.rows_changed()

    def keep_cursor(self) -> Callable[[], int]:
        """Asked before the rows are made anew; the answer, asked after, is the item where the cursor goes."""
        item = self.cursor
        return lambda: item

    def show(self, item: int) -> None:
        """Move the cursor for another pane."""
        if not 0 <= item < len(self._ranges):
            return
        if item != self.cursor:
            self.place(item)
        if not self.has_focus:
            self.reveal(item)

    def item_count(self) -> int:
        return len(self._ranges)

    def row_count(self) -> int:
        return len(self.rows)

    def rows_of(self, item: int) -> range:
        return self._ranges[item] if item < len(self._ranges) else range(0)

    def item_at(self, row: int) -> int:
        return self.rows[row].item

    def reflow(self) -> None:
        if self.size != self._made_for:
            self.remake()
        if self._ranges:
            self.follow(self.cursor)

    def draw(self, row: int) -> list[Piece]:
        drawn = self.rows[row]
        first = not drawn.lead and (row == self._ranges[drawn.item].start or self.rows[row - 1].lead)
        sign = self.signs.cursor if first and drawn.item == self.cursor else " "
        return [Piece(sign, ("sign",)), *drawn.pieces]


def paragraph(
    item: int,
    text: str,
    width: int,
    names: tuple[str, ...] = (),
    *,
    indent: int = 0,
    marks: Sequence[Mark] = (),
    lead: bool = False,
) -> list[Row]:
    """``text`` as rows of an item, one cell left free for the cursor's sign."""
    margin = (Piece(" " * indent, ()),) if indent else ()
    rows = []
    for line in wrap(text, 0, len(text), width - 2 - indent):
        drawn = (Piece(shown(piece.text), (*names, *piece.names)) for piece in pieces(text, line, marks))
        rows.append(Row(item, (*margin, *drawn), lead))
    return rows


def within(span: Span, matches: Sequence[Span]) -> list[Span]:
    """``matches`` inside ``span``, counted from its beginning."""
    return [Span(m.start - span.start, m.end - span.start) for m in matches if span.holds(m)]


def _ranges(rows: Sequence[Row]) -> list[range]:
    ranges: list[range] = []
    for number, row in enumerate(rows):
        if row.item == len(ranges):
            ranges.append(range(number, number + 1))
        else:
            ranges[row.item] = range(ranges[row.item].start, number + 1)
    return ranges
