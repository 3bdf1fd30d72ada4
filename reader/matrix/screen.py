"""`M`: which source has what, side by side; Enter goes to the passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from index.errors import ParallaxError, UsageError
from index.language.sanitise import one_line
from index.library import Library
from index.model import Evidence, Matrix, MatrixCell
from reader.dialogs.listing import Listing, Paragraph
from reader.keys import ACTIONS as EVERYWHERE
from reader.keys import MATRIX, Action, bindings, lines_of
from reader.matrix.view import MatrixPlace, MatrixView
from reader.panes import bars
from reader.panes.labels import source_label
from reader.panes.line_view import LineView
from reader.panes.signs import plain_terminal
from reader.text.cells import fit
from reader.wording import NOT_FOUND, compared, row_label

WAITING = "laying the sources side by side …"
PASSAGE = 240


class Built(Message):
    """The matrix, or the line that says why there is none."""

    def __init__(self, matrix: Matrix | None, error: str = "") -> None:
        super().__init__()
        self.matrix = matrix
        self.error = error


class MatrixScreen(Screen[Evidence | None]):
    """Gives the passage to go to, or None. What it shows is worked out in a thread, when it is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("matrix")]
    ACTIONS: ClassVar[tuple[Action, ...]] = (*MATRIX, *(a for a in EVERYWHERE if a.where == "app"))
    AUTO_FOCUS = ""

    def __init__(self, library: Library, article: str | None, query: str, *, at: MatrixPlace | None = None) -> None:
        """Args:
        article: what its comparison set is laid side by side.
        query: what to compare the results of, where folder and collection are too large.
        at: where the cursor stood when the matrix was last closed.
        """
        super().__init__(classes="matrix")
        self._library = library
        self._article = article
        self._query = query
        self._at = at
        self.title_line = Static(id="matrix-title", markup=False)
        self.legend = Static(id="legend", markup=False)
        self.heads = Static(id="heads", markup=False)
        self.view = MatrixView(id="matrix")
        self.row_line = Static(id="row", markup=False)
        self.cell_line = Static(id="cell", markup=False)
        self.hints = Static(id="hints", markup=False)

    def compose(self) -> ComposeResult:
        yield from (self.title_line, self.legend, self.heads, self.view, self.row_line, self.cell_line, self.hints)

    def on_mount(self) -> None:
        self.set_class(plain_terminal(), "-plain")
        self.title_line.update(Content(WAITING), layout=False)
        self.set_focus(self.view)
        self.run_worker(self._build, thread=True, exit_on_error=False)
        self._tell_keys()

    def place(self) -> MatrixPlace | None:
        """Where the cursor stands."""
        here = self.view.here()
        return self._at if here is None else MatrixPlace(here[0].kind, here[0].label, here[1].id)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        try:
            self.post_message(Built(self._coverage()))
        except ParallaxError as error:
            self.post_message(Built(None, str(error)))

    def _coverage(self) -> Matrix:
        """What the open article is compared with; where that is too much, what the query finds."""
        try:
            return self._library.coverage(article=self._article)
        except UsageError:
            if not self._query.strip():
                raise
        return self._library.coverage(query=self._query)

    @on(Built)
    def _built(self, message: Built) -> None:
        matrix = message.matrix
        if matrix is None:
            self._say(message.error)
        elif not matrix.rows:
            few = "one source only: to compare takes two" if len(matrix.sources) < 2 else "nothing to compare was found"
            self._say(f"{compared(matrix.scope)}: {few}")
        else:
            more = f" · {matrix.more:,} more answer the query" if matrix.more else ""
            self._say(f"Coverage: {compared(matrix.scope)} · {len(matrix.rows):,} rows{more}")
            self.view.load(matrix, self._at)
            self._tell()

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._say(f"this went wrong: {event.worker.error!r}")

    def _say(self, line: str) -> None:
        self.title_line.update(Content(fit(one_line(line), self.app.size.width - 2)), layout=False)

    # -- the cursor ----------------------------------------------------------------------------------------------

    def action_column(self, step: int) -> None:
        self.view.cross_to(self.view.column + step)

    def action_having(self, step: int) -> None:
        self.view.cross_to_next(step)

    def action_edge(self, side: int) -> None:
        self.view.cross_to(0 if side < 0 else len(self.view.heads) - 1)

    def action_kind(self, step: int) -> None:
        self.view.next_kind(step)

    @on(LineView.Moved)
    @on(MatrixView.Crossed)
    def _tell(self) -> None:
        """Heads, legend, and in words what the cursor stands on."""
        here = self.view.here()
        if here is None:
            return
        row, source, cell = here
        width = self.app.size.width - 2
        legend = " · ".join(f"{head} {source_label(of)}" for head, of in self.view.legend())
        self.legend.update(Content(fit(legend, width)), layout=False)
        self.heads.update(self.view.heading(), layout=False)
        self.row_line.update(Content(fit(row_label(row), width)), layout=False)
        self.cell_line.update(
            Content(fit(f"{source_label(source)}: {_words(cell, self.view.signs.evidence)}", width)), layout=False
        )

    @on(LineView.Chosen)
    def _chosen(self, message: LineView.Chosen) -> None:
        here = self.view.here()
        cell = here[2] if here is not None else None
        if cell is None or here is None:
            return
        if len(cell.evidence) == 1:
            self.dismiss(cell.evidence[0])
            return
        title = f"{source_label(here[1])}: {row_label(here[0])}"
        self.app.push_screen(Listing(title, _passages(cell.evidence), foot="Enter opens · Esc closes"), self._open)

    def _open(self, number: int | None) -> None:
        here = self.view.here()
        if number is not None and here is not None and here[2] is not None:
            self.dismiss(here[2].evidence[number])

    # -- the rest ------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._tell_keys()
        self._tell()

    def _tell_keys(self) -> None:
        wanted = [(action.shown or action.label.split(" ")[0], action.hint) for action in MATRIX if action.hint]
        self.hints.update(bars.hints(wanted, self.app.size.width), layout=False)

    def action_help(self) -> None:
        keys = [*MATRIX[:-2], *(a for a in EVERYWHERE if a.where == "pane" and a.name != "choose"), *MATRIX[-2:]]
        items: list[list[Paragraph]] = [
            [("What is said, and which source has it: how often, with the passages. It ranks nobody.", ())],
            [(f"{NOT_FOUND} means that the rules found nothing; the words may differ.", ())],
        ]
        items += [[(f"{label:<14} {meaning}", ())] for label, meaning in lines_of(keys)]
        items.append([("Sources", ("heading",))])
        items += [[(f"{head:<6} {source_label(source)}", ())] for head, source in self.view.legend()]
        self.app.push_screen(Listing("Keys and signs: coverage", items))

    def action_close(self) -> None:
        self.dismiss(None)


def _words(cell: MatrixCell | None, sign: str) -> str:
    """``4 times · 3 passages``, or the only passage, or that there is none."""
    if cell is None:
        return "not found by the rules"
    times = "once" if cell.count == 1 else f"{cell.count} times"
    if len(cell.evidence) == 1:
        return f"{times} · {sign} {one_line(cell.evidence[0].text)}"
    return f"{times} · {sign}{len(cell.evidence)}: Enter lists these passages"


def _passages(evidence: Sequence[Evidence]) -> list[list[Paragraph]]:
    return [[(one_line(e.text, PASSAGE), ("evidence",)), (e.path, ("dim",))] for e in evidence]
