"""A leaf of the query in one field: where the index has it."""

from __future__ import annotations

from collections.abc import Set

from index.errors import QueryError
from index.search.fuzzy import variants
from index.search.leaves import How, Row, Step, rows
from index.search.query import Leaf
from index.search.schema import STEMMED, STEMS
from index.search.snapshot import Postings, Snapshot
from index.search.stems import stem

LIVE_EXPANSIONS = 24
LIVE_SCAN = 300
"""While the reader types, so many words (a segment) are looked at for the most frequent ones that begin so."""

MAX_EXPANSIONS = 50_000
"""Entries of word lists (a word counts in each segment and field) that all beginnings of one query may stand for."""


class Matcher:
    """Looks leaves up in one snapshot. ``live``: beginnings expand to few words."""

    def __init__(self, snapshot: Snapshot, *, live: bool) -> None:
        self.snapshot = snapshot
        self.live = live
        self._known: dict[tuple[str, Leaf, bool], Postings] = {}
        self._left = MAX_EXPANSIONS

    def find(self, name: str, leaf: Leaf, *, places: bool = True) -> Postings:
        """The articles that hold ``leaf`` in the field, how often, and (if ``places`` are asked for) where."""
        asked = (name, leaf, places)
        if asked not in self._known:
            self._known[asked] = self._find(name, leaf, places)
        return self._known[asked]

    def _find(self, name: str, leaf: Leaf, places: bool) -> Postings:
        found = [self._row(name, row, places) for row in rows(leaf) if row]
        if len(found) == 1:
            return found[0]
        merged = Postings()
        for postings in found:
            for doc in postings.weights:
                merged.weights[doc] = merged.weights.get(doc, 0.0) + postings.weights[doc]
        if not places:
            return merged
        merged.known = {
            doc: sorted(place for postings in found if doc in postings.weights for place in postings.places(doc))
            for doc in merged.weights
        }
        return merged

    def _row(self, name: str, row: Row, places: bool) -> Postings:
        """Words in a row: articles that have them all, then places."""
        lists = [self._step(name, step, places or len(row) > 1) for step in row]
        if len(lists) == 1:
            return lists[0]
        order = sorted(range(len(row)), key=lambda at: (len(lists[at].weights), at))
        docs: Set[int] = lists[order[0]].weights.keys()
        for at in order[1:]:
            docs = docs & lists[at].weights.keys()
        found: dict[int, list[int]] = {}
        for doc in sorted(docs):
            starts = {place - row[order[0]].step for place in lists[order[0]].places(doc)}
            for at in order[1:]:
                starts.intersection_update(place - row[at].step for place in lists[at].places(doc))
                if not starts:
                    break
            if starts:
                found[doc] = sorted(starts)
        return Postings({doc: float(len(starts)) for doc, starts in found.items()}, known=found)

    def _step(self, name: str, step: Step, places: bool) -> Postings:
        match step.how:
            case How.STEM:
                return self._word(name, step, places)
            case How.PREFIX:
                return self._begun(name, step.form, places)
            case How.TYPED:
                found = self._word(name, step, places)
                same = stem if name in STEMMED else str
                for word, _ in self.snapshot.frequent(name, step.form, LIVE_EXPANSIONS, LIVE_SCAN):
                    if same(word) != (step.stem if name in STEMMED else step.form):
                        found.add(self.snapshot.postings(name, word, places=places))
                return found
            case How.FUZZY:
                found = Postings()
                for word in sorted(variants(step.form)):
                    found.add(self.snapshot.postings(name, word, places=places))
                return found

    def _word(self, name: str, step: Step, places: bool) -> Postings:
        """All inflections: the stem itself where it is a word, and the words that the stem is noted for."""
        if name not in STEMMED:
            return self.snapshot.postings(name, step.form, places=places)
        found = self.snapshot.postings(name + STEMS, step.stem, places=places)
        if stem(step.stem) == step.stem:
            found.add(self.snapshot.postings(name, step.stem, places=places))
        return found

    def _begun(self, name: str, prefix: str, places: bool) -> Postings:
        if self.live:
            found = Postings()
            for word, _ in self.snapshot.frequent(name, prefix, LIVE_EXPANSIONS, LIVE_SCAN):
                found.add(self.snapshot.postings(name, word, places=places))
            return found
        found, words = self.snapshot.begun(name, prefix, self._left, places=places)
        self._left -= words
        if self._left < 0:
            message = f"too many words begin with “{prefix}”: type more of it"
            raise QueryError(message, f"{prefix}*", 0)
        return found
