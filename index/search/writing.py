"""A change of the index: articles gathered, written as segments of our own, named in Whoosh's table of contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.search import folder as place
from index.search.batch import Batch
from index.search.engine import TOC
from index.search.merging import merge
from index.search.packed import Packing
from index.search.reading import Segment
from index.search.schema import IndexedArticle, IndexedQuote
from index.search.segment import ArticleSegment

MAX_WORDS = 8_000_000
"""When so many wait in memory (some 200 MB), the segment is closed and another begun, in the same commit."""

FAN = 8
MAX_MERGED = 12_000
"""Segments of like size are merged by eights, up to this many articles; larger ones stay as they are."""


class ArticleWriter:
    """Takes whole articles. The caller holds the lock."""

    def __init__(self, storage: place.Folder, toc: TOC) -> None:
        self._storage = storage
        self._toc = toc
        self._segments: list[ArticleSegment] = toc.segments
        self._readers = [Segment(storage.path, segment) for segment in self._segments]
        self._finished: list[ArticleSegment] = []
        self._batch = Batch()
        self._fresh: dict[str, tuple[int, int]] = {}
        self._doomed: set[int] = set()
        self.changed = False

    def put(self, article: IndexedArticle, quotes: Sequence[IndexedQuote]) -> None:
        """Add the article, in place of what has its id."""
        self.remove(article.id)
        self._fresh[article.id] = (len(self._finished), self._batch.add(article, quotes))
        self.changed = True
        if self._batch.words > MAX_WORDS:
            self._flush()

    def remove(self, key: str) -> None:
        """Take out the article of this id, if there is one."""
        if key in self._fresh:
            number, doc = self._fresh.pop(key)
            if number < len(self._finished):
                self._finished[number].delete_document(doc)
            else:
                self._doomed.add(doc)
        for segment, reader in zip(self._segments, self._readers, strict=True):
            for doc in reader.docs_of(key):
                if not segment.is_deleted(doc):
                    segment.delete_document(doc)
                    self.changed = True

    def commit(self) -> None:
        """Merge what has become many, write and make it durable."""
        if self._batch.count:
            self._flush()
        merged = self._merge()
        segments = [*self._segments, *merged, *self._finished]
        generation = self._toc.generation + 1
        TOC(self._toc.schema, segments, generation).write(self._storage, place.NAME)
        keep = frozenset((TOC._filename(place.NAME, generation), *(segment.file for segment in segments)))
        place.sweep(self._storage.path, keep)

    def _flush(self) -> None:
        """Close the segment that is gathered, and begin another."""
        batch, self._batch = self._batch, Batch()

        def write(out: Packing) -> int:
            batch.write(out)
            return batch.count

        segment = self._new(write)
        segment.removed, self._doomed = self._doomed, set()
        self._finished.append(segment)

    def _merge(self) -> list[ArticleSegment]:
        """Small segments of like size, and those that are mostly removed articles, are written anew."""
        tiers: dict[int, list[int]] = {}
        chosen: set[int] = set()
        for number, segment in enumerate(self._segments):
            live = segment.doc_count()
            if live * 2 < segment.doc_count_all() or live == 0:
                chosen.add(number)
            else:
                tiers.setdefault(_tier(live), []).append(number)
        for numbers in tiers.values():
            if len(numbers) >= FAN and sum(self._segments[n].doc_count() for n in numbers) <= MAX_MERGED:
                chosen.update(numbers)
        old = [segment for number, segment in enumerate(self._segments) if number in chosen]
        self._segments = [segment for number, segment in enumerate(self._segments) if number not in chosen]
        if not any(segment.doc_count() for segment in old):
            return []
        return [self._new(lambda out: merge(out, [Segment(self._storage.path, segment) for segment in old]))]

    def _new(self, write: Callable[[Packing], int]) -> ArticleSegment:
        """A segment on the disk."""
        segment = ArticleSegment(place.NAME)
        with self._storage.create(segment.file) as file:
            out = Packing(file)
            segment.set_doc_count(write(out))
            out.close()
        self._storage.sync(segment.file)
        return segment


def _tier(articles: int) -> int:
    tier = 0
    while articles >= FAN:
        articles //= FAN
        tier += 1
    return tier
