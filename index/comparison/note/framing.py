"""Section 5: words used more here than in the other sources, what things are called, and words set in marks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from index.comparison.digest import Digest, counts
from index.comparison.naming import same_thing, uses
from index.comparison.note.story import Story, distinct, listed, near, passage, said
from index.language import words
from index.language.voices import merge, starts_of, touches
from index.model import Counts, Evidence, Span, Statement, Voice

LEAST = 3
PARAGRAPHS = 2
LEAST_Z = 1.96
MOST = 4
PRIOR = 500.0
"""Weight of the prior in words: the whole set's own distribution."""
SCARE_WORDS = 3


def statements(story: Story) -> list[Statement]:
    """Nothing is compared with fewer than two other sources, nor for short or reworded texts."""
    made: list[Statement] = []
    if story.comparable and story.trusted:
        made.extend(_distinctive(story))
    made.extend(_naming(story))
    made.extend(_set_in_marks(story))
    return made


def _distinctive(story: Story) -> Iterator[Statement]:
    """Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn, Political Analysis 2008)."""
    here, others = counts(story.trusted), story.used_elsewhere
    n_here, n_others = sum(here.values()), sum(others.values())
    together = n_here + n_others
    names = _name_stems(story)
    scored: list[tuple[float, str]] = []
    for stem, count in here.items():
        if count < LEAST or stem in names:
            continue
        prior = PRIOR * (count + others[stem]) / together
        a, b = count + prior, others[stem] + prior
        odds = math.log(a / (n_here + PRIOR - a)) - math.log(b / (n_others + PRIOR - b))
        z = odds / math.sqrt(1 / a + 1 / b)
        spread = sum(d.paragraphs_with(d.stems.get(stem, ())) for d in story.trusted)
        if z >= LEAST_Z and spread >= PARAGRAPHS:
            scored.append((-z, stem))
    top = [stem for _, stem in sorted(scored)[:MOST]]
    if not top:
        return
    parts = [f"{said(_printed(story, stem), 30)} ({here[stem]} here, {others[stem]} in all the others)" for stem in top]
    yield Statement(
        section=5,
        kind="distinctive",
        text=f"Words used more here than in the other sources: {listed(parts)}.",
        rule="distinctive.log_odds",
        reason="Three uses or more in two paragraphs, and more than chance would give; names of speakers are left out.",
        counts=Counts(here=sum(here[s] for s in top), others=sum(others[s] for s in top), sources=len(story.others)),
        evidence=distinct(_uses(story.trusted, stem) for stem in top),
    )


def _name_stems(story: Story) -> frozenset[str]:
    """Stems of the names of speakers and of all persons' names, which only say who was asked."""
    everyone = [c.name for c in story.cited] + [n for roster in story.cited_elsewhere for n in roster.names()]
    labels = [d.source.label for d in (*story.here, *story.other_digests)]
    return frozenset(words.stem(part) for printed in (*everyone, *labels) for part in printed.split())


def _printed(story: Story, stem: str) -> str:
    d = next(d for d in story.trusted if stem in d.stems)
    return d.stems[stem][0].of(d.text)


def _uses(digests: tuple[Digest, ...], stem: str) -> Evidence:
    d = next(d for d in digests if stem in d.stems)
    return passage(d, d.stems[stem][0])


def _naming(story: Story) -> Iterator[Statement]:
    everything = [*story.here, *story.other_digests]
    for group in same_thing(everything)[:3]:
        mine = {n: sum(len(uses(d, n)) for d in story.here) for n in group}
        theirs = {n: sum(len(uses(d, n)) for d in story.other_digests) for n in group}
        if sum(mine.values()) < 2 or (story.others and not sum(theirs.values())):
            continue
        order = sorted(group, key=lambda n: (-mine[n], -theirs[n], n))
        text = "Says " + ", ".join(f"{said(n, 40)} {_times(mine[n])}" for n in order)
        if story.others:
            text += "; the others " + ", ".join(f"{said(n, 40)} {_times(theirs[n])}" for n in order)
        yield Statement(
            section=5,
            kind="naming",
            text=text + ".",
            rule="naming.alias",
            reason="An article of this set says that these names mean the same.",
            counts=Counts(here=sum(mine.values()), others=sum(theirs.values()), sources=len(story.others)),
            evidence=distinct([*_first_uses(story.here, order), *_first_uses(story.other_digests, order)], 4),
        )


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _first_uses(digests: Sequence[Digest], group: Sequence[str]) -> Iterator[Evidence]:
    for name in group:
        for d in digests:
            places = uses(d, name)
            if places:
                yield near(d, Span(places[0], places[0] + len(name)), 60)
                break


def _set_in_marks(story: Story) -> Iterator[Statement]:
    found: list[tuple[Digest, Span]] = []
    for d in story.here:
        taken = merge(s for q in d.analysis.quotes for s in q.segments)
        starts = starts_of(taken)
        for region in d.voices.marked:
            printed = region.of(d.text)[1:-1].strip(" ,.")
            size = words.count(printed)
            if 1 <= size <= SCARE_WORDS and not touches(taken, starts, region) and _common(printed):
                found.append((d, region))
    if found:
        shown = list(dict.fromkeys(said(s.of(d.text)[1:-1].strip(" ,."), 40) for d, s in found))
        yield Statement(
            section=5,
            kind="framing",
            text=f"Words set in marks and not given to a speaker: {listed(shown[:6])}.",
            rule="framing.marks",
            reason="One to three words in quotation marks that are neither a quotation nor a name; marks may show "
            "distance, or a term.",
            counts=Counts(here=len(found)),
            voice=Voice.QUOTE,
            evidence=distinct((passage(d, s) for d, s in found), 4),
        )


def _common(printed: str) -> bool:
    """Whether the words are no title or name: some word of them is in lower case."""
    return any(m[0][0].islower() for m in words.tokens(printed))
