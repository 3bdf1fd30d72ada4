"""Files that cannot be read, and what a refresh did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.model import Problem, Refreshed
from reader import records
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped
from reader.cli.views.words import counted
from reader.output import Output
from reader.records import Record


@dataclass(frozen=True, slots=True)
class Problems:
    items: Sequence[Problem]
    query: str | None = None

    @property
    def total(self) -> int:
        return len(self.items)

    def text(self, output: Output, *, verbose: bool) -> None:
        for problem in self.items:
            output.line(f"{problem.path}: {problem.message}" if problem.path else problem.message)

    def records(self) -> Iterator[Record]:
        return map(records.problem, self.items)

    def columns(self) -> Sequence[str]:
        return ("path", "message")

    def rows(self) -> Iterator[Sequence[Cell]]:
        return ((problem.path, problem.message) for problem in self.items)

    def markdown(self) -> Iterator[str]:
        return (f"- {escaped(problem.path)}: {escaped(problem.message)}" for problem in self.items)


@dataclass(frozen=True, slots=True)
class Done:
    """What ``parallax index`` did."""

    refreshed: Refreshed
    seconds: float
    query: str | None = None
    total: int = 1

    def text(self, output: Output, *, verbose: bool) -> None:
        output.line(self.summary())

    def summary(self) -> str:
        """``2,000 files: 2,000 read, 0 unchanged, 0 removed; 2,004 articles, in 12 s``."""
        done = self.refreshed
        read = done.added + done.changed
        bad = len(done.problems)
        parts = [f"{read:,} read", f"{done.unchanged:,} unchanged"]
        parts += [
            f"{number:,} {word}" for number, word in ((done.renamed, "renamed"), (done.removed, "removed")) if number
        ]
        parts += [f"{bad:,} with problems"] if bad else []
        files = counted(read + done.unchanged + done.renamed, "file")
        took = f"{self.seconds:.1f} s" if self.seconds < 10 else f"{self.seconds:.0f} s"
        return f"{files}: {', '.join(parts)}; {counted(done.articles, 'article')}, in {took}"

    def records(self) -> Iterator[Record]:
        yield {**records.refreshed(self.refreshed), "seconds": round(self.seconds, 3)}

    def columns(self) -> Sequence[str]:
        return ("added", "changed", "removed", "renamed", "unchanged", "articles", "problems", "seconds")

    def rows(self) -> Iterator[Sequence[Cell]]:
        done = self.refreshed
        yield (
            *(done.added, done.changed, done.removed, done.renamed, done.unchanged, done.articles),
            *(len(done.problems), round(self.seconds, 3)),
        )

    def markdown(self) -> Iterator[str]:
        yield escaped(self.summary())
