"""The reader's screen: what each key does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from index.errors import ParallaxError
from index.library import Library
from index.model import Echo, FiledQuote, Filters, Hit
from index.store.userdata import Position
from reader import spot as steps
from reader.clipboard import passage_citation, quote_citation
from reader.comparing import ComparingScreen
from reader.dialogs.echoes import echoes_dialog
from reader.dialogs.help import help_dialog
from reader.dialogs.listing import Listing
from reader.dialogs.reasons import reasons_dialog
from reader.keys import bindings
from reader.layout import PANES, Pane, neighbour
from reader.objecting import ObjectingScreen
from reader.panes.labels import source_label
from reader.panes.line_view import LineView
from reader.spot import Spot
from reader.text.cells import fit
from reader.work import fetch


class ReaderScreen(ObjectingScreen, ComparingScreen):
    """Actions of the keys; see `reader.keys` for the table."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen")]

    def __init__(self, library: Library, *, first_query: str = "", refresh: bool = True) -> None:
        super().__init__(library, refresh=refresh)
        self._first_query = first_query

    def on_mount(self) -> None:
        """Ask what was given, else take up the last session."""
        self.query_line.put(self._first_query)
        if not self._first_query:
            try:
                position = self.session.last()
            except ParallaxError as error:
                self.tell(str(error), error=True)
            else:
                self._resume_at(position)
        self.start()

    def _resume_at(self, position: Position | None) -> None:
        if position is not None:
            self.query_line.put(position.query)
            self.resume = Spot(position.article, position.start, position.quote)

    def on_unmount(self) -> None:
        with suppress(ParallaxError):
            self.session.keep(self.answered_ask, self.spot)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the query line, `/` is a character."""
        return not (action == "query" and isinstance(self.focused, Input))

    # -- getting about -------------------------------------------------------------------------------------------

    def action_query(self) -> None:
        if not self.query_line.history:
            with suppress(ParallaxError):
                self.query_line.remember(self.session.history())
        self.query_line.begin()
        self.set_focus(self.query_line)

    def action_pane(self, name: str) -> None:
        self.settle()
        self.focus_pane(Pane(name))

    def action_walk(self, step: int) -> None:
        self.focus_pane(neighbour(self.pane, step))

    def action_cycle(self, step: int) -> None:
        self.focus_pane(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def action_out(self) -> None:
        if self.alone:
            self.stand_alone(False)
        elif self.pane in (Pane.QUOTES, Pane.NOTE):
            self.focus_pane(Pane.ARTICLE)
        elif self.pane is Pane.ARTICLE:
            self.focus_pane(Pane.RESULTS)
        else:
            self.app.exit()

    def action_back(self) -> None:
        if self.alone:
            self.stand_alone(False)
        elif self.pane is not Pane.RESULTS:
            self.focus_pane(Pane.RESULTS)
        elif self.ask.text:
            self.query_line.put("")
            self.search(replace(self.ask, text="", live=False))

    @on(LineView.Chosen)
    def _chosen(self, message: LineView.Chosen) -> None:
        self.settle()
        match Pane(message.view.id or ""):
            case Pane.RESULTS:
                hit = self.results.hit()
                if hit is not None and hit.article != self.spot.article:
                    self.open_article(hit.article)
                self.focus_pane(Pane.ARTICLE)
            case Pane.ARTICLE:
                self.stand_alone(not self.alone)
            case Pane.QUOTES:
                self.spot = steps.to_quote(self.spot, self.quotes.quotes()[message.index])
                self.focus_pane(Pane.ARTICLE)
            case Pane.NOTE:
                self._open_evidence()

    def _open_evidence(self) -> None:
        entry, target = self.note.entry(), self.note.target(self.spot.article)
        if entry is not None and entry.statement is None:
            self.note.toggle_fold()
        elif target is not None:
            self.open_article(target.article, target.span.start, pin_note=True)
            self.results.show_article(target.article)
            self.focus_pane(Pane.ARTICLE)
        else:
            self.tell("this line has no passage to open")

    # -- steps ---------------------------------------------------------------------------------------------------

    def action_match(self, step: int) -> None:
        """To the next match; past the last of this article, into the next result that has one."""
        self.settle()
        if not self.ask.text.strip():
            self.tell("no query yet: / asks")
            return
        found = None if self.sheet is None else steps.next_match(self.spot, self.sheet, step)
        if found is not None:
            self.spot = found
        elif (hit := self._step_result(step)) is not None:
            if step < 0 and self.sheet is not None:
                self.spot = steps.arrive_at_end(self.sheet)
            self.tell(f"{'next' if step > 0 else 'previous'} article: {fit(hit.title, 60)}")
        else:
            self.tell("no further match" if step > 0 else "no earlier match")

    def action_quote(self, step: int) -> None:
        self.settle()
        self._step(None if self.sheet is None else steps.next_quote(self.spot, self.sheet, step), "quote")

    def action_paragraph(self, step: int) -> None:
        self.settle()
        self._step(None if self.sheet is None else steps.next_paragraph(self.spot, self.sheet, step), "paragraph")

    def action_result(self, step: int) -> None:
        self.settle()
        if self._step_result(step) is None:
            self.tell("no further result")

    def _step(self, spot: Spot | None, what: str) -> None:
        if spot is None:
            self.tell(f"no further {what} in this article")
        else:
            self.spot = spot

    def _step_result(self, step: int) -> Hit | None:
        """Open the result beside the one that is open; None at the ends."""
        row = steps.row_of(self.results.hits, self.spot.article)
        row = self.results.cursor if row is None else row + step
        if not 0 <= row < len(self.results.hits):
            return None
        if self.results.hits[row] is None:
            self.results.add(row, fetch(self.library, self.ask, row))
        hit = self.results.hits[row]
        if hit is not None:
            self.results.show(row)
            self.open_article(hit.article)
        return hit

    # -- the note and the linking --------------------------------------------------------------------------------

    def action_evidence(self) -> None:
        self.note.toggle_evidence()

    def action_fold(self) -> None:
        self.note.toggle_fold()

    def action_reload(self) -> None:
        """Look through the folder for what is new, changed or gone."""
        self.tell("looking for new and changed files …")
        self.refresh_collection()

    def action_freeze(self) -> None:
        self.frozen = not self.frozen
        if not self.frozen:
            self.relink()
        self.tell("the panes stay where they are; Enter still opens, L links again" if self.frozen else "linked again")
        self.tell_titles()

    # -- narrowing -----------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Only the source of what is open; in the results, of the row under the cursor."""
        self.settle()
        row = self.results.hit() if self.pane is Pane.RESULTS else None
        of = row or (self.sheet.article if self.sheet is not None else None)
        if of is None:
            return
        source = of.source
        self.narrow(Filters(sources=(source.id,)))
        self.tell(f"only {source_label(source)}: F for every source")

    def action_unfilter(self) -> None:
        self.narrow(Filters())

    # -- quotes elsewhere, and away ------------------------------------------------------------------------------

    def _quote(self) -> FiledQuote | None:
        return self.sheet.quote(self.spot.quote) if self.sheet is not None else None

    def action_who(self) -> None:
        """Who else has the quote at the mark."""
        self.settle()
        filed = self._quote()
        if filed is None:
            self.tell("there is no quote here")
            return
        try:
            echoes = self.library.echoes(filed.id)
        except ParallaxError as error:
            self.tell(str(error), error=True)
            return
        if not echoes:
            self.tell("no other article here has these words")
            return

        def open_echo(number: int | None) -> None:
            if number is not None:
                self._open_quote(echoes[number])

        self.app.push_screen(echoes_dialog(filed, echoes), open_echo)

    def action_why(self) -> None:
        """How the quote at the mark was found; in the note, why its line is there."""
        self.settle()
        if self.pane is Pane.NOTE:
            self.why_stated()
            return
        filed = self._quote()
        if filed is None or self.sheet is None:
            self.tell("there is no quote here")
            return
        self.app.push_screen(reasons_dialog(filed.quote, self.sheet.article.text))

    def action_indirect(self) -> None:
        self.quotes.toggle_indirect(self.spot.quote)
        self.tell("all indirect speech" if self.quotes.all_indirect else "indirect speech of plain cues only")
        self.tell_titles()

    def _open_quote(self, echo: Echo) -> None:
        self.open_article(echo.article)
        filed = self.sheet.quote(echo.quote) if self.sheet is not None else None
        if filed is not None:
            self.spot = steps.to_quote(self.spot, filed)
        self.results.show_article(echo.article)
        self.focus_pane(Pane.ARTICLE)

    def action_yank(self) -> None:
        """The quote if the mark is inside of one or the quotes have the focus, else the paragraph."""
        self.settle()
        if self.sheet is None:
            return
        filed, article = self._quote(), self.sheet.article
        inside = filed is not None and filed.quote.span.start <= self.spot.offset < filed.quote.span.end
        if filed is not None and (inside or self.pane is Pane.QUOTES):
            text, what = quote_citation(filed, article), "quote"
        else:
            text, what = passage_citation(article, self.spot.offset), "paragraph"
        self.app.copy_to_clipboard(text)
        self.tell(f"{what} sent to the terminal (OSC 52); whether it arrives is the terminal's affair")

    # -- dialogs -------------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        self.app.push_screen(help_dialog(self.pane))

    def action_problems(self) -> None:
        problems = self.library.problems()
        if not problems:
            self.tell("every file could be read")
            return
        items = [[(problem.path, ("heading",)), (problem.message, ())] for problem in problems]
        self.app.push_screen(Listing("Files that could not be read", items))
