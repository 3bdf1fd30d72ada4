"""A segment's list of words, as Whoosh writes it: sorted, with a hash table (D. J. Bernstein's CDB) behind it.

Read in place, since a fuzzy word asks for hundreds of words that mostly are not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from struct import Struct

from index.search.gate import Foreign

_SIZES = Struct("!ii")
_POINTER = Struct("!Iq")


class WordList:
    """Words with their entries (see :class:`~index.search.reading.Segment`), by key: a field's number and the word."""

    def __init__(self, terms: Foreign) -> None:
        index = terms._tindex
        file = index.dbfile
        self._index = index
        file.seek(0)
        self._view: memoryview = file._buf if hasattr(file, "_buf") else memoryview(file.read())
        self._hash = lru_cache(maxsize=4096)(index.hashfn)

    def find(self, key: bytes) -> bytes | None:
        """The entry of a word."""
        hashed = self._hash(key)
        start, slots = self._index.tables[hashed & 255]
        at = (hashed >> 8) % slots if slots else 0
        for _ in range(slots):
            found, place = _POINTER.unpack_from(self._view, start + at * _POINTER.size)
            if not place:
                return None
            if found == hashed:
                known, entry, _ = self._item(place)
                if known == key:
                    return entry
            at = (at + 1) % slots
        return None

    def begun(self, key: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The words that begin so, in order, with their entries."""
        at: int | None = self._index.closest_key_pos(key)
        while at is not None and at < self._index.endofdata:
            word, entry, at = self._item(at)
            if not word.startswith(key):
                return
            yield word, entry

    def _item(self, at: int) -> tuple[bytes, bytes, int]:
        key_size, size = _SIZES.unpack_from(self._view, at)
        if key_size < 0 or size < 0:
            raise ValueError("a word's size is below zero")
        middle = at + _SIZES.size + key_size
        return bytes(self._view[at + _SIZES.size : middle]), bytes(self._view[middle : middle + size]), middle + size
