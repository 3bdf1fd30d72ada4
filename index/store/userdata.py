"""What the user made: kept apart from the cache, on disk before the call returns, never rebuilt."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import StoreError
from index.places import private_folder
from index.store import schema
from index.store.overrides import EVERYWHERE, FROM_FORMAT_1, TABLE, Kind, Override

FILE = "user.sqlite"
HISTORY_KEPT = 500
_KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Recent:
    """A collection that was opened: its key, its roots as given, its label."""

    collection: str
    roots: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where the reader was in a collection; ``start`` is an offset into the article's text."""

    article: str | None = None
    start: int = 0
    quote: str | None = None
    query: str = ""


class UserData:
    """The user's own SQLite file, ``synchronous=FULL``; may be used by several threads."""

    def __init__(self, folder: Path) -> None:
        """Open or create it.

        Raises:
            StoreError: it cannot be opened, is damaged, or was written by a later version. It is never deleted.
        """
        self._path = folder / FILE
        self._lock = threading.Lock()
        try:
            private_folder(folder)
            self._connection = schema.connect(self._path, synchronous="FULL")
            for format_, statements in ((0, schema.USER_DATA + TABLE), (1, FROM_FORMAT_1)):
                if schema.version(self._connection) == format_:
                    schema.upgrade(self._connection, format_, statements, schema.USER_VERSION)
            found = schema.version(self._connection)
        except (sqlite3.DatabaseError, OSError) as error:
            raise StoreError(f"{self._path}: your positions and corrections cannot be opened ({error})") from error
        if found != schema.USER_VERSION:
            self._connection.close()
            raise StoreError(f"{self._path} was written by another version of Parallax (format {found})")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def opened(self, recent: Recent) -> None:
        """Put a collection at the head of the recent ones."""
        self._write(
            "INSERT OR REPLACE INTO recent VALUES (?, ?, ?, ?)",
            (recent.collection, json.dumps(recent.roots), recent.label, time.time()),
        )

    def recent(self, limit: int = 20) -> tuple[Recent, ...]:
        """The collections last opened, latest first."""
        rows = self._read(
            "SELECT collection, roots, label FROM recent ORDER BY opened DESC, rowid DESC LIMIT ?", (limit,)
        )
        return tuple(Recent(str(key), tuple(json.loads(str(roots))), str(label)) for key, roots, label in rows)

    def forget(self, collection: str) -> None:
        """Take a collection out of the recent ones."""
        self._write("DELETE FROM recent WHERE collection = ?", (collection,))

    def position(self, collection: str) -> Position | None:
        """Where the reader was, None on the first visit."""
        rows = self._read("SELECT article, start, quote, query FROM positions WHERE collection = ?", (collection,))
        for article, start, quote, query in rows:
            return Position(_text(article), int(str(start)), _text(quote), str(query))
        return None

    def keep_position(self, collection: str, position: Position) -> None:
        self._write(
            "INSERT OR REPLACE INTO positions VALUES (?, ?, ?, ?, ?)",
            (collection, position.article, position.start, position.quote, position.query),
        )

    def asked(self, collection: str, query: str) -> None:
        """Add a query to the history; one asked before moves to its end."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.execute("DELETE FROM history WHERE collection = ? AND query = ?", (collection, query))
                self._connection.execute("INSERT INTO history (collection, query) VALUES (?, ?)", (collection, query))
                self._connection.execute(
                    "DELETE FROM history WHERE collection = ? AND id <= (SELECT id FROM history WHERE collection = ?"
                    " ORDER BY id DESC LIMIT 1 OFFSET ?)",
                    (collection, collection, HISTORY_KEPT),
                )
                self._connection.execute("COMMIT")
            except sqlite3.DatabaseError as error:
                raise self._failed(error) from error

    def history(self, collection: str, limit: int = HISTORY_KEPT) -> tuple[str, ...]:
        """The queries of a collection, latest first."""
        rows = self._read(
            "SELECT query FROM history WHERE collection = ? ORDER BY id DESC LIMIT ?", (collection, limit)
        )
        return tuple(str(query) for (query,) in rows)

    def overrides(self, collection: str) -> tuple[Override, ...]:
        """What the user said against the files of a collection, and about outlets; in the order in which it was said.

        Rows of a kind that a later version made are passed over.
        """
        rows = self._read(
            "SELECT kind, subject, value, field, label, hash, number FROM overrides WHERE collection IN (?, ?)"
            " ORDER BY number",
            (collection, EVERYWHERE),
        )
        return tuple(
            Override(Kind(str(kind)), str(subject), str(value), str(field), str(label), str(hash_), int(str(number)))
            for kind, subject, value, field, label, hash_, number in rows
            if kind in _KINDS
        )

    def override(self, collection: str, *, put: Iterable[Override] = (), drop: Iterable[int] = ()) -> None:
        """Take back the rows of these numbers, and keep those in ``put``, all or none of it.

        One that has a number takes the place of the row of that number.
        """
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(
                    "DELETE FROM overrides WHERE collection IN (?, ?) AND number = ?",
                    ((collection, EVERYWHERE, number) for number in drop),
                )
                self._connection.executemany(
                    "INSERT OR REPLACE INTO overrides (number, collection, kind, subject, value, field, label, hash)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        (
                            one.number or None,
                            EVERYWHERE if one.kind is Kind.FACT else collection,
                            *(one.kind.value, one.subject, one.value, one.field, one.label, one.content_hash),
                        )
                        for one in put
                    ),
                )
                self._connection.execute("COMMIT")
            except sqlite3.DatabaseError as error:
                raise self._failed(error) from error

    def _read(self, statement: str, values: Sequence[str | int]) -> list[tuple[object, ...]]:
        with self._lock:
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise self._failed(error) from error

    def _write(self, statement: str, values: Sequence[str | int | float | None]) -> None:
        with self._lock:
            try:
                self._connection.execute(statement, values)
            except sqlite3.DatabaseError as error:
                raise self._failed(error) from error

    def _failed(self, error: sqlite3.DatabaseError) -> StoreError:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        return StoreError(f"{self._path}: {error}")


def _text(value: object) -> str | None:
    return None if value is None else str(value)
