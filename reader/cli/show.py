"""``parallax show``."""

from __future__ import annotations

from typing import Annotated

import typer

from index.errors import UsageError
from reader.cli import options as o
from reader.cli.session import Manner, opened
from reader.output import Colour


def command(
    article: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARTICLE]...", help="An id or a path, or the start of an id or file name."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All articles, by date and path.")] = False,
    collection: o.Collection = None,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    no_refresh: o.NoRefresh = False,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Print articles whole.

    -v adds each fact about the article with the rule that found it and where the text says so.
    """
    from reader.cli.views.articles import Articles

    if bool(article) == every:
        raise UsageError("which article? Give an id, the start of one, or a path; or --all")
    with opened(Manner(collection, form, color, not no_refresh, strict, quiet, verbose)) as session:
        library = session.library
        if every:
            ids = tuple(hit.article for hit in library.search("", limit=None, passages=0).hits)
        else:
            ids = tuple(library.article(one).id for one in article or ())
        session.print(Articles(ids, library.article))
        return session.leave(len(ids), len(ids))
