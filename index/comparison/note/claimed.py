"""Section 4: strong or general sentences without a source in them, and sources named only in general."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from index.comparison.digest import Digest
from index.comparison.note.story import Story, evidence, passage, said
from index.language import tables, words
from index.model import Claim, Counts, Span, Statement, Voice

MOST = 4
VAGUE = 3
LEAST_WEIGHT = 3
AGAIN = 5
"""The same for a sentence that section 3 shows already."""


def statements(story: Story, told: frozenset[str] = frozenset()) -> list[Statement]:
    """At most ``MOST`` sentences, the strongest first, then at most ``VAGUE`` attributions to nobody in particular.

    Args:
        told: sentences that stand in the note already, as evidence of their wording; others go first.
    """
    weighed = [w for d in story.trusted for w in _weighed(d)]
    once: dict[str, Statement] = {}
    for weight, d, claim in sorted(weighed, key=lambda w: (w[2].span.of(w[1].text) in told, -w[0])):
        again = claim.span.of(d.text) in told
        if len(once) < MOST and (weight >= AGAIN or not again):
            once.setdefault(claim.span.of(d.text), _line(d, claim))
    return [*once.values(), *_vague(story)]


def _weighed(d: Digest) -> Iterator[tuple[int, Digest, Claim]]:
    """The claims that are strong enough, with their weight: points of strong words, generality, certainty."""
    points: Counter[Span] = Counter()
    for flag in d.analysis.flags:
        if flag.voice is Voice.OUTLET:
            points[d.voices.sentence_of(flag.span)] += flag.points
    low = words.lowered(d.text)
    for claim in d.analysis.claims:
        settled = _asserting().search(low, claim.span.start, claim.span.end) is not None
        weight = points[claim.span] + (3 if settled else 0) + (1 if claim.rule.endswith("general") else 0)
        if weight >= LEAST_WEIGHT:
            yield weight, d, claim


@cache
def _asserting() -> re.Pattern[str]:
    return re.compile("|".join(tables.lines("note", "asserting", "patterns")))


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
