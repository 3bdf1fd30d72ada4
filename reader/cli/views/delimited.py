"""CSV and TSV that a spreadsheet cannot mistake for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain

from index.language.sanitise import one_line, sanitise
from reader.output import Output

Cell = str | int | float | bool | None

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANKS = " \t\r\n\u00a0\u2060\ufeff"
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:[.,]\d{1,30})?", re.ASCII)


def write_rows(output: Output, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, tabs: bool) -> None:
    """A header line and the rows. CSV quotes cells that hold newlines; in TSV newlines and tabs become spaces."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in chain((columns,), rows):
        if tabs:
            output.write(
                "\t".join(one_line(cell(one_line(value) if isinstance(value, str) else value)) for value in row) + "\n"
            )
            continue
        writer.writerow([sanitise(cell(value)) for value in row])
        output.write(line.getvalue())
        line.seek(0)
        line.truncate()


def cell(value: Cell) -> str:
    """A value as a cell; text that a spreadsheet would calculate gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return str(value)
    if value.lstrip(_BLANKS).startswith(_STARTS) or value.startswith(("\t", "\r", "\n")):
        return value if _NUMBER.fullmatch(value) else "'" + value
    return value
