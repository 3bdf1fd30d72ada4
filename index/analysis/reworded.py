"""Signs that a program exchanged the words of a text: set phrases with one word replaced, grammar broken word by word.

No original is needed and no phrase of any known text is kept: set phrases of English are crossed with dictionary
neighbours, after the "tortured phrases" of Cabanac, Labbé and Magazinov (arXiv 2107.06751).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from index.language import tables, words
from index.language.voices import Voices, map_voices
from index.model import Block, Span, Voice

_ARTICLE = re.compile(
    r"\b(?:(?P<a>[Aa]) (?P<vowel>[aeio][a-z]{3,})|(?P<an>[Aa]n) (?P<other>[bcdfgjklmnpqrstvwyz][a-z]{3,}))\b"
)
_FIRST = re.compile(r"[a-z]+")
_SOUNDS = re.compile(r"(?:one|once|eu|ewe|ubi|uni|use|usu|uto)")


def find(text: str, blocks: Sequence[Block] | None = None, *, voices: Voices | None = None) -> list[Span]:
    """Places outside of quotation that look reworded, in order; one alone means little."""
    voices = voices or map_voices(text, blocks)
    found = {
        *_broken(text, voices),
        *_exchanged_phrases(text, voices),
        *_wrong_articles(text, voices),
        *_crowds(text, voices),
    }
    return sorted(span for span in found if voices.of(span) is not Voice.QUOTE)


def _broken(text: str, voices: Voices) -> Iterator[Span]:
    pattern, low = _broken_pattern(), words.lowered(text)
    for paragraph in voices.paragraphs:
        for m in pattern.finditer(low, paragraph.start, paragraph.end):
            yield Span(*m.span())


@cache
def _broken_pattern() -> re.Pattern[str]:
    rules = tables.section("reworded", "broken").values()
    return re.compile(r"(?<!\w)(?:" + "|".join(str(rule) for rule in rules) + r")(?!\w)")


def _wrong_articles(text: str, voices: Voices) -> Iterator[Span]:
    """ "a important", "an big": the article that was right for the word that stood there before."""
    for paragraph in voices.paragraphs:
        for m in _ARTICLE.finditer(text, paragraph.start, paragraph.end):
            if (m["a"] and not _SOUNDS.match(m["vowel"])) or m["an"]:
                yield Span(*m.span())


def _exchanged_phrases(text: str, voices: Voices) -> Iterator[Span]:
    variants, low = _variants(), words.lowered(text)
    for paragraph in voices.paragraphs:
        for m in _FIRST.finditer(low, paragraph.start, paragraph.end):
            if m[0] not in variants:
                continue
            for variant in variants[m[0]]:
                stop = m.start() + len(variant)
                if low[m.start() : stop].replace("-", " ") != variant or low[stop : stop + 1].isalnum():
                    continue
                if stop <= paragraph.end:
                    yield Span(m.start(), stop)
                break


CROWD = 3
"""So many exchanged words, and three times the plain ones, make each of them a sign."""


def _crowds(text: str, voices: Voices) -> Iterator[Span]:
    """Exchanged words that have all but driven out the plain ones: "stated" everywhere and "said" nowhere."""
    low = words.lowered(text)
    for plain, (phrases, exchanged) in _exchanged().items():
        if sum(map(low.count, phrases)) < CROWD:
            continue
        found = [Span(*m.span()) for m in exchanged.finditer(low)]
        found = [span for span in found if voices.of(span) is not Voice.QUOTE]
        if len(found) < CROWD:
            continue
        others = [Span(*m.span()) for m in re.finditer(rf"\b{plain}\b", low)]
        if 3 * sum(voices.of(span) is not Voice.QUOTE for span in others) <= len(found):
            yield from found


@cache
def _exchanged() -> Mapping[str, tuple[Sequence[str], re.Pattern[str]]]:
    """By the plain word what is put for it: as phrases, and as a pattern for them as whole words."""
    pairs = tables.section("reworded", "exchanged").items()
    return {plain: (str(found).split("|"), re.compile(rf"\b(?:{found})\b")) for plain, found in pairs}


@cache
def _variants() -> Mapping[str, tuple[str, ...]]:
    """Every set phrase with one or more of its words exchanged, by its first word, the longer first."""
    english = frozenset(tables.lines("reworded", "english")) | frozenset(tables.lines("reworded", "phrases"))
    neighbours = {key: tuple(str(value).split()) for key, value in tables.section("reworded", "neighbours").items()}
    by_first: dict[str, set[str]] = {}
    for phrase in tables.lines("reworded", "phrases"):
        slots = [(word, *neighbours.get(word, ())) for word in phrase.split()]
        for chosen in product(*slots):
            variant = " ".join(chosen).replace("-", " ")
            if variant not in english:
                by_first.setdefault(variant.split()[0], set()).add(variant)
    return {first: tuple(sorted(found, key=lambda v: (-len(v), v))) for first, found in by_first.items()}
