"""The results pane: date, source, number of matches, title, and the passage that answers best."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from index.language.sanitise import one_line
from index.model import Hit, Passage, SearchResult
from reader.panes.labels import short_date, source_label
from reader.panes.line_view import LineView
from reader.spot import row_of
from reader.text.cells import fit, padded, width_of
from reader.text.excerpt import excerpt
from reader.text.paint import Mark, Piece, pieces
from reader.text.wrap import wrap

PAGE = 100
ONE_LINE_FROM = 56
NARROWEST_SOURCE, WIDEST_SOURCE = 16, 24
STRIP = 5
TALL = 18


class ResultsPane(LineView):
    """Rows of equal height, so that a hundred thousand results need no list of rows; pages are asked for as seen."""

    class Wanted(Message):
        """The results from ``offset`` on are about to be seen and are not here yet."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.hits: list[Hit | None] = []
        self._with_passages = False
        self._with_year = False
        self._source_room = NARROWEST_SOURCE
        self.astray = False
        """Whether what the other panes show is not among the results; then no row is marked until one is chosen."""
        self._asked: set[int] = set()

    # -- shown, silently -----------------------------------------------------------------------------------------

    def load(self, result: SearchResult, cursor: int) -> None:
        """Show a new answer, the cursor on row ``cursor``."""
        moved = cursor != self.cursor
        self.hits = [*result.hits, *([None] * (result.total - len(result.hits)))]
        self._asked.clear()
        self._with_passages = any(hit.passages for hit in result.hits)
        self._with_year = len({(hit.date or "")[:4] for hit in result.hits if hit.date}) > 1
        self._measure_sources(result.hits)
        self.cursor, self.astray = max(0, min(cursor, len(self.hits) - 1)), False
        self.rows_changed()
        if self.hits and (moved or not self.has_focus):
            self.reveal(self.cursor)

    def add(self, offset: int, hits: Sequence[Hit]) -> None:
        """Fill in a page that was wanted."""
        for row, hit in enumerate(hits, offset):
            if row < len(self.hits):
                self.hits[row] = hit
        self._measure_sources(hits)
        self.repaint()

    def show(self, row: int) -> None:
        """Move the cursor for somebody else."""
        if self.hits and row != self.cursor:
            self.place(row)
            self.reveal(row)

    def show_article(self, article: str) -> None:
        """Move the cursor to an article; where it is not among the results, no row stays marked."""
        row = row_of(self.hits, article)
        self.astray = row is None
        self.repaint()
        if row is not None:
            self.show(row)

    def place(self, item: int) -> None:
        self.astray = False
        super().place(item)

    def _measure_sources(self, hits: Sequence[Hit]) -> None:
        """Room for the longest name of a source, within limits."""
        longest = max((width_of(source_label(hit.source)) for hit in hits), default=0)
        self._source_room = max(self._source_room, min(WIDEST_SOURCE, longest + 1))

    def hit(self) -> Hit | None:
        """The result under the cursor, if it is here."""
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None

    # -- rows ----------------------------------------------------------------------------------------------------

    @property
    def _head(self) -> int:
        """Rows of a result before its passage: one where it is wide, else its facts and one or two rows of title."""
        if self.size.width >= ONE_LINE_FROM:
            return 1
        return 3 if self.size.height >= TALL else 2

    @property
    def _excerpt(self) -> int:
        if not self._with_passages or self.size.height < STRIP:
            return 0
        return 1 if self._head == 1 else 2

    @property
    def _height(self) -> int:
        return self._head + self._excerpt

    def item_count(self) -> int:
        return len(self.hits)

    def row_count(self) -> int:
        return len(self.hits) * self._height

    def rows_of(self, item: int) -> range:
        return range(item * self._height, (item + 1) * self._height)

    def item_at(self, row: int) -> int:
        return row // self._height

    def reflow(self) -> None:
        self.rows_changed()
        if self.hits:
            self.reveal(self.cursor)

    def draw(self, row: int) -> list[Piece]:
        item, line = divmod(row, self._height)
        hit = self.hits[item]
        if hit is None:
            self._want(item)
            return [Piece(" ·", ("dim",))] if line == 0 else []
        if line >= self._head:
            return self._draw_excerpt(hit, line - self._head)
        if line > 0:
            return [Piece(f" {_title_row(hit.title, self.size.width - 2, line - 1, self._head - 1)}", ("title",))]
        marked = item == self.cursor and (self.has_focus or not self.astray)
        return self._draw_head(hit, self.signs.cursor if marked else " ")

    def _draw_head(self, hit: Hit, sign: str) -> list[Piece]:
        width = self.size.width
        date = short_date(hit.date, with_year=self._with_year and width >= 30)
        count = f" {hit.matches}" if hit.matches else ""
        if self._head > 1:
            room = max(1, width - 1 - len(date) - 1 - len(count) - 1)
            return [
                Piece(sign, ("sign",)),
                Piece(date + " ", ("date",)),
                Piece(padded(source_label(hit.source), room), ("source",)),
                Piece(count, ("dim",)),
            ]
        named = min(self._source_room, max(NARROWEST_SOURCE, width // 3))
        source = padded(source_label(hit.source), named)
        room = max(1, width - 1 - len(date) - 1 - named - 5 - 1)
        return [
            Piece(sign, ("sign",)),
            Piece(date + " ", ("date",)),
            Piece(source, ("source",)),
            Piece(f"{count:>4} ", ("dim",)),
            Piece(fit(hit.title, room), ("title",)),
        ]

    def _draw_excerpt(self, hit: Hit, line: int) -> list[Piece]:
        passage = _telling(hit)
        if passage is None:
            return []
        found = excerpt(passage, self.size.width - 3, self._excerpt)
        if line >= len(found.lines):
            return []
        marks = [Mark(span, "match") for span in found.matches]
        return [Piece("  ", ()), *pieces(found.text, found.lines[line], marks)]

    def _want(self, item: int) -> None:
        page = item // PAGE * PAGE
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(page))


def _telling(hit: Hit) -> Passage | None:
    """The best passage that does not merely repeat the title above it."""
    title = one_line(hit.title).casefold()
    return next((one for one in hit.passages if one_line(one.text).casefold().strip(" .") not in title), None)


def _title_row(title: str, width: int, row: int, rows: int) -> str:
    """One of the rows over which a title runs; the last is cut."""
    line = one_line(title)
    spans = wrap(line, 0, len(line), width)
    if row >= len(spans):
        return ""
    return fit(line[spans[row].start :] if row == rows - 1 else spans[row].of(line), width)
