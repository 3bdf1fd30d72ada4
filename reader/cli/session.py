"""What every command does around its question: open, look for changes, tell problems, answer, choose the exit code."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.errors import Busy, CollectionError
from reader.cli.collection import chosen
from reader.cli.exits import Exit
from reader.cli.options import Format
from reader.output import Colour, Output

if TYPE_CHECKING:
    from index.library import Library
    from index.model import Problem, Progress
    from reader.cli.views.view import View

PATIENCE = 0.5
"""Seconds of silence before a progress line is worth showing."""
REPAINT = 0.1
WAIT = 0.2
"""Seconds that a question waits for another process that is indexing."""
PROBLEMS = 5
"""Lines about files that are not as they should be, before the answer to another question."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to answer, as the shared options say it."""

    collection: Sequence[str] | None = None
    format: Format = Format.TEXT
    colour: Colour = Colour.AUTO
    refresh: bool = True
    strict: bool = False
    quiet: bool = False
    verbose: bool = False


@dataclass(slots=True)
class Session:
    """An open collection and the way out."""

    library: Library
    output: Output
    manner: Manner
    problems: tuple[Problem, ...] = ()
    _texts: dict[str, str] = field(default_factory=dict)

    def text_of(self, article: str) -> str:
        """An article's text; the last one asked for is kept, for its quotes come one after another."""
        if article not in self._texts:
            self._texts = {article: self.library.article(article).text}
        return self._texts[article]

    def print(self, view: View) -> None:
        """All of a view, in the format asked for."""
        from reader.cli.views.view import write

        write(view, self.manner.format, self.output, verbose=self.manner.verbose)

    def explain(self, words: str) -> None:
        """How it was understood, with ``-v`` only."""
        if self.manner.verbose:
            self.output.say(words)

    def leave(self, shown: int, total: int, *, left_out: int = 0, hint: str = "") -> Exit:
        """What a listing did not print and which option would, on stderr; and the exit code.

        Args:
            shown, total: how many items were printed, and how many there are.
            left_out: undated articles, or their quotes, that a date filter dropped.
            hint: more words where nothing was found at all.
        """
        if left_out:
            self.output.note(f"{left_out:,} undated left out; --undated keeps them")
        if not shown:
            self.output.note("nothing found" + (f" ({total:,} in all)" if total else hint))
        elif shown < total and self.output.err.isatty():
            self.output.note(f"{shown:,} of {total:,}; -n 0 prints all")
        if self.manner.strict and self.problems:
            return Exit.TROUBLE
        return Exit.FOUND if shown else Exit.NOTHING


@contextmanager
def opened(manner: Manner) -> Iterator[Session]:
    """The collection, looked over for new and changed files unless that is not wanted.

    Raises:
        UsageError: no collection is known.
        CollectionError: a folder or file is missing, or was never read and is not to be.
    """
    from index.library import Library

    output = Output.standard(manner.colour, quiet=manner.quiet)
    with chosen(manner.collection) as choice, Library.open(choice.paths, places=choice.places) as library:
        if library.read_only and library.count():
            output.note("the cache cannot be written; answered from what was read before")
        elif manner.refresh:
            refresh(library, output)
        elif not library.count():
            raise CollectionError(f"{library.label} has not been read yet; ask without --no-refresh")
        session = Session(library, output, manner, library.problems())
        tell((*session.problems, *library.repairs()), output, most=PROBLEMS)
        yield session


def tell(problems: Sequence[Problem], output: Output, *, most: int | None = None) -> None:
    """One line a problem on stderr, and one that counts those beyond ``most``."""
    for problem in problems[:most]:
        output.note(f"{problem.path}: {problem.message}")
    if most is not None and len(problems) > most:
        output.note(f"… and {len(problems) - most:,} more; parallax check lists them")


def refresh(library: Library, output: Output) -> None:
    """Read what is new or changed, with a line of progress on a terminal if it takes its time.

    Raises:
        Busy: another process is indexing, and has filed nothing yet to answer from.
    """
    line = ProgressLine(output)
    try:
        library.refresh(progress=line, wait=WAIT)
    except Busy as error:
        if not library.count():
            raise
        output.note(f"being indexed by {error.holder}; answered from what was read so far")
    finally:
        line.wipe()


class ProgressLine:
    """A progress callback that keeps one line of stderr up to date."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now < self._next or self._output.quiet:
            return
        self._next = now + REPAINT
        self._shown = True
        self._output.progress(f"reading {progress.done:,} of {progress.total:,} files")

    def wipe(self) -> None:
        if self._shown:
            self._output.progress("")
