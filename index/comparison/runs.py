"""Runs of words as numbers, so that texts are laid side by side without comparing words."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")

RUN = 5
"""Words of the shortest run that two articles are said to share."""

_WORDS = 65_536


class Remembered(dict[str, _T]):
    """What a function makes of each word, so that a list of words is looked up without a call for each."""

    def __init__(self, make: Callable[[str], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> _T:
        if len(self) >= _WORDS:
            self.clear()
        made = self[word] = self._make(word)
        return made


def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


_codes = Remembered(_code)


def hashed_runs(words: Sequence[str]) -> tuple[int, ...]:
    """A number for each run of ``RUN`` words, in order: equal runs have equal numbers."""
    codes = list(map(_codes.__getitem__, words))
    return tuple(map(hash, zip(*(codes[n:] for n in range(RUN)), strict=False)))
