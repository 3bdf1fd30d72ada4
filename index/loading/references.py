"""Lines that name other publications: what the text cites, and where it was published first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.loading import cues, hosts, outlets
from index.model import Span

_HEAD = re.compile(r"([^:]{2,40}?) {0,2}:[ \t]{0,4}(.{0,400})\Z", re.DOTALL)
_LONGEST_VALUE = 200
_LONGEST_LINE = 260
_LONGEST_NAME = 60
_NAME_END = re.compile(r"[.;(\[|]|, (?:on|in|at|under|by|and)\b| (?:on|in|at|under|as) ")


_ENTRY = re.compile(r"\b(?:https?://|www\.)|\b(?:19|20)\d{2}\b|\w\.(?:com|org|net|gov|edu|uk|de|fr|eu)\b")


class Role(StrEnum):
    """``cites``: the text leans on it. ``origin``: the text was published there."""

    CITES = "cites"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Named:
    """A publication named by a reference line; ``line`` counts the paragraphs given, ``span`` lies in that line."""

    role: Role
    value: str
    line: int
    span: Span
    is_domain: bool


def reference_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the paragraphs that are reference lines, their values on the lines below included."""
    return frozenset(_sections(lines))


def named(lines: Sequence[str]) -> tuple[Named, ...]:
    """Every publication that reference lines name, in the order of the text."""
    found: list[Named] = []
    for number, (role, start) in sorted(_sections(lines).items()):
        value = lines[number][start:]
        if not value.strip():
            continue
        name = _value(value)
        if name:
            at = lines[number].index(name, start)
            domain = hosts.domain_in(name) is not None
            found.append(Named(role, name, number, Span(at, at + len(name)), domain))
    return tuple(found)


def _sections(lines: Sequence[str]) -> dict[int, tuple[Role, int]]:
    """Line numbers to role and where the value starts in that line."""
    found: dict[int, tuple[Role, int]] = {}
    open_role: Role | None = None
    for number, line in enumerate(lines):
        head = _head(line, number, len(lines))
        if head is not None:
            found[number] = head
            open_role = head[0] if not line[head[1] :].strip() else None
        elif open_role is not None and _is_entry(line):
            found[number] = (open_role, 0)
        else:
            open_role = None
    return found


def _head(line: str, number: int, count: int) -> tuple[Role, int] | None:
    if len(line) > _LONGEST_LINE:
        return None
    probe = cues.probe(line)
    phrase = cues.starting("reference", "origin_phrases").match(probe)
    if phrase and not cues.reporting().search(probe):
        return Role.ORIGIN, phrase.end() + (probe[phrase.end() :].startswith(":"))
    parts = _HEAD.match(line)
    if not parts:
        return None
    word, value = parts[1].strip(" (*_").lower(), parts[2]
    if word in cues.whole("reference", "origin"):
        return _source_line(value, number, count, parts.start(2))
    if word in cues.whole("reference", "cites") and (not value.strip() or _is_name(value)):
        return Role.CITES, parts.start(2)
    return None


def _source_line(value: str, number: int, count: int, start: int) -> tuple[Role, int] | None:
    """``Source: X`` at the top or the end of a text is where it came from; in its midst, and for a list, a citation."""
    at_an_end = number < 6 or number >= count - 3
    if not value.strip():
        return Role.CITES, start
    if not _is_name(value):
        return None
    name = _value(value)
    known = hosts.domain_in(name) is not None or outlets.named(name) is not None
    return (Role.ORIGIN if at_an_end and known and "," not in value else Role.CITES), start


def _is_name(value: str) -> bool:
    """Whether what follows the colon is a domain or a name, and no headline such as "Sources: Ruiz to leave"."""
    return hosts.domain_in(value.strip()) is not None or (len(value) <= _LONGEST_VALUE and cues.only_names(value))


def _is_entry(line: str) -> bool:
    """Whether a line below "References:" is an entry: it holds an address or a year, or is no sentence."""
    if len(line) > _LONGEST_VALUE or cues.reporting().search(cues.probe(line)):
        return False
    return _ENTRY.search(line) is not None or not line.endswith((".", "!", "?", "”", '"'))


def _value(text: str) -> str:
    """The name or domain at the start of a value, without what is said of it."""
    words = text.strip(" \t\n*_-–•[]()“”\"'‘’")
    first = words.split(None, 1)[0] if words else ""
    if hosts.domain_in(first):
        return first.rstrip(".,;")
    cut = _NAME_END.search(words)
    name = (words[: cut.start()] if cut else words).rstrip(" .,;:")
    return name if len(name) <= _LONGEST_NAME else ""
