"""What can go wrong, as the reader is told it: one plain line that names the thing and what to do.

::

    ParallaxError
    ├── UsageError            what was asked cannot be answered        (exit 2)
    │   ├── QueryError        the query does not parse, and where
    │   ├── UnknownArticle
    │   └── UnknownSource     with the nearest names
    ├── CollectionError       no such folder, nothing readable in it   (exit 3)
    ├── StoreError            cache or data cannot be opened or kept   (exit 3)
    │   ├── Busy              another process is indexing the collection
    │   └── IndexDamaged      the search index is to be rebuilt; the Library does so by itself
    └── LoadError             one file cannot be read; the others go on
"""

from __future__ import annotations


class ParallaxError(Exception):
    """The base; ``str(error)`` is the line for the reader, not yet sanitised for a terminal."""


class UsageError(ParallaxError):
    """What was asked cannot be answered as asked."""


class QueryError(UsageError):
    """The query does not parse.

    Args:
        message: what is wrong, without the query.
        query: the query as typed.
        position: offset into ``query`` (code points) where it breaks.
        unfinished: it may yet become right by typing on.
    """

    def __init__(self, message: str, query: str, position: int, *, unfinished: bool = False) -> None:
        super().__init__(message)
        self.query = query
        self.position = position
        self.unfinished = unfinished


class UnknownArticle(UsageError):
    """No article has this id, prefix or path, or more than one has."""


class UnknownSource(UsageError):
    """No source has this name; the message offers the nearest."""


class CollectionError(ParallaxError):
    """The collection is missing, or nothing in it can be read."""


class StoreError(ParallaxError):
    """Cache or data cannot be opened or written."""


class Busy(StoreError):
    """Another process writes to the collection; what it has filed so far can be read."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"the collection is being indexed by {holder}; try again in a moment")
        self.holder = holder


class IndexDamaged(StoreError):
    """The search index cannot be trusted; rebuild it from the catalogue."""


class LoadError(ParallaxError):
    """One file cannot be read; the message says why in plain words, without the path."""
