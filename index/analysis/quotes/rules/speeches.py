"""Transcripts without marks: paragraphs that begin with a speaker's label and a colon, in turns."""

from __future__ import annotations

import re

from index.analysis.quotes.reading import Found, Reading, Source
from index.language.marks import Region
from index.model import QuoteKind, Span

_LABEL = re.compile(r"((?:[A-Z][A-Z.’'-]{1,24}(?: [A-Z][A-Z.’'-]{1,24}){0,3})|Q|A)[:.]\s{1,4}(?=\S)")
_LEAST_TURNS = 4
_LEAST_LABELS = 2


def speeches(reading: Reading) -> None:
    text = reading.text
    turns = [(n, m) for n, line in enumerate(reading.lines) if (m := _LABEL.match(text, line.start, line.end))]
    if len(turns) < _LEAST_TURNS or len({m.group(1) for _, m in turns}) < _LEAST_LABELS:
        return
    for number, label in turns:
        words = Span(label.end(), reading.lines[number].end)
        if words.end <= words.start or any(reading.is_taken(r) for r in _regions(reading, number)):
            continue
        name = Span(*label.span(1))
        cue = Span(name.end, name.end + 1)
        regions = _regions(reading, number)
        sentence = reading.by_paragraph[number][0].number
        kind = QuoteKind.MIXED if regions else QuoteKind.INDIRECT
        reading.add(
            Found(kind, [words], Source(name, name), cue, "label.turn", 0.9, regions=regions, sentence=sentence)
        )
        reading.closed.add(number)


def _regions(reading: Reading, number: int) -> list[Region]:
    first = reading.by_paragraph[number]
    return [r for s in first for r in s.regions]
