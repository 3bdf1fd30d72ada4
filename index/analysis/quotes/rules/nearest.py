"""Languages without rules of their own: words in marks, and the name that stands nearest, both with low confidence."""

from __future__ import annotations

from index.analysis.quotes.reading import Found, Reading, Sentence, Source
from index.analysis.quotes.rules.eastern import marker_beside
from index.analysis.quotes.rules.shared import TERMINAL
from index.language.elsewhere import names_in, speech
from index.language.marks import Region
from index.language.names import is_forename
from index.model import QuoteKind, Span

_REACH = 120
_BESIDE = 28
"""A verb of saying is looked for so near (code points)."""
_LEAST = 12
_LEAST_WORDS = 4
"""Shorter stretches in marks are taken for terms, unless a verb of saying stands beside them."""
_ENDS = TERMINAL + "。！？,，"
_EASTERN = frozenset({"zh", "ja"})
_STOPS = frozenset(".;!?\n")


def nearest(reading: Reading) -> None:
    for s in reading.sentences:
        for region in s.regions:
            if not reading.is_taken(region):
                _try(reading, s, region, reading.language)


def _try(reading: Reading, s: Sentence, region: Region, language: str) -> None:
    words = region.inner.of(reading.text)
    if language in _EASTERN:
        marked, source = marker_beside(reading, s, region, language)
        kept = len(words) >= _LEAST
    else:
        marked, source = _said_beside(reading, region, language), None
        kept = len(words) >= _LEAST and len(words.split()) >= _LEAST_WORDS
    if not (kept or marked or words[-1:] in _ENDS):
        return
    said = source is not None
    source = source or _name_near(reading, region, language)
    rule = "nearest.said" if said else "nearest.name" if source else "nearest.none"
    sure = 0.35 if said else 0.3 if source else 0.2
    found = Found(QuoteKind.DIRECT, [region.inner], source, None, rule, sure, inferred=True, regions=[region])
    found.sentence = s.number
    reading.add(found)


def _said_beside(reading: Reading, region: Region, language: str) -> bool:
    """Whether a verb of saying stands just behind the marks, or before them and a colon."""
    text, line = reading.text, reading.lines[region.paragraph]
    behind = text[region.outer.end : min(line.end, region.outer.end + _BESIDE)]
    stop = next((n for n, char in enumerate(behind) if char in _STOPS), len(behind))
    before = text[max(line.start, region.outer.start - _BESIDE) : region.outer.start].rstrip()
    near = behind[:stop] + (" " + before if before.endswith((":", ",")) else "")
    heard = near.lower().replace("-", " ").replace(",", " ").replace(":", " ").split()
    return any(word in heard for word in speech(language))


def _name_near(reading: Reading, region: Region, language: str) -> Source | None:
    """Behind the quotation up to its reach, else before it; beside a verb of saying one word is a name."""
    text, line = reading.text, reading.lines[region.paragraph]
    behind = Span(region.outer.end, min(line.end, region.outer.end + _REACH))
    before = Span(max(line.start, region.outer.start - _REACH), region.outer.start)
    after = list(names_in(text, behind.start, behind.end, language))
    earlier = list(names_in(text, before.start, before.end, language))
    ranked = after + earlier[::-1]
    spoken = [name for name in ranked if beside_speech(text, name, language)]
    full = [name for name in ranked if " " in name.of(text) or is_forename(name.of(text))]
    best = next(iter(spoken + full), None)
    return Source(best, best) if best else None


def beside_speech(text: str, name: Span, language: str) -> bool:
    """Whether a verb of saying stands right before or behind a name."""
    before = text[max(0, name.start - _BESIDE) : name.start].replace("-", " ").split()
    behind = text[name.end : name.end + _BESIDE].split()
    known = speech(language)
    after = (behind[0] if behind[0] not in ("a", "ha", "hat", "heeft") else "".join(behind[1:2])) if behind else ""
    return (bool(before) and before[-1].lower() in known) or after.strip(",:").lower() in known
