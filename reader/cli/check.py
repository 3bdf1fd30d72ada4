"""``parallax check``."""

from __future__ import annotations

from typing import Annotated

import typer

from reader.cli import options as o
from reader.cli.collection import chosen
from reader.cli.exits import Exit
from reader.cli.views.problems import Problems
from reader.cli.views.view import write
from reader.output import Colour, Output


def command(
    collection: o.Collection = None,
    repair: Annotated[bool, typer.Option("--repair", help="Build anew what is damaged.")] = False,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Check the index, and list the files that cannot be read.

    Exits with 3 if there is something to list. The article files themselves are never written.
    """
    from index.library import Library

    output = Output.standard(color, quiet=quiet)
    with chosen(collection) as choice, Library.open(choice.paths, places=choice.places) as library:
        problems = library.check(repair=repair)
        write(Problems(problems), form, output, verbose=verbose)
        if not problems:
            output.note(f"{library.label}: all is well, {library.count():,} articles")
        return Exit.TROUBLE if problems else Exit.FOUND
