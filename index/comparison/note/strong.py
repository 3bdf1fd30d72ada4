"""Section 3: strong wording in the source's own voice, and apart from it what stands inside quotation."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from index.comparison.digest import Digest
from index.comparison.note.story import Story, distinct, listed, name, passage, said
from index.language import tables, words
from index.model import Counts, Flag, Span, Statement, Voice

SHOWN = 2
OWN = 6
QUOTED = 3
WIDEST = 120
"""Flags of one sentence further apart than this (code points) are shown by the first one."""

_MARK = re.compile(r"[“”\"«»„]|(?<!\w)[‘']|[’'](?!\w)")

_REASON = (
    "Words of a hand-made list; praise counts like blame. They may read as strong: experts marking the same sentences "
    "agree on about half of the words."
)


def statements(story: Story) -> list[Statement]:
    """At most ``OWN`` passages in the own voice, then at most ``QUOTED`` inside quotation; none of reworded texts."""
    own: list[_Weighed] = []
    quoted: list[_Weighed] = []
    for d in story.trusted:
        for sentence, flags in _by_sentence(d).items():
            for voice in Voice:
                these = [f for f in flags if f.voice is voice]
                shown = [f for f in these if f.points >= SHOWN]
                if shown:
                    kept = own if voice is Voice.OUTLET else quoted
                    kept.append(_Weighed(sum(f.points for f in these), d, sentence, shown, voice))
    return _strongest(own, OWN) + _strongest(quoted, QUOTED)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A sentence with the flags of one voice in it."""

    points: int
    digest: Digest
    sentence: Span
    flags: list[Flag]
    voice: Voice


def _strongest(weighed: list[_Weighed], most: int) -> list[Statement]:
    """The first ``most`` by points, then by place; the same words in two places are told once."""
    once: dict[str, Statement] = {}
    for w in sorted(weighed, key=lambda w: -w.points)[: 4 * most]:
        line = _line(w.digest, w.sentence, w.flags, w.voice)
        once.setdefault(line.text, line)
    return list(once.values())[:most]


def _by_sentence(d: Digest) -> dict[Span, list[Flag]]:
    found: dict[Span, list[Flag]] = defaultdict(list)
    for flag in d.analysis.flags:
        found[d.voices.sentence_of(flag.span)].append(flag)
    return found


def _line(d: Digest, sentence: Span, flags: list[Flag], voice: Voice) -> Statement:
    strong = list(dict.fromkeys(said(f.span.of(d.text), 40) for f in flags))
    groups = list(dict.fromkeys(_group(f.kind) for f in flags))
    around = Span(flags[0].span.start, flags[-1].span.end)
    if around.end - around.start > WIDEST:
        around = flags[0].span
    own = voice is Voice.OUTLET
    return Statement(
        section=3,
        kind="loaded" if own else "loaded_quoted",
        text=f"{_lead(d, around, voice)}: {said(_with_neighbours(d.text, sentence, around), 120)}.",
        rule=flags[0].rule,
        reason=f"{listed(strong[:6])} ({listed(groups[:3])}). {_REASON}",
        counts=Counts(here=len(flags)),
        voice=voice,
        evidence=distinct([passage(d, around)]),
    )


def _with_neighbours(text: str, sentence: Span, span: Span) -> str:
    """The words at ``span`` with up to three words on either side, inside the sentence."""
    before = [m.start() for m in words.tokens(text, max(sentence.start, span.start - 60), span.start)][-3:]
    after = [m.end() for m in words.tokens(text, span.end, min(sentence.end, span.end + 60))][:3]
    start, end = (before[0] if before else span.start), (after[-1] if after else span.end)
    if start > sentence.start and text[start - 1].isalnum():
        start = span.start
    left, right = _MARK.split(text[start : span.start])[-1], _MARK.split(text[span.end : end])[0]
    return f"{left}{span.of(text)}{right}".strip(" ,.;:!?")


def _lead(d: Digest, span: Span, voice: Voice) -> str:
    if voice is Voice.OUTLET:
        return "In its own words"
    who = _speaker_at(d, span) or ""
    if voice is Voice.PARAPHRASE:
        return f"Reported without marks, as said by {name(who, 40)}" if who else "Reported without marks"
    return f"Inside quotation, the words of {name(who, 40)}" if who else "Inside quotation marks"


def _speaker_at(d: Digest, span: Span) -> str | None:
    pairs = zip(d.analysis.quotes, d.speakers, strict=True)
    return next((who for q, who in pairs if any(s.meets(span) for s in q.segments)), None)


def _group(kind: str) -> str:
    """What a class of words is called."""
    return str(tables.section("wording", kind).get("label", kind))
