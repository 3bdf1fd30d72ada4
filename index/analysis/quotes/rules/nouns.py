"""Nouns of saying: "her claim that ...", "Ann Poe's warning that ...", "a letter from Ann Poe saying"."""

from __future__ import annotations

from index.analysis.quotes import endings
from index.analysis.quotes.reading import Reading, Sentence
from index.analysis.quotes.rules.shared import clause
from index.analysis.quotes.subjects import owner_of
from index.language import tables
from index.language.cues import Trust

_REACH = 4


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
    source = owner_of(s, that - 1, _REACH)
    if source is None:
        return
    end = endings.clause_end(s, that)
    clause(reading, s, [(that, end)], source, that - 1, "noun.that", Trust.FAIR)
