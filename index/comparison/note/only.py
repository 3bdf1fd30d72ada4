"""Section 6, second part: names and figures that stand only here."""

from __future__ import annotations

from collections.abc import Iterator

from index.comparison.digest import Digest
from index.comparison.note.absent import worth
from index.comparison.note.introduced import introduction
from index.comparison.note.story import SHORTEST_TEXT, Story, distinct, listed, name, passage, said
from index.comparison.speaking import Roster
from index.language.names import is_body
from index.model import Counts, Statement

MOST = 5
FIGURES = 3
LARGE = 1000
"""Figures below this are too common to be told as standing only here."""


def statements(story: Story) -> list[Statement]:
    """Nothing where the sources are too few, or the text too short to stand beside them."""
    return [*_names(story), *_figures(story)] if story.comparable and story.length >= SHORTEST_TEXT else []


def _names(story: Story) -> Iterator[Statement]:
    there = " ".join(d.folded for d in story.other_digests)
    speaking = Roster(story.cited)
    own = {part.lower().strip("?") for d in story.here for part in d.source.label.split()}
    own.update(part.lower() for c in story.cited for part in introduction(c).role.split())
    found: list[tuple[int, str, Digest]] = []
    for d in story.here:
        for printed, spans in d.names.items():
            parts = printed.split()
            often = len(spans) >= (1 if len(parts) > 1 else 2)
            if not often or not worth(printed) or printed.isupper() or is_body(printed) or speaking.find(printed):
                continue
            if any(sign.meets(spans[0]) for sign in d.analysis.reworded):
                continue
            if not any(part.lower() in there or part.lower() in own for part in parts if len(part) > 3):
                found.append((-len(spans), printed, d))
    found.sort(key=lambda item: (item[0], -len(item[1].split()), item[2].names[item[1]][0]))
    top = found[:MOST]
    if sum(-uses for uses, _, _ in top) > 1:
        yield Statement(
            section=6,
            kind="coverage",
            text=f"Named only here: {listed([_counted(p, -n) for n, p, _ in top])}.",
            rule="only.name",
            reason="Names that no other source of the set has, those used most first; speakers stand in section 2.",
            counts=Counts(here=sum(-n for n, _, _ in top), sources=0),
            evidence=distinct((passage(d, d.names[p][0]) for _, p, d in top), MOST),
        )


def _counted(printed: str, uses: int) -> str:
    return f"{name(printed, 40)} ({uses} times)" if uses > 1 else name(printed, 40)


def _figures(story: Story) -> Iterator[Statement]:
    """Large numbers in digits of things that no other source counts."""
    counted = {figure.unit for d in story.other_digests for figure in d.analysis.figures}
    found = [
        (-figure.value, d, figure)
        for d in story.here
        for figure in d.analysis.figures
        if figure.value >= LARGE and figure.unit not in counted and figure.span.of(d.text)[:1].isdigit()
    ]
    found.sort(key=lambda item: (item[0], item[2].span))
    top = found[:FIGURES]
    if top:
        yield Statement(
            section=6,
            kind="coverage",
            text=f"Figures found only here: {listed([said(f.span.of(d.text), 50) for _, d, f in top])}.",
            rule="only.figure",
            reason="Large numbers of things that no other source of the set counts.",
            counts=Counts(here=len(found), sources=0),
            evidence=distinct((passage(d, f.span) for _, d, f in top), FIGURES),
        )
