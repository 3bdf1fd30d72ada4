"""Where the paragraphs of a plain text are: a line each, or several lines where the file was wrapped by hand."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from index.errors import LoadError
from index.model import Span

_LINE = re.compile(r"[^\s][^\n]*")
MOST_PARAGRAPHS = 200_000
"""A file of more lines is a list, a log or a trap."""

_WIDEST = 120
_NARROWEST = 40
_ENDS = ".!?。！？"
_FIRST_WORD = re.compile(r"\S{1,60}")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank paragraphs of ``text`` in order, without white space at their ends.

    Lines are joined to a paragraph only if the whole file looks wrapped at one width: the next line's first word
    would not have fitted on the line before it, which is how every wrapping program breaks lines.

    Raises:
        LoadError: there are more than ``MOST_PARAGRAPHS`` lines.
    """
    found = islice(_LINE.finditer(text), MOST_PARAGRAPHS + 1)
    lines = [Span(line.start(), line.start() + len(line[0].rstrip())) for line in found]
    if len(lines) > MOST_PARAGRAPHS:
        raise LoadError(f"more than {MOST_PARAGRAPHS:,} lines; no article")
    width = _wrap_width(text, lines)
    if width is None:
        return tuple(lines)
    joined: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last is not None and _continues(text, last, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        last = line
    return tuple(joined)


def _wrap_width(text: str, lines: list[Span]) -> int | None:
    """The width at which the file was wrapped, or None: lines that touch are few, too long, not full, or sentences."""
    if len(lines) < 4 or any(line.end - line.start > _WIDEST for line in lines):
        return None
    width = max(line.end - line.start for line in lines)
    if width < _NARROWEST:
        return None
    touching = [(one, two) for one, two in pairwise(lines) if two.start - one.end == 1]
    full = sum(1 for one, two in touching if _continues(text, one, two, width))
    ended = sum(1 for one, _ in touching if text[one.end - 1] in _ENDS)
    return width if full >= 3 and full * 10 >= len(touching) * 6 and ended * 10 <= len(touching) * 4 else None


def _continues(text: str, one: Span, two: Span, width: int) -> bool:
    """Whether the first word of ``two`` had no room behind ``one``, on the next line without a blank one between."""
    if two.start - one.end != 1:
        return False
    word = _FIRST_WORD.match(text, two.start, two.end)
    return word is not None and one.end - one.start + 1 + len(word[0]) > width
