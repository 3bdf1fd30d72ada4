"""The coverage matrix: what is said (rows) and which source has it (columns), every cell with its passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.comparison import Analysed
from index.comparison.digest import Digest, digest
from index.comparison.note.story import PASSAGE, passage
from index.comparison.speaking import Roster, cited_in
from index.language import tables
from index.model import Echo, Evidence, FiledQuote, Source, Span

KINDS = ("quote", "speaker", "figure", "topic", "name")
MOST = 40
"""Rows kept of each kind."""
IN_CELL = 3
LEAST_USES = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source has of a row: how often, and the first passages."""

    count: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` is aligned with the matrix's sources; None where the rules found nothing."""

    kind: str
    label: str
    cells: tuple[Cell | None, ...]

    @property
    def sources(self) -> int:
        """In how many sources it was found."""
        return sum(1 for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order of ``KINDS``; within a kind what sets the sources apart comes first."""

    sources: tuple[Source, ...]
    rows: tuple[Row, ...]


def build(
    articles: Sequence[Analysed],
    quotes: Sequence[FiledQuote] = (),
    echoes: Mapping[str, tuple[Echo, ...]] | None = None,
) -> Matrix:
    """Lay the articles side by side by source.

    Args:
        articles: the comparison set.
        quotes: its quotes as filed, and ``echoes`` between them (:func:`index.comparison.echoes.find`): with them the
            rows of kind ``quote`` are made, without them there are none.
    """
    groups: dict[str, list[Digest]] = defaultdict(list)
    labels: dict[str, Source] = {}
    for analysed in sorted(articles, key=lambda a: (a.article.source.label, a.article.path, a.article.ordinal)):
        groups[analysed.article.source.id].append(digest(analysed))
        labels[analysed.article.source.id] = analysed.article.source
    columns = list(groups.values())
    by_article = {d.article.id: d for group in columns for d in group}
    made = [
        *_quotes(quotes, echoes or {}, list(groups), by_article),
        *_speakers(columns),
        *_figures(columns),
        *_topics(columns),
        *_names(columns),
    ]
    rows: list[Row] = []
    for kind in KINDS:
        these = [row for row in made if row.kind == kind]
        rows.extend(sorted(these, key=lambda row: _rank(row, len(columns)))[:MOST])
    return Matrix(tuple(labels.values()), tuple(rows))


def _rank(row: Row, columns: int) -> tuple[int, int, str]:
    """Rows that some have and some have not before those that all have, and those before what one alone has."""
    missing = columns - row.sources
    order = 0 if row.sources >= 2 and missing else 1 if row.sources >= 2 else 2
    return order, -sum(cell.count for cell in row.cells if cell is not None), row.label


def _cell(places: Sequence[tuple[Digest, Span]], limit: int = PASSAGE) -> Cell | None:
    """The count of the places, with passages of the first ones."""
    return Cell(len(places), tuple(passage(d, span, limit) for d, span in places[:IN_CELL])) if places else None


def _quotes(
    quotes: Sequence[FiledQuote],
    echoes: Mapping[str, tuple[Echo, ...]],
    sources: Sequence[str],
    by_article: Mapping[str, Digest],
) -> Iterator[Row]:
    filed = {quote.id: quote for quote in quotes}
    seen: set[str] = set()
    for quote in quotes:
        if quote.id in seen or quote.id not in echoes:
            continue
        members = [quote, *(filed[e.quote] for e in echoes[quote.id] if e.quote in filed and e.quote not in seen)]
        seen.update(m.id for m in members)
        cells: dict[str, list[tuple[Digest, Span]]] = defaultdict(list)
        for member in members:
            d = by_article.get(member.article)
            if d is not None:
                cells[member.source.id].append((d, member.quote.segments[0]))
        if len(cells) >= 2:
            yield Row("quote", quote.quote.text, tuple(_cell(cells.get(source, [])) for source in sources))


def _speakers(columns: Sequence[Sequence[Digest]]) -> Iterator[Row]:
    rosters = [Roster(c for c in cited_in(group) if c.named) for group in columns]
    taken: set[str] = set()
    for name in sorted({n for roster in rosters for n in roster.names()}, key=lambda n: (-len(n), n)):
        if name in taken:
            continue
        cited = [roster.find(name) for roster in rosters]
        taken.update(c.name for group in cited for c in group)
        found = [[q for c in group for q in c.quotes] for group in cited]
        yield Row("speaker", name, tuple(_cell([(d, q.segments[0]) for d, q in quotes]) for quotes in found))


def _figures(columns: Sequence[Sequence[Digest]]) -> Iterator[Row]:
    """Counted nouns that two sources or more give numbers for."""
    found: dict[str, list[list[tuple[Digest, Span]]]] = {}
    printed: dict[str, str] = {}
    for n, group in enumerate(columns):
        for d in group:
            for figure in d.analysis.figures:
                if len(figure.unit) > 2:
                    row = found.setdefault(figure.unit, [[] for _ in columns])
                    row[n].append((d, figure.span))
                    printed.setdefault(figure.unit, _noun(d, figure.span))
    for unit, cells in found.items():
        if sum(1 for cell in cells if cell) >= 2:
            yield Row("figure", printed[unit], tuple(_cell(cell, 160) for cell in cells))


def _noun(d: Digest, span: Span) -> str:
    words = span.of(d.text).split()
    return words[-1] if words else ""


def _topics(columns: Sequence[Sequence[Digest]]) -> Iterator[Row]:
    for topic in tables.section("topics", "topics"):
        cells = [[(d, span) for d in group for span in d.topics.get(topic, ())] for group in columns]
        if sum(len(cell) for cell in cells) >= LEAST_USES:
            yield Row("topic", topic, tuple(_cell(cell) for cell in cells))


def _names(columns: Sequence[Sequence[Digest]]) -> Iterator[Row]:
    found: dict[str, dict[int, list[tuple[Digest, Span]]]] = {}
    for n, group in enumerate(columns):
        for d in group:
            for name, spans in d.names.items():
                found.setdefault(name, {}).setdefault(n, []).extend((d, span) for span in spans)
    for name, cells in found.items():
        if sum(len(cell) for cell in cells.values()) >= LEAST_USES:
            yield Row("name", name, tuple(_cell(cells.get(n, [])) for n in range(len(columns))))
