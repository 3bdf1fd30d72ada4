"""What the reader comes back to: the last query and place, and what was asked before."""

from __future__ import annotations

from index.library import Library
from index.store.userdata import Position
from reader.spot import Ask, Spot


class Session:
    """Kept on disk at each call; may be called from a worker."""

    def __init__(self, library: Library) -> None:
        self._desk = library.desk
        self._kept: Position | None = None

    def last(self) -> Position | None:
        """Where the reader was; the article may be gone and its text another."""
        return self._desk.position()

    def keep(self, ask: Ask, spot: Spot) -> None:
        """Remember the place, if it is another than before."""
        position = Position(spot.article, spot.offset, spot.quote, ask.text)
        if spot.article is not None and position != self._kept:
            self._desk.keep_position(position)
            self._kept = position

    def asked(self, query: str) -> None:
        self._desk.asked(query)

    def history(self) -> tuple[str, ...]:
        """Earlier queries, oldest first."""
        return tuple(reversed(self._desk.history()))
