"""The facts above a Markdown text: YAML between ``---``, TOML between ``+++``, or inline ``author:: X`` lines.

Nothing is constructed: YAML is read as a stream of events into strings, lists and mappings of strings, so that tags,
aliases and implicit types cannot do anything. What cannot be parsed is read line by line; where the closing fence is
missing, the lines that state known facts are taken; what is no mapping at all stays in the text.
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
FAULT = "front matter "
"""Every notice begins so: facts that the file states may be lost."""

_KEY_LINE = re.compile(r"([A-Za-z_][\w .-]{0,40}?) {0,2}[:=]")
_KEY_START = re.compile(r"[A-Za-z_][\w.-]{0,40}(?: [\w.-]{1,40}){0,2} {0,2}[:=](?: |\Z)")
_INLINE = re.compile(
    r"(?:[-*] )?[*_]{0,2}([A-Za-z][\w -]{0,30}?)[*_]{0,2} ?::[*_]{0,2} {0,8}(\S.{0,1000})\Z", re.DOTALL
)
_LINE = re.compile(r"\(at line (\d{1,9})")
_BLANK = re.compile(r"\n[ \t]*\n")
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
            return Matter((), body, (f"{FAULT}of more than {MAX_CHARS // 1024} kB left out",))
        first = _fence_end(text, fence) or 0
        above = text.count("\n", 0, first + 1)
        pairs, notices = _yaml(matter, above) if fence == "---" else _toml(matter, above)
        if pairs is not None and not (notices and _holds_prose(matter)):
            return Matter(pairs, body, notices)
        return _unclosed(text) or Matter((), text)
    unclosed = _unclosed(text)
    if unclosed is not None:
        return unclosed
    pairs, body = _inline(text)
    return Matter(pairs, body)


def _unclosed(text: str) -> Matter | None:
    """The lines below an opening fence up to the first that is no key, if one of them states a known fact."""
    first = _fence_end(text, "---") or _fence_end(text, "+++")
    if first is None:
        return None
    start = end = first + 1
    known = False
    while start < len(text) and end - first <= MAX_CHARS:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start : min(stop, start + 4100)]
        key = _KEY_START.match(line)
        if key is None and not (known and line.startswith((" ", "\t", "- ", "#"))):
            break
        known = known or _states(line)
        start = end = stop + 1
    if not known:
        return None
    pairs = _by_line(text[first + 1 : end])
    return Matter(pairs or (), text[end:], (f"{FAULT}is never closed; read line by line",))


def _fenced(text: str, fence: str, endings: Sequence[str]) -> tuple[str, str] | None:
    """What stands between a fence on the first line and the next one, and what follows it."""
    first_end = _fence_end(text, fence)
    if first_end is None:
        return None
    position = first_end + 1
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if end - position <= 8 and text[position:end].rstrip() in endings:
            return text[first_end + 1 : position], text[end + 1 :]
        position = end + 1
    return None


def _fence_end(text: str, fence: str) -> int | None:
    """Where the first line that is not blank ends, if it is a fence."""
    start = len(text) - len(text.lstrip("\u2060\n"))
    end = text.find("\n", start)
    return end if end >= 0 and text[start:end].rstrip() == fence else None


def _yaml(matter: str, above: int) -> tuple[tuple[Pair, ...] | None, tuple[str, ...]]:
    import yaml

    try:
        value = _Events(matter).value()
    except yaml.YAMLError as error:
        mark = error.problem_mark or error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
        where = f" (line {above + mark.line + 1})" if mark is not None else ""
        return _by_line(matter), (f"{FAULT}is not valid YAML{where}; read line by line",)
    except (_Refused, RecursionError, ValueError):
        return _by_line(matter), (f"{FAULT}is not plain YAML; read line by line",)
    if value is None:
        return (), ()
    if not isinstance(value, Mapping) or any(key.count(" ") > _PROSE for key in value):
        return None, ()
    return tuple(_pairs(value)), ()


def _toml(matter: str, above: int) -> tuple[tuple[Pair, ...] | None, tuple[str, ...]]:
    try:
        found = tomllib.loads(matter)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = _LINE.search(str(error))
        where = f" (line {above + int(line[1])})" if line else ""
        return _by_line(matter), (f"{FAULT}is not valid TOML{where}; read line by line",)
    return tuple(_pairs({key: _plain(value) for key, value in found.items()})), ()


def _holds_prose(matter: str) -> bool:
    """Whether a line below a blank one is no key: then the closing fence is a rule in the text."""
    blank = _BLANK.search(matter.strip("\n"))
    below = matter.strip("\n")[blank.end() :].split("\n") if blank else []
    return any(
        line.strip() and not line.startswith((" ", "\t", "-", "#")) and not _KEY_START.match(line) for line in below
    )


def _states(line: str) -> bool:
    """Whether a line begins with the key of a known fact."""
    key = _KEY_START.match(line)
    return key is not None and bool(fields.roles(key[0].rstrip(" :=")))


def _by_line(matter: str) -> tuple[Pair, ...] | None:
    """``key: value`` lines, or None if it looks like text: hardly a line has a key, and the first states no known fact.

    Values that open a list or mapping, or are very long, are left out.
    """
    rows = [line for line in matter.split("\n") if line.strip()]
    found = [match for line in rows if len(line) <= 4100 and (match := _KEY_LINE.match(line))]
    proper = [line for line in rows if not line.startswith((" ", "\t", "-", "#"))]
    keys = sum(1 for line in proper if _KEY_START.match(line))
    meant = bool(rows) and (_states(rows[0]) or rows[0].startswith("{")) and not _holds_prose(matter)
    if (keys * 2 < len(proper) or not keys) and not meant:
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
