"""The language of a text, by its script or its small words. Honest rather than clever: in doubt it is ``und``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from index.language.tables import section, words
from index.model import Fact

UNKNOWN = Fact("und", "language.unknown", 0.0)

_SAMPLE = 2000
_FEWEST = 200
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}\Z")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u3040-\ud7af]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_PERSIAN = re.compile("[پچژگ]")


def tag(text: str) -> str | None:
    """The main subtag of a stated language: ``en-US`` and ``en_GB`` are ``en``; None for what is no tag."""
    found = _TAG.match(text.strip())
    if not found:
        return None
    main = found[1].lower()
    return None if main in ("und", "mul", "zxx", "mis") else main


def detect(text: str) -> Fact:
    """The language of an article's text, with a confidence below 1; ``und`` under 200 characters of Latin script."""
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[len(text) // 2 :][: _SAMPLE // 2]
    if _OTHER_SCRIPT.search(sample):
        found = _by_script(sample)
        if found is not None:
            return found
    return _by_small_words(sample) if len(sample) >= _FEWEST else UNKNOWN


def _by_script(sample: str) -> Fact | None:
    """One script that makes up a third of the letters; kana beside Chinese characters means Japanese."""
    letters = sum(1 for char in sample if char.isalpha())
    if letters < 10:
        return None
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    if counts["ja"] * 10 > counts["zh"] and counts["ja"] + counts["zh"] > letters / 3:
        return Fact("ja", "language.script", 0.95)
    name, count = max(counts.items(), key=lambda item: item[1])
    if count * 3 < letters:
        return None
    if name == "ru" and len(_UKRAINIAN.findall(sample)) * 50 > count:
        name = "uk"
    if name == "ar" and len(_PERSIAN.findall(sample)) * 50 > count:
        name = "fa"
    return Fact(name, "language.script", 0.95 if name in ("ko", "zh", "el", "he", "th", "ka", "hy") else 0.8)


def _by_small_words(sample: str) -> Fact:
    """The language whose small words are an eighth of all words, and clearly more than any other's."""
    counted = Counter(_WORD.findall(sample.lower()))
    total = sum(counted.values())
    if total < 20:
        return UNKNOWN
    scores = sorted(
        ((sum(map(counted.__getitem__, small & counted.keys())), name) for name, small in _small_words().items()),
        reverse=True,
    )
    (best, name), (second, _) = scores[0], scores[1]
    if best * 8 < total or best < second * 1.15:
        return UNKNOWN
    return Fact(name, "language.small_words", 0.95 if best > second * 1.6 else 0.8)


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words("languages", "small_words", name)) for name in section("languages", "small_words")}
