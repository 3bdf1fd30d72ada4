"""Writing to the catalogue: files with their articles, a batch a transaction.

Whatever changes an article also notes it in ``unsearched``, in the same transaction. The note is struck out once the
search index has it on disk; so a kill between the two commits leaves work to do, never a difference nobody knows of.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from index.model import Problem
from index.store.catalogue import Catalogue
from index.store.records import ArticleRow, kept_row
from index.store.schema import guarded

RETRY = -1
"""As ``mtime_ns`` of a file: look at it again next time, whatever its time says."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was last looked at."""

    id: int
    root: int
    relative: bytes
    path: str
    size: int
    mtime_ns: int
    hash: bytes | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its articles, or the line that says why there are none.

    ``hash`` is None if the bytes could not be had; such a file is tried again at every refresh.
    """

    root: int
    relative: bytes
    path: str
    size: int
    mtime_ns: int
    hash: bytes | None
    rows: tuple[ArticleRow, ...] = ()
    problem: str | None = None


class Filing:
    """The one writer of a catalogue. ``correct`` puts over an article what the user says of it."""

    def __init__(self, catalogue: Catalogue, correct: Callable[[ArticleRow], ArticleRow] | None = None) -> None:
        self._catalogue = catalogue
        self._correct = correct or (lambda row: row)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All that is written inside becomes visible and durable together, or not at all."""
        connection = self._catalogue.connection()
        with guarded(self._catalogue.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute(
                    "INSERT INTO meta VALUES ('generation', '1')"
                    " ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
                )
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def files(self) -> dict[tuple[int, bytes], FileState]:
        """Every file of the catalogue, by root and raw relative path."""
        connection = self._catalogue.connection()
        with guarded(self._catalogue.path):
            rows = connection.execute("SELECT id, root, relative, path, size, mtime_ns, hash FROM files ORDER BY id")
            return {(row[1], row[2]): FileState(*row) for row in rows}

    def stamps(self, root: int) -> set[tuple[bytes, int, int]]:
        """Raw relative path, size and time of every file of a root: all that the look for changed files needs."""
        connection = self._catalogue.connection()
        with guarded(self._catalogue.path):
            return set(connection.execute("SELECT relative, size, mtime_ns FROM files WHERE root = ?", (root,)))

    def kept(self, file: int) -> dict[int, ArticleRow]:
        """The articles of a file as they are stored, by ordinal."""
        cards = self._catalogue.read(
            "SELECT a.id, a.ordinal, a.path, t.facts, t.blocks, t.analysis, t.text"
            " FROM articles a JOIN texts t ON t.article = a.id WHERE a.file = ?",
            file,
        )
        return {row.ordinal: row for row in (kept_row(card, self._quotes(str(card[0]))) for card in cards)}

    def _quotes(self, identifier: str) -> list[tuple[object, ...]]:
        return self._catalogue.read(
            "SELECT number, kind, name, mention, role, text, data FROM quotes WHERE article = ? ORDER BY number",
            identifier,
        )

    def put(self, outcome: Outcome) -> None:
        """File what came of a file, in place of what it held before."""
        connection = self._connection
        file = self._file_id(outcome)
        self._clear(file)
        for row in outcome.rows:
            self._put_article(file, row)
        connection.executemany("INSERT OR REPLACE INTO unsearched VALUES (?)", ((row.id,) for row in outcome.rows))

    def touch(self, file: int, size: int, mtime_ns: int) -> None:
        """The same bytes under a new time."""
        self._connection.execute("UPDATE files SET size = ?, mtime_ns = ? WHERE id = ?", (size, mtime_ns, file))

    def remove(self, files: Iterable[int]) -> None:
        """Take files and their articles out."""
        for file in files:
            self._clear(file)
            self._connection.execute("DELETE FROM files WHERE id = ?", (file,))

    def forget_stamps(self) -> None:
        """Have every file read and analysed again; what is known stays until it is replaced."""
        self._connection.execute("UPDATE files SET mtime_ns = ?, hash = NULL", (RETRY,))

    def set_meta(self, key: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """What the walk could not enter, in place of what it could not enter before."""
        self._connection.execute("DELETE FROM problems")
        self._connection.executemany("INSERT INTO problems VALUES (?, ?)", ((p.path, p.message) for p in problems))

    def correct(self, identifiers: Iterable[str]) -> None:
        """File articles anew as the user corrects them now, from what their files say."""
        rows = self._catalogue.read(
            "SELECT a.id, a.ordinal, a.path, t.facts, '[]', '', '' FROM articles a JOIN texts t ON t.article = a.id"
            " WHERE a.id IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(identifiers)),
        )
        for row in (self._correct(kept_row(columns, ())) for columns in rows):
            self._connection.execute(
                "UPDATE articles SET title = ?, date = ?, source = ?, label = ?, inferred = ?, folded = ?, outlet = ?"
                " WHERE id = ?",
                (row.title, row.date, *row.source, row.source.label.casefold(), row.outlet, row.id),
            )
            self._connection.execute("UPDATE texts SET facts = ? WHERE article = ?", (row.facts, row.id))
            self._connection.execute("INSERT OR REPLACE INTO unsearched VALUES (?)", (row.id,))

    def unsearched(self, limit: int) -> tuple[str, ...]:
        """Articles that the search index does not know as they are now, gone ones among them."""
        rows = self._catalogue.read("SELECT article FROM unsearched ORDER BY article LIMIT ?", limit)
        return tuple(str(identifier) for (identifier,) in rows)

    def searched(self, identifiers: Iterable[str]) -> None:
        """Strike out what the search index has on disk now."""
        listed = json.dumps(list(identifiers))
        self._connection.execute("DELETE FROM unsearched WHERE article IN (SELECT value FROM json_each(?))", (listed,))

    def unsearch_all(self, also: Iterable[str] = ()) -> None:
        """Have the search index take every article again, and drop those of ``also`` that are no article."""
        self._connection.execute("INSERT OR REPLACE INTO unsearched SELECT id FROM articles")
        self._connection.executemany("INSERT OR REPLACE INTO unsearched VALUES (?)", ((i,) for i in also))

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._catalogue.connection()

    def _file_id(self, outcome: Outcome) -> int:
        row = self._connection.execute(
            "INSERT INTO files (root, relative, path, size, mtime_ns, hash, problem) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (root, relative) DO UPDATE SET path = excluded.path, size = excluded.size,"
            " mtime_ns = excluded.mtime_ns, hash = excluded.hash, problem = excluded.problem RETURNING id",
            (
                outcome.root,
                outcome.relative,
                outcome.path,
                outcome.size,
                outcome.mtime_ns if outcome.hash is not None else RETRY,
                outcome.hash,
                outcome.problem,
            ),
        ).fetchone()
        return int(row[0])

    def _clear(self, file: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO unsearched SELECT id FROM articles WHERE file = ?", (file,))
        self._connection.execute("DELETE FROM articles WHERE file = ?", (file,))

    def _put_article(self, file: int, row: ArticleRow) -> None:
        row = self._correct(row)
        self._connection.execute(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.id,
                file,
                row.ordinal,
                row.path,
                row.title,
                row.date,
                *row.source,
                row.source.label.casefold(),
                len(row.quotes),
                row.outlet,
            ),
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?)",
            (row.id, row.facts, row.blocks, row.analysis, row.text),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((row.id, q.number, q.kind, q.name, q.mention, q.role, q.text, q.data) for q in row.quotes),
        )
