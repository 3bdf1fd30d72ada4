"""A list over the panes: choose a line, or read and close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from reader.panes.line_view import LineView
from reader.panes.rows import Row, RowsView, paragraph

WIDEST = 84
Paragraph = tuple[str, tuple[str, ...]]


class Entries(RowsView):
    """Items of one or more paragraphs, each paragraph in its style; ``lead`` stands above them all."""

    def __init__(self, items: Sequence[Sequence[Paragraph]], lead: str = "") -> None:
        super().__init__(id="entries")
        self.items = items
        self.lead = lead

    def make_rows(self, width: int) -> list[Row]:
        rows = paragraph(0, self.lead, width, ("dim",), lead=True) if self.lead else []
        for number, item in enumerate(self.items):
            for place, (text, names) in enumerate(item):
                rows += paragraph(number, text, width, names, indent=0 if place == 0 else 2)
        return rows


class Listing(ModalScreen[int | None]):
    """Gives the number of the item on which Enter was pressed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "close", "Close", show=False),
        Binding("slash", "query", "Close, and search", show=False, priority=True),
        Binding("Q", "app.quit", "Quit at once", show=False),
    ]

    def __init__(
        self, title: str, items: Sequence[Sequence[Paragraph]], *, foot: str = "Esc closes", lead: str = ""
    ) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._foot = foot
        self.entries = Entries(items, lead)

    def compose(self) -> ComposeResult:
        yield self.entries

    def on_mount(self) -> None:
        self.fit_screen()
        self.set_focus(self.entries)

    def on_resize(self) -> None:
        self.fit_screen()

    def fit_screen(self) -> None:
        """As wide as reads well and as high as it must be, within the terminal."""
        width = min(WIDEST, self.app.size.width - 2)
        rows = len(self.entries.make_rows(width - 2))
        self.entries.styles.width = width
        self.entries.styles.height = max(3, min(rows + 2, self.app.size.height - 2))
        self.entries.set_titles(self._title, self._foot)

    def on_line_view_chosen(self, message: LineView.Chosen) -> None:
        message.stop()
        self.dismiss(message.index)

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        message.stop()

    def action_close(self) -> None:
        self.dismiss(None)

    async def action_query(self) -> None:
        """`/` is for the screen below, which has the keys now."""
        self.dismiss(None)
        await self.app.run_action("screen.query")
