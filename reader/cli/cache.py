"""``parallax cache``."""

from __future__ import annotations

from typing import Annotated

import typer

from index.errors import UsageError
from reader.cli import options as o
from reader.cli.exits import Exit
from reader.cli.views.caches import Caches, size
from reader.cli.views.view import write
from reader.output import Colour, Output


def command(
    listing: Annotated[bool, typer.Option("--list", help="List them; this is what it does without options.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove the caches of collections that are gone.")] = False,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """List what is kept of your collections, and remove what is of no more use.

    A cache can be made again from the files at any time; --prune removes those whose files or folders are gone, and
    asks nothing. Your own corrections and positions are kept elsewhere and stay. Exits with 3 if one cannot be removed.
    """
    from index.library import caching

    if listing and prune:
        raise UsageError("--list and --prune are two different things; take one")
    output = Output.standard(color, quiet=quiet)
    if not prune:
        found = caching.listed()
        write(Caches(found), form, output, verbose=verbose)
        gone = [one for one in found if one.gone]
        if gone:
            output.note(f"{len(gone):,} of collections that are gone; parallax cache --prune frees {size(gone)}")
        return Exit.FOUND if found else Exit.NOTHING
    done = caching.prune()
    write(Caches([one.cached for one in done if not one.trouble]), form, output, verbose=verbose)
    for one in done:
        if one.trouble:
            output.say(f"{', '.join(one.cached.roots)}: {one.cached.folder} {one.trouble}")
    if any(one.freed for one in done):
        output.note(f"freed {size(one.freed for one in done)}")
    elif not done:
        output.note("nothing to remove")
    return Exit.TROUBLE if any(one.trouble for one in done) else Exit.FOUND
