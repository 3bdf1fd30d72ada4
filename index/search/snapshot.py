"""All segments of one generation as one, with the figures that ranking needs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Set
from dataclasses import dataclass, field
from struct import Struct

from index.search.engine import byte_to_length
from index.search.reading import Run, Segment
from index.search.schema import unpack

LENGTH_OF = tuple(byte_to_length(byte) for byte in range(256))
"""Whoosh keeps a field's length as one byte on a scale that grows coarser."""

FEW = 50
"""Up to so many ids are looked up one by one."""

_ARTICLES = Struct("!I")
"""At byte 5 of a word's entry: in how many articles it stands."""


@dataclass(slots=True)
class Postings:
    """The articles that hold a word, with how often, and where (asked for with :meth:`places`)."""

    weights: dict[int, float] = field(default_factory=dict)
    values: list[dict[int, bytes]] = field(default_factory=list)
    several: dict[int, list[bytes]] = field(default_factory=dict)
    known: dict[int, list[int]] | None = None
    """The places themselves, where they were worked out (a phrase)."""

    def add(self, other: Postings) -> None:
        """Count the words of ``other`` as the same word."""
        if self.weights:
            weights = self.weights
            for doc, weight in other.weights.items():
                weights[doc] = weights.get(doc, 0.0) + weight
        else:
            self.weights = dict(other.weights)
        self.values += other.values
        for doc, values in other.several.items():
            self.several.setdefault(doc, []).extend(values)

    def count(self, run: Run, base: int, places: bool) -> None:
        """Add the postings of a segment, whose articles are numbered from ``base``."""
        weights = self.weights
        for doc, weight in zip(run.ids, run.weights, strict=True):
            weights[base + doc] = weights.get(base + doc, 0.0) + weight
        if places:
            for doc, value in zip(run.ids, run.values, strict=True):
                self.several.setdefault(base + doc, []).append(value)

    def places(self, doc: int) -> list[int]:
        """Where the word stands in an article, ascending."""
        if self.known is not None:
            return self.known[doc]
        packed = [values[doc] for values in self.values if doc in values] + self.several.get(doc, [])
        found = [unpack(value) for value in packed]
        return found[0] if len(found) == 1 else sorted(set().union(*found))


class Snapshot:
    """All segments of one generation as one, articles numbered through. Belongs to one thread."""

    def __init__(self, generation: int, segments: list[Segment]) -> None:
        self.generation = generation
        self.segments = segments
        self.bases: list[int] = []
        self.live = 0
        total = 0
        for segment in segments:
            self.bases.append(total)
            total += segment.count
            self.live += segment.count - len(segment.deleted)
        self._lengths: dict[str, tuple[bytes, float]] = {}
        self._keys: list[str] | None = None

    def docs(self) -> list[int]:
        """All articles."""
        pairs = zip(self.bases, self.segments, strict=True)
        return [base + doc for base, segment in pairs for doc in range(segment.count) if doc not in segment.deleted]

    def key(self, doc: int) -> str:
        """The id of an article."""
        at = bisect_right(self.bases, doc) - 1
        return self.segments[at].key(doc - self.bases[at])

    def keys(self) -> list[str]:
        """The ids of all articles, by article number; read once."""
        if self._keys is None:
            self._keys = [key for segment in self.segments for key in segment.all_keys()]
        return self._keys

    def docs_of(self, keys: Collection[str]) -> set[int]:
        """The articles of these ids, as far as they are here."""
        if len(keys) <= FEW:
            pairs = list(zip(self.bases, self.segments, strict=True))
            return {base + doc for key in keys for base, segment in pairs for doc in segment.docs_of(key)}
        wanted = keys if isinstance(keys, Set) else frozenset(keys)
        known = self.keys()
        return {doc for doc in self.docs() if known[doc] in wanted}

    def postings(self, name: str, word: str, *, places: bool = True) -> Postings:
        """The postings of one word in one field; without ``places`` if only the articles matter."""
        merged = Postings()
        for base, segment in zip(self.bases, self.segments, strict=True):
            if run := segment.run(name, word):
                _append(merged, run, base, places)
        return merged

    def begun(self, name: str, prefix: str, most: int, *, places: bool = True) -> tuple[Postings, int]:
        """The postings of all words that begin so as of one, and how many words there are; it stops after ``most``."""
        merged = Postings()
        words = 0
        for base, segment in zip(self.bases, self.segments, strict=True):
            for _, entry in segment.begun(name, prefix, most - words + 1):
                words += 1
                merged.count(segment.read(entry), base, places)
        return merged, words

    def frequent(self, name: str, prefix: str, most: int, scan: int) -> list[tuple[str, int]]:
        """Words that begin so with the number of articles: the ``most`` frequent of the first ``scan`` a segment."""
        counts: Counter[str] = Counter()
        for segment in self.segments:
            for word, entry in segment.begun(name, prefix, scan):
                counts[word] += _ARTICLES.unpack_from(entry, 5)[0]
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def lengths(self, name: str) -> tuple[bytes, float]:
        """The length byte of a field in each article, and the mean length over all."""
        if name not in self._lengths:
            whole, total = b"", 0
            for segment in self.segments:
                lengths = segment.lengths(name)
                whole += lengths
                counts = Counter(lengths)
                counts.subtract(Counter(lengths[doc] for doc in segment.deleted))
                total += sum(LENGTH_OF[byte] * count for byte, count in counts.items())
            self._lengths[name] = (whole, total / max(1, self.live))
        return self._lengths[name]


def _append(merged: Postings, run: Run, base: int, places: bool) -> None:
    ids = [base + doc for doc in run.ids] if base else run.ids
    merged.weights.update(zip(ids, run.weights, strict=True))
    if places:
        if not merged.values:
            merged.values.append({})
        merged.values[0].update(zip(ids, run.values, strict=True))
