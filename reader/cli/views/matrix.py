"""The coverage matrix: a table where the sources fit side by side, else a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.model import Evidence, Matrix, MatrixRow, Source
from reader import records
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped
from reader.cli.views.words import label, shortened
from reader.output import Output
from reader.records import Record
from reader.styled import faint, strong
from reader.wording import KINDS_OF_ROWS, NOT_FOUND, compared, row_label

LEAST_LABEL = 28
"""Cells that the label of a row needs beside the counts."""
SIDE_BY_SIDE = 8
"""Sources that a table in Markdown has columns for."""
FEW, MANY = 4, 8
"""Sources without a row, and with it, that a list still names."""
PASSAGE = 150


@dataclass(frozen=True, slots=True)
class MatrixView:
    """``rows`` is the page of the matrix that is to be printed."""

    matrix: Matrix
    items: Sequence[MatrixRow]
    total: int
    query: str | None = None

    def text(self, output: Output, *, verbose: bool) -> None:
        if not self.items:
            return
        if output.width is None:
            self._piped(output, verbose=verbose)
            return
        from reader.abbreviations import abbreviated
        from reader.text.cells import width_of

        heads = abbreviated(self.matrix.sources)
        widths = [max(width_of(head), len(str(self._most(n)))) + 2 for n, head in enumerate(heads)]
        room = output.width - sum(widths) - 2
        output.line(strong(f"Coverage: {compared(self.matrix.scope)}"))
        if room >= LEAST_LABEL:
            legend = (f"{head} {label(source)}" for head, source in zip(heads, self.matrix.sources, strict=True))
            output.line(faint(" · ".join(legend) + f"; {NOT_FOUND} not found by the rules"), indent=2)
        for kind, rows in groupby(self.items, lambda row: row.kind):
            output.line()
            if room < LEAST_LABEL:
                output.line(strong(KINDS_OF_ROWS[kind]))
                for row in rows:
                    output.line(row_label(row), indent=2)
                    output.line(faint(self._having(row)), indent=6)
                    self._passages(row, output, verbose=verbose)
                continue
            output.line(strong(_in_columns(KINDS_OF_ROWS[kind], heads, widths, room + 2)))
            for row in rows:
                output.line("  ", _in_columns(row_label(row), _counts(row), widths, room))
                self._passages(row, output, verbose=verbose)

    def _most(self, column: int) -> int:
        return max((cell.count for row in self.items if (cell := row.cells[column])), default=0)

    def _piped(self, output: Output, *, verbose: bool) -> None:
        """One line a row, parted by tabs, the sources by their names."""
        output.table([("kind", "row", *map(label, self.matrix.sources))])
        for row in self.items:
            output.table([(row.kind, row.label, *_counts(row))])
            self._passages(row, output, verbose=verbose)

    def _passages(self, row: MatrixRow, output: Output, *, verbose: bool) -> None:
        for source, words in self._evidence(row) if verbose else ():
            output.line("› ", shortened(words.text, PASSAGE), faint(f"  {_where(source, words)}"), indent=6)

    def _evidence(self, row: MatrixRow) -> Iterator[tuple[Source, Evidence]]:
        for source, cell in zip(self.matrix.sources, row.cells, strict=True):
            for words in cell.evidence if cell else ():
                yield source, words

    def _having(self, row: MatrixRow) -> str:
        """``in 5 of 30: Herald 2, Courant 1``, or, where few are without it, which."""
        cells = list(zip(self.matrix.sources, row.cells, strict=True))
        missing = [label(source) for source, cell in cells if cell is None]
        head = f"in {row.sources} of {len(cells)}"
        if not missing:
            return head
        if len(missing) <= FEW and row.sources > FEW:
            return f"{head}; not found in {', '.join(missing)}"
        having = [f"{label(source)} {cell.count}" for source, cell in cells if cell]
        further = [f"and {len(having) - MANY} more"] if len(having) > MANY else []
        return f"{head}: {', '.join([*having[:MANY], *further])}"

    def records(self) -> Iterator[Record]:
        return (records.matrix_row(row, self.matrix) for row in self.items)

    def columns(self) -> Sequence[str]:
        return ("kind", "label", "sources", *map(label, self.matrix.sources))

    def rows(self) -> Iterator[Sequence[Cell]]:
        for row in self.items:
            yield (row.kind, row.label, row.sources, *(cell.count if cell else 0 for cell in row.cells))

    def markdown(self) -> Iterator[str]:
        """Tables, or lists where there are too many sources; below each the first passage of every cell."""
        if not self.items:
            return
        yield f"# Coverage: {escaped(compared(self.matrix.scope))}"
        beside = len(self.matrix.sources) <= SIDE_BY_SIDE
        for kind, rows in groupby(self.items, lambda row: row.kind):
            these = list(rows)
            yield from ("", f"## {KINDS_OF_ROWS[kind]}", "")
            if beside:
                yield f"| | {' | '.join(escaped(label(source)) for source in self.matrix.sources)} |"
                yield "|---|" + "---:|" * len(self.matrix.sources)
                for row in these:
                    yield f"| {escaped(row_label(row))} | {' | '.join(_counts(row))} |"
                yield ""
            for row in these:
                yield f"- {escaped(row_label(row))}" + ("" if beside else f" ({escaped(self._having(row))})")
                for source, cell in zip(self.matrix.sources, row.cells, strict=True):
                    if cell is not None:
                        first = cell.evidence[0]
                        yield f"  > {escaped(first.text)} ({escaped(_where(source, first))})"


def _counts(row: MatrixRow) -> list[str]:
    return [str(cell.count) if cell else NOT_FOUND for cell in row.cells]


def _in_columns(first: str, cells: Sequence[str], widths: Sequence[int], room: int) -> str:
    from reader.text.cells import padded, width_of

    right = (" " * (width - width_of(cell)) + cell for cell, width in zip(cells, widths, strict=True))
    return padded(first, room) + "".join(right)


def _where(source: Source, words: Evidence) -> str:
    return f"{label(source, words.path)}, {words.path} {words.span.start}–{words.span.end}"
