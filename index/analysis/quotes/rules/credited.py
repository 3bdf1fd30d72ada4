"""Pull quotes: the words stand alone, and a dash or the next line names whose they are ("― Ann Poe, historian")."""

from __future__ import annotations

import re
from bisect import bisect_right

from index.analysis.quotes.reading import Found, Reading, Source
from index.language.names import NAME, bare
from index.model import QuoteKind, Span

_DASH = re.compile(r"[ \t\"”’]{0,3}\n{0,3}[ \t]{0,8}(?:―|—|–|--?|~)[ \t]{0,3}(?=\w)")
_LONGEST = 110
_INDENT = 100
"""White space before the words is looked through no further (code points), for lines of many quotations."""


def credited(reading: Reading) -> None:
    text = reading.text
    starts = [line.start for line in reading.lines]
    for region in reading.regions:
        if reading.is_taken(region) or region.inner.end - region.inner.start < 8:
            continue
        line = reading.lines[region.paragraph]
        if region.outer.start - line.start > _INDENT or text[line.start : region.outer.start].strip() or region.carries:
            continue
        dash = _DASH.match(text, region.outer.end)
        if dash is None:
            continue
        number = bisect_right(starts, dash.end()) - 1
        end = reading.lines[number].end
        name = NAME.match(text, dash.end(), end)
        if name is None or end - dash.end() > _LONGEST or not bare(name.group()):
            continue
        phrase = Span(dash.end(), end)
        while text[phrase.end - 1] in " \t.":
            phrase = Span(phrase.start, phrase.end - 1)
        source = Source(Span(*name.span()), phrase)
        sentence = next((s.number for s in reading.by_paragraph[region.paragraph]), 0)
        reading.add(
            Found(
                QuoteKind.DIRECT, [region.inner], source, None, "credit.dash", 0.9, regions=[region], sentence=sentence
            )
        )
