"""Sources by name, filters as selections, and the names that the user gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import UnknownSource
from index.language.sanitise import one_line
from index.library.nearest import nearest
from index.store import listing
from index.store.listing import Selection

if TYPE_CHECKING:
    from index.library.shelf import Shelf
    from index.model import Filters, Source, SourceCount


def named(shelf: Shelf, name: str) -> tuple[Source, ...]:
    """The sources that ``name`` means: an id, or a label with or without its ``?``; stated before inferred.

    Raises:
        UnknownSource: none; the message names the nearest.
    """
    wanted = name.strip().casefold()
    bare = wanted.removesuffix("?").rstrip()
    found = listing.sources_named(shelf.catalogue, name.strip(), {wanted, bare, f"{bare}?"})
    if not found:
        raise UnknownSource(_unknown(shelf, name))
    if wanted.endswith("?"):
        found = tuple(source for source in found if source.inferred) or found
    return tuple(sorted(found, key=lambda source: (source.inferred, source.label, source.id)))


def known(shelf: Shelf, name: str) -> Source | None:
    """The source that is labelled so, without case; stated before inferred."""
    found = listing.sources_named(shelf.catalogue, "", {name.casefold()})
    return min(found, key=lambda source: (source.inferred, source.id), default=None)


def selection(shelf: Shelf, filters: Filters) -> Selection:
    """Filters, with their sources looked up.

    Raises:
        UnknownSource: one of them is not here.
    """
    sources = None
    if filters.sources:
        sources = frozenset(source.id for name in filters.sources for source in named(shelf, name))
    return Selection(sources=sources, since=filters.since, until=filters.until, undated=filters.undated)


def counted(shelf: Shelf, filters: Filters) -> tuple[SourceCount, ...]:
    """All sources, with the reason to believe each name."""
    from index.model import SourceCount

    rows = listing.sources(shelf.catalogue, selection(shelf, filters))
    examples = shelf.catalogue.articles(row.example for row in rows if row.example)
    return tuple(
        SourceCount(
            source=row.source,
            articles=row.articles,
            quotes=row.quotes,
            first=row.first,
            last=row.last,
            evidence=examples[row.example].outlet if row.example in examples else None,
        )
        for row in rows
    )


def _unknown(shelf: Shelf, name: str) -> str:
    labels = sorted({row.source.label for row in listing.sources(shelf.catalogue, Selection())})
    return f"no source is called {one_line(name, 80)}{nearest(name, labels)}"
