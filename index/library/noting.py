"""Which articles a note compares, and the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.comparison import Analysed
from index.comparison.note import write
from index.errors import UsageError
from index.library.dismissing import without_dismissed
from index.library.outlet_facts import facts_about
from index.library.shelf import Shelf
from index.library.sources import named
from index.model import Note, Scope, Source
from index.store import listing
from index.store.catalogue import Card
from index.store.listing import Selection

SMALL = 200
"""Up to how many articles are compared: of a subfolder, of a whole collection, of the best results."""


@dataclass(frozen=True, slots=True)
class ComparisonSet:
    """A comparison set: how it was chosen, and its articles by date and path."""

    kind: str
    cards: tuple[Card, ...]

    @property
    def scope(self) -> Scope:
        return Scope(self.kind, len(self.cards), len({card.source.id for card in self.cards}))


def note_of_article(shelf: Shelf, article: str, results: Sequence[str] | None) -> Note:
    """The note on one article, compared with what other sources say."""
    card = shelf.catalogue.cards((article,))[article]
    chosen = choose(shelf, (card,), results)
    return _write(shelf, (card,), chosen)


def note_of_source(shelf: Shelf, source: str, results: Sequence[str] | None) -> Note:
    """The note on the articles of one source.

    Raises:
        UnknownSource: there is none of that name.
    """
    one = named(shelf, source)[0]
    return _note(shelf, one, results)


def all_notes(shelf: Shelf, results: Sequence[str] | None) -> tuple[Note, ...]:
    """A note on every source (of the results that are compared, if there are any), by label."""
    compared = None if results is None else frozenset(results[:SMALL])
    rows = listing.sources(shelf.catalogue, Selection(articles=compared))
    return tuple(_note(shelf, row.source, results) for row in rows)


def _note(shelf: Shelf, source: Source, results: Sequence[str] | None) -> Note:
    cards = tuple(listing.cards(shelf.catalogue, Selection(sources=frozenset((source.id,)))))
    if not cards:
        raise UsageError("this source has no article here any more")
    chosen = choose(shelf, cards, results)
    inside = {card.id for card in chosen.cards}
    return _write(shelf, tuple(card for card in cards if card.id in inside) or cards, chosen)


def choose(shelf: Shelf, target: Sequence[Card], results: Sequence[str] | None) -> ComparisonSet:
    """The results of a query if one is given; else the subfolder if it has two or more sources, else the collection.

    Subfolder and collection count only while they are small: an archive is no story to compare within.
    """
    if results is not None:
        best = frozenset(results[:SMALL])
        return ComparisonSet("results", tuple(listing.cards(shelf.catalogue, Selection(articles=best))))
    folders = {card.path.rpartition("/")[0] for card in target}
    folder = folders.pop() if len(folders) == 1 else ""
    if folder:
        beside = tuple(shelf.kept(f"folder {folder}", lambda: _in_folder(shelf, folder)))
        if len({card.source.id for card in beside}) >= 2 and len(beside) <= SMALL:
            return ComparisonSet("folder", beside)
    if shelf.catalogue.count() <= SMALL:
        return ComparisonSet("collection", tuple(listing.cards(shelf.catalogue, Selection())))
    return ComparisonSet("article", tuple(target))


def _in_folder(shelf: Shelf, folder: str) -> list[Card]:
    return listing.cards_below(shelf.catalogue, folder + "/")


def _write(shelf: Shelf, target: Sequence[Card], chosen: ComparisonSet) -> Note:
    sources = {card.source.id for card in target}
    others = [card for card in chosen.cards if card.source.id not in sources]
    known = analysed(shelf, chosen)
    missing = [card.id for card in target if card.id not in known]
    if missing:
        known = {**known, **_read(shelf, missing)}
    here = [known[card.id] for card in target if card.id in known]
    said = shelf.overrides()
    facts = facts_about([one.article for one in here], said)
    note = write(here, [known[card.id] for card in others if card.id in known], chosen.scope, facts)
    return without_dismissed(note, said)


def analysed(shelf: Shelf, chosen: ComparisonSet) -> dict[str, Analysed]:
    """The set that was read last is at hand: a reader goes from source to source within one."""
    ids = [card.id for card in chosen.cards]
    known = shelf.kept("analysed", lambda: _read(shelf, ids))
    if known.keys() != set(ids):
        known = shelf.kept("analysed", lambda: _read(shelf, ids), anew=True)
    return known


def _read(shelf: Shelf, ids: Sequence[str]) -> dict[str, Analysed]:
    articles = shelf.catalogue.articles(ids)
    analyses = shelf.catalogue.analyses(ids)
    return {one: Analysed(articles[one], analyses[one]) for one in ids if one in articles and one in analyses}
