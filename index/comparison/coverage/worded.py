"""Rows of topics, by the shipped words for them, and of the words that a source uses more than the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from index.comparison import topics as searching
from index.comparison.coverage.columns import Columns, Found, Place
from index.comparison.digest import Digest, counts
from index.comparison.note.story import SHORT_TEXT, looks_reworded
from index.comparison.odds import more_here
from index.model import Span

LEAST = 3
PARAGRAPHS = 2
LEAST_Z = 1.96
OF_A_SOURCE = 10
"""Terms that one source brings in."""

_Spans: TypeAlias = Mapping[str, tuple[Span, ...]]


def topics(columns: Columns) -> Iterator[Found]:
    """The topics that news stories have, where one was met three times or more."""
    for topic in searching.searched():
        found = Found(topic, _places(columns, lambda d: d.topics, topic))
        if found.count >= LEAST:
            yield found


def terms(columns: Columns) -> Iterator[Found]:
    """Words that stand three times or more, in two paragraphs or more, and more often than in the other sources.

    Names are none, and short or reworded articles bring none in.
    """
    used = [counts(group) for group in columns.groups]
    everywhere: Counter[str] = Counter()
    for one in used:
        everywhere.update(one)
    total = sum(everywhere.values())
    wanted: dict[str, None] = {}
    for group, one in zip(columns.groups, used, strict=True):
        trusted = [d for d in group if d.length >= SHORT_TEXT and not looks_reworded(d)]
        here = sum(one.values())
        scored = [
            (-more_here(count, everywhere[stem] - one[stem], here, total - here), stem)
            for stem, count in counts(trusted).items()
            if count >= LEAST and _is_term(trusted, stem)
        ]
        wanted.update(dict.fromkeys(stem for z, stem in sorted(scored)[:OF_A_SOURCE] if -z >= LEAST_Z))
    for stem in wanted:
        places = _places(columns, lambda d: d.stems, stem)
        yield Found(_printed(places), places)


def _is_term(digests: Sequence[Digest], stem: str) -> bool:
    """Whether it stands in enough paragraphs, and mostly in lower case."""
    spread = sum(d.paragraphs_with(d.stems.get(stem, ())) for d in digests)
    if spread < PARAGRAPHS:
        return False
    small = [d.text[span.start].islower() for d in digests for span in d.stems.get(stem, ())]
    return 2 * sum(small) > len(small)


def _places(columns: Columns, of: Callable[[Digest], _Spans], key: str) -> dict[int, list[Place]]:
    found = {n: [(d, span) for d in group for span in of(d).get(key, ())] for n, group in enumerate(columns.groups)}
    return {n: places for n, places in found.items() if places}


def _printed(places: Mapping[int, Sequence[Place]]) -> str:
    """The form that is printed most."""
    forms = Counter(span.of(d.text).lower() for these in places.values() for d, span in these)
    return min(forms, key=lambda form: (-forms[form], form))
