"""BM25 as Whoosh computes it, a posting list at a time.

``idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / mean length))`` with ``idf = ln(articles / (df + 1)) + 1``;
S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework (2009). Every figure is taken over the articles
that are there now, so that scores do not depend on how the index came about.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from index.search.snapshot import LENGTH_OF, Snapshot

K1 = 1.2
B = 0.75
WEIGHTS = {"title": 2.5, "body": 1.0}
"""What a word in the title counts for; every other field counts once."""

Scores = dict[int, float]


def scores(snapshot: Snapshot, name: str, weights: Mapping[int, float]) -> Scores:
    """The score of each article for one word (or phrase, or all words of a prefix) in one field."""
    if not weights:
        return {}
    lengths, mean = snapshot.lengths(name)
    factor = idf(snapshot, len(weights)) * (K1 + 1) * WEIGHTS.get(name, 1.0)
    norms = [K1 * (1 - B + B * length / mean) if mean else K1 for length in LENGTH_OF]
    return {doc: factor * weight / (weight + norms[lengths[doc]]) for doc, weight in weights.items()}


def idf(snapshot: Snapshot, articles: int) -> float:
    """How much a word counts that stands in so many articles; above zero for the most frequent too."""
    return log(snapshot.live / (articles + 1)) + 1 if articles else 0.0
