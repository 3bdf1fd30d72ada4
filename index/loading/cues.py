"""The cues of ``index/data/blocks.toml`` as compiled patterns; each is one alternation of fixed phrases, so linear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from index.language.tables import lines, words

_TOKEN = re.compile(r"[^\s/|,;:()&+–—-]{1,60}")
_LITTLE = frozenset("of de da di la le van von der den and for the via by at in und et y".split())


def probe(line: str, limit: int = 600) -> str:
    """A line as it is compared with the cues: lower case, straight apostrophes, at most ``limit`` characters."""
    return line[:limit].lower().replace("’", "'")


@cache
def starting(*keys: str) -> re.Pattern[str]:
    """One of the phrases at the start, ending at a word's end."""
    return re.compile(rf"(?:{_either(lines('blocks', *keys))})")


@cache
def holding(*keys: str) -> re.Pattern[str]:
    """One of the phrases anywhere, beginning where a word begins."""
    return re.compile(rf"(?<![\w/])(?:{_either(lines('blocks', *keys))})|(?<=\w)(?:{_slashed(keys)})")


@cache
def stems(*keys: str) -> re.Pattern[str]:
    """One of the stems anywhere, whatever follows it."""
    return re.compile("|".join(re.escape(stem) for stem in lines("blocks", *keys)))


@cache
def whole(*keys: str) -> frozenset[str]:
    """The phrases, for lines that are nothing else."""
    return frozenset(lines("blocks", *keys))


@cache
def reporting() -> re.Pattern[str]:
    """A word of reporting, by which a line is somebody's statement."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words('blocks', 'reporting')))})\b")


def only_names(line: str) -> bool:
    """Whether a line is names, numbers and the little words between them, and so no sentence."""
    found = _TOKEN.findall(line)
    return bool(found) and all(not word[0].islower() or word in _LITTLE for word in found)


def _either(phrases: Iterable[str]) -> str:
    """Longest first; a phrase that ends in a letter or digit ends where a word ends."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalpha() else "") for phrase in ordered)


def _slashed(keys: tuple[str, ...]) -> str:
    """Cues such as ``/AFP``, which follow a name without a space; a pattern that never matches if there are none."""
    slashed = [phrase for phrase in lines("blocks", *keys) if phrase.startswith("/")]
    return _either(slashed) if slashed else r"(?!)"
