"""``parallax note``."""

from __future__ import annotations

from typing import Annotated

import typer

from index.errors import UsageError
from index.model import Note
from reader.cli import options as o
from reader.cli.session import Manner, opened
from reader.output import Colour


def command(
    source: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="One source, all words joined; else all sources.")
    ] = None,
    collection: o.Collection = None,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="ARTICLE", help="The note of one article: id, start of it, or path."),
    ] = None,
    query: Annotated[
        str | None, typer.Option("--query", metavar="QUERY", help="Compare within what this query finds.")
    ] = None,
    limit: o.Limit = 0,
    offset: o.Offset = 0,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    no_refresh: o.NoRefresh = False,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Print the bias note of a source, an article, or all sources.

    It counts and quotes how a source tells the story beside the others, and judges nobody; -v gives the reasons.
    """
    from reader.cli.views.notes import Notes

    name = o.joined(source) or None
    if name and article:
        raise UsageError("name a source or --article, not both")
    with opened(Manner(collection, form, color, not no_refresh, strict, quiet, verbose)) as session:
        if name or article:
            every: tuple[Note, ...] = (session.library.note(source=name, article=article, query=query),)
        else:
            every = session.library.notes(query=query)
        if query:
            every = tuple(note for note in every if note.scope.articles)
        page = every[offset : offset + limit if limit else None]
        session.print(Notes(page, query))
        return session.leave(len(page), len(every))
