"""Section 6: what most of the other sources have and the rules did not find here, and what they found only here."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.comparison import topics
from index.comparison.digest import Digest
from index.comparison.note.story import Story, distinct, listed, name, passage, said
from index.comparison.speaking import Roster
from index.language import tables, words
from index.model import Counts, Evidence, Span, Statement

SHARE = 0.6
LEAST = 2
MOST = 4
_SEARCH_WORDS = 8

_REASON = (
    "Only what at least two, and at least 6 in 10, of the other sources have. Not found is not the same as not there: "
    "the words may differ."
)


def statements(story: Story) -> list[Statement]:
    """Speakers, topics and names that most others have; then names that stand only here."""
    if not story.comparable or story.length < 60:
        return []
    missing = [*_speakers(story), *_topics(story), *_names(story)]
    missing.sort(key=lambda item: (-item[0], item[1]))
    return [line for _, _, line in missing[:MOST]] + list(_only_here(story))


def needed(sources: int) -> int:
    """How many of the other sources must have a thing before its absence here is told."""
    return max(LEAST, math.ceil(SHARE * sources - 1e-9))


def _topics(story: Story) -> Iterator[tuple[float, str, Statement]]:
    for topic, terms in topics.searched().items():
        if any(topic in d.topics for d in story.here):
            continue
        groups = [[d for d in group if len(d.topics.get(topic, ())) >= 1] for group in story.others]
        having = [g for g in groups if g]
        total = sum(len(d.topics[topic]) for g in having for d in g)
        if len(having) < needed(len(story.others)) or total < 2 * len(having) - 1:
            continue
        listing = ", ".join(said(t, 30) for t in terms[:_SEARCH_WORDS])
        text = (
            f"Not found here: {topic} (in {len(having)} of {len(story.others)} other sources). Searched for {listing}."
        )
        places = [passage(g[0], g[0].topics[topic][0]) for g in having]
        yield total / 4, topic, _line("omission", text, "absent.topic", total, len(having), places)


def _names(story: Story) -> Iterator[tuple[float, str, Statement]]:
    here = " ".join(d.text for d in story.here).lower().replace("’", "'")
    met: dict[str, list[tuple[Digest, tuple[Span, ...]]]] = {}
    for group in story.others:
        for printed in sorted({n for d in group for n in d.names}):
            d = next(d for d in group if printed in d.names)
            met.setdefault(printed, []).append((d, d.names[printed]))
    identity = frozenset(tables.words("identity", "words"))
    for printed, places in met.items():
        total = sum(len(spans) for _, spans in places)
        if len(places) < needed(len(story.others)) or total < 2 * len(places) - 1:
            continue
        last = printed.split()[-1].lower()
        if (
            _by_another_name(printed, here)
            or last in here
            or len(last.strip(".")) < 4
            or last in identity
            or printed.lower() in words.function_words()
            or any(r.find(printed) for r in story.cited_elsewhere)
        ):
            continue
        found = f"named in {len(places)} of {len(story.others)} other sources"
        text = f"Not found here: {name(printed)} ({found}). Searched for {said(last, 30)}."
        shown = [passage(d, spans[0]) for d, spans in places]
        yield total / 2, printed, _line("omission", text, "absent.name", total, len(places), shown)


def _by_another_name(printed: str, here: str) -> bool:
    """Whether the initials of a longer name, or a usual other form of it, stand in the text."""
    initials = "".join(
        part[0] for part in printed.lower().split() if part[0].isalpha() and part not in ("of", "the", "and")
    )
    forms = [f for f in str(tables.section("note", "same").get(printed.lower(), "")).split("|") if f]
    if len(initials) >= 2:
        forms += [initials, ".".join(initials) + "."]
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", here) for form in forms)


def _speakers(story: Story) -> Iterator[tuple[float, str, Statement]]:
    here, groups = Roster(story.cited), story.cited_elsewhere
    text = " ".join(d.text for d in story.here).lower()
    met = Counter(last for roster in groups for last in {n.split()[-1] for n in roster.names()})
    often = {last for last, count in met.items() if count >= needed(len(groups))}
    names = {n for roster in groups for n in roster.names() if n.split()[-1] in often}
    seen: dict[str, None] = {}
    for printed in sorted(names, key=lambda n: (-len(n), n)):
        last = printed.split()[-1].lower()
        if printed == last or last in seen or here.find(printed):
            continue
        found = [roster.find(printed) for roster in groups]
        having = [cited for cited in found if cited]
        if len(having) < needed(len(groups)):
            continue
        seen[last] = None
        tail = " It is named here, but no quotation was found." if last in text else f" Searched for {said(last, 30)}."
        line = f"Quoted in {len(having)} of {len(groups)} other sources, not here: {name(printed)}.{tail}"
        places = [passage(c.quotes[0][0], c.quotes[0][1].segments[0]) for c, *_ in having]
        total = sum(len(c.quotes) for cited in having for c in cited)
        yield total * 2.0, printed, _line("coverage", line, "absent.speaker", total, len(having), places)


def _line(kind: str, text: str, rule: str, total: int, sources: int, places: Sequence[Evidence]) -> Statement:
    return Statement(
        section=6,
        kind=kind,
        text=text,
        rule=rule,
        reason=_REASON,
        counts=Counts(here=0, others=total, sources=sources),
        evidence=distinct(places, 5),
    )


def _only_here(story: Story) -> Iterator[Statement]:
    there = " ".join(d.text for d in story.other_digests).lower().replace("’", "'")
    found: list[tuple[int, str, Digest]] = []
    identity = frozenset(tables.words("identity", "words"))
    for d in story.here:
        for printed, spans in d.names.items():
            if (
                len(spans) >= 2
                and printed.lower() not in identity
                and printed.split()[-1].lower() not in there
                and not printed.isupper()
            ):
                found.append((-len(spans), printed, d))
    found.sort(key=lambda item: (item[0], item[1]))
    parts = {part for _, printed, _ in found if " " in printed for part in printed.split()}
    top = [item for item in found if item[1] not in parts][:5]
    if top:
        yield Statement(
            section=6,
            kind="coverage",
            text=f"Named only here: {listed([f'{name(p, 40)} ({-n} times)' for n, p, _ in top])}.",
            rule="only.name",
            reason="Names used twice or more here that no other source of the set has.",
            counts=Counts(here=sum(-n for n, _, _ in top), sources=0),
            evidence=distinct((passage(d, d.names[p][0]) for _, p, d in top), 4),
        )
