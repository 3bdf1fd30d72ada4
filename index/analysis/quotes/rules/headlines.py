""" "Poe: Bridge ‘past saving’": titles that give somebody's words behind a colon."""

from __future__ import annotations

from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import clause
from index.language.cues import Trust

_NAMED = 6


def headlines(reading: Reading) -> None:
    for s in reading.sentences:
        if s.paragraph or s.paragraph in reading.closed:
            continue
        if s.headline and s.regions:
            _in_marks(reading, s)
        elif not s.regions:
            _without_marks(reading, s)


def _in_marks(reading: Reading, s: Sentence) -> None:
    """ "Poe: Plan for the bridge ‘defies reason’"."""
    colon = s.tags.find(":", 0, _NAMED)
    if colon < 1 or set(s.tags[:colon]) != {"N"} or "Q" not in s.tags[colon + 2 :]:
        return
    name = s.span_of(0, colon)
    clause(reading, s, [(colon + 1, len(s.tags))], Source(name, name), colon, "headline.colon", Trust.FAIR)


def _without_marks(reading: Reading, s: Sentence) -> None:
    """ "Poe: Bridge needs to close", above an article that goes on to name Poe."""
    colon = s.tags.find(":", 0, _NAMED)
    if colon < 1 or set(s.tags[:colon]) != {"N"} or not any(t in "xVvw" for t in s.tags[colon + 1 :]):
        return
    name = s.span_of(0, colon)
    again = reading.text.find(s.text[s.tokens.starts[colon - 1] : name.end], s.span.end)
    if again > 0:
        clause(reading, s, [(colon + 1, len(s.tags))], Source(name, name), colon, "headline.colon", Trust.FAIR)
