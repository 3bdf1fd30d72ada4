"""Sheets and notes that were opened lately, so that going back costs nothing."""

from __future__ import annotations

from collections import OrderedDict

from index.library import Library
from index.model import Note
from reader.spot import Sheet

KEPT = 32


class Sheets:
    """A small cache over the Library; empty again when the collection is another, by whomever it was changed."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._sheets: OrderedDict[tuple[str, str], Sheet] = OrderedDict()
        self._notes: OrderedDict[str, Note] = OrderedDict()
        self._generation = -1

    def sheet(self, article_id: str, query: str) -> Sheet:
        """The article with the matches of ``query`` and its quotes.

        Raises:
            UnknownArticle: it has left the collection.
            StoreError: the catalogue cannot be read.
        """
        generation = self.library.generation()
        if generation != self._generation:
            self.clear()
            self._generation = generation
        key = (article_id, query)
        if key not in self._sheets:
            matches = self.library.matches(query, article_id) if query.strip() else ()
            quotes = sorted(self.library.quotes(article_id), key=lambda filed: filed.quote.span)
            sheet = Sheet(self.library.article(article_id), tuple(sorted(matches)), tuple(quotes))
            self._sheets[key] = sheet
            if len(self._sheets) > KEPT:
                self._sheets.popitem(last=False)
        self._sheets.move_to_end(key)
        return self._sheets[key]

    def note(self, source_id: str) -> Note | None:
        """The note of a source, if it was written lately."""
        return self._notes.get(source_id)

    def keep_note(self, note: Note) -> None:
        self._notes[note.source.id] = note
        if len(self._notes) > KEPT:
            self._notes.popitem(last=False)

    def forget_notes(self) -> None:
        self._notes.clear()

    def clear(self) -> None:
        self._sheets.clear()
        self._notes.clear()
