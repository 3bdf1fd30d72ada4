"""Section 1: what this text is. Who signs, where and when, who published it, what it cites, whose words it repeats."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from index.comparison.digest import Digest
from index.comparison.note.printed import notices, references, whole
from index.comparison.note.shared import shared_words
from index.comparison.note.story import (
    Story,
    distinct,
    evidence,
    listed,
    looks_reworded,
    name,
    near,
    passage,
    plural,
    said,
)
from index.language import tables, words
from index.model import BlockClass, Counts, Evidence, Fact, Span, Statement, Voice

ARTICLES = 3
"""So many articles of a source are described one by one; the rest are only counted."""

_MONTHS = "January February March April May June July August September October November December".split()
_I = re.compile(r"(?<![\w.])(?<!War )(?<!Part )(?:I|I['’](?:m|ve|d|ll)|my|My|me|myself)\b(?!\.\w)")
_WE = re.compile(r"\b(?:[Ww]e|[Ww]e['’](?:re|ve|ll)|[Oo]ur|[Oo]urs|us)\b")


def statements(story: Story) -> list[Statement]:
    """Origin, then whose words these are (reworded, shared, printed twice), references, genre, notices."""
    told = story.here[:ARTICLES]
    made = [_publication(d, many=len(story.here) > 1) for d in told]
    if len(story.here) > ARTICLES:
        made.append(_rest(story))
    made.extend(line for d in told for line in _rewording(d))
    made.extend(shared_words(story))
    for d in told:
        made.extend((*references(d), *_repeats(d), *_genre(d), *notices(d)))
    return made


def day(iso: str) -> str:
    """ "2025-05-10T14:20" as "10 May 2025"; what is no full date stays as it is."""
    try:
        date = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return name(iso)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def _opening(d: Digest) -> Evidence:
    paragraphs = d.voices.paragraphs or (Span(0, len(d.text)),)
    return passage(d, Span(paragraphs[0].start, min(paragraphs[0].end, paragraphs[0].start + 60)), 160)


def _publication(d: Digest, *, many: bool) -> Statement:
    """Outlet, agency, byline, dateline and date in one line."""
    article = d.article
    parts = [_outlet_words(article.outlet)]
    if article.agency is not None:
        parts.append(f"credited to the agency {name(article.agency.value)}{_doubt(article.agency)}")
    parts.append(
        f"signed by {name(article.byline.value)}{_doubt(article.byline)}" if article.byline else "no byline found"
    )
    if article.dateline is not None:
        parts.append(f"dateline {name(article.dateline.value)}")
    parts.append(
        f"dated {day(article.date.value)}{_doubt(article.date)}" if article.date else "no date of publication found"
    )
    facts = [
        f for f in (article.byline, article.dateline, article.outlet, article.agency, article.date) if f is not None
    ]
    places = [
        whole(d, fact.evidence)
        for fact in facts
        if fact.evidence is not None and fact.evidence.end > fact.evidence.start
    ]
    if article.outlet is not None and article.outlet.inferred:
        places.extend(near(d, span, 60) for span in d.names.get(article.outlet.value, ())[:2])
    if article.byline is None or not places:
        places.append(_opening(d))
    line = "; ".join(parts)
    heading = f"{said(article.title.value, 60)}: " if many else ""
    return Statement(
        section=1,
        kind="provenance",
        text=f"{heading}{line if heading else line[0].upper() + line[1:]}.",
        rule="provenance.facts",
        reason="What the file itself says of its origin, with where it says so; “?” marks what was inferred.",
        counts=Counts(here=len(facts)),
        evidence=distinct(places),
    )


def _outlet_words(outlet: Fact | None) -> str:
    if outlet is None:
        return "outlet unknown: nothing in the file names it"
    if outlet.inferred:
        return f"outlet perhaps {name(outlet.value)}? (inferred, not stated)"
    return f"published by {name(outlet.value)}{_doubt(outlet)}"


def _doubt(fact: Fact) -> str:
    """What is to be known of a value that the file does not state."""
    return "?" if fact.inferred else " (as you say)" if fact.rule == "user" else ""


def _genre(d: Digest) -> Iterator[Statement]:
    singular, plural_ = _own(d, _I), _own(d, _WE)
    if len(singular) >= 3:
        yield _genre_line(
            d,
            singular,
            f"Written in the first person: “I” or “my” outside quotation in {plural(len(singular), 'place')}.",
            "genre.first_person",
        )
    elif len(plural_) >= 2:
        yield _genre_line(
            d,
            plural_,
            f"Speaks as “we”: “we”, “us” or “our” outside quotation in {plural(len(plural_), 'place')}.",
            "genre.we",
        )
    argues = _own(d, _argues(), words.lowered(d.text))
    if len(argues) >= 3:
        yield _genre_line(
            d,
            argues,
            f"Argues in its own voice: {plural(len(argues), 'sentence')} with words such as “must” or “should”.",
            "genre.argues",
        )


def _genre_line(d: Digest, spans: list[Span], text: str, rule: str) -> Statement:
    return Statement(
        section=1,
        kind="genre",
        text=text,
        rule=rule,
        reason="Counted outside quotation marks; two or three places at the least.",
        counts=Counts(here=len(spans)),
        voice=Voice.OUTLET,
        evidence=distinct((passage(d, span) for span in spans), 3),
    )


def _own(d: Digest, pattern: re.Pattern[str], text: str = "") -> list[Span]:
    found = [
        Span(*m.span())
        for paragraph, kind in zip(d.voices.paragraphs, d.voices.kinds, strict=True)
        if kind is BlockClass.BODY
        for m in pattern.finditer(text or d.text, paragraph.start, paragraph.end)
    ]
    return [span for span in found if d.voices.of(span) is Voice.OUTLET]


@cache
def _argues() -> re.Pattern[str]:
    return re.compile("|".join(tables.lines("note", "argues", "patterns")))


def _rewording(d: Digest) -> Iterator[Statement]:
    if looks_reworded(d):
        spans = d.analysis.reworded
        shown = list(dict.fromkeys(said(s.of(d.text), 40) for s in spans))
        yield Statement(
            section=1,
            kind="quality",
            text=f"The wording looks reworded by a program: {listed(shown[:4])}. "
            f"{plural(len(spans), 'such place')} in {d.length:,} words.",
            rule="quality.reworded",
            reason="Set phrases with a word exchanged, grammar that only a word-by-word exchange breaks, or a crowd of "
            "words that paraphrasing programs put for plain ones; four kinds or more.",
            counts=Counts(here=len(spans)),
            evidence=distinct((near(d, span) for span in spans), 8),
        )


def _repeats(d: Digest) -> Iterator[Statement]:
    seen: dict[str, list[Span]] = {}
    for quote, _ in d.spoken():
        for segment in quote.segments:
            words = segment.of(d.text)
            if len(words.split()) >= 6:
                seen.setdefault(" ".join(words.lower().split()).strip(" .,"), []).append(segment)
    for spans in seen.values():
        if len(spans) > 1:
            yield Statement(
                section=1,
                kind="duplicate",
                text=f"Prints the same quotation {len(spans)} times: {said(spans[0].of(d.text), 70)}.",
                rule="duplicate.quotation",
                reason="The same words stand in quotation marks more than once in this article; they count once.",
                counts=Counts(here=len(spans)),
                voice=Voice.QUOTE,
                evidence=distinct(evidence(d, span) for span in spans),
            )


def _rest(story: Story) -> Statement:
    rest = story.here[ARTICLES:]
    signed = sum(1 for d in rest if d.article.byline is not None)
    return Statement(
        section=1,
        kind="provenance",
        text=f"{plural(len(rest), 'more article')} of this source, {signed} of them signed.",
        rule="provenance.rest",
        reason="Only the first articles are described one by one.",
        counts=Counts(here=len(rest)),
        evidence=distinct((_opening(d) for d in rest), 3),
    )
