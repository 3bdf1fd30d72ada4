"""The note pane: how one source tells the story, statement by statement, each opening on its passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from index.language.sanitise import one_line
from index.model import Evidence, Note, Statement
from reader.panes.labels import source_label
from reader.panes.rows import Row, RowsView, paragraph
from reader.spot import Spot, statement_near
from reader.text.cells import fit
from reader.text.paint import Piece
from reader.told import told_first

SECTIONS = {
    1: "What this text is",
    2: "Who speaks",
    3: "Strong wording",
    4: "No source found",
    5: "Words it uses more",
    6: "Not found here",
    7: "Figures that differ",
    8: "About the outlet",
    9: "How far to trust this",
}

ABOUT_ITSELF = (1, 8, 9)
"""Sections whose passages stand for a whole text: the reading mark does not lead there."""

SCOPES = {
    "folder": "in its folder",
    "collection": "in the collection",
    "results": "among the results",
    "article": "for this article alone",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one item of the pane stands for: a statement, one of its passages, or what hides ``fold`` and others."""

    statement: int | None = None
    evidence: Evidence | None = None
    fold: int | None = None


class NotePane(RowsView):
    """Folded, it tells the lines that `parallax note` tells; a statement's passages unfold under it."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.note: Note | None = None
        self.message = ""
        self.folded = True
        self.with_evidence = False
        self.entries: list[Entry] = []

    def load(self, note: Note | None, spot: Spot, message: str = "") -> None:
        """Show another note, or one line in place of it."""
        same = self.note is not None and note is not None and self.note.source.id == note.source.id
        self.note, self.message = note, message
        if same:
            self.remake()
            return
        self.folded, self.entries, self.cursor = True, [], 0
        self.remake()
        self.scroll_rows(0)
        self.show(next((n for n, entry in enumerate(self.entries) if entry.statement is not None), 0))
        self.show_spot(spot)

    def show_spot(self, spot: Spot) -> None:
        """Follow the reading mark to the statement whose evidence is nearest."""
        if self.note is None:
            return
        told = {entry.statement for entry in self.entries if entry.statement is not None}
        among = {number for number in told if self.note.statements[number].section not in ABOUT_ITSELF}
        number = statement_near(self.note, spot, among)
        item = next((n for n, entry in enumerate(self.entries) if entry.statement == number), None)
        if number is not None and item is not None:
            self.show(item)

    def toggle_fold(self) -> None:
        """Fold or unfold the sections, the cursor staying with its statement."""
        self.folded = not self.folded
        self._remake_in_place()

    def toggle_evidence(self) -> None:
        """Fold or unfold the passages, the cursor staying with its statement."""
        self.with_evidence = not self.with_evidence
        self._remake_in_place()

    def _remake_in_place(self) -> None:
        """The row under the cursor stays at its height in the pane."""
        height = self.rows_of(self.cursor).start - self.scroll_offset.y
        self.remake()
        if self.entries:
            self.scroll_rows(self.rows_of(self.cursor).start - height)
            self.reveal(self.cursor)

    def keep_cursor(self) -> Callable[[], int]:
        """What the cursor stood on, else its statement, else the fold that hides it; for a fold, what it hid."""
        item, was = self.cursor, self.entry()

        def again() -> int:
            if was is None:
                return item
            if was in self.entries:
                return self.entries.index(was)
            number = was.fold if was.statement is None else was.statement
            found = [n for n, entry in enumerate(self.entries) if entry.statement == number]
            folds = [n for n, entry in enumerate(self.entries) if entry.fold is not None]
            return next(iter((*found, *folds)), item)

        return again

    def entry(self) -> Entry | None:
        """What the cursor stands on."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def statement(self) -> Statement | None:
        """The statement that the cursor stands on, or whose passage it stands on."""
        entry = self.entry()
        if self.note is None or entry is None or entry.statement is None:
            return None
        return self.note.statements[entry.statement]

    def target(self, article: str | None) -> Evidence | None:
        """Where the cursor's entry leads: its passage, or the statement's first, in ``article`` if it has one there."""
        entry, statement = self.entry(), self.statement()
        if entry is not None and entry.evidence is not None:
            return entry.evidence
        if statement is None or not statement.evidence:
            return None
        return next((e for e in statement.evidence if e.article == article), statement.evidence[0])

    # -- rows ----------------------------------------------------------------------------------------------------

    def make_rows(self, width: int) -> list[Row]:
        self.entries = []
        if self.note is None:
            return paragraph(0, self.message, width, ("dim",)) if self.message else []
        rows = self._scope_rows(self.note, width)
        statements = self.note.statements
        told = set(told_first(statements)) if self.folded else set(range(len(statements)))
        left = [number for number in range(len(statements)) if number not in told]
        section = 0
        for number in sorted(told):
            statement = statements[number]
            if statement.section != section:
                section = statement.section
                lead = (Piece(fit(_title(section), width - 2), ("heading",)),)
                rows.append(Row(len(self.entries), lead, lead=True))
            rows += self._statement_rows(number, statement, width)
            if self.with_evidence:
                rows += self._passages(number, statement, width)
        if left:
            self.entries.append(Entry(fold=left[0]))
            rows += paragraph(len(self.entries) - 1, f"… {len(left)} more (z)", width, ("dim",))
        return rows

    def _scope_rows(self, note: Note, width: int) -> list[Row]:
        scope = SCOPES.get(note.scope.kind, "")
        others = note.scope.sources - 1
        beside = f"beside {others} other source{'' if others == 1 else 's'} {scope}" if others > 0 else scope
        line = f"{source_label(note.source)}, {beside}"
        return paragraph(0, line, width, ("dim",), lead=bool(note.statements))

    def _statement_rows(self, number: int, statement: Statement, width: int) -> list[Row]:
        count = len(statement.evidence)
        tail = f" {self.signs.evidence}{count}" if count else ""
        self.entries.append(Entry(number))
        return paragraph(len(self.entries) - 1, one_line(statement.text) + tail, width)

    def _passages(self, number: int, statement: Statement, width: int) -> list[Row]:
        rows: list[Row] = []
        for evidence in statement.evidence:
            self.entries.append(Entry(number, evidence))
            rows += self._evidence_rows(evidence, width)
        return rows

    def _evidence_rows(self, evidence: Evidence, width: int) -> list[Row]:
        item = len(self.entries) - 1
        rows = paragraph(item, f"{self.signs.evidence} {one_line(evidence.text, 240)}", width, ("evidence",), indent=1)
        if self.note is not None and evidence.article not in self.note.articles:
            rows += paragraph(item, fit(evidence.path, width - 5), width, ("dim",), indent=3)
        return rows

    def title(self) -> str:
        return f"4 Bias note · {source_label(self.note.source)}" if self.note is not None else "4 Bias note"

    def summary(self) -> str:
        """The note in one line, for terminals that have no room for it."""
        if self.note is None:
            return self.message
        lines = [one_line(statement.text) for statement in self.note.statements if statement.section in (2, 3, 4, 6)]
        return " · ".join((source_label(self.note.source), *lines))


def _title(section: int) -> str:
    return f"{section} {SECTIONS.get(section, '')}"
