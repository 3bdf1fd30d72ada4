"""`?`: the keys and the signs of the pane that has the focus."""

from __future__ import annotations

from reader.dialogs.listing import Listing, Paragraph
from reader.keys import help_for
from reader.layout import Pane
from reader.panes.signs import legend, signs

_ABOUT = {
    Pane.RESULTS: "Articles that answer the query, the best first; without a query all of them, by date.",
    Pane.ARTICLE: "One article in a column for reading. The mark at the left is where you are; the panes follow it.",
    Pane.QUOTES: "Who said what in this article. Moving here takes the article along.",
    Pane.NOTE: "How this source tells the story beside the others. It counts and shows passages; it judges nobody.",
}

_QUERY = (
    'Query: words (all of them), OR, NOT or -, "a phrase", begin*, fuzzy~, title: source: speaker: said: date:2025-01'
)


def help_dialog(pane: Pane) -> Listing:
    """What works in ``pane``, its signs, and how a query is written."""
    items: list[list[Paragraph]] = [[(_ABOUT[pane], ())]]
    items.append([(f"In the {pane.value}", ("heading",))])
    items += _keys(pane, own=True)
    items.append([("Everywhere", ("heading",))])
    items += _keys(pane, own=False)
    items.append([(_QUERY, ("dim",))])
    items += [[(f"{sign:<14} {meaning}", ())] for sign, meaning in legend(signs())]
    return Listing(f"Keys and signs: {pane.value}", items)


def _keys(pane: Pane, *, own: bool) -> list[list[Paragraph]]:
    return [[(f"{label:<14} {meaning}", ())] for label, meaning in help_for(pane, own=own)]
