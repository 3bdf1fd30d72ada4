"""The part of the screen that asks: search as you type, refresh, and the lines that tell of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event

from textual import on
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from index.language.sanitise import one_line
from index.library import Library
from index.model import Filters, SearchResult
from reader.frame import FrameScreen
from reader.layout import Pane
from reader.panes import bars
from reader.panes.query import QueryLine
from reader.panes.results import PAGE
from reader.session import Session
from reader.spot import Ask
from reader.work import Progressed, RefreshFinished, SearchFinished, Work

FAST = 0.015
PAUSE = 0.07
AGAIN_EVERY = 2.0


class SearchingScreen(FrameScreen):
    """Asks the Library in threads and hands the newest answer to `answered`; older answers are dropped."""

    ask: var[Ask] = var(Ask(), init=False)
    """What the panes are to show; an answer to anything else is stale."""

    def __init__(self, library: Library, *, refresh: bool) -> None:
        super().__init__()
        self.library = library
        self.work = Work(library, self)
        self.session = Session(library)
        self.result: SearchResult | None = None
        self._refresh = refresh
        self._stopping = Event()
        self._typing: Timer | None = None
        self._took = 0.0
        self._refreshing = False
        self._searched_at = 0.0
        self._count = 0
        self._meant = True
        self._unread = 0

    # -- for the panes -------------------------------------------------------------------------------------------

    def answered(self, result: SearchResult, *, meant: bool) -> None:
        """A new answer came; ``meant``: the query was ended with Enter, not only typed."""
        raise NotImplementedError

    def results_wanted(self) -> int:
        """How many results to fetch, so that what is seen now can be kept."""
        return PAGE

    def collection_changed(self) -> None:
        """Files were added, changed or removed: what was cached is stale."""

    def in_background(self, work: Callable[[], object], group: str, *, exclusive: bool = False) -> None:
        """Run ``work`` in a thread; what goes wrong there is told in the notice."""
        self.run_worker(work, group=group, thread=True, exclusive=exclusive, exit_on_error=False)

    # -- asking --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """The first search, and the look through the collection."""
        self.search(Ask(self.query_line.value), meant=True)
        if self._refresh:
            self._refreshing = True
            self.in_background(partial(self.work.refresh, self._stopping.is_set), "refresh")

    def search(self, ask: Ask, *, meant: bool) -> None:
        """Ask; what is typed waits a moment for the next key if the last search took long."""
        self.ask = ask
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        if meant or self._took < FAST:
            self._search_now(meant)
        else:
            self._typing = self.set_timer(PAUSE, partial(self._search_now, meant))

    def narrow(self, filters: Filters) -> None:
        """The same query with other filters."""
        self.search(replace(self.ask, filters=filters), meant=True)

    def _search_now(self, meant: bool) -> None:
        self._meant, self._typing = meant, None
        self._searched_at = time.monotonic()
        work = partial(self.work.search, self.ask, self.results_wanted(), live=not meant)
        self.in_background(work, "search", exclusive=True)

    def searching(self) -> bool:
        """Whether what was typed is not yet asked."""
        return self._typing is not None

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.ask.text:
            self.search(replace(self.ask, text=event.value), meant=False)

    @on(Input.Submitted, "#query")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_line.commit()
        self.in_background(partial(self.session.asked, event.value), "data")
        self.search(replace(self.ask, text=event.value), meant=True)
        self.leave_query()

    @on(QueryLine.Left)
    def _left(self) -> None:
        self.leave_query()

    def leave_query(self) -> None:
        """The keys go to the results, the query stays."""
        self.focus_pane(Pane.RESULTS)

    @on(SearchFinished)
    def _finished(self, message: SearchFinished) -> None:
        if message.ask != self.ask:
            return
        self._took = time.monotonic() - self._searched_at
        if message.result is None:
            if not self._refreshing:
                self.tell(message.error, error=True)
            return
        self.result = message.result
        self._count = max(self.library.count(), message.result.total)
        self.tell_answer()
        self.answered(message.result, meant=self._meant)

    # -- refreshing ----------------------------------------------------------------------------------------------

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        if self._refreshing:
            self.notice.update(bars.progress(message.progress, self.size.width), layout=False)
            if time.monotonic() - self._searched_at > max(AGAIN_EVERY, 10 * self._took):
                self._search_now(self._meant)

    @on(RefreshFinished)
    def _refreshed(self, message: RefreshFinished) -> None:
        self._refreshing = False
        if message.refreshed is None:
            self.tell(message.error, error=True)
            return
        done = message.refreshed
        if done.added or done.changed or done.removed or done.renamed or done.rebuilt or self.result is None:
            self.collection_changed()
            self._search_now(self._meant)
        self._unread = len(done.problems)
        self.tell_answer()

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.tell(f"this went wrong: {one_line(repr(event.worker.error))}", error=True)

    # -- telling -------------------------------------------------------------------------------------------------

    def tell_answer(self) -> None:
        """Counts, time and sources of the newest answer."""
        width = self.size.width
        line = bars.status(self.result, self._count, self.library.label, self.status.content_size.width)
        self.status.update(line, layout=False)
        if self.result is None or self._refreshing:
            return
        self.notice.set_class(False, "-error")
        line = bars.sources(self.result.by_source, width) if self.result.total else Content(_nothing(self.result))
        if self.ask.filters != Filters():
            line = Content("filtered (F clears) · ") + line
        if self._unread:
            line = Content(f"{self._unread} file{'' if self._unread == 1 else 's'} unread (! lists) · ") + line
        self.notice.update(line, layout=False)

    def on_unmount(self) -> None:
        self._stopping.set()


def _nothing(result: SearchResult) -> str:
    """Why the list is empty."""
    if not result.query.strip():
        return "no articles here yet"
    hint = f" · did you mean {one_line(result.suggestion)}?" if result.suggestion else ""
    return f"nothing found{hint}"
