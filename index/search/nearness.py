"""Words that stand together count for more: looked at in the best of what was found, and nowhere else.

BM25 takes a text for a bag of words. To its best answers is added, for each, a part of its score that depends on the
narrowest stretch that holds all words asked for (T. Tao and C. Zhai, An Exploration of Proximity Measures in
Information Retrieval, 2007), and a part more where they stand in a row as asked. Scores only grow, so that what was
among the best stays there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from index.search.leaves import How, Row, rows
from index.search.query import And, Field, Leaf, Phrase, Query, Term, Typed
from index.search.reading import Field as Lists
from index.search.reading import damage
from index.search.schema import STEMMED, STEMS
from index.search.scoring import NEARLY
from index.search.snapshot import Snapshot

LOOKED_AT = 50
"""Of what was found, so many are looked at, the best."""

NEAR = 0.3
"""The part of its score that is added where all words stand side by side; half of it where they take twice the room."""

IN_A_ROW = 0.2
"""What is added to this where they stand in the order asked for, with nothing between them."""

MOST_WORDS = 8
"""Of a longer query only the first so many words."""

MOST_PLACES = 200
"""Places of a word in one text; what comes after is not looked at."""


class _Wanted(NamedTuple):
    """A word, and where it stands in the query."""

    word: str
    at: int


def raised(snapshot: Snapshot, query: Query, names: Iterable[str], scored: dict[int, float]) -> dict[int, float]:
    """The scores, those of the best with what nearness adds.

    Args:
        names: the fields; the one where the words stand nearest counts.
        scored: units (articles, or quotes for the field ``said``) with their scores.

    A query of one word or one phrase has nothing to be nearer, and one of alternatives no order.
    """
    wanted = _words(query) if isinstance(query, And) else []
    if len({one.word for one in wanted}) < 2 or not scored:
        return scored
    best = _best(scored)
    found = dict(scored)
    with damage():
        for name in names:
            for unit, part in _parts(snapshot, name, wanted, best):
                found[unit] = max(found[unit], scored[unit] * (1 + part))
    return found


def _best(scored: dict[int, float]) -> list[int]:
    """The highest scores; of equal ones at the edge, all or, where there are too many, none."""
    if len(scored) <= LOOKED_AT:
        return list(scored)
    edge = nlargest(LOOKED_AT, scored.values())[-1]
    near = [pair for pair in scored.items() if pair[1] >= edge - NEARLY]
    crowded = len(near) > 2 * LOOKED_AT
    return [unit for unit, score in near if not crowded or score > edge + NEARLY]


def _words(query: Query) -> list[_Wanted]:
    """The words that all must be there, in the order asked for."""
    found: list[_Wanted] = []
    at = 0
    for leaf in _leaves(query):
        row: Row = rows(leaf)[0]
        found += (_Wanted(step.stem, at + step.step) for step in row if step.how in (How.STEM, How.TYPED))
        at += row[-1].step + 1 if row else 0
    return found[:MOST_WORDS]


def _leaves(query: Query) -> Iterable[Leaf]:
    for part in query.parts if isinstance(query, And) else (query,):
        if isinstance(part, Field) and part.name == "said":
            yield from _leaves(part.query)
        elif isinstance(part, Term | Typed | Phrase):
            yield part


def _parts(snapshot: Snapshot, name: str, wanted: Sequence[_Wanted], units: list[int]) -> Iterable[tuple[int, float]]:
    """For each unit that holds all the words, the part of its score that is added."""
    bases = list(snapshot.fields(name))
    for number, (base, field) in enumerate(bases):
        end = bases[number + 1][0] if number + 1 < len(bases) else None
        here = [unit for unit in units if unit >= base and (end is None or unit < end)]
        lists = [_list(field, name, one.word) for one in wanted] if here else []
        known = [places for places in lists if places is not None]
        if not here or len(known) < len(wanted):
            continue
        bounds = field.bounds.cut()
        for unit in here:
            inside: list[list[int]] = []
            for places in known:
                inside.append(_between(places, bounds[unit - base], bounds[unit - base + 1]))
                if not inside[-1]:
                    break
            else:
                yield unit, _part(wanted, inside)


def _list(field: Lists, name: str, word: str) -> Sequence[int] | None:
    """Where a word stands in a segment."""
    number = field.segment.field(name + STEMS if name in STEMMED else name).list_of(word)
    return None if number is None else field.places(number)


def _between(places: Sequence[int], first: int, last: int) -> list[int]:
    start = bisect_left(places, first)
    end = bisect_left(places, last, start, min(len(places), start + MOST_PLACES))
    return list(places[start:end])


def _part(wanted: Sequence[_Wanted], places: list[list[int]]) -> float:
    """What is added for the narrowest stretch with all words, and for their standing in a row."""
    steps = [later.at - one.at for one, later in pairwise(wanted)]
    starts = set(places[0])
    at = 0
    for step, others in zip(steps, places[1:], strict=True):
        at += step
        starts &= {place - at for place in others}
    words = {one.word: spots for one, spots in zip(wanted, places, strict=True)}
    return NEAR * (len(words) - 1) / max(1, narrowest(list(words.values())) - 1) + (IN_A_ROW if starts else 0.0)


def narrowest(places: list[list[int]]) -> int:
    """How many words the narrowest stretch takes that holds one place of each list.

    Around each place of the rarest word the nearest of each other one is taken: exact for two words, and for more at
    most somewhat too wide.
    """
    rarest, *others = sorted(places, key=len)
    best = max(spots[-1] for spots in places) - min(spots[0] for spots in places) + 1
    for place in rarest:
        first = last = place
        for spots in others:
            at = bisect_left(spots, place)
            if at == len(spots) or (at and place - spots[at - 1] < spots[at] - place):
                at -= 1
            first, last = min(first, spots[at]), max(last, spots[at])
        best = min(best, last - first + 1)
        if best <= len(places):
            break
    return best
