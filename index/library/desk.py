"""The user's own things in one collection: saved when they change, kept through every rebuild."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library.shelf import Shelf
    from index.store.userdata import Position, Recent, UserData


class Desk:
    """Positions, queries and recent collections; ``Library.desk``."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._key = shelf.collection.key

    @property
    def _user(self) -> UserData:
        return self._shelf.user

    def opened(self) -> None:
        """Put this collection at the head of the recent ones."""
        from index.store.userdata import Recent

        collection = self._shelf.collection
        roots = tuple(str(root.path) for root in collection.roots)
        self._user.opened(Recent(collection.key, roots, collection.label))

    def recent(self) -> tuple[Recent, ...]:
        """The collections last opened that are still there, latest first."""
        return tuple(r for r in self._user.recent() if all(Path(root).exists() for root in r.roots))

    def position(self) -> Position | None:
        """Where the reader was; offsets are to be checked against the text, which may have changed."""
        return self._user.position(self._key)

    def keep_position(self, position: Position) -> None:
        self._user.keep_position(self._key, position)

    def asked(self, query: str) -> None:
        """Remember a query; an empty one is nothing to remember."""
        if query.strip():
            self._user.asked(self._key, query)

    def history(self, limit: int = 500) -> tuple[str, ...]:
        """Queries, latest first, each once."""
        return self._user.history(self._key, limit)
