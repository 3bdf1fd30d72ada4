"""Nouns of saying: "her claim that ...", "Ann Poe's warning that ...", "a letter from Ann Poe saying"."""

from __future__ import annotations

from index.analysis.quotes import endings
from index.analysis.quotes.phrases import mention_in, noun_phrase_before
from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import clause
from index.language import tables
from index.language.cues import Trust

_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})


def nouns(reading: Reading) -> None:
    claims = frozenset(tables.words("cues", "noun", "claims"))
    for s in reading.sentences:
        if s.paragraph in reading.closed:
            continue
        tags = s.tags
        i = tags.find("t", 2)
        while i > 0:
            if s.low(i - 1) in claims:
                _try(reading, s, i)
            i = tags.find("t", i + 1)


def _try(reading: Reading, s: Sentence, that: int) -> None:
    if any(start <= that < end for start, end in s.reported) or that - 1 in s.used:
        return
    source = _owner(s, that - 1)
    if source is None:
        return
    end = endings.clause_end(s, that)
    if clause(reading, s, [(that, end)], source, that - 1, "noun.that", Trust.FAIR):
        return


def _owner(s: Sentence, noun: int) -> Source | None:
    """Whose claim it is: "her", "Ann Poe's"; nobody's otherwise."""
    i = noun - 1
    while i > 0 and s.tag(i) in "nVGr" and noun - i < 4:
        i -= 1
    if s.low(i) in _POSSESSIVE:
        place = s.span_of(i, i + 1)
        return Source(place, place)
    if s.tag(i) == "S" and i > 0:
        start = noun_phrase_before(s, i, 0)
        if start is None:
            return None
        first, last = mention_in(s, start, i)
        return Source(s.span_of(first, last), s.span_of(start, i))
    return None
