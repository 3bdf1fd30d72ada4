"""BM25 as Whoosh computes it, a posting list at a time.

``idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / mean length))`` with ``idf = ln(articles / (df + 1)) + 1``;
S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework (2009). Every figure is taken over the articles
that are there now, so that scores do not depend on how the index came about.
"""

from __future__ import annotations

from math import log

from index.search.snapshot import LENGTH_OF, Postings, Snapshot, moved

K1 = 1.2
B = 0.75
WEIGHTS = {"title": 2.5, "body": 1.0}
"""What a word in the title counts for; every other field counts once."""

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


def scores(snapshot: Snapshot, name: str, postings: Postings) -> Scores:
    """The score of each article for one word (or phrase, or all words of a prefix) in one field."""
    count = len(postings)
    if not count:
        return {}
    factor = idf(snapshot.live, count) * (K1 + 1) * WEIGHTS.get(name, 1.0)
    table = _Table(factor, snapshot.mean(name))
    if postings.counted is not None:
        lengths, score = snapshot.lengths(name), table.score
        return {doc: score(times, lengths[doc]) for doc, times in postings.counted.items()}
    found: Scores = {}
    for base, run in postings.runs:
        found.update(zip(moved(base, run.ids), map(table.__getitem__, run.pairs), strict=True))
    return found


def idf(units: int, having: int) -> float:
    """How much a word counts that stands in so many of all units; above zero for the most frequent too."""
    return log(units / (having + 1)) + 1 if having else 0.0
