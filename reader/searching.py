"""The part of the screen that asks: search as you type, refresh, and the lines that tell of them."""

from __future__ import annotations

import asyncio
import time
from asyncio import wait_for
from collections.abc import Callable
from contextlib import suppress
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
from reader.work import Answer, Filed, Progressed, RefreshFinished, SearchFinished, Work

FAST = 0.015
PAUSE = 0.07
PATIENCE = 2.0
"""Seconds for which keys typed behind Enter wait for its answer."""


class SearchingScreen(FrameScreen):
    """Asks the Library in threads and hands the newest answer to `answered`; older answers are dropped."""

    ask: var[Ask] = var(Ask(), init=False)
    """What the panes are to show; an answer to anything else is stale."""

    def __init__(self, library: Library, *, refresh: bool) -> None:
        super().__init__()
        self.library = library
        self.work = Work(library, self)
        self.session = Session(library)
        self.answer = Answer(Ask())
        self.answered_ask = Ask()
        self.result: SearchResult | None = None
        self._refresh = refresh
        self._stopping = Event()
        self._typing: Timer | None = None
        self._took = 0.0
        self._refreshing = False
        self._searched_at = 0.0
        self._count = 0
        self._number = 0
        self._again = False
        self._answer_came = asyncio.Event()
        self._unread = 0

    # -- for the panes -------------------------------------------------------------------------------------------

    def answered(self, result: SearchResult, *, meant: bool) -> None:
        """A new answer came; ``meant``: the query was ended with Enter, not only typed."""
        raise NotImplementedError

    def tell_titles(self) -> None:
        """Say what the panes speak of."""

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
        self.search(Ask(self.query_line.value))
        if self._refresh:
            self.refresh_collection()

    def refresh_collection(self) -> None:
        """Look for new, changed and removed files."""
        if not self._refreshing:
            self._refreshing = True
            self.in_background(partial(self.work.refresh, self._stopping.is_set), "refresh")

    def search(self, ask: Ask) -> None:
        """Ask; what is typed waits a moment for the next key if the last search took long."""
        self.ask = ask
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        if not ask.live or self._took < FAST:
            self._search_now()
        else:
            self._typing = self.set_timer(PAUSE, self._search_now)

    def narrow(self, filters: Filters) -> None:
        """The same query with other filters."""
        self.search(replace(self.ask, filters=filters, live=False))

    def _search_now(self) -> None:
        self._typing, self._again = None, False
        self._searched_at = time.monotonic()
        self._number += 1
        self._answer_came.clear()
        work = partial(self.work.search, self._number, self.ask, self.results_wanted())
        self.in_background(work, "search", exclusive=True)

    def _search_again(self) -> None:
        """The collection is another: ask the same anew, once the question that is under way is answered."""
        if self._answer_came.is_set():
            self._search_now()
        else:
            self._again = True

    def searching(self) -> bool:
        """Whether what was typed is not yet asked."""
        return self._typing is not None

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        text = self.query_line.value
        if text != self.ask.text:
            self.search(replace(self.ask, text=text, live=True))

    async def action_end_query(self, meant: bool) -> None:
        """Leave the query line; the keys behind Enter are for what it finds, so they wait for that."""
        self.leave_query()
        await self.query_line.worked_off()
        text = self.query_line.value
        if meant:
            self.query_line.commit()
            self.in_background(partial(self.session.asked, text), "data")
            self.search(replace(self.ask, text=text, live=False))
            with suppress(TimeoutError):
                await wait_for(self._answer_came.wait(), PATIENCE)
        self.query_line.ended()

    @on(QueryLine.Left)
    def _left(self) -> None:
        self.leave_query()
        self.query_line.ended()

    def leave_query(self) -> None:
        """The keys go to the results, the query stays."""
        self.focus_pane(Pane.RESULTS)
        if self.instead:
            self.set_focus(None)

    @on(SearchFinished)
    def _finished(self, message: SearchFinished) -> None:
        """Only the answer to the question asked last is shown, and only while that is still what is asked."""
        if message.number != self._number or message.ask != self.ask:
            return
        self._took = time.monotonic() - self._searched_at
        answer = message.answer
        if answer.result is not None:
            self.ask = answer.read_as
            self.answer, self.result = answer, answer.result
            if answer.result.total:
                self.answered_ask = self.ask
            self._count = answer.count
            self.show_instead("")
            self.tell_answer()
            self.answered(answer.result, meant=not message.ask.live)
        elif answer.broken or not self._refreshing:
            self.answer = answer
            self.tell_titles()
            if not answer.broken and self.library.count() == 0:
                self.show_instead(self._nowhere(answer.error))
            self.tell_answer()
        self._answer_came.set()
        if self._again:
            self._search_now()

    def _nowhere(self, error: str) -> str:
        return "\n".join((error, *(one_line(str(root)) for root in self.library.roots)))

    # -- refreshing ----------------------------------------------------------------------------------------------

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        if self._refreshing:
            self.notice.set_class(False, "-error")
            self.notice.update(bars.progress(message.progress, self.size.width), layout=False)

    @on(Filed)
    def _filed(self) -> None:
        self.collection_changed()
        self._search_again()

    @on(RefreshFinished)
    def _refreshed(self, message: RefreshFinished) -> None:
        self._refreshing = False
        done = message.refreshed
        if done is None:
            self.tell(message.error, error=True)
            return
        if done.added or done.changed or done.removed or done.renamed or done.rebuilt:
            self.collection_changed()
        self._unread = len(done.problems)
        self._search_again()

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            if event.worker.group == "search":
                self._answer_came.set()
            elif event.worker.group == "refresh":
                self._refreshing = False
            self.tell(f"this went wrong: {one_line(repr(event.worker.error))}", error=True)

    # -- telling -------------------------------------------------------------------------------------------------

    def on_key(self) -> None:
        """A passing remark is gone with the next key; that key may make another."""
        if self.remarked:
            self.tell_answer()

    def tell_answer(self) -> None:
        """Counts, time and sources of the newest answer, or why there is none."""
        line = bars.status(self.result, self._count, self.library.label, self.status.content_size.width)
        self.status.update(line, layout=False)
        if (self._refreshing or self._again) and not self.answer.broken:
            return
        if self.instead:
            self.notice.update(Content(), layout=False)
        elif self.answer.error:
            self.tell(self.answer.error + self._still_listed(), error=True)
        elif self.result is not None:
            self.notice.set_class(bool(self.result.ignored), "-error")
            self.notice.update(self._of_answer(self.result), layout=False)
        self.remarked = False

    def unanswered(self) -> bool:
        """Whether the results are those of an earlier query, because this one is broken."""
        return self.answer.broken and self.result is not None

    def _still_listed(self) -> str:
        if not self.unanswered() or self.result is None:
            return ""
        query = self.result.query.strip()
        return f" · still listed: {one_line(query)}" if query else " · still listed: all articles"

    def _of_answer(self, result: SearchResult) -> Content:
        if result.total:
            line = bars.sources(result.by_source, self.size.width)
        else:
            line = Content(bars.nothing(result, self._count, filtered=self.ask.filters != Filters()))
        if self.answer.wider and self.ask.live:
            line = Content(f"no such whole word, so {one_line(self.answer.wider)} · ") + line
        elif self.answer.wider:
            line = Content(f"{one_line(self.answer.wider)} finds more · ") + line
        if result.ignored:
            line = Content(f"✗ passed over: {one_line(result.ignored)} · ") + line
        if self.ask.filters != Filters():
            line = Content("filtered (F clears) · ") + line
        if self._unread:
            line = Content(f"{self._unread} file{'' if self._unread == 1 else 's'} unread (! lists) · ") + line
        return line

    def on_unmount(self) -> None:
        self._stopping.set()
