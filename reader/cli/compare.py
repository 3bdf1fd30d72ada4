"""``parallax compare``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reader.cli import options as o
from reader.cli.session import Manner, opened
from reader.output import Colour

if TYPE_CHECKING:
    from index.model import MatrixRow

SHOWN = 10


class RowKind(StrEnum):
    """What the rows are of."""

    QUOTES = "quotes"
    SPEAKERS = "speakers"
    FIGURES = "figures"
    TOPICS = "topics"
    NAMES = "names"
    TERMS = "terms"


def command(
    collection: o.Collection = None,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="ARTICLE", help="Only what this article is compared with: its folder."),
    ] = None,
    query: Annotated[
        str | None, typer.Option("--query", metavar="QUERY", help="Only the articles that this query finds.")
    ] = None,
    kind: Annotated[list[RowKind] | None, typer.Option("--kind", help="Only rows of this kind; repeatable.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many rows of each kind; 0 prints all.")] = (
        SHOWN
    ),
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    no_refresh: o.NoRefresh = False,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Lay the sources side by side: who has which quote, speaker, figure, name.

    What some sources have and others lack comes first, then what one alone has, then what all have. -v shows passages.
    """
    from reader.cli.views.matrix import MatrixView

    with opened(Manner(collection, form, color, not no_refresh, strict, quiet, verbose)) as session:
        matrix = session.library.coverage(article=article, query=query)
        wanted = {one.value[:-1] for one in kind or RowKind}
        rows = [row for row in matrix.rows if row.kind in wanted]
        page = _of_each(rows, limit)
        if matrix.more:
            session.output.note(f"the {matrix.scope.articles} best articles are compared; {matrix.more:,} more answer")
        if matrix.cut and not limit:
            session.output.note(f"{matrix.cut:,} rows left out: of each kind the first are kept")
        session.print(MatrixView(matrix, page, len(rows), query))
        return session.leave(len(page), len(rows), hint=_why_not(len(matrix.sources)))


def _of_each(rows: Sequence[MatrixRow], limit: int) -> Sequence[MatrixRow]:
    """The first rows of each kind."""
    if not limit:
        return rows
    seen: Counter[str] = Counter()
    page = []
    for row in rows:
        seen[row.kind] += 1
        if seen[row.kind] <= limit:
            page.append(row)
    return page


def _why_not(sources: int) -> str:
    if sources == 1:
        return ": all articles are of one source, and to compare takes two"
    return "" if sources else ": no articles to compare"
