"""What all panes share: rows drawn on demand, a cursor over items of one or more rows, moves that repaint little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.keys import bindings
from reader.panes.signs import signs
from reader.text.cells import fit
from reader.text.paint import Piece

STYLE_NAMES = (
    "cursor match now quote said indirect speaker evidence chosen aside heading title dim date source warning sign mark"
).split()
"""What a piece of a row can be; the stylesheet says how each looks."""


class LineView(ScrollView, can_focus=True):
    """A scrolling list of items. The user's moves are told upwards; `show` and `load` of the panes tell nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pane")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{name}" for name in STYLE_NAMES}

    class Moved(Message):
        """The user moved the cursor to ``index``."""

        def __init__(self, view: LineView, index: int) -> None:
            super().__init__()
            self.view = view
            self.index = index

        @property
        def control(self) -> LineView:
            return self.view

    class Chosen(Moved):
        """The user pressed Enter on ``index``."""

    def __init__(self, *, id: str) -> None:
        self._titles: dict[str, Content] = {}
        self._titling = False
        self._wanted_titles = ("", "")
        self._drawn: dict[int, Strip] = {}
        self._made: dict[int, Strip] = {}
        self._made_width = 0
        self._base: Style | None = None
        self._looks: dict[tuple[tuple[str, ...], Style], Style] = {}
        super().__init__(id=id)
        self.cursor = 0
        self.signs = signs()

    # -- what a pane says of itself ------------------------------------------------------------------------------

    def item_count(self) -> int:
        """How many items the cursor can stand on."""
        raise NotImplementedError

    def row_count(self) -> int:
        """How many rows there are to draw."""
        raise NotImplementedError

    def rows_of(self, item: int) -> range:
        """The rows that ``item`` fills."""
        raise NotImplementedError

    def item_at(self, row: int) -> int:
        """The item that ``row`` belongs to."""
        raise NotImplementedError

    def draw(self, row: int) -> list[Piece]:
        """The row as pieces of text with the names of their styles; no wider than the pane."""
        raise NotImplementedError

    def reflow(self) -> None:
        """The width changed: make the rows anew."""

    # -- moving --------------------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        self.move_to(self.cursor + step)

    def action_end(self, side: int) -> None:
        self.move_to(0 if side < 0 else self.item_count() - 1)

    def action_page(self, step: int) -> None:
        page = max(1, self.size.height - 2)
        row = self.rows_of(self.cursor).start + step * page
        target = self.item_at(max(0, min(self.row_count() - 1, row)))
        self.move_to(target if target != self.cursor else self.cursor + step)

    def action_choose(self) -> None:
        if self.item_count():
            self.post_message(self.Chosen(self, self.cursor))

    def move_to(self, item: int) -> None:
        """Move for the user: the cursor goes, the pane scrolls to it, and the move is told."""
        item = max(0, min(self.item_count() - 1, item))
        if self.item_count() == 0 or item == self.cursor:
            return
        self.place(item)
        self.reveal(item)
        self.post_message(self.Moved(self, item))

    def place(self, item: int) -> None:
        """Set the cursor and repaint only the rows it leaves and enters."""
        left, self.cursor = self.cursor, item
        for moved in (left, item):
            self._repaint_item(moved)

    def reveal(self, item: int) -> None:
        """Scroll only if ``item`` is out of sight; then far enough that the next moves need no scrolling."""
        rows, top, height = self.rows_of(item), self.scroll_offset.y, max(1, self.size.height)
        if item == 0:
            self.scroll_rows(0)
        elif rows.start < top:
            self.scroll_rows(max(rows.stop - height, rows.start - height * 2 // 3))
        elif rows.stop > top + height:
            self.scroll_rows(min(rows.start, max(rows.stop - height, rows.start - height // 3)))

    def follow(self, item: int) -> None:
        """Scroll for another pane: not at all while ``item`` is in the middle third."""
        rows, top, height = self.rows_of(item), self.scroll_offset.y, max(1, self.size.height)
        if rows.start < top + height // 3 or rows.stop > top + height * 2 // 3 + 1:
            self.scroll_rows(max(0, rows.start - height // 3))

    def scroll_rows(self, top: int) -> None:
        last = max(0, self.row_count() - self.size.height)
        self.scroll_to(y=max(0, min(top, last)), animate=False, force=True, immediate=True)

    # -- drawing -------------------------------------------------------------------------------------------------

    def rows_changed(self) -> None:
        """Tell the scrolling how many rows there are now, without a new layout of the whole screen."""
        self.set_reactive(Widget.virtual_size, Size(self.size.width, self.row_count()))
        if self.scroll_offset.y > max(0, self.row_count() - self.size.height):
            self.scroll_rows(self.scroll_offset.y)
        self.repaint()

    def repaint(self) -> None:
        """What is shown has changed: send those rows to the terminal that look otherwise than when last sent."""
        self._made.clear()
        self._send()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        if round(old_value) != round(new_value):
            self._send()

    def _send(self) -> None:
        width = self.size.width
        rows = (y for y in range(self.size.height) if self._drawn.get(y) != self._strip(y))
        if changed := [Region(0, y, width, 1) for y in rows]:
            self.refresh(*changed)

    def set_titles(self, title: str, foot: str) -> None:
        """Write into the border; Textual would repaint the whole pane for that, here only the border's rows are."""
        self._wanted_titles = (title, foot)
        room = max(4, self.size.width - 4)
        for name, line, row in (("border_title", title, -1), ("border_subtitle", foot, self.size.height)):
            content = Content(fit(line, room))
            if self._titles.get(name) != content:
                self._titles[name] = content
                self._titling = True
                setattr(self, name, content)
                self._titling = False
                self.refresh(Region(-1, row, self.size.width + 2, 1))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        return self if self._titling else super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        strip = self._drawn[y] = self._strip(y)
        return strip

    def _strip(self, y: int) -> Strip:
        width, row = self.size.width, y + self.scroll_offset.y
        base = self._base = self._base or self.rich_style
        if row >= self.row_count():
            return Strip.blank(width, base)
        if width != self._made_width:
            self._made.clear()
            self._made_width = width
        if row not in self._made:
            if self.has_focus and self.item_at(row) == self.cursor and self.item_count():
                base = self.look(("cursor",), base)
            self._made[row] = self._make(self.draw(row), base, width)
        return self._made[row]

    def _make(self, pieces: Sequence[Piece], base: Style, width: int) -> Strip:
        """One strip of exactly ``width`` cells; neighbours that look alike are one segment."""
        segments: list[Segment] = []
        used = 0
        for piece in (*pieces, Piece(" " * width, ())):
            style = self.look(piece.names, base)
            cells = cell_len(piece.text)
            text = piece.text if used + cells <= width else set_cell_size(piece.text, width - used)
            used += min(cells, width - used)
            if segments and segments[-1].style == style:
                segments[-1] = Segment(segments[-1].text + text, style)
            elif text:
                segments.append(Segment(text, style))
        return Strip(segments, width)

    def look(self, names: tuple[str, ...], base: Style) -> Style:
        """How text of these names looks; worked out once for each combination."""
        key = (names, base)
        if key not in self._looks:
            style = base
            for name in names:
                style += self.get_component_rich_style(f"line--{name}", partial=True)
            self._looks[key] = style
        return self._looks[key]

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._looks.clear()
        self._made.clear()
        self._base = None

    # -- events --------------------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        self.set_titles(*self._wanted_titles)
        self.reflow()

    def on_focus(self) -> None:
        self._repaint_item(self.cursor)

    def on_blur(self) -> None:
        self._repaint_item(self.cursor)

    def on_click(self, event: Click) -> None:
        place = event.get_content_offset(self)
        row = None if place is None else place.y + self.scroll_offset.y
        if row is not None and row < self.row_count() and self.item_count():
            self.move_to(self.item_at(row))
            if event.chain == 2:
                self.action_choose()

    def _repaint_item(self, item: int) -> None:
        if item < self.item_count():
            rows = self.rows_of(item)
            for row in rows:
                self._made.pop(row, None)
            self.refresh_lines(rows.start, len(rows))
