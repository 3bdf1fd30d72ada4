"""``parallax sources``."""

from __future__ import annotations

from reader.cli import options as o
from reader.cli.session import Manner, opened
from reader.output import Colour


def command(
    collection: o.Collection = None,
    limit: o.Limit = 0,
    offset: o.Offset = 0,
    since: o.Since = None,
    until: o.Until = None,
    undated: o.Undated = False,
    source: o.Sources = None,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    no_refresh: o.NoRefresh = False,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """List who publishes, with counts."""
    from reader.cli.views.counts import Sources

    narrowed = o.filters(source, since, until, undated)
    with opened(Manner(collection, form, color, not no_refresh, strict, quiet, verbose)) as session:
        every = session.library.sources(filters=narrowed)
        page = every[offset : offset + limit if limit else None]
        session.print(Sources(page, len(every)))
        return session.leave(len(page), len(every))
