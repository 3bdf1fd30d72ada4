"""Titles, names and terms in marks are nobody's words: set aside before anything is attributed."""

from __future__ import annotations

from index.analysis.quotes.reading import Reading, Sentence
from index.language import tables
from index.language.cues import Trust
from index.language.marks import Region

_SMALL = frozenset("a an the and or but of in on at to for from with by as is into over vs".split())
_MOST_WORDS = 12
_NEAR = 4
_LABEL_WORDS = 4
_NAMING = frozenset(
    "dubbed termed nicknamed labeled labelled label labelling labeling christened dubbing terming branded".split()
)
_REFLEXIVE = frozenset({"themselves", "himself", "herself", "itself"})
_NAMES = frozenset({"term", "moniker", "nickname"})
_WRITTEN = frozenset("read reads reading saying said says proclaiming declaring".split())
_BE = frozenset("was were is are been be being have has had".split())


def titles(reading: Reading) -> None:
    works = frozenset(tables.words("cues", "works", "nouns"))
    naming = frozenset(tables.words("cues", "works", "verbs"))
    signs = frozenset(tables.words("cues", "works", "signs"))
    for s in reading.sentences:
        for q, region in s.tokens.regions.items() if s.regions else ():
            titled = is_title(reading, region)
            named = titled and (_announced(s, q, works, naming) or _apposed(reading, s, q, region))
            if named or _is_label(reading, s, q, region) or _is_sign(s, q, signs) or _is_listed(s, q):
                reading.set_aside(region)


def is_title(reading: Reading, region: Region) -> bool:
    """Whether all words but the small ones begin with a capital."""
    words = region.inner.of(reading.text).strip(",.").split()
    if len(words) > _MOST_WORDS:
        return False
    heads = [(w.lstrip("'‘“\"("), w.lower()) for w in words]
    return all(head[:1].isupper() or head[:1].isdigit() or low in _SMALL for head, low in heads)


def _is_label(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    """A name given, not words said: "so-called", "known as", "dubbed", "calling themselves"."""
    if len(region.inner.of(reading.text).split()) > _LABEL_WORDS:
        return False
    i = q - 1
    if s.low(i) == "say" and s.low(i - 1) == "to" and s.low(i - 2) in ("way", "word", "strategy", "name", "code"):
        return True
    if s.low(i) in _NAMES or (s.tag(i) == "," and s.low(i - 1) in _NAMES):
        return True
    if s.low(i) in ("so-called", "self-styled", "self-proclaimed", "called") and s.low(i - 1) in ("so", "", "the", "a"):
        return True
    if s.low(i) in ("so-called", "self-styled", "self-proclaimed"):
        return True
    if s.low(i) == "as":
        i -= 1
        verb = i - 2 if s.low(i - 1) == "to" else i - 1
        named = s.low(verb) in _NAMING | {"call", "calls", "called", "calling", "refer", "refers", "referred"}
        return s.low(i) == "known" or (named and s.low(i) in _REFLEXIVE)
    if s.low(i) in _REFLEXIVE:
        return s.low(i - 1) in _NAMING | {"call", "calls", "called", "calling"}
    if s.low(i) not in _NAMING:
        return False
    while i > 0 and s.tag(i - 1) == "r":
        i -= 1
    return s.tag(i - 1) in (",", "n", "e", "") or s.low(i - 1) in _BE or is_title(reading, region)


def _apposed(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    """ "his morning sheet, “Playbook,” is ...", "“Thunder” and “The Lady”": by a noun or another title."""
    if region.inner.of(reading.text)[-1] in ".!?":
        return False
    if s.tag(q - 1) == "c" and s.tag(q - 2) == "Q":
        return s.tokens.regions[q - 2].outer.start in reading.aside
    behind = s.tag(q + 1)
    if s.tag(q - 1) == "," and s.tag(q - 2) in "nN" and region.inner.of(reading.text).count(" ") < _NEAR:
        return behind not in ("", ".") and not any(t in "vp" for t in s.tags[q + 1 : q + 5]) and not _reported(s, q)
    return s.low(q - 1) in ("in", "into", "of") and s.tag(q - 2) in "nNx" and " " in region.inner.of(reading.text)


def _reported(s: Sentence, q: int) -> bool:
    return any(i < q and cue.clause is Trust.PLAIN for i, cue in s.cues)


def _is_sign(s: Sentence, q: int, signs: frozenset[str]) -> bool:
    """ "a board that read “...”", "wearing a shirt saying “...”": written on a thing, said by nobody."""
    if s.low(q - 1) not in _WRITTEN and not (s.tag(q - 1) in ",:" and s.low(q - 2) in _WRITTEN):
        return False
    noun = next((i for i in range(q - 2, max(-1, q - 6), -1) if s.low(i) in signs), None)
    if noun is None:
        return False
    return not s.tags[noun + 1 : q].strip("th,-:vG") and (s.low(q - 1) not in ("said", "says") or s.tag(q - 2) in "th")


def _is_listed(s: Sentence, q: int) -> bool:
    """ "HEADLINE, by Ann Poe: “...”" in a digest: the opening of a listed article, no quotation."""
    if s.tag(q - 1) != ":" or "Q" not in s.tags[:q]:
        return False
    by = next((i for i in range(q - 2, max(-1, q - 10), -1) if s.low(i) == "by"), None)
    return by is not None and s.tag(by - 1) in "Q," and not s.tags[by + 1 : q - 1].strip("NSDnc'")


def _announced(s: Sentence, q: int, works: frozenset[str], naming: frozenset[str]) -> bool:
    """Whether a word for a work stands just before or behind, or a verb that gives names."""
    before = [s.low(i) for i in range(max(0, q - _NEAR), q) if s.tag(i) not in ",;:."]
    if before and (before[-1] in naming or any(w in works for w in before)):
        return True
    if s.tag(q - 1) == "S" or s.tag(q + 1) == "S":
        return True
    return s.low(q + 1) in works
