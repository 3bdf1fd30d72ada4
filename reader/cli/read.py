"""``parallax read``: the only command that imports the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from index.errors import UsageError
from index.places import Places
from reader.cli import options as o
from reader.cli.collection import STDIN, chosen
from reader.cli.exits import Exit


def command(
    path: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="As -c.")] = None,
    collection: o.Collection = None,
    query: Annotated[str, typer.Option("--query", metavar="QUERY", help="What to search first.")] = "",
    no_refresh: o.NoRefresh = False,
) -> int:
    """Open the full-screen reader."""
    why_not = no_screen()
    if why_not:
        raise UsageError(f"{why_not}; `parallax search`, `quotes`, `note` and `show` answer without a screen")
    names = [*(path or ()), *(collection or ())]
    if STDIN in names:
        raise UsageError("the reader needs stdin for its keys; save what comes there to a file")
    with chosen(names) as choice:
        return screen(choice.paths, query=query, refresh=not no_refresh, places=choice.places)


def no_screen() -> str | None:
    """Why a full screen is out of the question, or None."""
    if sys.stdin is None or sys.stdout is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "the reader needs a terminal"
    if os.environ.get("TERM", "") in ("", "dumb"):
        return "the reader needs a terminal that can move its cursor, and TERM says this one cannot"
    return None


def screen(
    paths: Sequence[Path], *, query: str = "", refresh: bool = True, places: Places | None = None, remember: bool = True
) -> int:
    """Run the reader until it is left; ``remember`` makes this the collection last opened."""
    from index.library import Library

    with Library.open(paths, places=places) as library:
        from reader.app import ReaderApp

        if remember:
            library.desk.opened()
        app = ReaderApp(library, first_query=query, refresh=refresh)
        app.run()
    return app.return_code or Exit.FOUND
