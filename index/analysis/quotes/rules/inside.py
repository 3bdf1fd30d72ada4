"""French practice: the reporting clause stands inside the marks. « I rise at two, he says. It pays. »"""

from __future__ import annotations

import re

from index.analysis.quotes.reading import Found, Reading, Source
from index.language.cues import Trust, cues
from index.language.marks import Region
from index.language.names import NAME
from index.model import QuoteKind, Span

_PRONOUN = re.compile(r"(?:he|she)(?= )")
_VERB = re.compile(r" ([a-z]{2,14})(?=[,.!?])")
_ASIDE = re.compile(r", [a-z]{2,20}ing\b[^,.;:!?«»]{0,80}(?=[,.])")
_INVERTED = re.compile(r"([a-z]{2,14}) (?=(?:the [a-z]{2,20} )?[^\W\d_a-z])")
_MOST = 40


def inside(reading: Reading) -> None:
    for s in reading.sentences:
        for region in s.regions:
            if region.style == "«" and not reading.is_taken(region):
                found = _split(reading, region)
                if found:
                    found.sentence = s.number
                    reading.add(found)


def _split(reading: Reading, region: Region) -> Found | None:
    text = reading.text
    comma = text.find(", ", region.inner.start, region.inner.end)
    for _ in range(_MOST):
        if comma < 0:
            return None
        inverted = _INVERTED.match(text, comma + 2, region.inner.end)
        if inverted and (found := _behind_verb(reading, region, comma, inverted)):
            return found
        subject = _PRONOUN.match(text, comma + 2, region.inner.end) or NAME.match(text, comma + 2, region.inner.end)
        verb = _VERB.match(text, subject.end(), region.inner.end) if subject else None
        cue = cues().get(verb.group(1)) if verb else None
        if subject and verb and cue and cue.clause is Trust.PLAIN:
            aside = _ASIDE.match(text, verb.end(), region.inner.end)
            rest = (aside or verb).end() + 1
            while rest < region.inner.end and text[rest].isspace():
                rest += 1
            parts = [Span(region.inner.start, comma + 1)]
            if rest < region.inner.end:
                parts.append(Span(rest, region.inner.end))
            place = Span(*subject.span())
            return Found(
                QuoteKind.DIRECT,
                parts,
                Source(place, place),
                Span(*verb.span(1)),
                "inside.clause",
                0.85,
                regions=[region],
            )
        comma = text.find(", ", comma + 2, region.inner.end)
    return None


def _behind_verb(reading: Reading, region: Region, comma: int, inverted: re.Match[str]) -> Found | None:
    """ "«The ferry, declared the assessor Ann Poe, is folklore»"."""
    text = reading.text
    cue = cues().get(inverted.group(1))
    begin = inverted.end() + (
        text.find(" ", inverted.end() + 4) - inverted.end() + 1 if text[inverted.end()] == "t" else 0
    )
    name = NAME.match(text, begin, region.inner.end)
    if cue is None or cue.clause is not Trust.PLAIN or name is None or text[name.end() : name.end() + 2] != ", ":
        return None
    parts = [Span(region.inner.start, comma + 1), Span(name.end() + 2, region.inner.end)]
    source = Source(Span(*name.span()), Span(inverted.end(), name.end()))
    place = Span(*inverted.span(1))
    return Found(QuoteKind.DIRECT, parts, source, place, "inside.clause", 0.85, regions=[region])
