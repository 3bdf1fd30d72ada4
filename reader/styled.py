"""Lines made of plain and styled pieces, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """Attributes, not colours: they show on every theme, and a printer or a screen reader loses nothing."""

    STRONG = "1"
    FAINT = "2"
    MATCH = "1;7"
    UNDER = "4"


@dataclass(frozen=True, slots=True)
class Styled:
    """Text with a style."""

    text: str
    style: Style


Piece = str | Styled


def strong(text: str) -> Styled:
    return Styled(text, Style.STRONG)


def faint(text: str) -> Styled:
    return Styled(text, Style.FAINT)


def plain(piece: Piece) -> str:
    """The words alone."""
    return piece if isinstance(piece, str) else piece.text


def wrapped(pieces: Sequence[Piece], width: int) -> Iterator[tuple[Piece, ...]]:
    """Rows of at most ``width`` cells, broken between words; the blanks at which a row breaks are dropped."""
    from reader.text.wrap import wrap

    text = "".join(map(plain, pieces))
    for row in wrap(text, 0, len(text), width):
        yield tuple(_between(pieces, row.start, row.end))


def _between(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        text = plain(piece)
        part = text[max(0, start - at) : max(0, end - at)]
        at += len(text)
        if part:
            yield Styled(part, piece.style) if isinstance(piece, Styled) else part
