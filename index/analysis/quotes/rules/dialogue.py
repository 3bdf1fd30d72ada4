"""Dialogue behind dashes in languages other than English: —Me voy —dijo Ana—. No volveré. / — Je pars, dit Anna."""

from __future__ import annotations

import re
from functools import cache

from index.analysis.quotes.reading import Found, Reading, Source
from index.analysis.quotes.rules.nearest import beside_speech
from index.language.elsewhere import names_in, speech
from index.language.names import is_forename
from index.model import QuoteKind, Span

_DASHES = frozenset("—–―")
_NEXT = re.compile(r"[—–―]")
_LONGEST = 1200
"""No reporting clause is looked for further into a line (code points)."""
_CLAUSE = 120


@cache
def _clause_of(language: str) -> re.Pattern[str] | None:
    """A dash or a comma, question or exclamation mark, with a verb of saying behind it."""
    verbs = "|".join(map(re.escape, speech(language)))
    return re.compile(rf"(?: [—–―]|[,?!…]) ?(?:(?:a|ha) )?(?:{verbs})\b") if verbs else None


def dialogue(reading: Reading) -> None:
    language = reading.language
    pattern = _clause_of(language)
    for number, line in enumerate(reading.lines) if pattern else ():
        if pattern and reading.text[line.start : line.start + 1] in _DASHES and reading.by_paragraph[number]:
            _spoken(reading, number, line, pattern, language)


def _spoken(reading: Reading, number: int, line: Span, pattern: re.Pattern[str], language: str) -> None:
    text = reading.text
    clause = pattern.search(text, line.start + 1, min(line.end, line.start + _LONGEST))
    if clause is None:
        return
    said = _trimmed(text, line.start + 1, clause.start() + (text[clause.start()] in "?!…"))
    over = _NEXT.search(text, clause.end(), min(line.end, clause.end() + _CLAUSE))
    end = over.start() if over else min(line.end, clause.end() + _CLAUSE)
    segments = [said, _trimmed(text, over.end(), line.end)] if over else [said]
    segments = [segment for segment in segments if segment.start < segment.end]
    if not segments or any(s.regions for s in reading.by_paragraph[number]):
        return
    known = [name for name in names_in(text, clause.end(), end, language) if _is_name(text, name, language)]
    source = Source(known[0], known[0]) if known else None
    sure = 0.3 if source else 0.2
    sentence = reading.by_paragraph[number][0].number
    reading.add(Found(QuoteKind.DIRECT, segments, source, None, "nearest.dash", sure, inferred=True, sentence=sentence))


def _is_name(text: str, name: Span, language: str) -> bool:
    words = name.of(text)
    return " " in words or is_forename(words) or beside_speech(text, name, language)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without the white space and stray stops at its start, the white space and commas at its end."""
    while start < end and text[start] in " \t\u00a0.,":
        start += 1
    while end > start and text[end - 1] in " \t\u00a0,":
        end -= 1
    return Span(start, end)
