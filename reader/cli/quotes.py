"""``parallax quotes``."""

from __future__ import annotations

from reader.cli import options as o
from reader.cli.session import Manner, opened
from reader.output import Colour


def command(
    query: o.Words = None,
    collection: o.Collection = None,
    limit: o.Limit = 20,
    offset: o.Offset = 0,
    since: o.Since = None,
    until: o.Until = None,
    undated: o.Undated = False,
    source: o.Sources = None,
    speaker: o.Speaker = None,
    kind: o.Kinds = None,
    about: o.About = None,
    echoes: o.Echoes = False,
    exact: o.Exact = False,
    all_indirect: o.AllIndirect = False,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    no_refresh: o.NoRefresh = False,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Find quotes: who said what, in which words.

    QUERY is looked for in the words of the quotes; without it all quotes are listed. Indirect speech is shown where a
    plain reporting word ("said that") leads in; --all-indirect adds the rest.
    """
    from reader.cli.views.quotes import Quotes

    asked, narrowed = o.joined(query) or None, o.filters(source, since, until, undated)
    with opened(Manner(collection, form, color, not no_refresh, strict, quiet, verbose)) as session:
        result = session.library.find_quotes(
            asked,
            speaker=speaker,
            kinds=tuple(kind or ()),
            about=about,
            filters=narrowed,
            limit=limit or None,
            offset=offset,
            with_echoes=echoes,
            exact=exact,
            all_indirect=all_indirect,
        )
        session.print(Quotes(result, session.text_of))
        session.explain(f"query: {result.query or 'all quotes'}; {result.total:,} found")
        if result.hidden and (verbose or not result.total):
            session.output.note(f"{result.hidden:,} indirect of less plain cues left out; --all-indirect shows them")
        return session.leave(len(result.items), result.total, left_out=result.left_out)
