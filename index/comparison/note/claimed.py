"""Section 4: strong or general sentences without a source in them, and sources named only in general."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from index.comparison.digest import Digest
from index.comparison.note.story import Story, evidence, passage, said
from index.language import tables, words
from index.model import Claim, Counts, Span, Statement, Voice

MOST = 4
VAGUE = 3
LEAST_WEIGHT = 3


def statements(story: Story) -> list[Statement]:
    """At most ``MOST`` sentences, the strongest first, then at most ``VAGUE`` attributions to nobody in particular."""
    by_article = [(d, _points(d)) for d in story.trusted]
    strongest = [
        (_weight(points, claim), n, d, claim) for d, points in by_article for n, claim in enumerate(d.analysis.claims)
    ]
    once: dict[str, Statement] = {}
    for weight, _, d, claim in sorted(strongest, key=lambda w: (-w[0], w[1])):
        if weight >= LEAST_WEIGHT and len(once) < MOST:
            once.setdefault(claim.span.of(d.text), _line(d, claim))
    return [*once.values(), *_vague(story)]


def _points(d: Digest) -> Counter[Span]:
    """Points of the own strong words by sentence."""
    points: Counter[Span] = Counter()
    for flag in d.analysis.flags:
        if flag.voice is Voice.OUTLET:
            points[d.voices.sentence_of(flag.span)] += flag.points
    return points


def _weight(points: Counter[Span], claim: Claim) -> int:
    """Points of the strong words in the sentence, and two where it is general."""
    return points[claim.span] + (2 if claim.rule.endswith("general") else 0)


def _line(d: Digest, claim: Claim) -> Statement:
    return Statement(
        section=4,
        kind="assertion",
        text=f"No source found in this sentence: {said(claim.span.of(d.text), 110)}.",
        rule=claim.rule,
        reason="No word of saying, thinking or finding stands in the sentence, and the claim is strong or general. "
        "By these rules only; the source may stand next to it. Check the sentence.",
        counts=Counts(here=1),
        voice=Voice.OUTLET,
        evidence=(evidence(d, claim.span),),
    )


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(tables.lines("note", "vague", "patterns")))


def _vague(story: Story) -> list[Statement]:
    made: list[Statement] = []
    for d in story.here:
        low = words.lowered(d.text)
        for paragraph in d.voices.paragraphs:
            for m in _patterns().finditer(low, paragraph.start, paragraph.end):
                span = Span(*m.span())
                if d.voices.of(Span(span.start, span.start + 1)) is Voice.QUOTE or len(made) == VAGUE:
                    continue
                made.append(
                    Statement(
                        section=4,
                        kind="attribution",
                        text=f"A source named only in general: {said(span.of(d.text), 80)}.",
                        rule="attribution.vague",
                        reason="The text says that somebody says so, but not who.",
                        counts=Counts(here=1),
                        voice=Voice.OUTLET,
                        evidence=(passage(d, span),),
                    )
                )
    return made
