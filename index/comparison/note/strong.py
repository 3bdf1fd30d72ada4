"""Section 3: strong wording in the source's own voice, and apart from it what stands inside quotation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.comparison.digest import Digest
from index.comparison.note.story import Story, distinct, listed, name, passage, plural, said
from index.language import tables
from index.model import Counts, Flag, Span, Statement, Voice

SHOWN = 2
SHOWN_QUOTED = 3
"""Points of a sentence inside quotation that is worth a line."""
OWN = 6
QUOTED = 3
MORE = 6
"""Further own sentences, told in one line."""
WIDEST = 120
"""Of the flags of one sentence those within so many code points are shown that have the most points."""

LONGEST = 110
"""Code points of the part of a sentence that is shown in the statement."""
FEW = 6
"""Words below which a clause is shown with its neighbour."""

_BREAK = re.compile(r"[,;:](?=\s)|\s[–—-]\s|[—()]")
_EDGES = " \t\n,.;:!?–—-()“”\"«»„‘’'"
_MARK = re.compile(r"[“”\"«»„]|(?<!\w)[‘']|[’'](?!\w)")

_REASON = (
    "Words of a hand-made list; praise counts like blame. They may read as strong: experts marking the same sentences "
    "agree on about half of the words."
)


def statements(story: Story) -> list[Statement]:
    """``OWN`` passages in the own voice, more in one line, then ``QUOTED`` inside quotation; none of reworded texts."""
    own: list[_Weighed] = []
    quoted: list[_Weighed] = []
    for d in story.trusted:
        for sentence, flags in _by_sentence(d).items():
            for voice in Voice:
                these = [f for f in flags if f.voice is voice]
                shown = [f for f in these if f.points >= SHOWN]
                points = sum(f.points for f in these)
                if shown and (voice is Voice.OUTLET or points >= SHOWN_QUOTED):
                    kept = own if voice is Voice.OUTLET else quoted
                    kept.append(_Weighed(points, d, sentence, shown, voice))
    own.sort(key=lambda w: -w.points)
    quoted.sort(key=lambda w: -w.points)
    return [*_strongest(own, OWN), *_more(own[OWN:]), *_strongest(quoted, QUOTED)]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A sentence with the flags of one voice in it."""

    points: int
    digest: Digest
    sentence: Span
    flags: list[Flag]
    voice: Voice


def _strongest(weighed: list[_Weighed], most: int) -> list[Statement]:
    """The first ``most``; the same words in two places are told once."""
    once: dict[str, Statement] = {}
    for w in weighed[: 4 * most]:
        line = _line(w.digest, w.sentence, w.flags, w.voice)
        once.setdefault(line.text, line)
    return list(once.values())[:most]


def _more(rest: list[_Weighed]) -> Iterator[Statement]:
    """The words of the sentences that have no line of their own."""
    told = rest[:MORE]
    if told:
        shown = list(dict.fromkeys(said(f.span.of(w.digest.text), 40) for w in told for f in w.flags))
        yield Statement(
            section=3,
            kind="loaded",
            text=f"In its own words too, in {plural(len(rest), 'more sentence')}: {listed(shown[: 2 * MORE])}.",
            rule="wording.more",
            reason=f"Fewer points than the lines above. {_REASON}",
            counts=Counts(here=sum(len(w.flags) for w in rest)),
            voice=Voice.OUTLET,
            evidence=distinct((passage(w.digest, w.flags[0].span) for w in told), MORE),
        )


def _by_sentence(d: Digest) -> dict[Span, list[Flag]]:
    found: dict[Span, list[Flag]] = defaultdict(list)
    for flag in d.analysis.flags:
        found[d.voices.sentence_of(flag.span)].append(flag)
    return found


def _line(d: Digest, sentence: Span, flags: list[Flag], voice: Voice) -> Statement:
    strong = list(dict.fromkeys(said(f.span.of(d.text), 40) for f in flags))
    groups = list(dict.fromkeys(_group(f.kind) for f in flags))
    around = _densest(flags)
    own = voice is Voice.OUTLET
    return Statement(
        section=3,
        kind="loaded" if own else "loaded_quoted",
        text=f"{_lead(d, around, voice)}: {said(_part(d.text, sentence, around, voice), 120)}.",
        rule=flags[0].rule,
        reason=f"{listed(strong[:6])} ({listed(groups[:3])}). {_REASON}",
        counts=Counts(here=len(flags)),
        voice=voice,
        evidence=distinct([passage(d, around)]),
    )


def _densest(flags: Sequence[Flag]) -> Span:
    """From the first to the last of those flags within ``WIDEST`` that have the most points together."""
    best, most = flags[0].span, 0
    for n, first in enumerate(flags):
        near = [f for f in flags[n:] if f.span.end - first.span.start <= WIDEST] or [first]
        points = sum(f.points for f in near)
        if points > most:
            best, most = Span(first.span.start, near[-1].span.end), points
    return best


def _part(text: str, sentence: Span, span: Span, voice: Voice) -> str:
    """The part of the sentence that holds ``span``, with an ellipsis on each side where it was cut.

    It never crosses a quotation mark; what is said inside marks is not cut where they end. All of it where it is
    short, else the clause around the span with as many of its neighbours as make sense of it, else what fits, cut
    between words.
    """
    left = [m.end() for m in _MARK.finditer(text, sentence.start, span.start)]
    right = _MARK.search(text, span.end, sentence.end)
    whole = Span(left[-1] if left else sentence.start, right.start() if right else sentence.end)
    shown = whole if whole.end - whole.start <= LONGEST else _fitting(text, _clause(text, whole, span), span)
    part = shown.of(text).strip(_EDGES)
    around = whole if voice is Voice.QUOTE else sentence
    begun = text[around.start : shown.start].strip(_EDGES)
    rest = text[shown.end : around.end].strip(_EDGES)
    return f"{'… ' if begun else ''}{part}{' …' if rest else ''}"


def _clause(text: str, whole: Span, span: Span) -> Span:
    """The clause around ``span``; a short one with the next, then with the one before."""
    starts = [whole.start, *(m.end() for m in _BREAK.finditer(text, whole.start, span.start))]
    ends = [*(m.start() for m in _BREAK.finditer(text, span.end, whole.end)), whole.end]
    start, end = starts.pop(), ends.pop(0)
    while len(text[start:end].split()) < FEW and (starts or ends):
        if ends and (len(ends) >= len(starts) or not starts):
            end = ends.pop(0)
        else:
            start = starts.pop()
    return Span(start, end)


def _fitting(text: str, clause: Span, span: Span) -> Span:
    """At most ``LONGEST`` code points of ``clause`` with ``span`` in the middle, cut between words."""
    if clause.end - clause.start <= LONGEST:
        return clause
    room = max(0, LONGEST - (span.end - span.start))
    start = max(clause.start, span.start - max(room // 2, room - (clause.end - span.end)))
    end = min(clause.end, start + LONGEST)
    if start > clause.start:
        start = min(text.find(" ", start, span.start) + 1 or span.start, span.start)
    if end < clause.end:
        end = max(text.rfind(" ", span.end, end), span.end)
    return Span(start, max(end, span.end))


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
