"""Short heads for the columns of a matrix, each its own, that still look like the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.language.sanitise import one_line
from reader.text.cells import graphemes, shown, width_of

if TYPE_CHECKING:
    from index.model import Source

WIDEST = 4
"""Cells of a head, a ``?`` for a source that was inferred included."""

_WORD = re.compile(r"[^\W_]+")
_FILE = re.compile(r"\.\w{1,5}\Z")
_SMALL = frozenset("the a an of and de la le der die das".split())


def abbreviated(sources: Sequence[Source]) -> tuple[str, ...]:
    """The heads, aligned with ``sources``: initials of the name, or its beginning; a number where two are alike."""
    taken: set[str] = set()
    heads: list[str] = []
    for number, source in enumerate(sources, 1):
        doubt = "?" if source.inferred else ""
        head = _cut(_short(source.label), WIDEST - len(doubt)) + doubt
        if not width_of(head.rstrip("?")) or head.casefold() in taken:
            tail = f"{number}{doubt}"
            head = _cut(_short(source.label), max(0, WIDEST - len(tail))) + tail
            head = head if head.casefold() not in taken else f"#{number}"
        taken.add(head.casefold())
        heads.append(head)
    return tuple(heads)


def _short(label: str) -> str:
    """ "Northport Herald" as ``NH``, "story/2025-01-02-dark-ferry.txt" as ``df``, "Herald" as it is."""
    name = _FILE.sub("", one_line(label).rpartition("/")[2])
    words: list[str] = [word for word in _WORD.findall(name) if word.lower() not in _SMALL]
    telling = [word for word in words if not any(letter.isdigit() for letter in word)]
    if len(telling) > 1:
        return "".join(_graphemes_of(word)[0] for word in telling)
    return (telling or words or [name.strip()])[0]


def _graphemes_of(text: str) -> list[str]:
    safe = shown(text)
    return [safe[start:end] for start, end, _ in graphemes(safe)] or [""]


def _cut(text: str, width: int) -> str:
    """The first graphemes that ``width`` cells hold."""
    kept = ""
    for piece in _graphemes_of(text):
        if width_of(kept + piece) > width:
            break
        kept += piece
    return kept
