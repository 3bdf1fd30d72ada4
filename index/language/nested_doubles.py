"""Double marks inside double marks of the same kind: “Your “plan” fails the town.”

Read by the balance of opening and closing marks, which the pairing of neighbours does not see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Span

_SHAPED = re.compile(r"[“”\"]")
_BEFORE_OPENING = " \t\u00a0\u202f\u2009([{—–-/"
_NOT_NESTED = ",.!?…”\"'’—-"
_MOST_PARAGRAPHS = 6
"""So many paragraphs without any marks one quotation may go on for."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a paragraph that belongs to a quotation over several; ``opens``, ``closed``: by its own mark."""

    span: Span
    opens: bool
    closed: bool


def unclosed(text: str, line: Span) -> int:
    """Where the outermost mark stands that is opened and never closed in a paragraph, -1 if there is none."""
    depth, first = 0, -1
    for found in _SHAPED.finditer(text, line.start, line.end):
        at = found.start()
        if _opens(text, at, line):
            first = at if not depth else first
            depth += 1
        elif depth:
            depth -= 1
    return first if depth else -1


def _opens(text: str, at: int, line: Span) -> bool:
    if text[at] != '"':
        return text[at] == "“"
    before = text[at - 1] if at > line.start else " "
    behind = text[at + 1] if at + 1 < line.end else " "
    return before in _BEFORE_OPENING and not behind.isspace()


def letters(text: str, lines: Sequence[Span]) -> dict[int, Stretch]:
    """Quotations that open a paragraph, hold others in the same curly marks, and close or are opened again later on.

    Returns:
        What of each paragraph belongs to one, by the number of the paragraph.
    """
    found: dict[int, Stretch] = {}
    for number, line in enumerate(lines):
        if number in found or text[line.start : line.start + 1] != "“" or not _nests(text, line):
            continue
        last, end = _last(text, lines, number)
        if not last:
            continue
        found[number] = Stretch(line, opens=True, closed=False)
        if end:
            found.update((n, Stretch(lines[n], opens=False, closed=False)) for n in range(number + 1, last))
            found[last] = Stretch(Span(lines[last].start, end), opens=False, closed=True)
    return found


def _nests(text: str, line: Span) -> bool:
    """Whether all marks but the first stand in the middle of sentences, and the first is never closed."""
    if text.count("“", line.start + 1, line.end) == 0 or unclosed(text, line) != line.start:
        return False
    at = text.find("“", line.start + 1, line.end)
    while at >= 0:
        if text[max(line.start, at - 8) : at].rstrip()[-1:] in _NOT_NESTED:
            return False
        at = text.find("“", at + 1, line.end)
    return True


def _last(text: str, lines: Sequence[Span], number: int) -> tuple[int, int]:
    """The paragraph that goes on and where its closing mark ends (0 where it opens anew); zeros if there is none."""
    for later in range(number + 1, min(len(lines), number + 2 + _MOST_PARAGRAPHS)):
        line = lines[later]
        opening, closing = (text.find(mark, line.start, line.end) for mark in "“”")
        if opening == line.start and later == number + 1:
            return later, 0
        if closing >= 0 and not 0 <= opening < closing:
            return later, closing + 1
        if opening >= 0:
            break
    return 0, 0
