"""How a text introduces a speaker: the role words as it gives them, where, and what kind of speaker they make.

A kind is told only where an apposition or a description in the text says so; nothing is guessed from a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from index.comparison.digest import Digest
from index.comparison.note.story import evidence, passage, plural
from index.comparison.speaking import Cited
from index.language import tables, words
from index.language.voices import merge, starts_of, touches
from index.model import Evidence, Span

KINDS = {
    "official": ("official", "officials"),
    "company": ("company voice", "company voices"),
    "expert": ("expert", "experts"),
    "person": ("ordinary person or user", "ordinary people or users"),
    "document": ("document", "documents"),
}
_AROUND = 90
_NO_ROLE = frozenset(
    "who which that whose where when at in on to with from during after before as by for while".split()
)
LONE_WORDS = 4
_BEFORE = re.compile(
    r"(?<![\w’-])(?P<role>(?:an?|one|another|the|fellow)\s+(?:[\w’'-]+\s+){0,7}?[\w’'-]+)"
    r"(?:,?\s+(?:named|called|who goes by|nicknamed|identified as|known as)|,)\s+\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",\s+(?P<role>(?:an?|one of the|the)\s+[^,;.()“”\"\n]{3,80})[,.]|\s+\((?P<post>[^()\n]{3,60})\)")
_HEAD_ENDS = re.compile(r",|\s(?:of|at|from|in|for|on|with|who|that|which|to|by|and|based|living|studying)\b")


@dataclass(frozen=True, slots=True)
class Introduction:
    """``role`` is empty where the text gives none; ``place`` is the first mention by name."""

    role: str
    place: tuple[Evidence, ...]
    kind: str = ""


def introduction(c: Cited) -> Introduction:
    """The first role words that the articles give to a speaker; else the place of the first mention by name."""
    for d, quote in c.quotes:
        speaker = quote.speaker
        if speaker is not None and speaker.role and speaker.phrase != speaker.mention and not _clause(speaker.role):
            phrase = speaker.phrase
            place = (evidence(d, phrase),) if phrase.end - phrase.start >= 12 else ()
            return Introduction(_as_printed(speaker.role, phrase.of(d.text)), place, kind_of(speaker.role))
    for d in {d.article.id: d for d, _ in c.quotes}.values():
        for span in d.names.get(c.name, ())[:2]:
            role = _role_at(d, span)
            if role is not None:
                return Introduction(role.of(d.text), (passage(d, _both(role, span)),), kind_of(role.of(d.text)))
    roles = [q.speaker.role for _, q in c.quotes if q.speaker and q.speaker.role and not _clause(q.speaker.role)]
    role_words = _as_printed(roles[0] or "", c.quotes[0][0].text) if roles else ""
    first = next(((d, d.names[c.name][0]) for d, _ in c.quotes if d.names.get(c.name)), None)
    return Introduction(role_words, (passage(*first),) if first else (), kind_of(role_words))


def _as_printed(role: str, phrase: str) -> str:
    """Title and apposition with the name between them left out: "Rep. … R-Ohio"."""
    return role if role in phrase else role.replace(", ", " … ", 1)


def _both(role: Span, name: Span) -> Span:
    return Span(min(role.start, name.start), max(role.end, name.end))


def _role_at(d: Digest, span: Span) -> Span | None:
    """ "one reader from Ohio, Ann Poe" or "Ann Poe, a reader from Ohio": the description beside the name."""
    start = max(d.voices.sentence_of(span).start, span.start - _AROUND)
    before = _BEFORE.search(d.text, start, span.start)
    if before is not None and kind_of(before["role"]):
        return Span(before.start("role"), before.end("role"))
    behind = _BEHIND.match(d.text, span.end, span.end + _AROUND)
    group = "role" if behind is not None and behind["role"] else "post"
    if behind is not None and kind_of(behind[group]):
        return Span(behind.start(group), behind.end(group))
    return None


def kind_of(description: str) -> str:
    """The kind that the head noun of a description makes, or nothing: "a nurse at the clinic" is a person."""
    if not description:
        return ""
    head = _HEAD_ENDS.split(description.strip(), maxsplit=1)[0]
    low = [words.plain(w) for w in words.WORD.findall(head)]
    for word in reversed(low[-2:]):
        for kind in KINDS:
            if word in _nouns(kind):
                return kind
    return ""


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(tables.words("note_kinds", kind))


def _clause(role: str) -> bool:
    """ "who placed second" and "at a rally in Rask" say what somebody did, or where, not what he is."""
    first = role.split()[0].lower()
    return first in _NO_ROLE or (first in ("an", "a") and len(role.split()) < 3)


def kinds_in(cited: Iterable[Cited]) -> str:
    """ "2 experts, 1 official", in the order of ``KINDS``; empty where the text describes nobody."""
    met = Counter(introduction(c).kind if c.named else kind_of(c.name) for c in cited)
    return ", ".join(plural(met[kind], *labels) for kind, labels in KINDS.items() if met[kind])


def lone_marks(d: Digest) -> list[Span]:
    """Passages in marks of some length that no speaker was found for."""
    taken = merge(s for q in d.analysis.quotes if q.speaker is not None for s in q.segments)
    starts = starts_of(taken)
    return [
        region
        for region in d.voices.marked
        if words.count(d.text, region.start, region.end) >= LONE_WORDS
        and not touches(taken, starts, region)
        and not _is_title(region.of(d.text))
    ]


def _is_title(printed: str) -> bool:
    """Whether every word but small ones is capitalised: a programme, a book, a song."""
    skip = words.function_words()
    return all(not m[0][0].islower() or m[0] in skip for m in words.tokens(printed))
