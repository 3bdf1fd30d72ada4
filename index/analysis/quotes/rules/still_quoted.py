"""A fragment without a verb of saying, in the paragraph of somebody just quoted: Poe said, “...” Many “felt lost”."""

from __future__ import annotations

from index.analysis.quotes.reading import Found, Reading, Sentence
from index.analysis.quotes.rules.shared import opens_sentence, words_in
from index.analysis.quotes.rules.titles import is_title
from index.language.marks import Region
from index.model import QuoteKind

_LEAST_WORDS = 5
_BACK = 2
"""So many sentences back the other quotation may stand."""


def still_quoted(reading: Reading) -> None:
    by_sentence = {f.sentence: f for f in reading.found if f.source and f.regions}
    for s in reading.sentences:
        if not s.regions or s.paragraph in reading.closed:
            continue
        last = _last(reading, s, by_sentence)
        for region in s.regions if last is not None else ():
            if not (reading.is_taken(region) or words_in(reading, region) < _LEAST_WORDS or is_title(reading, region)):
                _add(reading, s, region, last)


def _last(reading: Reading, s: Sentence, by_sentence: dict[int, Found]) -> Found | None:
    for number in range(s.number - 1, max(-1, s.number - _BACK - 1), -1):
        if reading.sentences[number].paragraph != s.paragraph:
            return None
        if number in by_sentence:
            return by_sentence[number]
    return None


def _add(reading: Reading, s: Sentence, region: Region, last: Found | None) -> None:
    whole = opens_sentence(reading, region)
    kind, words = (QuoteKind.DIRECT, region.inner) if whole else (QuoteKind.MIXED, region.outer)
    source = last.source if last else None
    found = Found(kind, [words], source, None, "fragment.near", 0.4, True, regions=[region], sentence=s.number)
    reading.add(found)
