"""Section 6: what most of the other sources have and the rules did not find here."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from index.comparison import topics
from index.comparison.digest import KEPT, Digest
from index.comparison.note.introduced import lone_marks
from index.comparison.note.story import SHORTEST_TEXT, Story, distinct, listed, name, passage, said
from index.language import tables, words
from index.language.names import is_forename
from index.model import Counts, Evidence, Span, Statement

SHARE = 0.6
LEAST = 2
LEAST_USES = 3
"""Uses in all others together of a name or a set phrase."""
LEAST_WORDS = 4
"""The same of the single words of a topic; two and a half a source."""
MOST = 4
NAMES = 4
_SEARCH_WORDS = 8

_REASON = (
    "Only what at least two, and at least 6 in 10, of the other sources have. Not found is not the same as not there: "
    "the words may differ."
)


def statements(story: Story) -> list[Statement]:
    """Speakers, topics and names that most others have."""
    if not story.comparable or story.length < SHORTEST_TEXT:
        return []
    missing = [*_speakers(story), *_topics(story), *_names(story)]
    missing.sort(key=lambda item: (-item[0], item[1]))
    return [line for _, _, line in missing[:MOST]]


def needed(sources: int) -> int:
    """How many of the other sources must have a thing before its absence here is told."""
    return max(LEAST, math.ceil(SHARE * sources - 1e-9))


def _topics(story: Story) -> Iterator[tuple[float, str, Statement]]:
    least = needed(len(story.others))
    met = Counter(topic for group in story.others for topic in {topic for d in group for topic in d.topics})
    for topic, terms in topics.searched().items():
        if any(topic in d.topics for d in story.here):
            continue
        if met[topic] < least:
            continue
        places = [[(d, span) for d in group for span in d.topics.get(topic, ())] for group in story.others]
        having = _enough(places, least)
        if not having:
            continue
        listing = ", ".join(said(t, 30) for t in terms[:_SEARCH_WORDS])
        text = (
            f"Not found here: {topic} (in {len(having)} of {len(story.others)} other sources). Searched for {listing}."
        )
        total = sum(map(len, having))
        yield total / 4, topic, _line("omission", text, "absent.topic", total, len(having), _first(having))


def _enough(places: Sequence[list[tuple[Digest, Span]]], least: int) -> list[list[tuple[Digest, Span]]]:
    """The places of the sources that have the topic, or nothing: set phrases tell more than single words."""
    phrases = [[(d, span) for d, span in found if " " in span.of(d.text)] for found in places]
    having = [found for found in phrases if found]
    if len(having) >= least and sum(map(len, having)) >= LEAST_USES:
        return having
    having = [found for found in places if found]
    uses = sum(map(len, having))
    twice = sum(len(found) > 1 for found in having)
    enough = len(having) >= least and uses >= max(LEAST_WORDS, 2.5 * len(having) - 1) and twice >= max(LEAST, least - 1)
    return having if enough else []


def _first(having: Sequence[Sequence[tuple[Digest, Span]]]) -> list[Evidence]:
    return [passage(*found[0]) for found in having]


@dataclass(frozen=True, slots=True)
class _Missing:
    """A name of other sources: how often they use it together, and its first place in each of them."""

    printed: str
    uses: int
    places: tuple[tuple[Digest, Span], ...]


def _names(story: Story) -> Iterator[tuple[float, str, Statement]]:
    """One line for all names, those that more sources use and use more first."""
    found = sorted(_missing(story), key=lambda m: (-len(m.places), -m.uses, m.printed))[:NAMES]
    if found:
        others = len(story.others)
        told = [f"{name(m.printed, 40)} (in {len(m.places)} of {others} other sources)" for m in found]
        searched = ", ".join(said(m.printed.split()[-1].lower(), 30) for m in found)
        text = f"Not named here: {listed(told)}. Searched for {searched}."
        shown = [passage(*m.places[n]) for n in range(len(story.others)) for m in found if n < len(m.places)]
        total = sum(m.uses for m in found)
        yield total / 2, "", _line("omission", text, "absent.name", total, len(found[0].places), shown)


def _missing(story: Story) -> Iterator[_Missing]:
    here = " ".join(d.folded for d in story.here)
    least = needed(len(story.others))
    parts = [_parts(group) for group in story.others]
    often = {part for part, count in Counter(chain.from_iterable(parts)).items() if count >= least}
    names = {n for d in story.other_digests for n in d.names if often.issuperset(n.split())} if often else ()
    told: set[str] = set()
    for printed in sorted(names, key=lambda n: (-len(n), n)):
        last = printed.split()[-1].lower()
        alone = last == printed.lower() and is_forename(printed)
        if alone or last in told or last in here or not worth(printed) or _by_another_name(printed, here):
            continue
        wanted = set(printed.split())
        having = [g for g, known in zip(story.others, parts, strict=True) if wanted <= known]
        places = [_named_in(group, wanted) for group in having]
        places = [found for found in places if found]
        uses = sum(map(len, places))
        if len(places) < least or uses < LEAST_USES or any(r.find(printed) for r in story.cited_elsewhere):
            continue
        told.update(printed.lower().split())
        yield _Missing(_in_full(printed, places[0][0]), uses, tuple(found[0] for found in places))


@lru_cache(maxsize=KEPT)
def _parts(group: tuple[Digest, ...]) -> frozenset[str]:
    """The words of all names of a source."""
    return frozenset(part for d in group for n in d.names for part in n.split())


def _in_full(printed: str, place: tuple[Digest, Span]) -> str:
    """A name without the title before it; with the "New" that the rules took for a small word."""
    d, span = place
    parts = printed.split()
    while len(parts) > 1 and parts[0].lower().strip(".") in tables.words("note", "general", "titles"):
        parts = parts[1:]
    return "New " + " ".join(parts) if d.text[max(0, span.start - 4) : span.start] == "New " else " ".join(parts)


def worth(printed: str) -> bool:
    """Whether a name is more than a nation, a group, a month, an abbreviation or a word that only begins sentences."""
    last = printed.split()[-1].lower()
    if len(last.strip(".")) < 4 or "." in last or "-" in last or printed.lower() in words.function_words():
        return False
    return not {last, printed.lower()} & (_general() | frozenset(tables.words("identity", "words")))


@cache
def _general() -> frozenset[str]:
    return frozenset(tables.words("note", "general", "names"))


def _named_in(group: Sequence[Digest], wanted: set[str]) -> list[tuple[Digest, Span]]:
    """Where names that hold all these words stand."""
    return [(d, span) for d in group for n, spans in d.names.items() if wanted <= set(n.split()) for span in spans]


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
    groups = story.cited_elsewhere
    text = " ".join(d.text for d in story.here).lower()
    met = Counter(last for roster in groups for last in {n.split()[-1] for n in roster.names()})
    often = {last for last, count in met.items() if count >= needed(len(groups))}
    names = {n for roster in groups for n in roster.names() if n.split()[-1] in often}
    seen: dict[str, None] = {}
    speaking = {who.split()[-1].lower() for d in story.here for who in d.speakers if who}
    for printed in sorted(names, key=lambda n: (-len(n), n)):
        last = printed.split()[-1].lower()
        if printed == last or last in seen or last in speaking or _near_lone_marks(story, last):
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


def _near_lone_marks(story: Story, last: str) -> bool:
    """Whether the name stands in a paragraph with a quotation whose speaker was not found: it may be this one."""
    for d in story.here:
        paragraphs = {d.voices.paragraph_of(span) for span in lone_marks(d)}
        if any(last in d.voices.paragraphs[n].of(d.text).lower() for n in paragraphs):
            return True
    return False


def _line(kind: str, text: str, rule: str, total: int, sources: int, places: Sequence[Evidence]) -> Statement:
    return Statement(
        section=6,
        kind=kind,
        text=text,
        rule=rule,
        reason=_REASON,
        counts=Counts(here=0, others=total, sources=sources),
        evidence=distinct(places, 6),
    )
