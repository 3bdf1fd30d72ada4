"""Which panes are seen at which size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WIDE = 100
NARROW = 70
SMALLEST = (30, 8)


class Pane(StrEnum):
    """The four panes, in the order in which h and l walk them; the number before each title is its place here."""

    RESULTS = "results"
    ARTICLE = "article"
    QUOTES = "quotes"
    NOTE = "note"


PANES = tuple(Pane)


@dataclass(frozen=True, slots=True)
class Layout:
    """``line``: the note shrinks to one line under the article. Without panes the terminal is too small."""

    panes: frozenset[Pane]
    line: bool = False


def layout(width: int, height: int, pane: Pane, strip: Pane = Pane.RESULTS, *, alone: bool = False) -> Layout:
    """What to show.

    Args:
        pane: the pane that has the focus; it is always among those shown.
        strip: what shares a narrow screen with the article: the last pane but the article that had the focus.
        alone: the article by itself, as wide as it likes.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Layout(frozenset())
    if width < NARROW or (alone and pane is Pane.ARTICLE):
        return Layout(frozenset({pane}))
    if width < WIDE:
        return Layout(frozenset({Pane.ARTICLE, strip if pane is Pane.ARTICLE else pane}), line=True)
    return Layout(frozenset(PANES))


def neighbour(pane: Pane, step: int) -> Pane:
    """The pane to the right or left, stopping at the ends."""
    return PANES[max(0, min(len(PANES) - 1, PANES.index(pane) + step))]
