"""From files to articles: ``walk`` finds the files, ``read_file`` gets their bytes, ``read`` makes articles of them.

Everything that is sniffed, decoded, cut into blocks and believed about an article is decided here, once; whatever a
file contains, the only error that leaves is :class:`index.errors.LoadError`. The readers are imported when the first
file is read, so that looking for changed files costs nothing more than the look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading.files import MAX_BYTES, read_file
from index.loading.walking import READABLE, Closed, FoundFile, Link, printable, walk

if TYPE_CHECKING:
    from index.loading.reading import article_id as article_id
    from index.loading.reading import content_hash as content_hash
    from index.loading.reading import faults as faults
    from index.loading.reading import read as read

__all__ = [
    "MAX_BYTES",
    "READABLE",
    "Closed",
    "FoundFile",
    "Link",
    "article_id",
    "content_hash",
    "faults",
    "printable",
    "read",
    "read_file",
    "walk",
]

_LATE = frozenset({"article_id", "content_hash", "faults", "read"})


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from index.loading import reading

    value: object = getattr(reading, name)
    globals()[name] = value
    return value
