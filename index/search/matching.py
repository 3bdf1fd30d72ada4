"""A leaf of the query in one field: which articles, or which quotes, hold it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from index.errors import QueryError
from index.search.fuzzy import variants
from index.search.leaves import How, Row, Step, rows
from index.search.query import Leaf
from index.search.reading import Field, damage
from index.search.schema import STEMMED, STEMS
from index.search.snapshot import Postings, Snapshot, together
from index.search.stems import stem

LIVE_EXPANSIONS = 24
LIVE_SCAN = 300
"""While the reader types, so many words (a segment) are looked at for the most frequent ones that begin so."""

MAX_EXPANSIONS = 50_000
"""Entries of word lists (a word counts in each segment and field) that all beginnings of one query may stand for."""

_SPARSE = 24
"""A list of places so many times longer than what is looked up in it is halved for each of these, not gone through."""


class Matcher:
    """Looks leaves up in one snapshot. ``live``: beginnings expand to few words."""

    def __init__(self, snapshot: Snapshot, *, live: bool) -> None:
        self.snapshot = snapshot
        self.live = live
        self._known: dict[tuple[str, Leaf], Postings] = {}
        self._left = MAX_EXPANSIONS

    def find(self, name: str, leaf: Leaf) -> Postings:
        """The units that hold ``leaf`` in the field, and how often."""
        if (name, leaf) not in self._known:
            with damage():
                found = [self._row(name, row) for row in rows(leaf) if row]
                self._known[name, leaf] = found[0] if len(found) == 1 else _added(found)
        return self._known[name, leaf]

    def _row(self, name: str, row: Row) -> Postings:
        lookups = [_Lookup(self, name, step) for step in row]
        if len(row) == 1:
            runs = []
            for base, field in self.snapshot.fields(name):
                lists = lookups[0].lists(field)
                if isinstance(lists, range):
                    runs += [(base, field.runs(lists.start, lists.stop))] * (len(lists) > 0)
                else:
                    runs += ((base, field.run(number)) for number in lists)
            return together(runs, ranges=lookups[0].ranges)
        counts: Counter[int] = Counter()
        for base, field in self.snapshot.fields(name):
            places = [_places(field, lookup.lists(field)) for lookup in lookups]
            if all(map(len, places)):
                counts.update(_in_a_row(field, row, places, base))
        return Postings(counted=counts)

    def spend(self, words: int, prefix: str) -> None:
        """Take so many expansions of a beginning.

        Raises:
            QueryError: there are not so many left.
        """
        self._left -= words
        if self._left < 0:
            message = f"too many words begin with “{prefix}”: type more of it"
            raise QueryError(message, f"{prefix}*", 0)


class _Lookup:
    """A step of a row: the posting lists it stands for in a segment."""

    def __init__(self, matcher: Matcher, name: str, step: Step) -> None:
        self._matcher = matcher
        self._step = step
        self._wanted: list[tuple[str, str]] = []
        stems = name in STEMMED
        if step.how in (How.STEM, How.TYPED):
            self._wanted.append((name + STEMS, step.stem) if stems else (name, step.form))
        if step.how is How.TYPED or (step.how is How.PREFIX and matcher.live):
            own = step.stem if stems else step.form
            for word, _ in matcher.snapshot.frequent(name, step.form, LIVE_EXPANSIONS, LIVE_SCAN):
                if step.how is How.PREFIX or (stem(word) if stems else word) != own:
                    self._wanted.append((name, word))
        self.ranges = step.how is How.PREFIX and not matcher.live

    def lists(self, field: Field) -> Sequence[int]:
        """The lists, each once."""
        if self.ranges:
            found = field.begun(self._step.form)
            self._matcher.spend(len(found), self._step.form)
            return found
        if self._step.how is How.FUZZY and self._step.form:
            return field.some(variants(self._step.form), self._step.form[0])
        numbers = (field.segment.field(name).list_of(word) for name, word in self._wanted)
        return list(dict.fromkeys(number for number in numbers if number is not None))


def _added(found: list[Postings]) -> Postings:
    counts: Counter[int] = Counter()
    for postings in found:
        counts.update(postings.counts())
    return Postings(counted=counts)


def _places(field: Field, lists: Sequence[int]) -> Sequence[int]:
    views = [field.places(number) for number in lists]
    return views[0] if len(views) == 1 else sorted(set(chain.from_iterable(views)))


def _in_a_row(field: Field, row: Row, places: list[Sequence[int]], base: int) -> Iterable[int]:
    """The units that hold the words in a row, once for each time: begun with the rarest word."""
    order = sorted(range(len(row)), key=lambda at: len(places[at]))
    starts: Iterable[int] = (place - row[order[0]].step for place in places[order[0]])
    found = set(starts)
    for at in order[1:]:
        step, others = row[at].step, places[at]
        wanted = {start + step for start in found}
        if len(others) > _SPARSE * len(wanted):
            found = {place - step for place in wanted if _holds(others, place)}
        else:
            found = {place - step for place in wanted.intersection(others)}
        if not found:
            return
    for start in found:
        unit = field.unit(start, start + row[-1].step) if start >= 0 else None
        if unit is not None:
            yield base + unit


def _holds(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place
