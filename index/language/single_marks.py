"""Single quotation marks: as the outer marks of a British document, or here and there in headlines.

An apostrophe looks the same, so a single mark opens only at the left edge of a word and closes only where what
follows can stand after a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from index.model import Span

_DOUBLE = re.compile(r"[“”\"„«]|''|``")
_OPENING = re.compile(
    r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[\w\[$£€“\"…])(?!(?:s|re|ll|d|em|til|cause|n|tis|twas|\d\ds?)\b)", re.M
)
_CANDIDATE = re.compile(r"[‘’'“”]")
_ELIDED = re.compile(r"[‘’'](?:s|re|ll|d|em|til|cause|n|tis|twas|\d\ds?)\b")
_STRONG_CLOSE = re.compile(r"[,.?!…][’'](?!\w)|[’'](?=[,;:.)])")
_NEXT_OPEN = re.compile(r"(?<=[\s(])[‘'](?=\w)")
_STRAY = re.compile(r"(?<!\w)‘(?=\w)[^‘’\n]{0,400}(?:(?<=\w)’(?=\w)[^‘’\n]{0,400}){0,40}’(?!\w)")
_LOOK_AHEAD = 400
_STRAY_LEAST = 8


class SingleMarks(NamedTuple):
    """A stretch with its marks; ``left`` is 0 where it goes on from the paragraph before without a mark."""

    paragraph: int
    start: int
    end: int
    left: int
    closed: bool
    carried: bool


def outer_singles(text: str, lines: list[Span]) -> list[SingleMarks] | None:
    """Regions of a document whose outer marks are single; None where the double ones are the outer ones.

    Marks are included.
    """
    opening = sum(1 for _ in _OPENING.finditer(text))
    if not opening or opening * 2 <= 1.2 * sum(1 for _ in _DOUBLE.finditer(text)):
        return None
    found: list[SingleMarks] = []
    carry = False
    for number, line in enumerate(lines):
        carry = _pair_line(text, number, line, carry, found)
    return found


def _pair_line(text: str, number: int, line: Span, carry: bool, found: list[SingleMarks]) -> bool:
    opened: int | None = None
    carried = False
    inner = 0
    for mark in _CANDIDATE.finditer(text, line.start, line.end):
        at = mark.start()
        before = text[at - 1] if at > line.start else " "
        after = text[at + 1] if at + 1 < line.end else " "
        if mark.group() in "“”":
            inner = int(opened is not None and mark.group() == "“")
        elif opened is None:
            inner = 0
            if mark.group() != "’" and _opens(text, at, before, after):
                carried = carry and not text[line.start : at].strip()
                opened, carry = at, False
            elif carry and mark.group() != "‘" and before in ",.?!…" and not after.isalnum():
                found.append(SingleMarks(number, line.start, at + 1, 0, True, True))
                carry = False
        elif mark.group() != "’" and _opens_inside(text, at, before, after):
            inner = 1
        elif mark.group() != "‘" and _closes(text, at, before, after, line.end):
            if inner:
                inner = 0
                continue
            found.append(SingleMarks(number, opened, at + 1, 1, True, carried))
            opened = None
    if opened is None:
        return False
    found.append(SingleMarks(number, opened, line.end, 1, False, carried))
    return True


def _opens(text: str, at: int, before: str, after: str) -> bool:
    return (
        (before in " \t\n\u00a0([—–-" or (before in ",:" and after.isupper()))
        and not after.isspace()
        and not _ELIDED.match(text, at)
    )


def _opens_inside(text: str, at: int, before: str, after: str) -> bool:
    """A mark that opens a quotation inside one: in the middle of a sentence, as behind "say,"."""
    if before not in " \u00a0" or not after.isalnum() or _ELIDED.match(text, at):
        return False
    return text[max(0, at - 2)] not in ".!?…'’"


def _closes(text: str, at: int, before: str, after: str, end: int) -> bool:
    if after.isalnum() or before.isspace():
        return False
    if before in ",.?!…—–" or (after in ",.;:?!" and before != "s"):
        return True
    if before == "s" and before.isalnum():
        stop = min(end, at + _LOOK_AHEAD)
        strong = _STRONG_CLOSE.search(text, at + 1, stop)
        again = _NEXT_OPEN.search(text, at + 1, stop)
        return not (strong and (not again or strong.start() < again.start()))
    return True


def stray_singles(text: str, lines: list[Span], taken: list[Span]) -> Iterator[tuple[int, Span]]:
    """Curly single quotations of some length that lie outside of ``taken`` (sorted, not overlapping)."""
    if "‘" not in text:
        return
    starts = [span.start for span in taken]
    for number, line in enumerate(lines):
        for found in _STRAY.finditer(text, line.start, line.end):
            span = Span(*found.span())
            if span.end - span.start <= _STRAY_LEAST:
                continue
            near = bisect_right(starts, span.end)
            if not any(other.meets(span) for other in taken[max(0, near - 2) : near]):
                yield number, span
