"""Reading Whoosh's segments: a posting list at a time, not a posting at a time.

Everything that a damaged file can make Whoosh raise (it raises nearly anything) leaves here as ``IndexDamaged``.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import accumulate, islice, pairwise
from struct import Struct
from typing import NamedTuple
from zlib import decompress

from index.errors import IndexDamaged, ParallaxError
from index.search.engine import LENGTHS_COLUMN, WHOOSH3_HEADER_MAGIC, SegmentReader, TermInfo
from index.search.gate import Foreign, load, loads
from index.search.schema import KEY
from index.search.wordlist import WordList

FIELD_ID = 2
"""Bytes of a word's key that tell its field."""

_INT = Struct("!i")
_REFUSED = frozenset(
    {errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSPC, errno.EROFS, errno.EDQUOT}
)
"""No rights, no handles, no memory, no room: the moment is at fault, and not what the file holds."""


@contextmanager
def damage() -> Iterator[None]:
    """Whatever Whoosh raises while it reads a file means that the file is not what was written."""
    try:
        yield
    except ParallaxError:
        raise
    except OSError as error:
        if error.errno in _REFUSED:
            raise
        if isinstance(error, FileNotFoundError):
            raise IndexDamaged("a file of the search index is missing") from error
        raise IndexDamaged(f"the search index is damaged ({error.strerror or error})") from error
    except Exception as error:  # Whoosh itself raises bare Exception on a damaged block
        raise IndexDamaged(f"the search index is damaged ({type(error).__name__}: {error})") from error


class Run(NamedTuple):
    """A word's postings in one segment: articles ascending, how often, and the packed places."""

    ids: list[int]
    weights: list[float]
    values: list[bytes]


class Segment:
    """One segment, opened by one thread for itself."""

    def __init__(self, storage: Foreign, schema: Foreign, segment: Foreign) -> None:
        with damage():
            self.reader: Foreign = SegmentReader(storage, schema, segment)
            self.deleted = frozenset(segment.deleted_docs())
            self.count: int = segment.doc_count_all()
            self._words = WordList(self.reader._terms)
            self._keys = (
                self.reader.column_reader(KEY, schema[KEY].column_type, translate=False) if self.count else None
            )

    def run(self, name: str, word: str) -> Run | None:
        """The postings of a word, removed articles left out."""
        with damage():
            found = self._words.find(self._key_of(name, word))
            return None if found is None else self._read(TermInfo.from_bytes(found))

    def begun(self, name: str, prefix: str, most: int) -> Iterator[tuple[str, bytes]]:
        """The first ``most`` words of a field that begin so, in order, each with what :meth:`read` takes."""
        with damage():
            for word, entry in islice(self._words.begun(self._key_of(name, prefix)), most):
                yield word[FIELD_ID:].decode("utf-8", "surrogatepass"), entry

    def read(self, entry: bytes) -> Run:
        """The postings behind what :meth:`begun` gave."""
        with damage():
            return self._read(TermInfo.from_bytes(entry))

    def everything(self) -> Iterator[tuple[str, str, Run]]:
        """All postings of all words, to be written anew."""
        with damage():
            for (name, word), info in self.reader._terms.items():
                yield name, word.decode("utf-8", "surrogatepass"), self._read(info, removed=True)

    def lengths(self, name: str) -> bytes:
        """The length of a field in each article, as :data:`LENGTH_OF` has it."""
        with damage():
            column = f"_{name}_len"
            perdoc = self.reader._perdoc
            if not perdoc.has_column(column):
                return bytes(self.count)
            known: bytes = perdoc.column_reader(column, LENGTHS_COLUMN)._dbfile.get(0, self.count)
            return known.ljust(self.count, b"\0")

    def key(self, doc: int) -> str:
        """The id of an article."""
        with damage():
            key: bytes = self._keys[doc] if self._keys is not None else b""
            return key.decode("ascii")

    def all_keys(self) -> list[str]:
        """The ids of all articles, removed ones too, in their order."""
        with damage():
            column = self._keys
            if column is None:
                return []
            whole = column._dbfile.get(column._basepos, sum(column._lengths)).decode("ascii")
            starts = list(accumulate(column._lengths, initial=0))
            return [whole[start:end] for start, end in pairwise(starts)]

    def docs_of(self, key: str) -> list[int]:
        """The articles of this id that are not removed: one or none."""
        found = self.run(KEY, key)
        return found.ids if found else []

    def _key_of(self, name: str, word: str) -> bytes:
        key: bytes = self.reader._terms._keycoder(name, word.encode("utf-8", "surrogatepass"))
        return key

    def _read(self, info: Foreign, *, removed: bool = False) -> Run:
        if info.is_inlined():
            return self._live(self._sound(Run(*map(list, info.inlined_postings()))), removed)
        file = self.reader._terms._postfile
        at = info.extent()[0] + len(WHOOSH3_HEADER_MAGIC)
        run = Run([], [], [])
        more = True
        while more:
            (size,) = _INT.unpack(file.get(at, 4))
            block = BytesIO(file.get(at + 4, abs(size)))
            compressed = load(block)[3]
            ids, weights, values = loads(decompress(block.read()) if compressed else block.read())
            run.ids.extend(accumulate(ids))
            run.weights.extend(weights if isinstance(weights, tuple) else [weights or 1.0] * len(ids))
            run.values.extend(values)
            at += 4 + abs(size)
            more = size > 0
        return self._live(run if compressed else self._sound(run), removed)

    def _sound(self, run: Run) -> Run:
        """What is not compressed has no checksum: see at least that it is what it should be."""
        ids, weights, values = run
        of_kinds = all(type(doc) is int for doc in ids) and all(type(value) is bytes for value in values)
        in_range = 0 <= min(ids) <= max(ids) < self.count and min(weights) > 0.0
        if not (of_kinds and in_range and len(ids) == len(weights) == len(values)):
            raise ValueError("postings out of range")
        return run

    def _live(self, run: Run, removed: bool) -> Run:
        if removed or not self.deleted or self.deleted.isdisjoint(run.ids):
            return run
        kept = [at for at, doc in enumerate(run.ids) if doc not in self.deleted]
        return Run([run.ids[at] for at in kept], [run.weights[at] for at in kept], [run.values[at] for at in kept])
