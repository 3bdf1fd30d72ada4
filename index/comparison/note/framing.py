"""Section 5: words used more here than in the other sources, what things are called, and words set in marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.comparison.digest import Digest, counts
from index.comparison.naming import same_thing, uses, uses_by_voice
from index.comparison.note.story import Story, distinct, listed, near, passage, said
from index.comparison.odds import more_here
from index.language import tables, words
from index.language.voices import merge, starts_of, touches
from index.model import Counts, Evidence, Span, Statement, Voice

LEAST = 3
PARAGRAPHS = 2
LEAST_Z = 1.96
MOST = 4
SCARE_WORDS = 3
FORMS = 2
"""Forms of a word that are shown beside the commonest."""


@dataclass(frozen=True, slots=True)
class _Used:
    """A word in its own voice: places here, uses in the others, and by how much more it is used here."""

    z: float
    stem: str
    there: int
    places: list[tuple[Digest, Span]]


_PARTY = re.compile(r"[a-z]-[a-z]{1,4}")
"""A party and a state in brackets: "D-N.Y."."""


def statements(story: Story) -> list[Statement]:
    """Nothing is compared with fewer than two other sources, nor for short or reworded texts."""
    made: list[Statement] = []
    if story.comparable and story.trusted:
        made.extend(_distinctive(story))
    made.extend(_naming(story))
    made.extend(_set_in_marks(story))
    return made


def _distinctive(story: Story) -> Iterator[Statement]:
    """Own words, all their forms together or one form alone, used more than chance would give."""
    n_here = sum(d.length for d in story.trusted)
    n_others = sum(d.length for d in story.other_digests)
    names = _name_stems(story)
    scored: list[_Used] = []
    for stem, count in counts(story.trusted).items():
        if count < LEAST or stem in names:
            continue
        places = [(d, s) for d in story.trusted for s in d.stems.get(stem, ()) if d.voices.of(s) is Voice.OUTLET]
        if len(places) < LEAST:
            continue
        there = story.used_elsewhere[stem] - sum(d.borrowed.get(stem, 0) for d in story.other_digests)
        found = _Used(more_here(len(places), there, n_here, n_others), stem, there, places)
        if found.z < LEAST_Z:
            found = _one_form(story, found, n_here, n_others)
        if found.z >= LEAST_Z and _paragraphs(found.places) >= PARAGRAPHS:
            scored.append(found)
    top = sorted(scored, key=lambda used: (-used.z, used.stem))[:MOST]
    if top:
        parts = [f"{_printed(u.places)} ({len(u.places)} here, {u.there} in all the others)" for u in top]
        yield Statement(
            section=5,
            kind="distinctive",
            text=f"Words used more here than in the other sources, each in its own words: {listed(parts)}.",
            rule="distinctive.log_odds",
            reason="Three uses or more in two paragraphs, and more than chance would give; what stands in quotation or "
            "reported speech is not counted, neither here nor there; names of speakers are left out.",
            counts=Counts(
                here=sum(len(u.places) for u in top), others=sum(u.there for u in top), sources=len(story.others)
            ),
            voice=Voice.OUTLET,
            evidence=distinct(passage(*place) for n in range(2) for u in top for place in u.places[n : n + 1]),
        )


def _paragraphs(places: Sequence[tuple[Digest, Span]]) -> int:
    return len({(d, d.voices.paragraph_of(span)) for d, span in places})


def _one_form(story: Story, used: _Used, n_here: int, n_others: int) -> _Used:
    """The commonest form of a stem by itself: "understanding" where the others say "understand"."""
    forms = Counter(words.plain(span.of(d.text)) for d, span in used.places)
    form, count = forms.most_common(1)[0]
    if count < LEAST or len(form) <= len(used.stem) + 1:
        return used
    elsewhere = [(d, span) for d in story.other_digests for span in d.stems.get(used.stem, ())]
    there = sum(words.plain(s.of(d.text)) == form and d.voices.of(s) is Voice.OUTLET for d, s in elsewhere)
    kept = [(d, span) for d, span in used.places if words.plain(span.of(d.text)) == form]
    return _Used(more_here(count, there, n_here, n_others), used.stem, there, kept)


def _printed(places: Sequence[tuple[Digest, Span]]) -> str:
    """The form met most, as it is printed first, and the other forms that were counted with it."""
    forms = Counter(span.of(d.text) for d, span in places)
    most = forms.most_common(1)[0][0]
    pooled = dict.fromkeys(words.plain(form) for form, _ in forms.most_common())
    pooled.pop(words.plain(most))
    rest = f" with {listed([said(form, 30) for form in list(pooled)[:FORMS]])}" if pooled else ""
    return said(most, 30) + rest


def _name_stems(story: Story) -> frozenset[str]:
    """Stems of names of speakers and sources, which only say who was asked, and of those that :func:`_naming` tells."""
    everyone = [c.name for c in story.cited] + [n for roster in story.cited_elsewhere for n in roster.names()]
    labels = [d.source.label for d in (*story.here, *story.other_digests)]
    titles = tables.words("note", "general", "titles")
    called = [n for group in same_thing([*story.here, *story.other_digests]) for n in group if " " not in n]
    return frozenset(words.stem(part) for printed in (*everyone, *labels, *titles, *called) for part in printed.split())


def _naming(story: Story) -> Iterator[Statement]:
    everything = [*story.here, *story.other_digests]
    for group in same_thing(everything)[:3]:
        mine = {n: uses_by_voice(story.here, n) for n in group}
        theirs = {n: uses_by_voice(story.other_digests, n) for n in group}
        own_here, own_there = (sum(u[Voice.OUTLET] for u in side.values()) for side in (mine, theirs))
        if own_here < 2 or (story.others and not sum(u.total() for u in theirs.values())):
            continue
        order = sorted(group, key=lambda n: (-mine[n][Voice.OUTLET], -theirs[n][Voice.OUTLET], n))
        text = "In its own words says " + ", ".join(f"{said(n, 40)} {_times(mine[n])}" for n in order)
        if story.others:
            text += "; the others in theirs " + ", ".join(f"{said(n, 40)} {_times(theirs[n])}" for n in order)
        yield Statement(
            section=5,
            kind="naming",
            text=text + ".",
            rule="naming.alias",
            reason="An article of this set says that these names mean the same. What stands in quotation or reported "
            "speech is counted apart.",
            counts=Counts(here=own_here, others=own_there, sources=len(story.others)),
            voice=Voice.OUTLET,
            evidence=distinct([*_first_uses(story.here, order), *_first_uses(story.other_digests, order)], 4),
        )


def _times(used: Counter[Voice]) -> str:
    """ "5 times (in quotation once)": its own uses, and apart from them those that are somebody else's."""
    apart = [(used[Voice.QUOTE], "in quotation"), (used[Voice.PARAPHRASE], "in reported speech")]
    told = [f"{where} {_often(count)}" for count, where in apart if count]
    return _often(used[Voice.OUTLET]) + (f" ({', '.join(told)})" if told else "")


def _often(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _first_uses(digests: Sequence[Digest], group: Sequence[str]) -> Iterator[Evidence]:
    """The first use of each name, one in own words where there is any."""
    for name in group:
        first: tuple[Digest, Span] | None = None
        for d in digests:
            places = [Span(start, start + len(name)) for start in uses(d, name)]
            own = next((span for span in places if d.voices.of(span) is Voice.OUTLET), None)
            if own is not None:
                first = d, own
                break
            if places and first is None:
                first = d, places[0]
        if first is not None:
            yield near(*first, 60)


def small_marks(d: Digest) -> Iterator[Span]:
    """One to three words in marks, with their marks, that are neither a quotation nor a name."""
    taken = merge(s for q in d.analysis.quotes for s in q.segments)
    starts = starts_of(taken)
    for region in d.voices.marked:
        printed = region.of(d.text)[1:-1].strip(" ,.")
        size = words.count(printed)
        if 1 <= size <= SCARE_WORDS and not touches(taken, starts, region) and _common(printed):
            yield region


def _set_in_marks(story: Story) -> Iterator[Statement]:
    found = [(d, region) for d in story.here for region in small_marks(d)]
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
    """Whether the words are no title or name: some word of them, and no small one, is in lower case."""
    skip = words.function_words()
    return any(m[0][0].islower() and m[0] not in skip for m in words.tokens(printed))
