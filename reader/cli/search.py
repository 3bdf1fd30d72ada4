"""``parallax search``."""

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
    sort: o.Order = o.Sort.SCORE,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    no_refresh: o.NoRefresh = False,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Find articles, with the passages that match.

    Without QUERY all articles are listed, by date. A query is words (all must be there), OR, NOT, "a phrase",
    pre*, near~, and title: by: source: speaker: said: date: in front of a word.
    """
    from reader.cli.views.hits import Hits

    asked, narrowed = o.joined(query), o.filters(source, since, until, undated)
    with opened(Manner(collection, form, color, not no_refresh, strict, quiet, verbose)) as session:
        result = session.library.search(
            asked, filters=narrowed, sort=sort.value, limit=limit or None, offset=offset, counts=False
        )
        session.print(Hits(result))
        session.explain(f"query: {result.parsed or 'all articles'}; {result.total:,} in {result.seconds * 1000:.0f} ms")
        hint = f"; did you mean {result.suggestion}?" if result.suggestion else ""
        return session.leave(len(result.hits), result.total, left_out=result.left_out, hint=hint)
