"""What a command hands over to be printed, and the formats that all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from index.language.sanitise import one_line, sanitise
from reader.cli.options import Format
from reader.cli.views.delimited import Cell, write_rows
from reader.output import Output
from reader.records import Record, dumps, envelope


class View(Protocol):
    """Items of one kind, and how each format shows them."""

    @property
    def query(self) -> str | None:
        """The query that they answer."""

    @property
    def total(self) -> int:
        """How many there are in all, shown or not."""

    def text(self, output: Output, *, verbose: bool) -> None: ...

    def records(self) -> Iterator[Record]: ...

    def columns(self) -> Sequence[str]: ...

    def rows(self) -> Iterator[Sequence[Cell]]: ...

    def markdown(self) -> Iterator[str]: ...


def write(view: View, form: Format, output: Output, *, verbose: bool = False) -> None:
    """Print all of ``view``."""
    if form is Format.TEXT:
        view.text(output, verbose=verbose)
    elif form is Format.JSON:
        _write_json(view, output)
    elif form is Format.JSONL:
        for record in view.records():
            output.write(dumps(record, ascii_only=not output.lossless) + "\n")
    elif form is Format.MARKDOWN:
        for line in view.markdown():
            output.write(sanitise(line) + "\n")
    else:
        write_rows(output, view.columns(), view.rows(), tabs=form is Format.TSV)


def _write_json(view: View, output: Output) -> None:
    indent = None if output.width is None else 2
    whole = envelope(view.query, view.total, list(view.records()))
    output.write(dumps(whole, ascii_only=not output.lossless, indent=indent) + "\n")


_MARKDOWN = str.maketrans({char: "\\" + char for char in "\\`*_[]<>#|~$"})


def escaped(text: str) -> str:
    """``text`` as literal words in a line of Markdown."""
    line = one_line(text).translate(_MARKDOWN)
    return "\\" + line if line[:1] in ("-", "+", "=") else line


def quoted(lines: Iterable[str]) -> Iterator[str]:
    """A Markdown block quote."""
    for line in lines:
        yield f"> {line}"
