"""Section 5: words used more here than in the other sources, what things are called, and words set in marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from index.comparison.digest import Digest, counts
from index.comparison.naming import same_thing, uses
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


def statements(story: Story) -> list[Statement]:
    """Nothing is compared with fewer than two other sources, nor for short or reworded texts."""
    made: list[Statement] = []
    if story.comparable and story.trusted:
        made.extend(_distinctive(story))
    made.extend(_naming(story))
    made.extend(_set_in_marks(story))
    return made


def _distinctive(story: Story) -> Iterator[Statement]:
    """Words, all their forms together or one form alone, used more than chance would give."""
    stems, n_here = counts(story.trusted), sum(d.length for d in story.trusted)
    n_others = sum(d.length for d in story.other_digests)
    names = _name_stems(story)
    scored: list[tuple[float, str, int, int, list[tuple[Digest, Span]]]] = []
    for stem, count in stems.items():
        if count < LEAST or stem in names:
            continue
        places = [(d, span) for d in story.trusted for span in d.stems.get(stem, ())]
        z = more_here(count, story.used_elsewhere[stem], n_here, n_others)
        found = (z, stem, count, story.used_elsewhere[stem], places)
        if z < LEAST_Z:
            found = _one_form(story, stem, places, n_here, n_others)
        if (
            found[0] >= LEAST_Z
            and sum(d.paragraphs_with([s for e, s in found[4] if e is d]) for d in story.trusted) >= PARAGRAPHS
        ):
            scored.append(found)
    top = sorted(scored, key=lambda item: (-item[0], item[1]))[:MOST]
    if top:
        parts = [f"{_printed(places)} ({here} here, {there} in all the others)" for _, _, here, there, places in top]
        yield Statement(
            section=5,
            kind="distinctive",
            text=f"Words used more here than in the other sources: {listed(parts)}.",
            rule="distinctive.log_odds",
            reason="Three uses or more in two paragraphs, and more than chance would give; names of speakers are left "
            "out.",
            counts=Counts(here=sum(t[2] for t in top), others=sum(t[3] for t in top), sources=len(story.others)),
            evidence=distinct(passage(*place) for n in range(2) for t in top for place in t[4][n : n + 1]),
        )


def _one_form(
    story: Story, stem: str, places: list[tuple[Digest, Span]], n_here: int, n_others: int
) -> tuple[float, str, int, int, list[tuple[Digest, Span]]]:
    """The commonest form of a stem by itself: "understanding" where the others say "understand"."""
    forms = Counter(words.plain(span.of(d.text)) for d, span in places)
    form, count = forms.most_common(1)[0]
    if count < LEAST or len(form) <= len(stem) + 1:
        return 0.0, stem, 0, 0, []
    elsewhere = [(d, span) for d in story.other_digests for span in d.stems.get(stem, ())]
    there = sum(words.plain(span.of(d.text)) == form for d, span in elsewhere)
    kept = [(d, span) for d, span in places if words.plain(span.of(d.text)) == form]
    return more_here(count, there, n_here, n_others), stem, count, there, kept


def _printed(places: list[tuple[Digest, Span]]) -> str:
    """The form met most, as it is printed first."""
    forms = Counter(span.of(d.text) for d, span in places)
    return said(forms.most_common(1)[0][0], 30)


def _name_stems(story: Story) -> frozenset[str]:
    """Stems of the names of speakers and of all persons' names, which only say who was asked."""
    everyone = [c.name for c in story.cited] + [n for roster in story.cited_elsewhere for n in roster.names()]
    labels = [d.source.label for d in (*story.here, *story.other_digests)]
    titles = tables.words("note", "general", "titles")
    return frozenset(words.stem(part) for printed in (*everyone, *labels, *titles) for part in printed.split())


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
    """Whether the words are no title or name: some word of them, and no small one, is in lower case."""
    skip = words.function_words()
    return any(m[0][0].islower() and m[0] not in skip for m in words.tokens(printed))
