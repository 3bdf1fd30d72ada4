"""The coverage matrix: what is said (rows) and which source has it (columns), every cell with its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.comparison import Analysed
from index.comparison.coverage import figures, named, said, worded
from index.comparison.coverage.columns import Columns, Found, columns_of, ranked, row
from index.model import Echo, FiledQuote, Matrix, MatrixRow, Scope

KINDS = ("quote", "speaker", "figure", "topic", "name", "term")
MOST = 60
"""Rows kept of each kind."""


def build(
    articles: Sequence[Analysed],
    quotes: Sequence[FiledQuote] = (),
    echoes: Mapping[str, tuple[Echo, ...]] | None = None,
    scope: Scope | None = None,
) -> Matrix:
    """Lay the articles side by side by source.

    Args:
        articles: the comparison set.
        quotes: its quotes as filed, and ``echoes`` between them (:func:`index.comparison.echoes.find`): with them the
            rows of kind ``quote`` are made, without them there are none.
        scope: how the set was chosen, to be named.
    """
    columns = columns_of(articles)
    size = len(columns.sources)
    scope = scope or Scope("collection", len(articles), size)
    if size < 2:
        return Matrix(columns.sources, (), scope)
    rows: list[MatrixRow] = []
    cut = 0
    for kind, found in _found(columns, quotes, echoes or {}).items():
        rows.extend(row(kind, f, size) for f in found[:MOST])
        cut += max(0, len(found) - MOST)
    return Matrix(columns.sources, tuple(rows), scope, cut)


def _found(
    columns: Columns, quotes: Sequence[FiledQuote], echoes: Mapping[str, tuple[Echo, ...]]
) -> dict[str, list[Found]]:
    """What there is of each kind, in the order of ``KINDS``, each in its own order."""
    size = len(columns.sources)
    speakers = list(said.speakers(columns))
    found = {
        "quote": ranked(list(said.quotes(columns, quotes, echoes)), size),
        "speaker": ranked(speakers, size),
        "figure": figures.find(columns),
        "topic": ranked(list(worded.topics(columns)), size),
        "name": ranked(list(named.find(columns, speakers)), size),
        "term": ranked(list(worded.terms(columns)), size),
    }
    return {kind: found[kind] for kind in KINDS}
