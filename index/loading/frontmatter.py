"""The facts above a Markdown text: YAML between ``---``, TOML between ``+++``, or inline ``author:: X`` lines.

Nothing is constructed: YAML is read as a stream of events into strings, lists and mappings of strings, so that tags,
aliases and implicit types cannot do anything. What cannot be parsed is read line by line; what is no mapping at all
stays in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from index.loading import fields
from index.loading.fields import Pair

MAX_CHARS = 64 * 1024
MAX_DEPTH = 10

_KEY_LINE = re.compile(r"([A-Za-z_][\w .-]{0,40}?) {0,2}[:=]")
_KEY_START = re.compile(r"[A-Za-z_][\w.-]{0,40}(?: [\w.-]{1,40}){0,2} {0,2}[:=](?: |\Z)")
_INLINE = re.compile(
    r"(?:[-*] )?[*_]{0,2}([A-Za-z][\w -]{0,30}?)[*_]{0,2} ?::[*_]{0,2} {0,8}(\S.{0,1000})\Z", re.DOTALL
)
_INLINE_WITHIN = 20
_PROSE = 3
"""A key of more spaces than this is a sentence between two rules, not a key."""

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"


class _Refused(Exception):
    """An alias, a tag, or nesting beyond the limit."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The pairs found, the text below them, and what is to be said about it."""

    pairs: tuple[Pair, ...]
    body: str
    notices: tuple[str, ...] = ()


def split(text: str) -> Matter:
    """Cut the front matter off ``text``; without any, the body is the whole text."""
    for fence, endings in (("---", ("---", "...")), ("+++", ("+++",))):
        found = _fenced(text, fence, endings)
        if found is None:
            continue
        matter, body = found
        if len(matter) > MAX_CHARS:
            return Matter((), body, (f"front matter of more than {MAX_CHARS // 1024} kB left out",))
        pairs, notices = _yaml(matter) if fence == "---" else _toml(matter)
        return Matter(pairs, body, notices) if pairs is not None else Matter((), text)
    pairs, body = _inline(text)
    return Matter(pairs, body)


def _fenced(text: str, fence: str, endings: Sequence[str]) -> tuple[str, str] | None:
    """What stands between a fence on the first line and the next one, and what follows it."""
    start = len(text) - len(text.lstrip("\u2060\n"))
    first_end = text.find("\n", start)
    if first_end < 0 or text[start:first_end].rstrip() != fence:
        return None
    position = first_end + 1
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if end - position <= 8 and text[position:end].rstrip() in endings:
            return text[first_end + 1 : position], text[end + 1 :]
        position = end + 1
    return None


def _yaml(matter: str) -> tuple[tuple[Pair, ...] | None, tuple[str, ...]]:
    import yaml

    try:
        value = _Events(matter).value()
    except (_Refused, yaml.YAMLError, RecursionError, ValueError):
        return _by_line(matter), ("front matter is not plain YAML; read line by line",)
    if value is None:
        return (), ()
    if not isinstance(value, Mapping) or any(key.count(" ") > _PROSE for key in value):
        return None, ()
    return tuple(_pairs(value)), ()


def _toml(matter: str) -> tuple[tuple[Pair, ...] | None, tuple[str, ...]]:
    try:
        found = tomllib.loads(matter)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return _by_line(matter), ("front matter is not valid TOML; read line by line",)
    return tuple(_pairs({key: _plain(value) for key, value in found.items()})), ()


def _by_line(matter: str) -> tuple[Pair, ...] | None:
    """``key: value`` lines, or None if fewer than half of the lines are such, which then are text.

    Values that open a list or mapping, or are very long, are left out.
    """
    rows = [line for line in matter.split("\n") if line.strip()]
    found = [match for line in rows if len(line) <= 4100 and (match := _KEY_LINE.match(line))]
    proper = [line for line in rows if not line.startswith((" ", "\t", "-", "#"))]
    keys = sum(1 for line in proper if _KEY_START.match(line))
    if keys * 2 < len(proper) or not keys:
        return None
    pairs: list[Pair] = []
    for match in found:
        value = match.string[match.end() :].strip()
        opens_more = value.startswith(("[", "{", "&", "*", "!", "|", ">")) and not value.startswith("[[")
        if value and len(value) <= 1000 and not opens_more:
            pairs.append(Pair(match[1], (value.strip("\"'") or value,)))
    return tuple(pairs)


def _pairs(mapping: Mapping[str, Value]) -> Iterator[Pair]:
    for key, value in mapping.items():
        values = tuple(_strings(value))
        if values:
            yield Pair(key, values)


def _strings(value: Value, depth: int = 0) -> Iterator[str]:
    """The strings of a value in order; of a mapping its name, as in ``author: {name: Jane Doe}``."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif depth > MAX_DEPTH:
        return
    elif isinstance(value, Mapping):
        for key in ("name", "title", "url"):
            if key in value:
                yield from _strings(value[key], depth + 1)
                return
    else:
        for item in value:
            yield from _strings(item, depth + 1)


def _plain(value: object, depth: int = 0) -> Value:
    """A TOML value as strings, lists and mappings."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, dict)) and depth < MAX_DEPTH:
        if isinstance(value, list):
            return [_plain(item, depth + 1) for item in value]
        return {str(key): _plain(item, depth + 1) for key, item in value.items()}
    return str(value)[:1000] if isinstance(value, (int, float, bool)) else ""


def _inline(text: str) -> tuple[tuple[Pair, ...], str]:
    """Known ``key:: value`` lines among the first lines; they leave the text, everything else stays."""
    if "::" not in text[:4000]:
        return (), text
    rows = text.split("\n", _INLINE_WITHIN)
    pairs: list[Pair] = []
    kept: list[str] = []
    for row in rows[:_INLINE_WITHIN]:
        found = _INLINE.match(row.strip()) if len(row) <= 1100 else None
        if found and fields.roles(found[1]):
            pairs.append(Pair(found[1], (found[2],)))
        else:
            kept.append(row)
    if not pairs:
        return (), text
    return tuple(pairs), "\n".join(kept + rows[_INLINE_WITHIN:])


class _Events:
    """Builds plain values from YAML events, refusing what front matter does not need."""

    def __init__(self, matter: str) -> None:
        import yaml

        self._events = yaml.parse(matter, Loader=yaml.CSafeLoader)
        self._yaml = yaml

    def value(self) -> Value | None:
        """The first document; None if it is empty."""
        for event in self._events:
            if isinstance(event, (self._yaml.ScalarEvent, self._yaml.CollectionStartEvent, self._yaml.AliasEvent)):
                found = self._node(event, 0)
                return None if found == "" else found
        return None

    def _node(self, event: object, depth: int) -> Value:
        if depth > MAX_DEPTH or isinstance(event, self._yaml.AliasEvent):
            raise _Refused
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") or getattr(event, "anchor", None) is not None:
            raise _Refused
        if isinstance(event, self._yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, self._yaml.SequenceStartEvent):
            return self._sequence(depth)
        return self._mapping(depth)

    def _sequence(self, depth: int) -> Value:
        items: list[Value] = []
        for event in self._events:
            if isinstance(event, self._yaml.SequenceEndEvent):
                break
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> Value:
        """The last of two equal keys stands; a key that is no string is left out."""
        found: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, self._yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if isinstance(key, str):
                found[key] = value
        return found
