"""Lists over a catalogue: articles narrowed and sorted, sources, speakers, quotes."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from index.model import Source
from index.store import records
from index.store.catalogue import ORDER, Card, Catalogue, card_of
from index.store.schema import decoding

if TYPE_CHECKING:
    from index.model import Fact

_SORTS = {
    "date": ORDER,
    "-date": "a.date IS NULL, a.date DESC, a.path, a.ordinal, a.id",
    "path": "a.path, a.ordinal, a.id",
}


class Selection(NamedTuple):
    """What narrows a list; None means that nothing does.

    ``sources`` and ``articles`` are ids. Dates are ISO days or beginnings of one, both ends included; undated
    articles fall out where a date is asked for, unless ``undated``.
    """

    sources: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    since: str | None = None
    until: str | None = None
    undated: bool = False

    def without_dates(self) -> Selection:
        return Selection(self.sources, self.articles)

    @property
    def dated(self) -> bool:
        return bool(self.since or self.until)


class SourceRow(NamedTuple):
    """A source with its counts; ``example`` is an article that states or implies its name, if one does."""

    source: Source
    articles: int
    quotes: int
    first: str | None
    last: str | None
    example: str | None


class SpeakerRow(NamedTuple):
    """How often a speaker is quoted in one article, in one role."""

    name: str
    article: str
    source: Source
    role: str | None
    quotes: int


def ids(catalogue: Catalogue, selection: Selection) -> frozenset[str]:
    """The ids of the articles selected."""
    where, values = where_of(selection)
    return frozenset(str(row[0]) for row in catalogue.read(f"SELECT a.id FROM articles a WHERE {where}", *values))


def ids_of_content(catalogue: Catalogue, content_hash: str) -> tuple[str, ...]:
    """The articles of this content hash, by path; every text is looked through."""
    rows = catalogue.read(
        "SELECT a.id FROM articles a JOIN texts t ON t.article = a.id WHERE instr(t.facts, ?) > 0 ORDER BY a.path",
        f'"hash":{json.dumps(content_hash)}',
    )
    return tuple(str(identifier) for (identifier,) in rows) if content_hash else ()


def undated(catalogue: Catalogue, selection: Selection) -> frozenset[str]:
    """The ids of the articles that the dates of a selection leave out because they have no date."""
    if not selection.dated or selection.undated:
        return frozenset()
    where, values = where_of(selection.without_dates())
    rows = catalogue.read(f"SELECT a.id FROM articles a WHERE a.date IS NULL AND {where}", *values)
    return frozenset(str(row[0]) for row in rows)


def cards(
    catalogue: Catalogue, selection: Selection, *, sort: str = "date", limit: int | None = None, offset: int = 0
) -> list[Card]:
    """Articles in order; ``sort`` is ``date``, ``-date`` or ``path``."""
    where, values = where_of(selection)
    rows = catalogue.read(
        "SELECT a.id, a.ordinal, a.path, a.title, a.date, a.source, a.label, a.inferred, a.quotes"
        f" FROM articles a WHERE {where} ORDER BY {_SORTS.get(sort, ORDER)} LIMIT ? OFFSET ?",
        *values,
        -1 if limit is None else limit,
        offset,
    )
    return [card_of(row) for row in rows]


def cards_below(catalogue: Catalogue, prefix: str) -> list[Card]:
    """Articles whose path begins with ``prefix``, by date, then path."""
    rows = catalogue.read(
        "SELECT a.id, a.ordinal, a.path, a.title, a.date, a.source, a.label, a.inferred, a.quotes FROM articles a"
        f" WHERE a.path >= ? AND a.path < ? AND substr(a.path, 1, ?) = ? ORDER BY {ORDER}",
        prefix,
        prefix + "\U0010ffff",
        len(prefix),
        prefix,
    )
    return [card_of(row) for row in rows]


def sources_named(catalogue: Catalogue, identifier: str, folded: Collection[str]) -> tuple[Source, ...]:
    """The sources with this id, or with one of these labels (without case)."""
    rows = catalogue.read(
        "SELECT DISTINCT source, label, inferred FROM articles"
        " WHERE source = ? OR folded IN (SELECT value FROM json_each(?)) ORDER BY 2, 1",
        identifier,
        json.dumps(sorted(folded)),
    )
    return tuple(Source(str(i), str(label), bool(inferred)) for i, label, inferred in rows)


def filed_under(catalogue: Catalogue) -> dict[str, Source]:
    """The source of every article; articles of one source share one object."""
    sources: dict[tuple[object, object, object], Source] = {}
    filed: dict[str, Source] = {}
    for article, *key in catalogue.read("SELECT id, source, label, inferred FROM articles"):
        identifier, label, inferred = key
        whole = (identifier, label, inferred)
        if whole not in sources:
            sources[whole] = Source(str(identifier), str(label), bool(inferred))
        filed[str(article)] = sources[whole]
    return filed


def by_source(catalogue: Catalogue, selection: Selection) -> tuple[tuple[Source, int], ...]:
    """Articles per source, most first."""
    where, values = where_of(selection)
    rows = catalogue.read(
        "SELECT a.source, min(a.label), min(a.inferred), count(*) FROM articles a"
        f" WHERE {where} GROUP BY a.source ORDER BY 4 DESC, 2, 1",
        *values,
    )
    return tuple((Source(str(i), str(label), bool(inferred)), _int(n)) for i, label, inferred, n in rows)


def sources(catalogue: Catalogue, selection: Selection) -> tuple[SourceRow, ...]:
    """Every source, by label."""
    where, values = where_of(selection)
    rows = catalogue.read(
        "SELECT a.source, min(a.label), min(a.inferred), count(*), sum(a.quotes), min(a.date), max(a.date),"
        " min(CASE WHEN a.outlet IS NOT NULL THEN a.id END)"
        f" FROM articles a WHERE {where} GROUP BY a.source ORDER BY min(a.folded), 1",
        *values,
    )
    return tuple(
        SourceRow(Source(str(i), str(label), bool(inferred)), _int(n), _int(q), _text(first), _text(last), _text(one))
        for i, label, inferred, n, q, first, last, one in rows
    )


def speakers(catalogue: Catalogue, selection: Selection) -> list[SpeakerRow]:
    """Quotes per full name, article and role words, by name, then in the order of the articles."""
    where, values = where_of(selection)
    rows = catalogue.read(
        "SELECT q.name, a.id, a.source, a.label, a.inferred, q.role, count(*)"
        f" FROM quotes q JOIN articles a ON a.id = q.article WHERE q.name IS NOT NULL AND {where}"
        f" GROUP BY q.name, a.id, q.role ORDER BY q.name, {ORDER}, min(q.number)",
        *values,
    )
    return [
        SpeakerRow(str(name), str(article), Source(str(i), str(label), bool(inferred)), _text(role), _int(n))
        for name, article, i, label, inferred, role, n in rows
    ]


def in_step(catalogue: Catalogue) -> bool:
    """Whether the search index has every change that is filed here."""
    return not catalogue.read("SELECT 1 FROM unsearched LIMIT 1")


def traces(catalogue: Catalogue, articles: Collection[str]) -> dict[str, str]:
    """What is kept of each of these articles for comparing it."""
    rows = catalogue.read(
        "SELECT article, traces FROM traces WHERE article IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(articles)),
    )
    return {str(one): str(packed) for one, packed in rows}


def outlets(catalogue: Catalogue, articles: Collection[str]) -> dict[str, Fact | None]:
    """The outlet of each of these articles, with the reason to believe it; their texts are not read."""
    rows = catalogue.read(
        "SELECT article, facts FROM texts WHERE article IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(articles)),
    )
    with decoding(catalogue.path):
        return {str(one): records.outlet(str(facts)) for one, facts in rows}


def where_of(selection: Selection) -> tuple[str, list[str | int | None]]:
    """The condition on articles ``a``, with its values; for this package."""
    parts: list[str] = []
    values: list[str | int | None] = []
    for column, among in (("a.source", selection.sources), ("a.id", selection.articles)):
        if among is not None:
            parts.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(among)))
    dates: list[str] = []
    if selection.since:
        dates.append("a.date >= substr(?, 1, length(a.date))")
        values.append(selection.since)
    if selection.until:
        dates.append("substr(a.date, 1, length(?)) <= ?")
        values += [selection.until, selection.until]
    if dates:
        inside = " AND ".join(dates)
        parts.append(f"(a.date IS NULL OR ({inside}))" if selection.undated else f"({inside})")
    return " AND ".join(parts) or "1", values


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _text(value: object) -> str | None:
    return None if value is None else str(value)
