"""The catalogue's tables, and the two ways to open an SQLite file: ours or not ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError

SCHEMA_VERSION = 1
"""The catalogue's format; one of another number is made again."""
USER_VERSION = 2
"""The format of the user's own data; older ones are brought up, never thrown away."""
BUSY_MS = 5_000
_DAMAGE = frozenset({1, 11, 26})
"""Primary result codes of SQLite that mean: not the file that we wrote (ERROR, CORRUPT, NOTADB)."""

WHO = "coalesce(name, '') || char(31) || coalesce(mention, '')"
"""A quote's speaker in one column, indexed."""

CATALOGUE = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    root INTEGER NOT NULL,
    relative BLOB NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    hash BLOB,
    problem TEXT,
    UNIQUE (root, relative)
);
CREATE TABLE problems (path TEXT NOT NULL, message TEXT NOT NULL);
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    source TEXT NOT NULL,
    label TEXT NOT NULL,
    inferred INTEGER NOT NULL,
    folded TEXT NOT NULL,
    quotes INTEGER NOT NULL,
    outlet TEXT
);
CREATE INDEX articles_file ON articles (file);
CREATE INDEX articles_order ON articles (date IS NULL, date, path, ordinal, id);
CREATE INDEX articles_path ON articles (path, ordinal);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_folded ON articles (folded);
CREATE TABLE texts (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    facts TEXT NOT NULL,
    blocks TEXT NOT NULL,
    analysis TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX texts_noticed ON texts (article) WHERE instr(facts, '"notices":[]') = 0;
CREATE TABLE quotes (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    mention TEXT,
    role TEXT,
    text TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX quotes_who ON quotes ({WHO});
CREATE TABLE unsearched (article TEXT PRIMARY KEY) WITHOUT ROWID;
"""

USER_DATA = """
CREATE TABLE recent (collection TEXT PRIMARY KEY, roots TEXT NOT NULL, label TEXT NOT NULL, opened REAL NOT NULL);
CREATE TABLE positions (
    collection TEXT PRIMARY KEY, article TEXT, start INTEGER NOT NULL, quote TEXT, query TEXT NOT NULL
);
CREATE TABLE history (id INTEGER PRIMARY KEY, collection TEXT NOT NULL, query TEXT NOT NULL);
CREATE INDEX history_collection ON history (collection, query);
"""


class CatalogueDamaged(StoreError):
    """The catalogue cannot be trusted; a refresh builds it anew from the files."""


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """What is stored does not decode: told as damage.

    Raises:
        CatalogueDamaged: the file does not hold what was written.
    """
    try:
        yield
    except (ValueError, KeyError) as error:
        raise _damaged(path, error) from error


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Errors of SQLite, told as ours.

    Raises:
        CatalogueDamaged: the file does not hold what was written.
        StoreError: it is locked, the disk is full, or the like.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise _damaged(path, error) from error
        raise StoreError(f"the catalogue {path} cannot be used: {error}") from error
    except OSError as error:
        raise StoreError(f"the catalogue {path} cannot be used: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> CatalogueDamaged:
    return CatalogueDamaged(f"the catalogue {path} is damaged ({error}); index the collection again")


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is at fault, and not the moment (locked, disk full, no permission)."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _DAMAGE


def read_only(path: Path) -> bool:
    """Whether a database is there and may be read, but not written (WAL needs to write to its folder too)."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK))


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection to what cannot be written. Without a write-ahead log beside it the file is all there is.

    Raises:
        sqlite3.DatabaseError: not a database, or it cannot be opened.
    """
    log = path.with_name(f"{path.name}-wal")
    whole = "" if log.exists() and log.stat().st_size else "&immutable=1"
    where = f"{path.absolute().as_uri()}?mode=ro{whole}"
    connection = sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def connect(path: Path, *, synchronous: str) -> sqlite3.Connection:
    """A connection in write-ahead mode, so that readers never wait for the writer; the file is 0600.

    The connection may be closed from another thread, but is used by one alone.

    Raises:
        sqlite3.DatabaseError: not a database, or it cannot be opened.
    """
    if not path.exists():
        path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA foreign_keys = ON")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        connection.close()
        if isinstance(error, UnicodeDecodeError):
            raise sqlite3.DatabaseError("malformed header") from error
        raise
    return connection


def version(connection: sqlite3.Connection) -> int:
    """``user_version`` of the file; 0 where nothing has been written yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def create(connection: sqlite3.Connection, tables: str) -> None:
    """Write ``tables`` into an empty file, whole or not at all; of two that try at once, one does."""
    upgrade(connection, 0, tables, SCHEMA_VERSION)


def upgrade(connection: sqlite3.Connection, found: int, statements: str, number: int) -> None:
    """Bring a file of format ``found`` to format ``number``, whole or not at all; of two that try at once, one does."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version(connection) == found:
            for statement in statements.split(";"):
                if statement.strip():
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except sqlite3.DatabaseError:
        connection.execute("ROLLBACK")
        raise


def remove(path: Path) -> None:
    """Delete a database with its side files.

    Raises:
        StoreError: the folder does not allow it.
    """
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        try:
            path.with_name(name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"cannot remove the damaged {path}: {error.strerror}") from error
