"""``parallax note``."""

from __future__ import annotations

from typing import Annotated

import typer

from index.errors import UsageError
from index.model import Note
from reader.cli import options as o
from reader.cli.session import Manner, Session, opened
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
    dismiss: Annotated[
        str | None, typer.Option("--dismiss", metavar="KEY", help="Show the line of this key no more; -v shows keys.")
    ] = None,
    dismiss_rule: Annotated[
        str | None, typer.Option("--dismiss-rule", metavar="RULE", help="Show no line of this rule any more.")
    ] = None,
    restore: Annotated[str | None, typer.Option("--restore", metavar="KEY|RULE", help="Show it again.")] = None,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="List what you dismissed.")] = False,
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
    from reader.cli import objections
    from reader.cli.views.notes import Notes

    name = o.joined(source) or None
    if name and article:
        raise UsageError("name a source or --article, not both")
    if "" in (dismiss, dismiss_rule, restore):
        raise UsageError("which line or rule? note -v shows the key and the rule of each line")
    if sum(map(bool, (dismiss, dismiss_rule, restore, dismissed))) > 1:
        raise UsageError("one at a time: --dismiss, --dismiss-rule, --restore or --dismissed")
    with opened(Manner(collection, form, color, not no_refresh, strict, quiet, verbose)) as session:
        if restore or dismissed:
            return objections.list_dismissed(session) if dismissed else objections.restore(session, restore or "")
        if name or article:
            every: tuple[Note, ...] = (session.library.note(source=name, article=article, query=query),)
        elif dismiss or dismiss_rule:
            every = session.library.notes(query=query)
        else:
            page = session.library.notes(query=query, limit=limit or None, offset=offset)
            session.print(Notes(page, query))
            return session.leave(len(page), _sources(session, query) if limit or offset else len(page))
        if query:
            every = tuple(note for note in every if note.scope.articles)
        if dismiss or dismiss_rule:
            return objections.dismiss(session, every, key=dismiss or "", rule=dismiss_rule or "")
        page = every[offset : offset + limit if limit else None]
        session.print(Notes(page, query))
        return session.leave(len(page), len(every))


def _sources(session: Session, query: str | None) -> int:
    """How many notes there are, without writing them."""
    if not query:
        return len(session.library.sources())
    from index.library.noting import SMALL

    return len({hit.source.id for hit in session.library.search(query, limit=SMALL, passages=0).hits})
