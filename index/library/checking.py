"""Whether what is kept can be trusted, and mending it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import IndexDamaged
from index.library.refresh import bring_up
from index.library.shelf import Shelf
from index.model import Problem
from index.refreshing.indexing import Indexing
from index.store.lock import writing
from index.store.schema import CatalogueDamaged

if TYPE_CHECKING:
    from index.library.finding import Finder

CATALOGUE = "catalogue"
INDEX = "search index"


def check(shelf: Shelf, finder: Finder, *, repair: bool) -> tuple[Problem, ...]:
    """Look at everything that is kept. With ``repair``: build anew what is damaged, read files again that failed.

    Returns:
        What is wrong, or, after a repair, what still is: damage first, then files that cannot be read.

    Raises:
        CollectionError: ``repair``, and a root is gone.
        StoreError: ``repair``, and another process is at it.
    """
    damage = _damage(shelf)
    if not repair:
        return (*damage, *_unreadable(shelf, damage))
    finder.close()
    if any(problem.path == CATALOGUE for problem in damage):
        shelf.catalogue.doubt()
    elif damage:
        with writing(shelf.folder):
            Indexing(shelf.catalogue, shelf.index_folder).start_anew("the search index was damaged")
    bring_up(shelf)
    left = _damage(shelf)
    return (*left, *_unreadable(shelf, left))


def waiting(shelf: Shelf) -> int:
    """How many files are new or changed, and not read yet."""
    from index.refreshing.look import look
    from index.store.filing import Filing

    return len(look(shelf.collection.roots, Filing(shelf.catalogue).stamps, lambda: False).changed)


def _damage(shelf: Shelf) -> list[Problem]:
    found = shelf.catalogue.integrity() or _contents(shelf)
    if found:
        return [Problem(CATALOGUE, found)]
    index = _index(shelf)
    return [Problem(INDEX, index)] if index else []


def _contents(shelf: Shelf) -> str | None:
    """Whether every row can be read back."""
    ids = sorted(shelf.catalogue.ids())
    try:
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            shelf.catalogue.articles(some)
            shelf.catalogue.analyses(some)
    except CatalogueDamaged as error:
        return str(error)
    return None


def _index(shelf: Shelf) -> str | None:
    """Whether the index opens, every page of it is whole, and it knows the articles of the catalogue and no others."""
    indexing = Indexing(shelf.catalogue, shelf.index_folder)
    try:
        indexed = indexing.keys(every_page=True)
    except IndexDamaged as error:
        return str(error)
    differing = len(indexed ^ shelf.catalogue.ids())
    return f"{differing} articles are not as in the catalogue" if differing else None


def _unreadable(shelf: Shelf, damage: list[Problem]) -> tuple[Problem, ...]:
    return () if any(problem.path == CATALOGUE for problem in damage) else shelf.catalogue.problems()
