"""Who said what, in which words: quotations and their speakers, by rules that explain themselves.

The order that works: pair the marks, cut into sentences with quotations as one word, look for reporting words, find
their subjects, infer the rest from what stands near, name the speakers. No model, no other article.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.quotes.chain import run
from index.analysis.quotes.grouping import group
from index.analysis.quotes.naming import name_speakers
from index.analysis.quotes.reading import Found, Reading
from index.language.unwrapped import unwrap
from index.model import Block, Quote, Speaker

_COUNTED = 1000
"""Beyond so many holders of one text the repeats are those of its most frequent segment."""


def extract(text: str, blocks: Sequence[Block] | None = None, language: str = "en") -> list[Quote]:
    """The quotations of an article in the order of its text.

    Args:
        text: the article; offsets of the result are code points into it.
        blocks: its paragraphs with their classes; only body and headings are read. Without them, every line is.
        language: ISO 639-1 code. Outside English only quotation marks and the nearest name are used.
    """
    text = unwrap(text, blocks)
    reading = Reading(text, blocks, language)
    run(reading)
    grouped = group(reading)
    speakers = name_speakers(reading, grouped)
    repeats = _repeats(text, grouped)
    return [_quote(text, f, s, n) for f, s, n in zip(grouped, speakers, repeats, strict=True)]


def _quote(text: str, found: Found, speaker: Speaker | None, repeats: int) -> Quote:
    segments = tuple(found.segments)
    words = " ".join(s.of(text) for s in segments)
    return Quote(found.kind, segments, words, found.rule, found.confidence, speaker, found.cue, repeats)


def _repeats(text: str, grouped: list[Found]) -> list[int]:
    """For each, how many others share one of its segments to the letter."""
    holders: dict[str, list[int]] = {}
    for n, found in enumerate(grouped):
        for words in dict.fromkeys(segment.of(text) for segment in found.segments):
            holders.setdefault(words, []).append(n)
    counts: list[int] = []
    for found in grouped:
        shared = [holders[segment.of(text)] for segment in found.segments]
        most = max(len(members) for members in shared)
        if most > 1 and sum(len(members) for members in shared) <= _COUNTED:
            most = len({n for members in shared for n in members})
        counts.append(most - 1)
    return counts
