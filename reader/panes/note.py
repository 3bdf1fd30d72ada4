"""The note pane: how one source tells the story, statement by statement, each opening on its passages."""

from __future__ import annotations

from dataclasses import dataclass

from index.language.sanitise import one_line
from index.model import Evidence, Note, Statement
from reader.panes.labels import source_label
from reader.panes.rows import Row, RowsView, paragraph
from reader.spot import Spot, statement_near
from reader.text.cells import fit
from reader.text.paint import Piece

FOLD_AT = 14

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

SCOPES = {
    "folder": "in its folder",
    "collection": "in the collection",
    "results": "among the results",
    "article": "for this article alone",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one item of the pane stands for: a statement, one of its passages, or (neither) the fold."""

    statement: int | None = None
    evidence: Evidence | None = None


class NotePane(RowsView):
    """Folded after fourteen lines, or where the pane ends; a statement's passages unfold under it."""

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
        if not same:
            self.cursor, self.folded = 0, True
        self.remake()
        if not same:
            self.scroll_rows(0)
            self.show_spot(spot)

    def show_spot(self, spot: Spot) -> None:
        """Follow the reading mark to the statement whose evidence is nearest."""
        if self.note is None:
            return
        number = statement_near(self.note, spot)
        item = next((n for n, entry in enumerate(self.entries) if entry.statement == number), None)
        if number is not None and item is not None:
            self.show(item)

    def toggle_fold(self) -> None:
        self.folded = not self.folded
        self.remake()

    def toggle_evidence(self) -> None:
        """Fold or unfold the passages, the cursor staying with its statement."""
        entry = self.entry()
        self.with_evidence = not self.with_evidence
        self.remake()
        number = None if entry is None else entry.statement
        item = next((n for n, other in enumerate(self.entries) if other.statement == number), 0)
        self.cursor = item
        if self.entries:
            self.reveal(item)

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
        section, room = 0, max(FOLD_AT, self.size.height) - len(rows)
        for number, statement in enumerate(self.note.statements):
            if self.folded and room <= 0:
                left = len(self.note.statements) - number
                self.entries.append(Entry())
                return [*rows, *paragraph(len(self.entries) - 1, f"… {left} more (z)", width, ("dim",))]
            if statement.section != section:
                section = statement.section
                title = f"{section} {SECTIONS.get(section, '')}"
                rows.append(Row(len(self.entries), (Piece(fit(title, width - 2), ("heading",)),), lead=True))
                room -= 1
            told = self._statement_rows(number, statement, width)
            room -= len(told)
            rows += told
            if self.with_evidence:
                rows += self._passages(number, statement, width)
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
