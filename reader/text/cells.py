"""Graphemes and the cells that they fill.

Widths are Rich's, because Textual lays lines out by the same table: what both measure alike cannot shift a border.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, split_graphemes

from index.language.sanitise import JOINER, one_line, sanitise

CLUSTER_LIMIT = 12
"""Code points of one grapheme that are drawn: a family of emoji needs eleven; stacked accents would bleed."""

PLAIN = re.compile(
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u03ff\u0400-\u0482\u2010-\u2027\u2030-\u203a]*"
)
"""Characters that fill one cell each and never join their neighbours: most articles need no more."""

_STRAY = re.compile("(?<![\u2190-\U0010ffff])\u200d|\u200d(?![\u2190-\U0010ffff])")
"""A zero-width joiner between anything but pictures: it would swallow the next character's cell in the reckoning."""

_BLANKS = {9: " ", 10: " "}

Grapheme = tuple[int, int, int]
"""Start, end (code points) and width (cells)."""


def graphemes(text: str) -> list[Grapheme]:
    """The graphemes of ``text`` without gaps; a pair of regional indicators (a flag) is one."""
    spans: list[Grapheme] = []
    pending_flag = False
    text = _STRAY.sub(JOINER, text.translate(_BLANKS))
    for start, end, width in split_graphemes(text)[0]:
        indicator = "\U0001f1e6" <= text[start] <= "\U0001f1ff"
        if indicator and pending_flag:
            first = spans[-1]
            spans[-1] = (first[0], end, first[2] + width)
            pending_flag = False
            continue
        pending_flag = indicator
        spans.append((start, end, width))
    return spans


def shown(text: str) -> str:
    """``text`` as it may be written into a line: sanitised, tabs and newlines as spaces, stacked accents capped."""
    safe = _STRAY.sub(JOINER, sanitise(text).translate(_BLANKS))
    if len(safe) <= CLUSTER_LIMIT or PLAIN.fullmatch(safe):
        return safe
    spans = graphemes(safe)
    if all(end - start <= CLUSTER_LIMIT for start, end, _ in spans):
        return safe
    return "".join(safe[start : min(end, start + CLUSTER_LIMIT)] for start, end, _ in spans)


def width_of(text: str) -> int:
    """The cells that ``shown(text)`` fills."""
    return cell_len(shown(text))


def fit(text: str, width: int) -> str:
    """One safe line of at most ``width`` cells, with an ellipsis where something was cut."""
    line = shown(one_line(text))
    if cell_len(line) <= width:
        return line
    if width <= 1:
        return "…"[: max(0, width)]
    used, end = 0, 0
    for _, stop, cells in graphemes(line):
        if used + cells > width - 1:
            break
        used, end = used + cells, stop
    return line[:end].rstrip() + "…"


def padded(text: str, width: int) -> str:
    """``fit(text, width)`` filled with spaces to exactly ``width`` cells."""
    line = fit(text, width)
    return line + " " * (width - cell_len(line))
