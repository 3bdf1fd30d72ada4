"""What articles call the same thing: names that some article of the set says are one ("X, also known as Y")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from index.language import tables, words

if TYPE_CHECKING:
    from index.comparison.digest import Digest

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_LEFT = re.compile(rf"(?P<name>{_NAME})[”’\"')]?,? ?[(–—-]? ?\Z")
_RIGHT = re.compile(rf" ?[“‘\"'(]?(?P<name>{_NAME})")
_BEFORE = 60
_AFTER = 60


def aliases(text: str) -> list[tuple[str, str]]:
    """Pairs of names for one thing, in the order first met; each pair sorted, each once."""
    found: dict[tuple[str, str], None] = {}
    for m in _links().finditer(words.lowered(text)):
        pair = _pair(text, m)
        if pair is not None:
            found.setdefault(pair)
    return list(found)


@cache
def _links() -> re.Pattern[str]:
    links = sorted(tables.lines("note", "alias", "links"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, links)) + r")\b")


def _pair(text: str, m: re.Match[str]) -> tuple[str, str] | None:
    right = _RIGHT.match(text, m.end(), m.end() + _AFTER)
    if right is None:
        return None
    if text[m.start()].isupper():
        comma = text.find(", ", right.end(), right.end() + 30)
        left = _RIGHT.match(text, comma + 1, comma + _AFTER) if comma >= 0 else None
    else:
        left = _LEFT.search(text[max(0, m.start() - _BEFORE) : m.start()])
    if left is None or not _whole(text, right):
        return None
    one, other = _clean(left["name"]), _clean(right["name"])
    if {one.lower(), other.lower()} & frozenset(tables.words("note", "general", "titles")):
        return None
    if one.lower() in other.lower() or other.lower() in one.lower():
        return None
    return (one, other) if one < other else (other, one)


def _whole(text: str, right: re.Match[str]) -> bool:
    """Whether what opens in marks is the name and nothing else: not "dubbed “TikTok refugees”"."""
    following = text[right.end() : right.end() + 2]
    if right[0].lstrip()[:1] in "“‘\"'":
        return following[:1] in "”’\"',." and bool(following)
    return not (following[:1] == " " and following[1:].islower()) or text[right.end() : right.end() + 4] in (
        " in ",
        " and",
        " to ",
        " by ",
    )


def _clean(printed: str) -> str:
    return re.sub(r"['’]s?$", "", printed)


def same_thing(digests: Iterable[Digest]) -> list[tuple[str, ...]]:
    """The names that pairs tie together, as sorted groups in the order first met."""
    groups: list[set[str]] = []
    for pair in dict.fromkeys(pair for d in digests for pair in d.aliases):
        joined = [g for g in groups if g & set(pair)]
        groups = [g for g in groups if not g & set(pair)] + [set(pair).union(*joined)]
    return [tuple(sorted(group)) for group in groups]


def uses(d: Digest, name: str) -> list[int]:
    """Offsets at which ``name`` stands in the body of the article."""
    if name not in d.text:
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return [m.start() for p in d.voices.paragraphs for m in pattern.finditer(d.text, p.start, p.end)]
