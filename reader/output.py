"""The one way out: every line for stdout or stderr passes here and is made harmless on its way.

A line is made of plain strings and of :class:`Styled` ones; the codes for a style are added after the text was
sanitised, so no text of a stranger can bring codes of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TextIO

from index.errors import ParallaxError
from index.language.sanitise import one_line, sanitise
from reader.styled import Piece, Styled, plain, wrapped

WIDEST = 100
"""Lines are not wrapped later than this, however wide the terminal: long lines read badly."""


class Colour(StrEnum):
    """When to style: ``auto`` is on a terminal, unless NO_COLOR or TERM=dumb say no; FORCE_COLOR says yes."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class OutputError(ParallaxError):
    """Stdout cannot be written: a full disk, a closed file."""


class ReaderGone(Exception):
    """The pipe that stdout leads to was closed."""


@dataclass(slots=True)
class Output:
    """Stdout for data, stderr for words.

    ``width`` is None where lines are not to be wrapped, that is everywhere but on a terminal.
    """

    out: TextIO
    err: TextIO
    styled: bool = False
    width: int | None = None
    quiet: bool = False
    _replaced: bool = field(default=False, init=False)
    _progress: int = field(default=0, init=False)

    @classmethod
    def standard(cls, colour: Colour = Colour.AUTO, *, quiet: bool = False) -> Output:
        """The process's own streams; either may be closed, then what is written goes nowhere."""
        out = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open until the end
        err = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        tty = out.isatty()
        return cls(out, err, _wants_style(colour, tty), _columns() if tty else None, quiet)

    @property
    def lossless(self) -> bool:
        """Whether stdout can carry every character."""
        return (self.out.encoding or "utf-8").lower().replace("-", "").replace("_", "").startswith("utf")

    def line(self, *pieces: Piece, indent: int = 0) -> None:
        """One line of data; on a terminal it is wrapped between words, further rows indented like the first."""
        safe = [_safe(piece) for piece in pieces]
        rows = wrapped(safe, self.width - indent) if self.width else [safe]
        for row in rows:
            self.write((" " * indent + "".join(map(self._coded, row))).rstrip(" ") + "\n")

    def table(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Columns: aligned on a terminal, parted by tabs in a pipe.

        The last column may be of any length: on a terminal it goes below its row where it has no room in it.
        """
        if self.width is None:
            for row in rows:
                self.write("\t".join(self._coded(_safe(piece)) for piece in row) + "\n")
            return
        from reader.text.cells import fit, width_of

        most = max(12, self.width // 2)
        columns = range(max(map(len, rows), default=0) - 1)
        widths = [min(most, max(width_of(plain(row[i])) for row in rows if len(row) > i)) for i in columns]
        for row in rows:
            cells: list[Piece] = []
            for piece, width in zip(row, widths, strict=False):
                text = fit(plain(piece), width)
                cells += [Styled(text, piece.style) if isinstance(piece, Styled) else text]
                cells += [" " * (width - width_of(text) + 2)]
            last = [_safe(piece) for piece in row[len(widths) :]]
            used = width_of("".join(map(plain, (*cells, *last))).rstrip(" "))
            if used <= self.width:
                self.write("".join(map(self._coded, (*cells, *last))).rstrip(" ") + "\n")
            else:
                self.line(*cells)
                if any(map(plain, last)):
                    self.line(*last, indent=4)

    def write(self, text: str) -> None:
        """Text that is harmless already: a line of :meth:`line`, or JSON, whose escapes make it so.

        Raises:
            ReaderGone: the pipe was closed.
            OutputError: the disk is full, or the like.
        """
        try:
            self.out.write(self._fitting(text))
        except BrokenPipeError:
            raise ReaderGone from None
        except OSError as error:
            raise OutputError(f"cannot write the output: {error.strerror}") from error

    def flush(self) -> None:
        """Send what waits; errors as for :meth:`write`."""
        try:
            self.out.flush()
        except BrokenPipeError:
            raise ReaderGone from None
        except OSError as error:
            raise OutputError(f"cannot write the output: {error.strerror}") from error

    def say(self, words: str) -> None:
        """One line on stderr, whatever ``words`` hold: ``parallax: words``."""
        self._to_err(f"parallax: {one_line(words)}\n")

    def note(self, words: str) -> None:
        """Like :meth:`say`, but not with ``-q``."""
        if not self.quiet:
            self.say(words)

    def aside(self, text: str) -> None:
        """A line on stderr as it is: the echo of a query and the caret below it."""
        self._to_err(_in_a_line(text) + "\n")

    def progress(self, words: str) -> None:
        """Overwrite one line of a terminal's stderr, without any code; empty words wipe it."""
        if not self.err.isatty() or not (words or self._progress):
            return
        line = one_line(words, _columns() - 1)
        self._to_err("\r" + line + " " * (self._progress - len(line)) + ("" if line else "\r"))
        self._progress = len(line)

    def _coded(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return piece
        return f"\x1b[{piece.style.value}m{piece.text}\x1b[0m" if self.styled and piece.text else piece.text

    def _fitting(self, text: str) -> str:
        if self.lossless:
            return text
        encoding = self.out.encoding
        fitting = text.encode(encoding, "replace").decode(encoding)
        if fitting != text and not self._replaced:
            self._replaced = True
            self.say(f"this output is {encoding}, not UTF-8; characters that it cannot carry are printed as ?")
        return fitting

    def _to_err(self, text: str) -> None:
        encoding = self.err.encoding or "utf-8"
        try:
            self.err.write(text.encode(encoding, "replace").decode(encoding))
            self.err.flush()
        except (OSError, ValueError):
            return


def _in_a_line(text: str) -> str:
    return sanitise(text).replace("\n", " ").replace("\t", " ")


def _safe(piece: Piece) -> Piece:
    return Styled(_in_a_line(piece.text), piece.style) if isinstance(piece, Styled) else _in_a_line(piece)


def _wants_style(colour: Colour, tty: bool) -> bool:
    if colour is not Colour.AUTO:
        return colour is Colour.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return tty and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    import shutil

    return max(20, min(shutil.get_terminal_size().columns, WIDEST))
