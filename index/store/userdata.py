"""What the user made: kept apart from the cache, on disk before the call returns, never rebuilt."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import StoreError
from index.places import private_folder
from index.store import schema

FILE = "user.sqlite"
HISTORY_KEPT = 500


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


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """The name that the user gave to an article's outlet; found again by content when the file was renamed."""

    article: str
    content_hash: str
    ordinal: int
    name: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A statement or a whole rule that the user does not want to see again; empty fields match everything."""

    rule: str
    article: str = ""
    words: str = ""


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
            if schema.version(self._connection) == 0:
                schema.create(self._connection, schema.USER_DATA)
            found = schema.version(self._connection)
        except (sqlite3.DatabaseError, OSError) as error:
            raise StoreError(f"{self._path}: your positions and names cannot be opened ({error})") from error
        if found != schema.SCHEMA_VERSION:
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

    def name_outlet(self, collection: str, named: NamedOutlet) -> None:
        """Keep the outlet's name for an article; an empty name takes it back."""
        if not named.name:
            self._write("DELETE FROM outlets WHERE collection = ? AND article = ?", (collection, named.article))
            return
        self._write(
            "INSERT OR REPLACE INTO outlets VALUES (?, ?, ?, ?, ?)",
            (collection, named.article, named.content_hash, named.ordinal, named.name),
        )

    def outlets(self, collection: str) -> tuple[NamedOutlet, ...]:
        """Every name that the user gave in a collection, by article."""
        rows = self._read(
            "SELECT article, hash, ordinal, name FROM outlets WHERE collection = ? ORDER BY article", (collection,)
        )
        return tuple(NamedOutlet(str(a), str(h), int(str(o)), str(n)) for a, h, o, n in rows)

    def dismiss(self, collection: str, dismissed: Dismissed) -> None:
        self._write(
            "INSERT OR IGNORE INTO dismissed VALUES (?, ?, ?, ?)",
            (collection, dismissed.rule, dismissed.article, dismissed.words),
        )

    def restore(self, collection: str, dismissed: Dismissed) -> None:
        self._write(
            "DELETE FROM dismissed WHERE collection = ? AND rule = ? AND article = ? AND words = ?",
            (collection, dismissed.rule, dismissed.article, dismissed.words),
        )

    def dismissed(self, collection: str) -> tuple[Dismissed, ...]:
        rows = self._read(
            "SELECT rule, article, words FROM dismissed WHERE collection = ? ORDER BY rule, article, words",
            (collection,),
        )
        return tuple(Dismissed(str(rule), str(article), str(words)) for rule, article, words in rows)

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
