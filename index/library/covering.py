"""Which articles are laid side by side, and the coverage matrix of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.comparison import coverage as matrix
from index.comparison import echoes
from index.errors import UsageError
from index.library.noting import SMALL, ComparisonSet, analysed, choose
from index.library.shelf import Shelf
from index.model import Matrix


def coverage(shelf: Shelf, article: str | None, results: Sequence[str] | None) -> Matrix:
    """The matrix of an article's comparison set, of the results of a query, or of a collection that is small enough.

    Raises:
        UsageError: neither the article's subfolder nor the collection is small enough.
    """
    cards = tuple(shelf.catalogue.cards((article,)).values()) if article is not None else ()
    chosen = choose(shelf, cards, results)
    if chosen.kind == "article":
        raise UsageError(
            f"{shelf.catalogue.count():,} articles are too many to lay side by side, {SMALL} is the most: "
            "name a smaller folder, or a query that finds what to compare"
        )
    ids = [card.id for card in chosen.cards]
    built = shelf.kept(f"coverage {chosen.kind} {' '.join(sorted(ids))}", lambda: _built(shelf, chosen, ids))
    return replace(built, more=max(0, len(results or ()) - SMALL))


def _built(shelf: Shelf, chosen: ComparisonSet, ids: Sequence[str]) -> Matrix:
    known = analysed(shelf, chosen)
    quotes = shelf.catalogue.quotes(ids)
    return matrix.build([known[one] for one in ids if one in known], quotes, echoes.find(quotes), chosen.scope)
