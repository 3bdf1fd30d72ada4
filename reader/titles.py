"""What the panes say in their borders about where the cursor is."""

from __future__ import annotations

from reader.panes.note import NotePane
from reader.panes.results import ResultsPane
from reader.spot import Sheet, Spot, match_number


def result_place(results: ResultsPane, *, unanswered: bool) -> str:
    """Which result of how many, and whether they answer an earlier query than the one in the line."""
    if not results.hits:
        return "none"
    place = "not among the results" if results.astray else f"{results.cursor + 1:,}/{len(results.hits):,}"
    return f"earlier query · {place}" if unanswered else place


def note_place(note: NotePane, spot: Spot, *, focused: bool) -> str:
    """Where the passage under the note's cursor is, if it is elsewhere."""
    target = note.target(spot.article) if focused else None
    if target is not None and target.article != spot.article:
        return f"Enter: in {target.path}"
    return "e evidence" if note.note is not None else ""


def match_place(spot: Spot, sheet: Sheet) -> str:
    count, number = len(sheet.matches), match_number(spot, sheet)
    if not count:
        return ""
    return f"match {number}/{count} · " if number else f"{count} match{'' if count == 1 else 'es'} below · "
