"""All segments of one generation as one, with the figures that ranking needs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, repeat

from index.search.engine import byte_to_length
from index.search.reading import Field, Run, Segment, damage
from index.search.schema import OF_QUOTES

LENGTH_OF = tuple(byte_to_length(byte) for byte in range(256))
"""Whoosh keeps a field's length as one byte on a scale that grows coarser."""

FEW = 50
"""Up to so many ids are looked up one by one."""

FEW_QUOTES = 2_000


@dataclass(slots=True)
class Postings:
    """The units (articles, or quotes) that hold a word, numbered through all segments.

    Either as the index has them, a run for each segment with the number of its first unit; or counted, where several
    words are as one.
    """

    runs: list[tuple[int, Run]] = field(default_factory=list)
    counted: dict[int, int] | None = None

    def __len__(self) -> int:
        return sum(len(run.ids) for _, run in self.runs) if self.counted is None else len(self.counted)

    def units(self) -> Collection[int]:
        """The units alone."""
        if self.counted is not None:
            return self.counted.keys()
        return list(chain.from_iterable(moved(base, run.ids) for base, run in self.runs))

    def pairs_of(self, units: list[int]) -> Iterator[tuple[int, int]]:
        """Those of these units, ascending, that hold the word, with their pairs; not for counted ones."""
        at = 0
        for base, run in self.runs:
            ids, place = run.ids, 0
            end = base + (ids[-1] if len(ids) else -1)
            at = bisect_left(units, base, at)
            while at < len(units) and units[at] <= end:
                unit = units[at] - base
                place = bisect_left(ids, unit, place)
                if ids[place] == unit:
                    yield units[at], run.pairs[place]
                at += 1

    def counts(self) -> dict[int, int]:
        """How often the word stands in each unit."""
        if self.counted is not None:
            return self.counted
        found: dict[int, int] = {}
        for base, run in self.runs:
            found.update(zip(moved(base, run.ids), _times(run), strict=True))
        return found


class Snapshot:
    """All segments of one generation as one, articles and quotes numbered through. Belongs to one thread."""

    def __init__(self, generation: int, segments: list[Segment]) -> None:
        self.generation = generation
        self.segments = segments
        self.bases: list[int] = []
        self.quote_bases: list[int] = []
        self.live = docs = quotes = 0
        for segment in segments:
            self.bases.append(docs)
            self.quote_bases.append(quotes)
            docs += segment.count
            quotes += segment.quotes
            self.live += segment.count - len(segment.deleted)
        self._quotes = quotes
        self._means: dict[str, float] = {}
        self._lengths: dict[str, bytes] = {}

    @cached_property
    def live_quotes(self) -> int:
        """How many quotes there are."""
        return self._quotes - sum(len(segment.lost) for segment in self.segments)

    def fields(self, name: str) -> Iterable[tuple[int, Field]]:
        """A field of each segment, with the number of its first unit."""
        bases = self.quote_bases if name in OF_QUOTES else self.bases
        return ((base, segment.field(name)) for base, segment in zip(bases, self.segments, strict=True))

    def docs(self) -> list[int]:
        """All articles."""
        pairs = zip(self.bases, self.segments, strict=True)
        return [base + doc for base, segment in pairs for doc in range(segment.count) if doc not in segment.deleted]

    def quotes(self) -> list[int]:
        """All quotes."""
        pairs = zip(self.quote_bases, self.segments, strict=True)
        return [base + one for base, segment in pairs for one in range(segment.quotes) if one not in segment.lost]

    def key(self, doc: int) -> str:
        """The id of an article."""
        at = bisect_right(self.bases, doc) - 1
        return self.segments[at].key(doc - self.bases[at])

    @cached_property
    def keys(self) -> list[str]:
        """The ids of all articles, by article number."""
        return [key for segment in self.segments for key in segment.all_keys()]

    def docs_of(self, keys: Collection[str]) -> set[int]:
        """The articles of these ids, as far as they are here."""
        if len(keys) <= FEW:
            pairs = list(zip(self.bases, self.segments, strict=True))
            return {base + doc for key in keys for base, segment in pairs for doc in segment.docs_of(key)}
        known = self._numbered
        return {doc for key in keys if (doc := known.get(key)) is not None}

    def homes(self, quotes: Collection[int]) -> Iterable[int]:
        """The article of each of these quotes."""
        if len(quotes) > FEW_QUOTES:
            return map(self._homes.__getitem__, quotes)
        return map(self._home, quotes)

    def quote_key(self, quote: int) -> tuple[str, int]:
        """The id of a quote's article, and its number in there."""
        at = bisect_right(self.quote_bases, quote) - 1
        segment, one = self.segments[at], quote - self.quote_bases[at]
        return segment.key(segment.article_of_quote(one)), segment.number_of_quote(one)

    def words_said(self, quotes: Iterable[int]) -> Iterable[int]:
        """How many words each of these quotes has."""
        fields = [(base, known.bounds.cut()) for base, known in self.fields("said")]
        for quote in quotes:
            base, bounds = fields[bisect_right(self.quote_bases, quote) - 1]
            yield bounds[quote - base + 1] - bounds[quote - base]

    def count(self, name: str, word: str) -> int:
        """In how many articles a word stands."""
        with damage():
            found = ((known, known.list_of(word)) for _, known in self.fields(name))
            return sum(len(known.run(number).ids) for known, number in found if number is not None)

    def frequent(self, name: str, prefix: str, most: int, scan: int) -> list[tuple[str, int]]:
        """Words that begin so with the number of articles: the ``most`` frequent of the first ``scan`` a segment."""
        counts: Counter[str] = Counter()
        with damage():
            for _, known in self.fields(name):
                numbers = known.begun(prefix)[:scan]
                for word, number in zip(known.lexicon.words(numbers), numbers, strict=True):
                    counts[word.decode("utf-8", "surrogatepass")] += known.count(number)
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def mean(self, name: str) -> float:
        """The mean length of a field over all articles."""
        if name not in self._means:
            total = 0
            with damage():
                for _, known in self.fields(name):
                    total += known.total - sum(LENGTH_OF[known.length_byte(unit)] for unit in known.gone)
            self._means[name] = total / max(1, self.live)
        return self._means[name]

    def lengths(self, name: str) -> bytes:
        """The length byte of a field in each article."""
        if name not in self._lengths:
            with damage():
                self._lengths[name] = b"".join(known.lengths.read() for _, known in self.fields(name))
        return self._lengths[name]

    @cached_property
    def _numbered(self) -> dict[str, int]:
        keys = self.keys
        return {keys[doc]: doc for doc in self.docs()}

    @cached_property
    def _homes(self) -> list[int]:
        pairs = zip(self.bases, self.segments, strict=True)
        return [base + doc for base, segment in pairs for doc in segment.articles_of_quotes()]

    def _home(self, quote: int) -> int:
        at = bisect_right(self.quote_bases, quote) - 1
        return self.bases[at] + self.segments[at].article_of_quote(quote - self.quote_bases[at])


def moved(base: int, ids: Iterable[int]) -> Iterable[int]:
    """Units of a segment as numbered through."""
    return map(base.__add__, ids) if base else ids


def together(runs: list[tuple[int, Run]], *, ranges: bool) -> Postings:
    """Several words as one. ``ranges``: in a run a unit may come more than once."""
    if not ranges and len({base for base, _ in runs}) == len(runs):
        return Postings(runs)
    counts: Counter[int] = Counter()
    for base, run in runs:
        times = _times(run)
        ids = run.ids if times.count(1) == len(times) else chain.from_iterable(map(repeat, run.ids, times))
        counts.update(moved(base, ids))
    return Postings(counted=counts)


def _times(run: Run) -> bytes:
    """How often the word stands in each unit."""
    pairs = run.pairs
    return bytes(pairs.cast("B"))[::2] if isinstance(pairs, memoryview) else bytes(pair & 255 for pair in pairs)
