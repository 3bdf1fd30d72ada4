"""Section 7: figures of the same subject that differ between this source and another. Never which one holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from index.comparison.digest import Digest, counts
from index.comparison.note.story import Story, distinct, name, passage, said
from index.language import words
from index.model import Counts, Figure, Statement

_Values: TypeAlias = dict[str, list[float]]

MOST = 4
ROUNDING = 0.03
GENERAL = frozenset("% $ € £ ¥ person man woman child member time".split())
"""Units that count so many things that more of the subject must agree."""
COMMON = 0.12
"""A stem in a larger share of the sentences with figures than this says nothing of the subject."""
NEAR = 9
FIGURES = 200
PER_UNIT = 200
"""So many figures of an article, and of a unit in all the others, are compared."""


_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
_ROUND = re.compile(r"\b(?:dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:as of (?:\d{1,2}(?::\d\d)? [ap]\.?m\.?(?: [A-Z][a-z]+ time)?|[\w’ ]{3,25})"
    r"|(?:within|inside|in the (?:last|past|first)|over the (?:last|past)) [\w-]{1,12} "
    r"(?:hours?|days?|weeks?|months?|years?)"
    rf"|(?:by|on|since|until) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTH}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    weight: int
    here: Digest
    figure: Figure
    there: Digest
    other: Figure


def statements(story: Story) -> list[Statement]:
    """At most ``MOST`` pairs of passages, those with more of the subject in common first."""
    common = _common_stems(story)
    index: dict[str, list[tuple[Digest, Figure]]] = defaultdict(list)
    for d in story.other_digests:
        for figure in d.analysis.figures[:FIGURES]:
            index[figure.unit].append((d, figure))
    pairs = [pair for d in story.here for pair in _pairs(d, index, common)]
    pairs.sort(key=lambda p: (-p.weight, p.here.article.path, p.figure.span, p.there.article.path, p.other.span))
    made: list[Statement] = []
    used: set[tuple[str, float]] = set()
    for pair in pairs:
        keys = {(pair.figure.unit, pair.figure.value), (pair.other.unit, pair.other.value)}
        if len(made) < MOST and not keys & used:
            used |= keys
            made.append(_line(pair))
    return made


def _common_stems(story: Story) -> frozenset[str]:
    """Stems of the story as a whole: they stand beside every figure."""
    everything = [*story.here, *story.other_digests]
    sentences = sum(len(d.voices.sentences) for d in everything)
    here, elsewhere = counts(story.here), story.used_elsewhere
    least = max(4, COMMON * sentences)
    common = {stem for stem, count in elsewhere.items() if count > least}
    return frozenset(common | {stem for stem, count in here.items() if count + elsewhere[stem] > least})


def _pairs(d: Digest, index: dict[str, list[tuple[Digest, Figure]]], common: frozenset[str]) -> Iterator[_Pair]:
    values: dict[str, _Values] = {d.article.id: _values(d)}
    for figure in d.analysis.figures[:FIGURES]:
        mine = values[d.article.id]
        for there, other in index.get(figure.unit, ())[:PER_UNIT]:
            if not differ(figure.value, other.value) or _covers(d, figure, other) or _covers(there, other, figure):
                continue
            if there.article.id not in values:
                values[there.article.id] = _values(there)
            theirs = values[there.article.id]
            weight = _weight(figure, other, common, mine, theirs)
            if weight and not (_prints(mine, other) or _prints(theirs, figure)):
                yield _Pair(weight, d, figure, there, other)


def _values(d: Digest) -> _Values:
    """The different numbers that an article gives of each unit, sorted."""
    found: dict[str, set[float]] = defaultdict(set)
    for figure in d.analysis.figures[:FIGURES]:
        found[figure.unit].add(figure.value)
    return {unit: sorted(values) for unit, values in found.items()}


def _weight(figure: Figure, other: Figure, common: frozenset[str], mine: _Values, theirs: _Values) -> int:
    """How many telling words stand near both figures; 0 where they are too few to be of one subject."""
    shared = set(figure.subject[:NEAR]) & set(other.subject[:NEAR])
    weight = len(shared - common)
    if weight >= (3 if figure.unit in GENERAL else 2):
        return weight
    lone = len(mine[figure.unit]) == 1 and len(theirs[figure.unit]) == 1
    return min(1, len(shared)) if lone and not weight and figure.unit not in GENERAL else 0


def differ(one: float, other: float) -> bool:
    """Whether the values differ by more than rounding: "nearly 800" and "796" do not."""
    large = max(one, other)
    return large > 0 and abs(one - other) / large > ROUNDING


def _covers(d: Digest, figure: Figure, other: Figure) -> bool:
    """Whether a round word holds the other number: "hundreds of thousands" is no other figure than 800,000."""
    return _ROUND.search(figure.span.of(d.text)) is not None and figure.value <= other.value < 10 * figure.value


def _prints(values: _Values, figure: Figure) -> bool:
    """Whether an article prints this number too: then the two do not differ, they tell of two things."""
    sorted_values = values.get(figure.unit, [])
    n = bisect_left(sorted_values, figure.value)
    return any(not differ(figure.value, value) for value in sorted_values[max(0, n - 1) : n + 1])


def _line(pair: _Pair) -> Statement:
    here, there = pair.figure.span.of(pair.here.text), pair.other.span.of(pair.there.text)
    subject = _subject(pair)
    times = _times(pair)
    return Statement(
        section=7,
        kind="figures",
        text=f"{said(here, 50)} here, {said(there, 50)} in {name(pair.there.source.label)}{subject}; "
        f"{times or 'may be different moments'}.",
        rule="figures.differ",
        reason="The same counted noun, and words near both figures in common. The two may count different things or be "
        "of different moments; which one holds is left open.",
        counts=Counts(here=1, others=1, sources=1),
        evidence=distinct([passage(pair.here, pair.figure.span), passage(pair.there, pair.other.span)]),
    )


def _times(pair: _Pair) -> str:
    """When each figure was taken, where its sentence says so."""
    here, there = (
        _TIME.search(d.text, figure.sentence.start, figure.sentence.end)
        for d, figure in ((pair.here, pair.figure), (pair.there, pair.other))
    )
    told = [f"{where} {said(m[0], 40)}" for where, m in (("here", here), ("there", there)) if m is not None]
    return f"{', '.join(told)}: may be different moments" if told else ""


def _subject(pair: _Pair) -> str:
    shared = [stem for stem in pair.figure.subject[:NEAR] if stem in pair.other.subject[:NEAR]]
    printed = _as_printed(pair.here, pair.figure, shared[:3])
    return f" (both near {', '.join(said(w, 30) for w in printed)})" if printed else ""


def _as_printed(d: Digest, figure: Figure, stems: Sequence[str]) -> list[str]:
    found = {words.stem(m[0]): m[0] for m in words.tokens(d.text, figure.sentence.start, figure.sentence.end)}
    return [found[stem] for stem in stems if stem in found]
