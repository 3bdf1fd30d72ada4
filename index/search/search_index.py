"""The search index of a collection: a cache in a folder of its own, safe to open, safe to kill, made anew on doubt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import nlargest
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.errors import IndexDamaged, StoreError
from index.places import private_folder
from index.search import folder as place
from index.search.engine import TOC
from index.search.evaluate import BARE, Evaluator
from index.search.nearness import raised
from index.search.query import Filter, Leaf, Query
from index.search.reading import Segment, damage
from index.search.schema import IndexedArticle, IndexedQuote, schema
from index.search.scoring import NEARLY
from index.search.snapshot import Snapshot

if TYPE_CHECKING:
    from index.search.writing import ArticleWriter

DIGITS = 9
"""Scores are compared and given to so many places; beyond, the order of additions would show."""

MANY = 500
"""For more articles than this, all ids are read at once."""

_SCHEMA = schema()
_RETRIES = 50
_Name = TypeVar("_Name", str, tuple[str, int])


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a query: how many in all, and the best with their scores, best first, then by id."""

    total: int
    scored: tuple[tuple[str, float], ...]


class Writing:
    """A change of the index: whole or not at all (see :meth:`SearchIndex.writer`)."""

    def __init__(self, inner: ArticleWriter) -> None:
        self._inner = inner

    def put(self, article: IndexedArticle, quotes: Sequence[IndexedQuote] = ()) -> None:
        """Add an article with its quotes, in place of what has its id. The id is ASCII."""
        self._inner.put(article, quotes)

    def remove(self, article_id: str) -> None:
        """Take an article out; one that is not there is none the less gone."""
        self._inner.remove(article_id)


class SearchIndex:
    """May be used by several threads and processes: many read, one writes, and readers are never disturbed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._local = threading.local()

    @classmethod
    def open(cls, folder: Path) -> SearchIndex:
        """The index in ``folder``, made empty if there is none.

        Raises:
            IndexDamaged: it cannot be trusted or read, or is of another version: :meth:`create` it and fill it again.
            StoreError: the folder cannot be used at all.
        """
        if not folder.exists() and not folder.is_symlink():
            return cls.create(folder)
        with _storing():
            place.check(folder)
            private_folder(folder)
            if place.generation(folder) < 0:
                if any(entry.name != place.LOCK for entry in folder.iterdir()):
                    raise IndexDamaged("the search index is of another version")
                return cls.create(folder)
        index = cls(folder)
        index._snapshot()
        return index

    @classmethod
    def create(cls, folder: Path) -> SearchIndex:
        """An empty index in ``folder``, whatever was there before.

        Raises:
            StoreError: the folder cannot be used, or another process is writing to it.
        """
        with _storing():
            private_folder(folder)
            try:
                place.check(folder)
            except IndexDamaged:
                private_folder(folder)
            storage = place.Folder(str(folder))
            with place.locked(storage, place.LOCK_SECONDS):
                place.sweep(folder)
                TOC(_SCHEMA, [], 0).write(storage, place.NAME)
        return cls(folder)

    def close(self) -> None:
        """Let go of the files; those of other threads go with the threads."""
        self._local = threading.local()

    @contextmanager
    def writer(self, *, wait: float = place.LOCK_SECONDS) -> Iterator[Writing]:
        """A change that is on the disk when the block ends, and has not happened if it raises.

        Raises:
            StoreError: another process is writing for longer than ``wait`` seconds, or the disk does not take it.
            IndexDamaged: as :meth:`open`.
        """
        with _storing():
            from index.search.writing import ArticleWriter

            storage = place.Folder(str(self.folder))
            with place.locked(storage, wait):
                place.sweep(self.folder, self._files())
                with damage():
                    inner = ArticleWriter(storage, place.contents(storage, place.generation(self.folder), _SCHEMA))
                try:
                    yield Writing(inner)
                    if inner.changed:
                        inner.commit()
                except BaseException:
                    place.sweep(self.folder, self._files())
                    raise

    def find(
        self,
        query: Query,
        *,
        limit: int | None = None,
        live: bool = False,
        allowed: Collection[str] | None = None,
        filters: Mapping[Filter, Collection[str]] | None = None,
        plain: bool = False,
    ) -> Found:
        """The articles that answer ``query``, best first.

        Args:
            live: the reader is typing: beginnings of words stand for few words.
            allowed: only these article ids.
            filters: the article ids that fit each filter of the query (:func:`~index.search.query.query_filters`);
                dates need it, a source is looked up by its label without, kinds never need it.
            plain: by BM25 alone; words that stand together count no more than others.

        Raises:
            QueryError: a prefix stands for too many words.
            IndexDamaged: a file of the index is not what was written.
        """
        snapshot = self._snapshot()
        evaluator = Evaluator(snapshot, filters or {}, live=live)
        if allowed is None and limit is not None and isinstance(query, Leaf):
            total, scores = evaluator.leading(query, limit)
        else:
            scores = evaluator.articles(query)
            if allowed is not None:
                docs = snapshot.docs_of(allowed)
                scores = {doc: score for doc, score in scores.items() if doc in docs}
            total = len(scores)
            if not plain:
                scores = raised(snapshot, query, BARE, scores)
        keys = snapshot.keys if limit is None or limit > MANY else None
        best = _best(scores, limit, snapshot.key if keys is None else keys.__getitem__)
        return Found(total, tuple(best))

    def find_quotes(
        self,
        query: Query,
        *,
        limit: int | None = None,
        live: bool = False,
        allowed: Collection[str] | None = None,
        filters: Mapping[Filter, Collection[str]] | None = None,
    ) -> Found:
        """The quotes nearest to what is remembered of them; as :meth:`find`, but of quote ids.

        Bare words are looked for in what is said, in any order. If no quote has them all, those with most of them
        (by weight) are found; fields, kinds, phrases and exclusions always hold.

        Args:
            allowed: only quotes of these article ids.
        """
        snapshot = self._snapshot()
        scores = Evaluator(snapshot, filters or {}, live=live).quotes.nearest(query)
        if allowed is not None:
            docs = snapshot.docs_of(allowed)
            homes = snapshot.homes(scores)
            scores = {quote: score for (quote, score), doc in zip(scores.items(), homes, strict=True) if doc in docs}
        name = snapshot.quote_key if limit is not None or len(scores) <= MANY else _quote_names(snapshot, scores)
        best = _best(raised(snapshot, query, ("said",), scores), limit, name)
        return Found(len(scores), tuple((f"{article}.{number}", score) for (article, number), score in best))

    def keys(self) -> set[str]:
        """The ids of all articles that are indexed."""
        snapshot = self._snapshot()
        known = snapshot.keys
        return {known[doc] for doc in snapshot.docs()}

    def verify(self) -> None:
        """Compare every page of every file with its checksum.

        Raises:
            IndexDamaged: one does not fit.
        """
        with damage():
            for segment in self._snapshot().segments:
                segment.file.check_all()

    def tidy(self) -> None:
        """Remove what killed writers left; StoreError if another process is writing."""
        with self.writer():
            pass

    def suggest(self, query: Query) -> str | None:
        """The query with its unknown words replaced by the nearest of the collection's own, if there are any."""
        from index.search.suggest import suggestion

        found = suggestion(self._snapshot(), query)
        return None if found is None else str(found)

    def _snapshot(self) -> Snapshot:
        """What is committed now. A new one after every commit: Whoosh's ``refresh()`` is not to be trusted."""
        known: Snapshot | None = getattr(self._local, "snapshot", None)
        with _storing():
            for left in reversed(range(_RETRIES)):
                generation = place.generation(self.folder)
                if known is not None and known.generation == generation:
                    return known
                try:
                    self._local.snapshot = known = self._open(generation)
                except IndexDamaged:
                    if not left or place.generation(self.folder) == generation:
                        raise
        raise IndexDamaged("the search index changes too fast to be opened")

    def _open(self, generation: int) -> Snapshot:
        storage = place.Folder(str(self.folder))
        with damage():
            toc = place.contents(storage, generation, _SCHEMA)
            last: Snapshot | None = getattr(self._local, "snapshot", None)
            known = {segment.state: segment for segment in last.segments} if last else {}
            return Snapshot(generation, [known.get(one.state) or Segment(self.folder, one) for one in toc.segments])

    def _files(self) -> frozenset[str]:
        """The files of the newest generation."""
        generation = place.generation(self.folder)
        with damage():
            toc = place.contents(place.Folder(str(self.folder)), generation, _SCHEMA)
            names = (segment.file for segment in toc.segments)
            return frozenset((TOC._filename(place.NAME, generation), *names))


def _quote_names(snapshot: Snapshot, quotes: Collection[int]) -> Callable[[int], tuple[str, int]]:
    """The names of very many quotes, all read at once."""
    keys = snapshot.keys
    numbers = [number for segment in snapshot.segments for number in segment.numbers_of_quotes()]
    homes = dict(zip(quotes, snapshot.homes(quotes), strict=True))
    return lambda quote: (keys[homes[quote]], numbers[quote])


def _best(scores: Mapping[int, float], limit: int | None, name: Callable[[int], _Name]) -> list[tuple[_Name, float]]:
    """The highest scores, equal ones by name, so that the order never depends on how the index came about."""
    items: Iterable[tuple[int, float]] = scores.items()
    if limit is not None and limit < len(scores):
        least = nlargest(limit, scores.values())[-1] - NEARLY if limit else inf
        items = [pair for pair in items if pair[1] >= least]
    named = sorted(((name(item), round(score, DIGITS)) for item, score in items), key=lambda pair: (-pair[1], pair[0]))
    return named[:limit]


@contextmanager
def _storing() -> Iterator[None]:
    """What the system refuses, as one line."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"the search index cannot be kept: {error.strerror or error}") from error
