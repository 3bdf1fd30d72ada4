"""Words and light stems for comparing texts; search has its own, heavier analyser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from index.language import tables
from index.model import Span

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
"""Letters and digits, with inner apostrophes and hyphens."""

_PARTED = re.compile(f"({WORD.pattern})")
_VOWEL = re.compile(r"[aeiouy]")
_POSSESSIVE = ("'s", "’s")
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "media": "media",
    "news": "news",
}


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The words of ``text[start:end]`` as matches with offsets into ``text``."""
    return WORD.finditer(text, start, len(text) if end is None else end)


def count(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words there are."""
    return len(WORD.findall(text, start, len(text) if end is None else end))


def spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The places of the words."""
    return [Span(*m.span()) for m in tokens(text, start, end)]


def at(text: str, start: int) -> Span:
    """The place of the word that begins at ``start``."""
    m = WORD.match(text, start)
    return Span(start, m.end() if m is not None else start)


def lowered(text: str) -> str:
    """Lower case with every offset kept: the few letters that would grow (``İ``) leave the text as it is.

    Patterns in lower case over it are several times faster than patterns that ignore case.
    """
    low = text.lower()
    return low if len(low) == len(text) else text


def plain(word: str) -> str:
    """Lower case, straight apostrophes, without a possessive ending."""
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low


def plain_words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of ``text[start:end]``, each made :func:`plain`."""
    return _all_plain(WORD.findall(text, start, len(text) if end is None else end))


def plain_words_with_starts(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """What :func:`plain_words` gives, and where each of the words begins."""
    parts: list[str] = _PARTED.split(text[start:end])
    sizes = list(accumulate(map(len, parts), initial=start))
    return _all_plain(parts[1::2]), sizes[1:-1:2]


def _all_plain(found: list[str]) -> list[str]:
    """:func:`plain` of each word; all at once, which is far cheaper than one by one."""
    low = "\n".join(found).lower().replace("’", "'").split("\n") if found else []
    return [word[:-2] if word.endswith("'s") else word for word in low]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem: plural, past and progressive endings only, so that what is left can still be read.

    Harman's s-stemmer (How effective is suffixing?, 1991) with ``-ed`` and ``-ing`` added for longer words.
    """
    low = plain(word)
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(low) <= 3:
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    return _verb_stem(low)


def _verb_stem(low: str) -> str:
    for ending in ("ing", "ed"):
        base = low[: -len(ending)]
        if low.endswith(ending) and len(base) >= 4 and _VOWEL.search(base):
            if low.endswith("eed"):
                return low
            return base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base.rstrip("e")
    return low[:-1] if low.endswith("e") and len(low) > 4 else low


@cache
def abbreviations() -> frozenset[str]:
    """Words (lower case, no stop) whose full stop does not end a sentence."""
    return frozenset(tables.words("titles", "abbreviations", "words"))


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing about a story by themselves, with the common reporting verbs."""
    return frozenset(tables.words("function", "words")) | frozenset(tables.words("function", "reporting"))


def content_stems(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Stems of the words that are neither function words nor plain numbers, in order."""
    skip = function_words()
    found: list[str] = WORD.findall(text, start, len(text) if end is None else end)
    pairs = zip(found, _all_plain(found), strict=True)
    return [stem(word) for word, low in pairs if low not in skip and not word[0].isdigit()]
