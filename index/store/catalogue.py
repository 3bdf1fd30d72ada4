"""What is known of a collection's files, in SQLite: a cache that can be made again from the files at any time."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import StoreError
from index.model import Problem, Source
from index.store import records, schema
from index.store.schema import CatalogueDamaged, decoding, guarded

if TYPE_CHECKING:
    from index.model import Analysis, Article, FiledQuote, Quote

FILE = "catalogue.sqlite"
_DAMAGED = "catalogue.damaged"
_CARD = "a.id, a.ordinal, a.path, a.title, a.date, a.source, a.label, a.inferred, a.quotes"
ORDER = "a.date IS NULL, a.date, a.path, a.ordinal, a.id"
"""By date, then path; undated articles last."""


class Card(NamedTuple):
    """An article without its text: what a listing needs. ``quotes`` counts its quotes."""

    id: str
    ordinal: int
    path: str
    title: str
    date: str | None
    source: Source
    quotes: int


class Catalogue:
    """Reads of one collection's catalogue; each thread gets a connection of its own.

    ``rebuilt`` says why the catalogue had to be started anew at opening, None where it had not; ``read_only``, that
    the system lets it be read but not written.
    """

    def __init__(self, folder: Path) -> None:
        """Open it, or create it; a damaged one is deleted and created.

        Raises:
            StoreError: it cannot be opened for a reason that is not its own.
        """
        self.path = folder / FILE
        self.rebuilt: str | None = None
        self.read_only = schema.read_only(self.path)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[sqlite3.Connection] = []
        self._doubt = folder / _DAMAGED
        self._prepare()

    def _prepare(self) -> None:
        if self._doubt.exists():
            self.start_anew("the catalogue was damaged")
            return
        try:
            with guarded(self.path):
                found = schema.version(self.connection())
                if found == 0 and not self.read_only:
                    schema.create(self.connection(), schema.CATALOGUE)
                elif found == schema.SCHEMA_VERSION:
                    self.meta("complete")
        except CatalogueDamaged:
            self.start_anew("the catalogue was damaged")
            return
        if found not in (0, schema.SCHEMA_VERSION):
            self.start_anew("the catalogue was written by another version")

    def start_anew(self, reason: str) -> None:
        """Delete everything and begin with an empty catalogue; ``rebuilt`` keeps the reason.

        Raises:
            StoreError: it cannot be written.
        """
        if self.read_only:
            raise StoreError(f"{reason}, and {self.path.parent} cannot be written")
        self.close()
        schema.remove(self.path)
        self._doubt.unlink(missing_ok=True)
        self.rebuilt = reason
        with guarded(self.path):
            schema.create(self.connection(), schema.CATALOGUE)

    def doubt(self) -> None:
        """Remember that the catalogue is damaged, so that it is built anew at the next opening or refresh."""
        try:
            self._doubt.touch()
        except OSError as error:
            raise StoreError(f"cannot write to {self._doubt.parent}: {error.strerror}") from error

    @property
    def doubted(self) -> bool:
        return self._doubt.exists()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        kept: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if kept is None:
            kept = (
                schema.connect_to_read(self.path) if self.read_only else schema.connect(self.path, synchronous="NORMAL")
            )
            self._local.connection = kept
            with self._lock:
                self._open.append(kept)
        return kept

    def close(self) -> None:
        """Close the connections of all threads; a later call opens them again."""
        with self._lock:
            connections, self._open = self._open, []
            self._local = threading.local()
        for connection in connections:
            connection.close()

    def read(self, statement: str, *values: str | int | float | bytes | None) -> list[tuple[object, ...]]:
        """All rows of one SELECT; for this package."""
        with guarded(self.path):
            return self.connection().execute(statement, values).fetchall()

    def meta(self, key: str) -> str | None:
        """A note that the catalogue keeps of itself."""
        rows = self.read("SELECT value FROM meta WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def stamp(self) -> int:
        """A number that changes with every commit of any process; to know whether an answer is still good."""
        return int(self.meta("generation") or 0)

    def count(self) -> int:
        """How many articles there are."""
        return _int(self.read("SELECT count(*) FROM articles")[0][0])

    def problems(self) -> tuple[Problem, ...]:
        """Everything that could not be read at the last look, by path."""
        rows = self.read(
            "SELECT path, problem FROM files WHERE problem IS NOT NULL UNION SELECT path, message FROM problems"
            " ORDER BY 1, 2"
        )
        return tuple(Problem(str(path), str(message)) for path, message in rows)

    def repairs(self) -> tuple[Problem, ...]:
        """How files had to be read that are not as they should be, by path; the lines of `problems` are left out."""
        rows = self.read(
            "SELECT a.path, t.facts FROM texts t CROSS JOIN articles a ON a.id = t.article"
            " WHERE instr(t.facts, '\"notices\":[]') = 0 ORDER BY a.path, a.ordinal"
        )
        with decoding(self.path):
            found = [Problem(str(path), line) for path, facts in rows for line in records.notices(str(facts))]
        told = frozenset(self.problems()) if found else frozenset()
        return tuple(problem for problem in dict.fromkeys(found) if problem not in told)

    def walk_problems(self) -> tuple[Problem, ...]:
        """What the last walk could not enter, in the order of the walk."""
        rows = self.read("SELECT path, message FROM problems ORDER BY rowid")
        return tuple(Problem(str(path), str(message)) for path, message in rows)

    def ids(self) -> frozenset[str]:
        """The ids of all articles."""
        return frozenset(str(identifier) for (identifier,) in self.read("SELECT id FROM articles"))

    def paths(self) -> tuple[str, ...]:
        """The paths of all files with articles."""
        return tuple(str(path) for (path,) in self.read("SELECT DISTINCT path FROM articles ORDER BY path"))

    def resolve(self, ref: str, limit: int = 6) -> tuple[str, ...]:
        """The ids that ``ref`` may mean; the first reading that finds anything is taken.

        An id, a path in the collection, a path on disk that ends in one, the beginning of an id, the beginning of a
        file or folder name.
        """
        readings = (
            ("id = ?1", ref),
            ("path = ?1", ref),
            ("substr(?1, -length(path) - 1) = '/' || path", ref),
            ("id >= ?1 AND id < ?1 || char(0x10ffff)", ref),
            ("instr('/' || path, '/' || ?1) > 0", ref),
        )
        for where, value in readings if ref else ():
            found = self.read(f"SELECT id FROM articles WHERE {where} ORDER BY path, ordinal, id LIMIT {limit}", value)
            if found:
                return tuple(str(identifier) for (identifier,) in found)
        return ()

    def article(self, identifier: str) -> Article | None:
        """An article with its text."""
        for article in self._articles("a.id = ?", identifier):
            return article
        return None

    def articles(self, identifiers: Iterable[str]) -> dict[str, Article]:
        """Those of ``identifiers`` that exist."""
        return {article.id: article for article in self._articles(*_among(identifiers))}

    def _articles(self, where: str, value: str) -> Iterator[Article]:
        rows = self.read(
            f"SELECT {_CARD}, t.facts, t.blocks, t.text FROM articles a JOIN texts t ON t.article = a.id"
            f" WHERE {where} ORDER BY {ORDER}",
            value,
        )
        with decoding(self.path):
            for row in rows:
                card = card_of(row)
                facts, blocks, text = row[9:]
                yield records.decode_article(
                    card.id, card.ordinal, card.path, card.source, str(facts), str(blocks), str(text)
                )

    def text(self, identifier: str) -> str | None:
        """The text of an article alone."""
        rows = self.read("SELECT text FROM texts WHERE article = ?", identifier)
        return str(rows[0][0]) if rows else None

    def cards(self, identifiers: Iterable[str]) -> dict[str, Card]:
        """Those of ``identifiers`` that exist, by date, then path."""
        where, value = _among(identifiers)
        rows = self.read(f"SELECT {_CARD} FROM articles a WHERE {where} ORDER BY {ORDER}", value)
        return {card.id: card for card in map(card_of, rows)}

    def quotes(self, identifiers: Iterable[str]) -> list[FiledQuote]:
        """All quotes of these articles, in the order of the articles, then by number."""
        where, value = _among(identifiers)
        return self.filed(where, value)

    def filed(self, where: str, *values: str | int | None, extra: str = "") -> list[FiledQuote]:
        """Quotes by a condition over articles ``a`` and quotes ``q``; for this package."""
        rows = self.read(
            "SELECT a.id, q.number, a.path, a.title, a.source, a.label, a.inferred, a.date, q.kind, q.text, q.data"
            f" FROM quotes q JOIN articles a ON a.id = q.article WHERE {where} ORDER BY {ORDER}, q.number {extra}",
            *values,
        )
        with decoding(self.path):
            return [_filed(row) for row in rows]

    def analyses(self, identifiers: Iterable[str]) -> dict[str, Analysis]:
        """What each of these articles says."""
        wanted = sorted(identifiers)
        quotes: dict[str, list[Quote]] = {}
        for filed in self.quotes(wanted):
            quotes.setdefault(filed.article, []).append(filed.quote)
        where, value = _among(wanted)
        rows = self.read(
            f"SELECT t.article, t.analysis FROM articles a JOIN texts t ON t.article = a.id WHERE {where}", value
        )
        with decoding(self.path):
            return {str(one): records.decode_findings(str(found), quotes.get(str(one), ())) for one, found in rows}

    def integrity(self, *, quick: bool = False) -> str | None:
        """What SQLite finds wrong with the file, None where all is well."""
        try:
            rows = self.read("PRAGMA quick_check(1)" if quick else "PRAGMA integrity_check(1)")
        except CatalogueDamaged as error:
            return str(error)
        said = " ".join(str(rows[0][0]).split())
        return None if said == "ok" else f"the catalogue {self.path} is damaged: {said}"


def card_of(row: tuple[object, ...]) -> Card:
    identifier, ordinal, path, title, date, source, label, inferred, quotes = row[:9]
    filed = Source(str(source), str(label), bool(inferred))
    day = None if date is None else str(date)
    return Card(str(identifier), _int(ordinal), str(path), str(title), day, filed, _int(quotes))


def _filed(row: tuple[object, ...]) -> FiledQuote:
    from index.model import FiledQuote

    article, number, path, title, source, label, inferred, date, kind, text, data = row
    return FiledQuote(
        id=f"{article}.{number}",
        article=str(article),
        path=str(path),
        title=str(title),
        source=Source(str(source), str(label), bool(inferred)),
        date=None if date is None else str(date),
        quote=records.decode_quote(str(kind), str(text), str(data)),
    )


def _among(identifiers: Iterable[str]) -> tuple[str, str]:
    return "a.id IN (SELECT value FROM json_each(?))", json.dumps(sorted(identifiers))


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value
