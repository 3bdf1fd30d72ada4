"""The part of the screen that is seen: the panes and lines, where they stand, and which pane has the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from index.language.sanitise import one_line
from reader.keys import hints, hints_without_panes
from reader.layout import NARROW, WIDE, Pane, layout
from reader.panes import bars
from reader.panes.article import ArticleView
from reader.panes.line_view import LineView
from reader.panes.note import NotePane
from reader.panes.query import QueryLine
from reader.panes.quotes import QuotesPane
from reader.panes.results import ResultsPane
from reader.panes.signs import plain_terminal
from reader.text.cells import fit

TOO_SMALL = "terminal too small"


class FrameScreen(Screen[None]):
    """Query line, notice, four panes, a line of hints; `pane` is the one that has, or last had, the keys."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (NARROW, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, but a change of focus repaints the two widgets, not the whole screen."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = Pane.RESULTS
        self.strip = Pane.RESULTS
        self.alone = False
        self.remarked = False
        self.instead = ""
        self.query_line = QueryLine(id="query")
        self.status = Static(id="status", markup=False)
        self.notice = Static(id="notice", markup=False)
        self.results = ResultsPane(id=Pane.RESULTS)
        self.article = ArticleView(id=Pane.ARTICLE)
        self.quotes = QuotesPane(id=Pane.QUOTES)
        self.note = NotePane(id=Pane.NOTE)
        self.panes: dict[Pane, LineView] = {
            Pane.RESULTS: self.results,
            Pane.ARTICLE: self.article,
            Pane.QUOTES: self.quotes,
            Pane.NOTE: self.note,
        }
        self.side = Vertical(self.quotes, self.note, id="side")
        self.bar = Horizontal(Static(" / ", id="slash", markup=False), self.query_line, self.status, id="bar")
        self.body = Horizontal(self.results, self.article, self.side, id="body")
        self.summary = Static(id="summary", markup=False)
        self.hints = Static(id="hints", markup=False)
        self._had_keys: Widget | None = None
        self.small = Static(Content(TOO_SMALL), id="small", markup=False)

    def compose(self) -> ComposeResult:
        self.add_class([name for least, name in self.HORIZONTAL_BREAKPOINTS if self.app.size.width >= least][-1])
        yield from (self.bar, self.notice, self.body, self.small, self.summary, self.hints)

    def on_mount(self) -> None:
        self.set_class(plain_terminal(), "-plain")
        self.lay_out()
        self.set_focus(self.results)

    def lay_out(self) -> None:
        """Show the panes that this size has room for."""
        size = self.app.size
        wanted = layout(size.width, size.height, self.pane, self.strip, alone=self.alone)
        if not wanted.panes and self.focused is not None:
            self._had_keys = self.focused
        elif self.instead and isinstance(self.focused, LineView):
            self._had_keys = self.focused
            self.set_focus(None)
        for name, pane in self.panes.items():
            pane.display = name in wanted.panes
        self.side.display = bool(wanted.panes & {Pane.QUOTES, Pane.NOTE})
        self.summary.display = wanted.line
        for part in (self.bar, self.notice, self.body, self.hints):
            part.display = bool(wanted.panes)
        self.body.display = bool(wanted.panes) and not self.instead
        self.small.display = not self.body.display
        if self.body.display and self._had_keys is not None:
            self.set_focus(self._had_keys)
            self._had_keys = None
        self.tell_keys()
        self.tell_summary()

    def tell_summary(self) -> None:
        """The note in one line, where there is no room for more of it."""
        self.summary.update(Content(fit(self.note.summary(), self.app.size.width - 2)), layout=False)

    def tell_keys(self) -> None:
        """What the keys do in this pane."""
        wanted = hints_without_panes() if self.instead else hints(self.pane)
        self.hints.update(bars.hints(wanted, self.app.size.width), layout=False)

    def focus_pane(self, pane: Pane) -> None:
        """Bring a pane to the front and give it the keys, at once: the next key of the same packet is for it."""
        self.pane = pane
        if pane is not Pane.ARTICLE:
            self.strip, self.alone = pane, False
        self.lay_out()
        self.set_focus(self.panes[pane])

    def show_instead(self, text: str) -> None:
        """In the place of the panes say why there is nothing to read; with an empty text the panes come back."""
        if text != self.instead:
            self.instead = text
            self.small.update(Content(text or TOO_SMALL), layout=False)
            self.lay_out()

    def stand_alone(self, alone: bool) -> None:
        """The article by itself, or beside the others again."""
        self.alone = alone
        self.lay_out()

    def tell(self, line: str, *, error: bool = False) -> None:
        """One line under the query."""
        self.notice.set_class(error, "-error")
        self.remarked = True
        sign = "✗ " if error else ""
        self.notice.update(Content(sign + one_line(line)), layout=False)

    def on_resize(self, event: Resize) -> None:
        self.lay_out()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, LineView) and self.pane != event.widget.id:
            self.focus_pane(Pane(event.widget.id or ""))
