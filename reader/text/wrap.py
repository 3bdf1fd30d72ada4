"""Wrapping by cells that never cuts a grapheme; lines are spans of the text, so every offset keeps its place."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from index.model import Span
from reader.text.cells import PLAIN, graphemes

_NOT_FIRST = frozenset("、。，．：；！？」』】〉》）］｝〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥”’,.;:!?)]}%")
_NOT_LAST = frozenset("「『【〈《（［｛〔“‘([{")
_AFTER = frozenset("-–—/")


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """Break ``text[start:end]`` (one paragraph) into lines of at most ``width`` cells.

    The blanks at which a line breaks belong to no line. An empty paragraph is one empty line.
    """
    width = max(2, width)
    if start >= end:
        return [Span(start, start)]
    if PLAIN.fullmatch(text, start, end):
        return _wrap_plain(text, start, end, width)
    return _wrap_cells(text, start, end, width)


def _wrap_plain(text: str, start: int, end: int, width: int) -> list[Span]:
    lines: list[Span] = []
    while end - start > width:
        stop = text.rfind(" ", start + 1, start + width + 1)
        if stop < 0:
            hyphen = max(text.rfind(mark, start + 1, start + width) for mark in "-–—/")
            stop = hyphen + 1 or start + width
        lines.append(Span(start, _without_blanks(text, start, stop)))
        start = _next_word(text, stop, end)
    if start < end or not lines:
        lines.append(Span(start, _without_blanks(text, start, end)))
    return lines


def _wrap_cells(text: str, start: int, end: int, width: int) -> list[Span]:
    """The same for graphemes of any width; a blank under an accent is no blank."""
    lines: list[Span] = []
    paragraph = text[start:end]
    line_start, used = 0, 0
    break_at, used_at_break = -1, 0
    before = "x"
    for at, stop, cells in graphemes(paragraph):
        character = paragraph[at] if stop - at == 1 or not paragraph[at].isspace() else "\u25cc"
        if at > line_start and _may_break(before, character):
            break_at, used_at_break = at, used
        while used + cells > width and at > line_start and not character.isspace():
            cut = break_at if break_at > line_start else at
            lines.append(Span(start + line_start, start + _without_blanks(paragraph, line_start, cut)))
            used -= used_at_break if cut == break_at else used
            line_start, break_at = cut, -1
        if at == line_start and character.isspace() and lines:
            line_start = stop
        else:
            used += cells
        before = character
    if line_start < len(paragraph) or not lines:
        lines.append(Span(start + line_start, start + _without_blanks(paragraph, line_start, len(paragraph))))
    return lines


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two graphemes, told by their first characters."""
    if before in " \t\u200b":
        return after not in " \t"
    if before in _AFTER:
        return not after.isspace() and not after.isdigit()
    if after.isspace() or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return _wide(before) or _wide(after)


def _wide(character: str) -> bool:
    return character >= "\u1100" and unicodedata.east_asian_width(character) in "WF"


def _without_blanks(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in " \t":
        stop -= 1
    return stop


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t":
        at += 1
    return at


def line_at(starts: Sequence[int], offset: int) -> int:
    """Which line holds ``offset``, given the sorted starts of the lines."""
    return max(0, bisect_right(starts, offset) - 1)
