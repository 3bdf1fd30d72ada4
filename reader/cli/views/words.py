"""Small phrases that several views use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.styled import Piece, Style, Styled

if TYPE_CHECKING:
    from index.model import Source, Span

DOT = " · "


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def label(source: Source, path: str | None = None) -> str:
    """A source as the reader should see it: a ``?`` where it was inferred, no name at all where it is the file's."""
    if path is not None and source.label == path:
        return "outlet unknown"
    return source.label if not source.inferred or source.label.endswith("?") else source.label + "?"


def place(source: Source, date: str | None, path: str, *more: str) -> str:
    """Source, date and path on one line."""
    return DOT.join((label(source, path), day(date), path, *more))


def day(date: str | None) -> str:
    """The day of a date that may have an hour."""
    return date[:10] if date else "undated"


def shortened(text: str, limit: int) -> str:
    """``text`` cut between words, with an ellipsis, if it is longer than ``limit`` code points."""
    if len(text) <= limit:
        return text
    return text[: text.rfind(" ", limit // 2, limit)].rstrip(" ,;:–—-") + " …"


def marked(text: str, start: int, spans: tuple[Span, ...]) -> list[Piece]:
    """``text``, which stands at ``start`` of its article, with ``spans`` of the article marked as matches."""
    pieces: list[Piece] = []
    at = 0
    for span in spans:
        left, right = max(at, span.start - start), min(len(text), span.end - start)
        if left >= right:
            continue
        if text[at:left]:
            pieces.append(text[at:left])
        pieces.append(Styled(text[left:right], Style.MATCH))
        at = right
    if text[at:]:
        pieces.append(text[at:])
    return pieces
