"""BM25 as Whoosh computes it, a posting list at a time.

``idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / mean length))`` with ``idf = ln(articles / (df + 1)) + 1``;
S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework (2009). Every figure is taken over the articles
that are there now, so that scores do not depend on how the index came about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import compress
from math import inf, log

from index.search.snapshot import LENGTH_OF, Postings, Snapshot, moved

K1 = 1.2
B = 0.75
WEIGHTS = {"title": 2.5, "body": 1.0}
"""What a word in the title counts for; every other field counts once."""

NEARLY = 2e-9
"""Scores that differ by less may be equal when they are rounded to be compared."""

_DENSE = 6
"""Of a list so many times longer than the articles that matter, these are looked up one by one."""

Scores = dict[int, float]


class _Table(dict[int, float]):
    """The score for each pair of a posting list (:class:`~index.search.reading.Run`), worked out when first met."""

    def __init__(self, factor: float, mean: float) -> None:
        super().__init__()
        self.factor = factor
        self.norms = [K1 * (1 - B + B * length / mean) if mean else K1 for length in LENGTH_OF]

    def __missing__(self, pair: int) -> float:
        score = self[pair] = self.score(pair & 255, pair >> 8)
        return score

    def score(self, times: int, length: int) -> float:
        """For a word that stands so often in a text of this length byte."""
        return self.factor * times / (times + self.norms[length])


def scores(snapshot: Snapshot, name: str, postings: Postings, within: Collection[int] | None = None) -> Scores:
    """The score of each article for one word (or phrase, or all words of a prefix) in one field.

    Args:
        within: if given, others need not be scored.
    """
    if not len(postings):
        return {}
    table = _table(snapshot, name, postings)
    if postings.counted is not None:
        lengths, score = snapshot.lengths(name), table.score
        return {doc: score(times, lengths[doc]) for doc, times in postings.counted.items()}
    if within is not None and len(within) * _DENSE < len(postings):
        return {doc: table[pair] for doc, pair in postings.pairs_of(sorted(within))}
    found: Scores = {}
    for base, run in postings.runs:
        found.update(zip(moved(base, run.ids), map(table.__getitem__, run.pairs), strict=True))
    return found


def leading(snapshot: Snapshot, fields: Iterable[tuple[str, Postings]], limit: int) -> tuple[int, Scores]:
    """How many articles hold a word in any of the fields, and scores: not of all, but of the ``limit`` highest and
    all that equal them.

    In the field with the longest list only those articles are looked at whose pair of count and length makes a
    score high enough; there are far fewer pairs than articles.
    """
    *others, (name, most) = sorted(fields, key=lambda pair: len(pair[1]))
    rest: Scores = {}
    for other, postings in others:
        for doc, score in scores(snapshot, other, postings).items():
            rest[doc] = rest.get(doc, 0.0) + score
    if most.counted is not None or len(rest) * _DENSE > len(most) or limit * _DENSE > len(most):
        found = scores(snapshot, name, most)
        for doc, score in rest.items():
            found[doc] = found.get(doc, 0.0) + score
        return len(found), found
    table = _table(snapshot, name, most)
    counts: Counter[int] = Counter()
    for _, run in most.runs:
        counts.update(run.pairs)
    good: set[int] = set()
    enough = 0
    least = inf
    for pair in sorted(counts, key=table.__getitem__, reverse=True):
        if enough >= limit and table[pair] < least:
            break
        good.add(pair)
        enough += counts[pair]
        least = table[pair] - NEARLY
    found = dict(rest)
    for base, run in most.runs:
        chosen = map(good.__contains__, run.pairs)
        for doc, pair in compress(zip(moved(base, run.ids), run.pairs, strict=True), chosen):
            found[doc] = rest.get(doc, 0.0) + table[pair]
    both = 0
    for doc, pair in most.pairs_of(sorted(rest)):
        found[doc] = rest[doc] + table[pair]
        both += 1
    return len(most) + len(rest) - both, found


def _table(snapshot: Snapshot, name: str, postings: Postings) -> _Table:
    factor = idf(snapshot.live, len(postings)) * (K1 + 1) * WEIGHTS.get(name, 1.0)
    return _Table(factor, snapshot.mean(name))


def idf(units: int, having: int) -> float:
    """How much a word counts that stands in so many of all units; above zero for the most frequent too."""
    return log(units / (having + 1)) + 1 if having else 0.0
