"""Did you mean: for words that no article holds, the nearest of the collection's own."""

from __future__ import annotations

from dataclasses import replace

from index.search.fuzzy import variants
from index.search.matching import Matcher
from index.search.query import And, Field, Or, Query, Term, Typed
from index.search.snapshot import Snapshot
from index.search.words import fold

SHORTEST = 4
SCAN = 20_000
"""Words of a segment that are compared when none is one letter away."""

FARTHEST = 2
"""Letters that may differ."""


def suggestion(snapshot: Snapshot, query: Query) -> Query | None:
    """The query with the words that nothing holds replaced, or None where there is nothing to replace or no better."""
    changed = _mended(snapshot, query, "body")
    return None if changed == query else changed


def _mended(snapshot: Snapshot, query: Query, name: str) -> Query:
    match query:
        case And(parts=parts) | Or(parts=parts):
            return replace(query, parts=tuple(_mended(snapshot, part, name) for part in parts))
        case Field(name=inside, query=inner):
            return replace(query, query=_mended(snapshot, inner, inside))
        case Term(word=word) | Typed(word=word):
            if len(Matcher(snapshot, live=True).find(name, query)):
                return query
            found = _nearest(snapshot, name, fold(word))
            return Term(found) if found else query
    return query


def _nearest(snapshot: Snapshot, name: str, word: str) -> str | None:
    if len(word) < SHORTEST or len(variants(word)) < 2 or not word.isalpha():
        return None
    counts = {other: snapshot.count(name, other) for other in variants(word) if other != word}
    near = min(counts, key=lambda other: (-counts[other], other))
    if counts[near]:
        return near
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = dict(snapshot.frequent(name, word[:1], SCAN, SCAN))
    found = process.extract(word, list(words), scorer=OSA.distance, score_cutoff=FARTHEST, limit=None)
    best = min(((distance, -words[other], other) for other, distance, _ in found), default=None)
    return best[2] if best else None
