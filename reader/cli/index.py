"""``parallax index``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer

from reader.cli import options as o
from reader.cli.collection import chosen
from reader.cli.exits import Exit
from reader.cli.session import tell
from reader.cli.views.problems import Done
from reader.cli.views.view import write
from reader.output import Colour, Output

if TYPE_CHECKING:
    from index.library import Library
    from index.model import Progress, Refreshed


def command(
    path: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="As -c.")] = None,
    collection: o.Collection = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; as many as fit if not given.")
    ] = None,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Read new and changed files now, and say what was done.

    Exits with 3 if a file could not be read; the others are read all the same.
    """
    from index.library import Library

    output = Output.standard(color, quiet=quiet)
    with (
        chosen([*(path or ()), *(collection or ())]) as choice,
        Library.open(choice.paths, places=choice.places) as library,
    ):
        begun = time.monotonic()
        done = _refresh(library, output, jobs)
        seconds = time.monotonic() - begun
        library.desk.opened()
        if done.rebuilt:
            output.note(f"the index was built anew: {done.rebuilt}")
        links = done.links if verbose else ()
        tell((*done.problems, *library.repairs(), *links), output)
        if not quiet and (done.articles or done.problems):
            write(Done(done, seconds), form, output, verbose=verbose)
        library.require_articles()
        return Exit.TROUBLE if done.problems else Exit.FOUND


def _refresh(library: Library, output: Output, jobs: int | None) -> Refreshed:
    """With a bar where someone watches stderr."""
    if output.quiet or not output.err.isatty():
        return library.refresh(jobs=jobs, verify=True)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskProgressColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    with Bar(
        "reading",
        BarColumn(),
        TaskProgressColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, markup=False, highlight=False),
        transient=True,
    ) as bar:
        task = bar.add_task("reading", total=None)

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total)

        return library.refresh(progress=show, jobs=jobs, verify=True)
