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

    Files that were read after a repair are listed too. Exits with 3 if something cannot be read, or not whole. The
    article files themselves are never written.
    """
    from index.library import Library
    from index.library.checking import CATALOGUE

    output = Output.standard(color, quiet=quiet)
    with chosen(collection) as choice, Library.open(choice.paths, places=choice.places) as library:
        problems = library.check(repair=repair)
        readable = all(problem.path != CATALOGUE for problem in problems)
        listed = (*problems, *(library.repairs() if readable else ()))
        write(Problems(listed), form, output, verbose=verbose)
        waiting = library.waiting() if readable else 0
        if not listed:
            output.note(f"{library.label}: all is well, {library.count():,} articles")
        if waiting:
            output.note(
                f"{waiting:,} {'file is' if waiting == 1 else 'files are'} not read yet; parallax index reads them"
            )
        return Exit.TROUBLE if problems else Exit.FOUND
