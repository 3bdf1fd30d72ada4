"""The part of the screen that links the panes: messages of what the user did come up, one Spot goes down."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from textual import on
from textual.events import Resize
from textual.reactive import var
from textual.timer import Timer

from index.errors import ParallaxError, UnknownArticle
from index.library import Library
from index.model import Hit, Note, SearchResult, Span
from reader.layout import Pane
from reader.panes.article import ArticleView
from reader.panes.labels import moment, source_label
from reader.panes.line_view import LineView
from reader.panes.results import PAGE, ResultsPane
from reader.searching import SearchingScreen
from reader.sheets import Sheets
from reader.spot import Sheet, Spot, arrive, jump_to, passages_to_mark, read_to, row_of, to_quote
from reader.titles import match_place, note_place, result_place
from reader.work import EchoesFound, NoteWritten, PageFetched

SETTLE = 0.04
IDLE = 0.25
REST = 1.0


class LinkedScreen(SearchingScreen):
    """Four panes that show one spot. `show` and `load` of the panes tell nothing, so nothing can echo."""

    spot: var[Spot] = var(Spot(), init=False)
    """Where the reader is."""

    def __init__(self, library: Library, *, refresh: bool) -> None:
        super().__init__(library, refresh=refresh)
        self.sheets = Sheets(library)
        self.sheet: Sheet | None = None
        self.frozen = False
        self._pending: str | None = None
        self._settling: Timer | None = None
        self._resting: Timer | None = None
        self._pinned = False
        self._awaited = False
        self._outdated = False
        self.committed = ""
        self.resume: Spot | None = None

    def focus_pane(self, pane: Pane) -> None:
        was = self.pane
        super().focus_pane(pane)
        if Pane.NOTE in (was, pane):
            self._point_at_evidence()

    def on_resize(self, event: Resize) -> None:
        self.tell_answer()
        self.tell_titles()

    # -- messages up: results ------------------------------------------------------------------------------------

    def answered(self, result: SearchResult, *, meant: bool) -> None:
        if self.resume is not None:
            self._take_up(self.resume)
        row = row_of(result.hits, self.spot.article)
        self.results.load(result, row if row is not None else 0)
        if row is not None and self.sheet is not None:
            self._mark_anew()
        elif result.hits and self.spot.article is None:
            self.open_article(result.hits[0].article)
        elif result.hits:
            self._open_soon(result.hits[0], 0.0 if meant else IDLE)
        self.tell_titles()

    def _take_up(self, spot: Spot) -> None:
        """Go to where the reader left off, if that article is still here."""
        self.resume = None
        with suppress(UnknownArticle):
            self.library.article(spot.article or "")
            self.open_article(spot.article or "", spot.offset)

    def results_wanted(self) -> int:
        return (self.results.cursor // PAGE + 1) * PAGE if self.results.hits else PAGE

    def collection_changed(self) -> None:
        self.sheets.clear()
        self._outdated = True

    @on(ResultsPane.Wanted)
    def _wanted(self, message: ResultsPane.Wanted) -> None:
        self.in_background(partial(self.work.page, self.ask, message.offset), "page")

    @on(PageFetched)
    def _fetched(self, message: PageFetched) -> None:
        if message.ask != self.ask:
            return
        self.results.add(message.offset, message.hits)
        hit = self.results.hit()
        if self._awaited and hit is not None:
            self._awaited = False
            self._open_soon(hit, 0.0)

    @on(LineView.Moved, "#results")
    def _result_moved(self, message: LineView.Moved) -> None:
        hit = self.results.hits[message.index]
        self._awaited = hit is None and not self.frozen
        if hit is not None and not self.frozen:
            self._open_soon(hit, SETTLE)
        self.tell_titles()

    def _open_soon(self, hit: Hit, delay: float) -> None:
        """Open after a rest: the list moves at once, the article follows when the keys pause."""
        self._pending = hit.article
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(delay, self.settle) if delay else None
        if not delay:
            self.settle()

    def settle(self) -> None:
        """Open what is still to be opened, before anything else is done with it."""
        if self._settling is not None:
            self._settling.stop()
            self._settling = None
        pending, self._pending = self._pending, None
        if pending is not None and pending != self.spot.article:
            self.open_article(pending)

    def waiting(self) -> bool:
        """Whether a timer is still to open an article or to start a search."""
        return self._pending is not None or self.searching()

    # -- messages up: article, quotes, note ----------------------------------------------------------------------

    @on(ArticleView.Read)
    def _read(self, message: ArticleView.Read) -> None:
        if self.sheet is not None:
            self.spot = read_to(self.spot, self.sheet, message.offset)

    @on(LineView.Moved, "#quotes")
    def _quote_moved(self, message: LineView.Moved) -> None:
        self.tell_titles()
        if not self.frozen:
            self.spot = to_quote(self.spot, self.quotes.quotes()[message.index])

    @on(LineView.Moved, "#note")
    def _note_moved(self, message: LineView.Moved) -> None:
        if not self.frozen and self.sheet is not None:
            self._follow_note()
            self._point_at_evidence()
        self.tell_titles()

    def _follow_note(self) -> None:
        target = self.note.target(self.spot.article)
        if self.sheet is not None and target is not None and target.article == self.spot.article:
            self.spot = jump_to(self.spot, self.sheet, target.span)

    def relink(self) -> None:
        """Linked again: the others follow the pane that has the keys."""
        hit, filed = self.results.hit(), self.quotes.quotes()
        if self.pane is Pane.RESULTS and hit is not None and hit.article != self.spot.article:
            self._open_soon(hit, 0.0)
            return
        if self.pane is Pane.QUOTES and filed:
            self.spot = to_quote(self.spot, filed[self.quotes.cursor])
        elif self.pane is Pane.NOTE:
            self._follow_note()
        if self.pane is not Pane.QUOTES:
            self.quotes.show_quote(self.spot.quote)
        if self.pane is not Pane.NOTE:
            self.note.show_spot(self.spot)
        self.results.show_article(self.spot.article or "")

    # -- state down ----------------------------------------------------------------------------------------------

    def open_article(self, article_id: str, at: Span | int | None = None, *, pin_note: bool = False) -> None:
        """Go to an article: to ``at``, else to its first match. ``pin_note``: the note stays as it is."""
        try:
            sheet = self.sheets.sheet(article_id, self.ask.text)
        except ParallaxError as error:
            self.tell(str(error), error=True)
            return
        self._pinned = pin_note
        self.sheet = sheet
        self.spot = jump_to(arrive(sheet), sheet, at) if isinstance(at, Span) else arrive(sheet, at)

    def watch_spot(self, old: Spot, new: Spot) -> None:
        with self.app.batch_update():
            if old.article != new.article:
                self._load(new)
            else:
                self.article.show(new)
                if not self.frozen:
                    self.quotes.show_quote(new.quote)
                    if self.pane is not Pane.NOTE:
                        self.note.show_spot(new)
            self.tell_titles()
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self.in_background(partial(self.session.keep, self.answered_ask, self.spot), "data")

    def _load(self, spot: Spot) -> None:
        """Another article: fill article, quotes and note."""
        sheet = self.sheet
        if sheet is None:
            return
        self.article.load(sheet, spot)
        self.quotes.load(sheet, spot.quote)
        if not self._pinned:
            self._want_note(sheet)
        self._point_at_evidence()
        ids = [filed.id for filed in sheet.quotes]
        self.in_background(partial(self.work.echoes, sheet.article.id, ids), "echoes", exclusive=True)

    @on(EchoesFound)
    def _echoes_found(self, message: EchoesFound) -> None:
        if message.article == self.spot.article and message.echoes:
            self.quotes.add_echoes(message.echoes)

    def _want_note(self, sheet: Sheet) -> None:
        """The note of this article's source: at once if it was written lately, else when it comes."""
        kept = self.sheets.note(sheet.article.source.id)
        if kept is not None:
            self._show_note(kept)
            return
        article = sheet.article
        work = partial(self.work.note, article.id, article.source.id, self.committed)
        self.in_background(work, "note", exclusive=True)

    @on(NoteWritten)
    def _note_written(self, message: NoteWritten) -> None:
        if message.note is not None:
            self.sheets.keep_note(message.note)
        if message.article == self.spot.article:
            self._show_note(message.note, message.error)

    def _show_note(self, note: Note | None, error: str = "") -> None:
        stated, before = self.note.note, self.note.statement()
        self.note.load(note, self.spot, error)
        same = stated is not None and note is not None and stated.source == note.source
        if same and self.pane is Pane.NOTE and not self.frozen and self.note.statement() != before:
            self._follow_note()
        self.tell_summary()
        self._point_at_evidence()
        self.tell_titles()

    def _point_at_evidence(self) -> None:
        """Mark in the article what the note points at, the passage under the note's cursor most of all."""
        note = self.note.note
        if note is None:
            self.article.point_at(())
            return
        spans = passages_to_mark(note, self.spot.article)
        chosen = None
        if self.pane is Pane.NOTE:
            statement, target = self.note.statement(), self.note.target(self.spot.article)
            spans += [e.span for e in (statement.evidence if statement else ()) if e.article == self.spot.article]
            chosen = target.span if target is not None and target.article == self.spot.article else None
        self.article.point_at(sorted(set(spans)), chosen)

    def _mark_anew(self) -> None:
        """The same article under another query: only its matches change, nothing moves, unless its file did."""
        was = self.sheet
        try:
            self.sheet = sheet = self.sheets.sheet(self.spot.article or "", self.ask.text)
        except ParallaxError as error:
            self.tell(str(error), error=True)
            return
        if was is None or was.article.content_hash != sheet.article.content_hash:
            self.spot = read_to(self.spot, sheet, self.spot.offset)
            self._load(self.spot)
            return
        self.article.mark(sheet)
        self.quotes.load(sheet, self.spot.quote)
        if self._outdated:
            self._want_note(sheet)
        self._outdated = False

    # -- titles --------------------------------------------------------------------------------------------------

    def tell_titles(self) -> None:
        """Say in each border what the pane speaks of, so that one that comes late cannot mislead."""
        results, quotes, note = self.results, self.quotes, self.note
        results.set_titles("1 Results", result_place(results, unanswered=self.unanswered()))
        number = f" {quotes.cursor + 1}/{quotes.item_count()}" if quotes.item_count() else ""
        quotes.set_titles(f"3 Quotes{number}", "linking frozen (L)" if self.frozen else quotes.hidden())
        note.set_titles(note.title(), note_place(note, self.spot, focused=self.pane is Pane.NOTE))
        if self.sheet is None:
            self.article.set_titles("2 Article", "")
            return
        article = self.sheet.article
        title = f"2 {source_label(article.source)}" + (f" · {moment(article.date, 10)}" if article.date else "")
        self.article.set_titles(title, f"{match_place(self.spot, self.sheet)}{self.article.percent()}%")
