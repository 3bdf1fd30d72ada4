"""Short heads for the columns of a matrix, each its own, that still look like the names they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
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
    """The heads, aligned with ``sources``: initials of the name, or its beginning.

    Names that come out alike are told by the words that not all of them have, or else by their number.
    """
    words = [_words(source) for source in sources]
    shorts = [_head(_telling(w, source), source) for w, source in zip(words, sources, strict=True)]
    alike: dict[str, list[int]] = defaultdict(list)
    for n, short in enumerate(shorts):
        alike[short.casefold()].append(n)
    for group in (group for group in alike.values() if len(group) > 1):
        common = set.intersection(*({word.casefold() for word in words[n]} for n in group))
        own = [[word for word in words[n] if word.casefold() not in common] for n in group]
        others = [_head(w or words[n], sources[n]) for n, w in zip(group, own, strict=True)]
        if len({other.casefold() for other in others}) == len(group):
            for n, other in zip(group, others, strict=True):
                shorts[n] = other
    taken: set[str] = set()
    heads: list[str] = []
    for number, (short, source) in enumerate(zip(shorts, sources, strict=True), 1):
        doubt = "?" if source.inferred else ""
        head = short + doubt
        if not width_of(short) or head.casefold() in taken:
            tail = f"{number}{doubt}"
            head = (_cut(short, max(0, WIDEST - len(tail))) if width_of(short) else "") + tail
            head = head if head.casefold() not in taken else f"#{number}"
        taken.add(head.casefold())
        heads.append(head)
    return tuple(heads)


def _head(words: Sequence[str], source: Source) -> str:
    room = WIDEST - 1 if source.inferred else WIDEST
    return _cut(_short(words, room), room)


def _is_file(source: Source) -> bool:
    """An article that is filed under its own path."""
    return source.id.startswith("article:")


def _words(source: Source) -> list[str]:
    """The words of a name; the name itself where it has none."""
    name = one_line(source.label)
    if _is_file(source):
        name = _FILE.sub("", name.rpartition("/")[2])
    found = [word for word in _WORD.findall(name) if word.lower() not in _SMALL]
    return found or [name.removesuffix("?").strip()]


def _telling(words: Sequence[str], source: Source) -> Sequence[str]:
    """Of a file's name what is no day and no number, if there is anything: "2025-01-02-dark-ferry.txt" is ``df``."""
    plain = [word for word in words if not any(letter.isdigit() for letter in word)] if _is_file(source) else []
    return plain or words


def _short(words: Sequence[str], room: int) -> str:
    """ "Northport Herald" as ``NH``, "Channel 4" as ``C4``, "Herald" as it is; of a long number the end."""
    initials = "".join(word if word.isdigit() else _graphemes_of(word)[0] for word in words)
    number = next((word for word in reversed(words) if word.isdigit()), "")
    if number and (len(words) == 1 or width_of(initials) > room):
        return number[-room:]
    return initials if len(words) > 1 else words[0]


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
