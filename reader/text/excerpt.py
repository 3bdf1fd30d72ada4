"""The part of a passage that fits into few cells and still shows its matches."""

from __future__ import annotations

from dataclasses import dataclass

from index.model import Passage, Span
from reader.text.cells import width_of
from reader.text.wrap import wrap


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines and matches as spans of ``text``, which starts or ends with an ellipsis where the passage goes on."""

    text: str
    lines: tuple[Span, ...]
    matches: tuple[Span, ...]


def excerpt(passage: Passage, width: int, rows: int) -> Excerpt:
    """At most ``rows`` lines of ``width`` cells around the first match of ``passage``."""
    text = passage.text
    matches = [Span(m.start - passage.span.start, m.end - passage.span.start) for m in passage.matches]
    begin = _begin(text, matches[0] if matches else Span(0, 0), width * rows, width // 3)
    lead = "…" if begin else ""
    shown = lead + text[begin:]
    moved = tuple(Span(m.start - begin + len(lead), m.end - begin + len(lead)) for m in matches if m.start >= begin)
    lines = wrap(shown, 0, len(shown), width)
    if len(lines) > rows:
        lines = lines[:rows]
        shown, last = _cut(shown, lines[-1], width)
        lines[-1] = last
    return Excerpt(shown, tuple(lines), tuple(m for m in moved if m.end <= len(shown)))


def _begin(text: str, match: Span, room: int, before: int) -> int:
    """Where to start: at the beginning if the match is seen then, else a few words before it."""
    if width_of(text) <= room or width_of(text[: match.end]) <= room - before:
        return 0
    return _word_before(text, max(0, min(match.start - before, len(text) - room + before)))


def _word_before(text: str, at: int) -> int:
    space = text.rfind(" ", 0, at + 1)
    return space + 1 if at - space < 24 else at


def _cut(text: str, line: Span, width: int) -> tuple[str, Span]:
    """End ``text`` with ``line``, an ellipsis in place of its last word if there is no room for one."""
    end = line.end
    while end > line.start and width_of(text[line.start : end]) > width - 1:
        space = text.rfind(" ", line.start, end)
        end = space if space > line.start else end - 1
    cut = text[:end].rstrip() + "…"
    return cut, Span(line.start, len(cut))
