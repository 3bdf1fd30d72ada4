"""Chinese and Japanese: a name that stands directly at the verb of saying (李华说：“…”, 「…」と田中氏は述べた)."""

from __future__ import annotations

import re

from index.analysis.quotes.reading import Reading, Sentence, Source
from index.language.elsewhere import speech
from index.language.marks import Region
from index.language.tables import words
from index.model import Span

_REACH = 24
_LONGEST = {"zh": 4, "ja": 8}
"""Longer runs of characters are more than a name, but for foreign ones with a dot amid."""
_HAN = re.compile(r"[\u4e00-\u9fff\u30a0-\u30ff\u3005·・]+")
_TOPIC = re.compile(r"([\u4e00-\u9fff\u30a0-\u30ff\u3005・]{2,10})(?:氏|さん|様)?[はが]、?")
_STOPS = frozenset("。！？；!?\n「“『")


def marker_beside(reading: Reading, s: Sentence, region: Region, language: str) -> tuple[bool, Source | None]:
    """Whether a verb of saying stands at the marks, and who says it where a name stands at that verb."""
    return _chinese(reading, s, region) if language == "zh" else _japanese(reading, s, region)


def _chinese(reading: Reading, s: Sentence, region: Region) -> tuple[bool, Source | None]:
    text = reading.text
    start = max(s.span.start, region.outer.start - _REACH)
    lead = text[start : region.outer.start].rstrip(" ：:，,")
    for verb in speech("zh"):
        if lead.endswith(verb):
            first = start + len(lead) - len(verb)
            while first > start and _HAN.match(text[first - 1]):
                first -= 1
            cut = first == start and start > s.span.start
            return True, None if cut else _named(text, first, start + len(lead) - len(verb), "zh")
    behind = _clause(text, region, s)
    at = region.outer.end + len(behind) - len(behind.lstrip(" ，,"))
    run = _HAN.match(text, at, region.outer.end + len(behind))
    for verb in speech("zh") if run else ():
        place = run.group().find(verb) if run else -1
        if place >= 0:
            return True, _named(text, at, at + place, "zh")
    return False, None


def _japanese(reading: Reading, s: Sentence, region: Region) -> tuple[bool, Source | None]:
    text = reading.text
    behind = _clause(text, region, s)
    if not behind.startswith("と") or not any(verb in behind for verb in speech("ja")):
        return False, None
    at = region.outer.end + 1
    topic = _TOPIC.match(text, at, at + len(behind)) or _TOPIC.match(text, s.span.start, region.outer.start)
    return True, _named(text, *topic.span(1), "ja") if topic else None


def _clause(text: str, region: Region, s: Sentence) -> str:
    """What stands behind the marks up to the next stop."""
    behind = text[region.outer.end : min(s.span.end, region.outer.end + _REACH)]
    stop = next((n for n, char in enumerate(behind) if char in _STOPS), len(behind))
    return behind[:stop]


def _named(text: str, start: int, end: int, language: str) -> Source | None:
    """These characters as a name, unless they are too few, too many, or stand for nobody in particular."""
    run = text[start:end]
    for courtesy in words("languages", "nobody", "behind"):
        run = run.removesuffix(courtesy)
    dotted = any(dot in run for dot in "·・")
    if not 2 <= len(run) <= (12 if dotted else _LONGEST[language]) or run in words("languages", "nobody", "words"):
        return None
    place = Span(start, start + len(run))
    return Source(place, place)
