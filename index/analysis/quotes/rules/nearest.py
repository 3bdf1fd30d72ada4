"""Languages without rules of their own: words in marks, and the name that stands nearest, both with low confidence."""

from __future__ import annotations

from index.analysis.quotes.reading import Found, Reading, Source
from index.analysis.quotes.rules.shared import TERMINAL
from index.language.marks import Region
from index.language.names import NAME, is_forename
from index.model import QuoteKind, Span

_REACH = 120
_LEAST = 12
"""Shorter stretches in marks (code points) are taken for terms."""
_ENDS = TERMINAL + "。！？,，"


def nearest(reading: Reading) -> None:
    for s in reading.sentences:
        for region in s.regions:
            words = region.inner.of(reading.text)
            if reading.is_taken(region) or (len(words) < _LEAST and words[-1:] not in _ENDS):
                continue
            source = _name_near(reading, region)
            rule = "nearest.name" if source else "nearest.none"
            found = Found(QuoteKind.DIRECT, [region.inner], source, None, rule, 0.3 if source else 0.2, inferred=True)
            found.regions, found.sentence = [region], s.number
            reading.add(found)


def _name_near(reading: Reading, region: Region) -> Source | None:
    """Behind the quotation up to its reach, else before it; a full name beats a single word."""
    line = reading.lines[region.paragraph]
    behind = Span(region.outer.end, min(line.end, region.outer.end + _REACH))
    before = Span(max(line.start, region.outer.start - _REACH), region.outer.start)
    after = [Span(*m.span()) for m in NAME.finditer(reading.text, behind.start, behind.end)]
    earlier = [Span(*m.span()) for m in NAME.finditer(reading.text, before.start, before.end)]
    ranked = after + earlier[::-1]
    full = [name for name in ranked if " " in name.of(reading.text) or is_forename(name.of(reading.text))]
    return Source(full[0], full[0]) if full else None
