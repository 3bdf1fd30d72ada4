"""Signs that a program exchanged the words of a text: set phrases with one word replaced, grammar broken word by word.

No original is needed and no phrase of any known text is kept: set phrases of English are crossed with dictionary
neighbours, after the "tortured phrases" of Cabanac, Labbé and Magazinov (arXiv 2107.06751).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import TypeAlias

from index.language import tables, words
from index.language.voices import Voices, map_voices
from index.model import Block, Span, Voice

_ARTICLE = re.compile(
    r"\b(?:(?P<a>[Aa]) (?P<vowel>[aeio][a-z]{3,})|(?P<an>[Aa]n) (?P<other>[bcdfgjklmnpqrstvwyz][a-z]{3,}))\b"
)
_LETTERS = re.compile(r"[a-z]+")
_SLOT = re.compile(r"\{[^}]*\}|[^ {]+")
_SOUNDS = re.compile(r"(?:one|once|eu|ewe|ubi|uni|use|usu|uto)")


_Known: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Phrases by their first word and their second (none: an empty one), the longer first."""


def find(text: str, blocks: Sequence[Block] | None = None, *, voices: Voices | None = None) -> list[Span]:
    """Places outside of quotation that look reworded, in order; one alone means little."""
    voices = voices or map_voices(text, blocks)
    found = {
        *_broken(text, voices),
        *_exchanged_phrases(text, voices),
        *_wrong_articles(text, voices),
        *_crowds(text, voices),
    }
    if len(found) < PLENTY:
        found.update(_standins(text, voices))
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
    for span, _ in _phrases(text, voices, _variants()):
        yield span


def _phrases(text: str, voices: Voices, known: _Known) -> Iterator[tuple[Span, str]]:
    """Where one of the phrases stands, the longest at each place, and which one it is."""
    low = words.lowered(text)
    for paragraph in voices.paragraphs:
        found = list(_LETTERS.finditer(low, paragraph.start, paragraph.end))
        following = [m[0] for m in found[1:]] + [""]
        for m, after in zip(found, following, strict=False):
            by_second = known.get(m[0])
            if by_second is None:
                continue
            for phrase in (*by_second.get(after, ()), *by_second.get("", ())):
                stop = m.start() + len(phrase)
                if low[m.start() : stop].replace("-", " ") != phrase or low[stop : stop + 1].isalnum():
                    continue
                if stop <= paragraph.end:
                    yield Span(m.start(), stop), phrase
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


PLENTY = 12
"""With so many plainer signs the stand-ins, which are English, are not asked."""
STANDINS = 3
"""So many different stand-ins, and so many of them in a thousand words (``DENSITY``), make each of them a sign."""
DENSITY = 10
AT_MOST = 3
"""A stand-in counts so often at most: what a text is about may be called by one of these words."""


def _standins(text: str, voices: Voices) -> list[Span]:
    """Words and turns that a paraphrasing program likes and a newsroom does not, where they crowd."""
    found = [
        (span, phrase) for span, phrase in _phrases(text, voices, _unusual()) if voices.of(span) is not Voice.QUOTE
    ]
    kinds = Counter(phrase for _, phrase in found)
    if len(kinds) < STANDINS:
        return []
    length = sum(words.count(text, p.start, p.end) for p in voices.paragraphs)
    weight = sum(min(AT_MOST, n) for n in kinds.values())
    return [span for span, _ in found] if weight * 1000 >= DENSITY * length else []


@cache
def _unusual() -> _Known:
    """The stand-ins."""
    listed = (choice for line in tables.lines("standins", "phrases") for choice in _spelled_out(line))
    return _by_words((*tables.words("standins", "words"), *listed))


def _spelled_out(line: str) -> Iterator[str]:
    """ "told {he,she} that" as each of the phrases it stands for."""
    slots = [part[1:-1].split(",") if part[0] == "{" else [part] for part in _SLOT.findall(line)]
    return (" ".join(chosen) for chosen in product(*slots))


def _by_words(phrases: Iterable[str]) -> _Known:
    known: dict[str, dict[str, set[str]]] = {}
    for phrase in phrases:
        first, second, *_ = (*_LETTERS.findall(phrase), "")
        known.setdefault(first, {}).setdefault(second, set()).add(phrase)
    return {
        first: {second: tuple(sorted(found, key=lambda v: (-len(v), v))) for second, found in seconds.items()}
        for first, seconds in known.items()
    }


@cache
def _exchanged() -> Mapping[str, tuple[Sequence[str], re.Pattern[str]]]:
    """By the plain word what is put for it: as phrases, and as a pattern for them as whole words."""
    pairs = tables.section("reworded", "exchanged").items()
    return {plain: (str(found).split("|"), re.compile(rf"\b(?:{found})\b")) for plain, found in pairs}


@cache
def _variants() -> _Known:
    """Every set phrase with one or more of its words exchanged."""
    english = frozenset(tables.lines("reworded", "english")) | frozenset(tables.lines("reworded", "phrases"))
    neighbours = {key: tuple(str(value).split()) for key, value in tables.section("reworded", "neighbours").items()}
    crossed = (
        " ".join(chosen).replace("-", " ")
        for phrase in tables.lines("reworded", "phrases")
        for chosen in product(*((word, *neighbours.get(word, ())) for word in phrase.split()))
    )
    return _by_words(variant for variant in crossed if variant not in english)
