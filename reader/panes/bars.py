"""The single lines above and below the panes, as literal Content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from index.language.sanitise import one_line
from index.model import Progress, SearchResult, Source
from reader.panes.labels import source_label
from reader.text.cells import fit, width_of

KEPT = 2
"""Hints at the right, whatever the width."""


def status(result: SearchResult | None, count: int, label: str, width: int) -> Content:
    """How many results of how many articles, from how many sources, in how many milliseconds, where: what fits."""
    parts: list[str] = []
    if result is not None:
        parts.append(f"{result.total:,} of {count:,}")
        parts.append(f"{len(result.by_source)} source{'' if len(result.by_source) == 1 else 's'}")
        parts.append(f"{result.seconds * 1000:.0f} ms")
    parts.append(fit(label, 28))
    while len(parts) > 1 and width_of(" · ".join(parts)) > width:
        parts.pop()
    return Content(fit(" · ".join(parts), width))


def sources(by_source: Sequence[tuple[Source, int]], width: int) -> Content:
    """Counts per source, the most frequent first, as many as there is room for."""
    parts: list[str] = []
    used = 0
    for source, count in by_source:
        part = f"{fit(source_label(source), 24)} {count}"
        used += width_of(part) + 3
        if used > width - 4 and parts:
            parts.append("…")
            break
        parts.append(part)
    return Content(" · ".join(parts))


def nothing(result: SearchResult, count: int, *, filtered: bool) -> str:
    """Why the list is empty, and the way out."""
    if not result.query.strip():
        return "nothing here from this source" if filtered else "no articles here yet" if not count else "listing …"
    hint = f" · did you mean {one_line(result.suggestion)}?" if result.suggestion else ""
    return f"nothing found{hint} · Esc Esc shows all {count:,}"


def progress(at: Progress, width: int) -> Content:
    """A thin bar with figures; before the files are counted only the figure."""
    if at.total <= 0:
        return Content("looking for files …")
    figures = f" {at.done:,} of {at.total:,} files"
    if at.rate > 0:
        figures += f" · {at.rate:,.0f}/s · {max(0, at.total - at.done) / at.rate:.0f} s left"
    elif at.path:
        figures += f" · reading {fit(one_line(at.path), max(12, width - width_of(figures) - 30))}"
    room = max(4, min(40, width - width_of(figures) - 2))
    full = room * min(at.done, at.total) // at.total
    return Content.assemble(("━" * full, "bold"), ("─" * (room - full), "dim"), figures)


def hints(wanted: Iterable[tuple[str, str]], width: int) -> Content:
    """Keys with a word each, as many whole ones as fit; the last two, how to learn more and to leave, at the right."""
    every = list(wanted)
    right = [_hint(*pair) for pair in every[-KEPT:]]
    room = width - 2 - sum(2 + part.cell_length for part in right)
    left: list[Content] = []
    for pair in every[:-KEPT]:
        part = _hint(*pair)
        if part.cell_length + 2 > room:
            break
        room -= part.cell_length + 2
        left.append(part)
    before, after = Content("  ").join(left), Content("  ").join(right)
    return before + Content(" " * max(0, width - 2 - before.cell_length - after.cell_length)) + after


def _hint(key: str, word: str) -> Content:
    return Content.assemble((key, "bold"), f" {word}")
