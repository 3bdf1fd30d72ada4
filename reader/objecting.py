"""The part of the screen that asks why a line of the note is there, and takes it away or brings it back."""

from __future__ import annotations

from functools import partial

from index.errors import ParallaxError
from index.language.sanitise import one_line
from index.library import Library
from index.model import Statement
from reader.dialogs.reasons import statement_dialog
from reader.layout import Pane
from reader.linking import LinkedScreen
from reader.work import NoteWritten


class ObjectingScreen(LinkedScreen):
    """What is dismissed is kept at once; ``U`` brings back what was dismissed in this session, the last first."""

    def __init__(self, library: Library, *, refresh: bool) -> None:
        super().__init__(library, refresh=refresh)
        self._dismissed: list[int] = []

    def why_stated(self) -> None:
        """Rule, reason and counts of the line under the cursor."""
        statement = self._stated()
        if statement is not None:
            self.app.push_screen(statement_dialog(statement))

    def action_dismiss_line(self) -> None:
        statement = self._stated()
        if statement is not None:
            self._dismiss(statement, whole_rule=False)

    def action_dismiss_rule(self) -> None:
        statement = self._stated()
        if statement is not None:
            self._dismiss(statement, whole_rule=True)

    def action_restore(self) -> None:
        """The last dismissal of this session, taken back."""
        if not self._dismissed:
            self.tell("nothing was dismissed here; parallax note --dismissed lists what was before")
            return
        try:
            self.library.overrides.take_back(self._dismissed.pop())
        except ParallaxError as error:
            self.tell(str(error), error=True)
            return
        self._write_anew()
        self.tell("shown again")

    def _dismiss(self, statement: Statement, *, whole_rule: bool) -> None:
        said = self.library.overrides
        try:
            kept = said.dismiss_rule(statement.rule) if whole_rule else said.dismiss(statement)
        except ParallaxError as error:
            self.tell(str(error), error=True)
            return
        self._dismissed.append(kept.number)
        self._write_anew()
        self.tell(f"{f'every line of {statement.rule}' if whole_rule else 'this line'} is dismissed; U brings it back")

    def _stated(self) -> Statement | None:
        self.settle()
        statement = self.note.statement() if self.pane is Pane.NOTE else None
        if statement is None:
            self.tell("there is no line of a note here; 4 goes to the note")
        return statement

    def _write_anew(self) -> None:
        """The note that is shown, and later all others, without what is dismissed now."""
        self.sheets.forget_notes()
        note = self.note.note
        if note is not None:
            self.in_background(
                partial(self._rewritten, self.spot.article or "", note.source.id), "note", exclusive=True
            )

    def _rewritten(self, article: str, source: str) -> None:
        try:
            self.post_message(NoteWritten(article, self.library.note(source=source)))
        except ParallaxError as error:
            self.post_message(NoteWritten(article, None, one_line(str(error))))
