"""Titles, names and terms in marks are nobody's words: set aside before anything is attributed."""

from __future__ import annotations

from index.analysis.quotes.reading import Reading, Sentence
from index.language import tables
from index.language.marks import Region

_SMALL = frozenset("a an the and or but of in on at to for from with by as is into over vs".split())
_MOST_WORDS = 12
_NEAR = 4
_LABEL_WORDS = 4
_NAMING = frozenset(
    "dubbed termed nicknamed labeled labelled label labelling labeling christened dubbing terming branded".split()
)
_BE = frozenset("was were is are been be being have has had".split())


def titles(reading: Reading) -> None:
    works = frozenset(tables.words("cues", "works", "nouns"))
    naming = frozenset(tables.words("cues", "works", "verbs"))
    for s in reading.sentences:
        for q, region in s.tokens.regions.items() if s.regions else ():
            named = is_title(reading, region) and _announced(s, q, works, naming)
            if named or _is_label(reading, s, q, region):
                reading.set_aside(region)


def is_title(reading: Reading, region: Region) -> bool:
    """Whether all words but the small ones begin with a capital."""
    words = region.inner.of(reading.text).strip(",.").split()
    if len(words) > _MOST_WORDS:
        return False
    capital = sum(1 for w in words if w.lstrip("'‘“\"(")[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL)
    return capital == len(words)


def _is_label(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    """A name given, not words said: "so-called", "known as", "dubbed", "calling themselves"."""
    if len(region.inner.of(reading.text).split()) > _LABEL_WORDS:
        return False
    i = q - 1
    if s.low(i) in ("so-called", "self-styled", "self-proclaimed", "called") and s.low(i - 1) in ("so", "", "the", "a"):
        return True
    if s.low(i) in ("so-called", "self-styled", "self-proclaimed"):
        return True
    if s.low(i) == "as":
        i -= 1
        return s.low(i) in ("known", "themselves", "himself", "herself", "itself")
    if s.low(i) in ("themselves", "himself", "herself", "itself"):
        return s.low(i - 1) in _NAMING | {"call", "calls", "called", "calling"}
    if s.low(i) not in _NAMING:
        return False
    while i > 0 and s.tag(i - 1) == "r":
        i -= 1
    return s.tag(i - 1) in (",", "n", "e", "") or s.low(i - 1) in _BE or is_title(reading, region)


def _announced(s: Sentence, q: int, works: frozenset[str], naming: frozenset[str]) -> bool:
    """Whether a word for a work stands just before or behind, or a verb that gives names."""
    before = [s.low(i) for i in range(max(0, q - _NEAR), q) if s.tag(i) not in ",;:."]
    if before and (before[-1] in naming or any(w in works for w in before)):
        return True
    if s.tag(q - 1) == "S" or s.tag(q + 1) == "S":
        return True
    return s.low(q + 1) in works
