"""Section 8: what a cited table or the user says about the outlet. Never about this text, never about a reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.comparison.digest import Digest
from index.comparison.note.printed import whole
from index.comparison.note.story import Story, distinct, name, near, passage
from index.model import Counts, Evidence, OutletFact, Span, Statement

_LONGEST = 400


def statements(story: Story, facts: Sequence[OutletFact]) -> list[Statement]:
    """One line a fact, with the places where the articles name the outlet."""
    places = distinct((place for d in story.here for place in _naming(d)), 3) if facts else ()
    places = places or tuple(_opening(d) for d in story.here[:1])
    return [_stated(fact, places) for fact in facts]


def _stated(fact: OutletFact, places: tuple[Evidence, ...]) -> Statement:
    outlet = name(fact.outlet)
    if fact.by_user:
        origin = name(fact.origin, _LONGEST)
        return Statement(
            section=8,
            kind="outlet_fact",
            text=f"You noted about {outlet}: “{name(fact.words, _LONGEST)}” "
            f"({f'source: {origin}' if origin else 'no source given'}).",
            rule="outlet_fact.user",
            reason="Your own words about the outlet, not about this text; parallax fix --list shows how to undo them.",
            counts=Counts(here=1),
            evidence=places,
        )
    return Statement(
        section=8,
        kind="outlet_fact",
        text=f"The {fact.origin} files {outlet} as {fact.words}.",
        rule="outlet_fact.table",
        reason="What that table says about the outlet, not about this text. It asks the same of the media of all "
        f"countries; here: {fact.criteria}.",
        counts=Counts(here=1),
        evidence=places,
    )


def _naming(d: Digest) -> list[Evidence]:
    """Where the article says who published it, else where it has the outlet's name; it may have neither."""
    outlet = d.article.outlet
    if outlet is None:
        return []
    if outlet.evidence is not None and outlet.evidence.end > outlet.evidence.start:
        return [whole(d, outlet.evidence)]
    found = re.search(rf"(?<!\w){re.escape(outlet.value)}(?!\w)", d.text)
    return [near(d, Span(*found.span()))] if found else []


def _opening(d: Digest) -> Evidence:
    first = d.voices.paragraphs[0] if d.voices.paragraphs else Span(0, len(d.text))
    return passage(d, Span(first.start, min(first.end, first.start + 1)), 160)
