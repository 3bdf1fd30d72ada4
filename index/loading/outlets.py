"""Recognising outlets and agencies by name or domain (``index/data/outlets.toml``), and naming all others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from index.language.sanitise import one_line
from index.language.tables import section
from index.loading.hosts import passes_on, registered

_EDITION = re.compile(
    r"\s{0,2}(?:\((?:London|UK|US|Online|Print|International|Europe|Asia|Web|Internet)\)"
    r"|[-–—]{1,2} ?(?:Final|First|Online|International|Late|Early) Edition"
    r"|[-–—]{1,2} ?English|, ?(?:Inc|Ltd|LLC)\.?)\Z",
    re.IGNORECASE,
)
_DOT_COM = re.compile(r"\.(?:com|co\.uk|org|net)\.?\Z", re.IGNORECASE)
_NOT_NAME = re.compile(r"[^\w&+]+")
_MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of the table.

    ``agency``: others print its copy; ``word``: the name is an ordinary word too; ``shared``: others are called so.
    """

    name: str
    agency: bool = False
    word: bool = False
    shared: bool = False
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    by_name: Mapping[str, Outlet]
    by_loose_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]


def fold(name: str) -> str:
    """A name for comparison: no case, no leading article, no punctuation, no accents."""
    plain = name
    if not name.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return _NOT_NAME.sub(" ", plain.casefold().replace("'", "").replace("’", "")).strip().removeprefix("the ")


def named(name: str, *, loose: bool = True) -> Outlet | None:
    """The outlet of this name or alias; with ``loose`` also by spellings that are too common for running text."""
    key = fold(clean_name(name))
    table = _table()
    return table.by_name.get(key) or (table.by_loose_name.get(key) if loose else None)


def named_alone(line: str) -> Outlet | None:
    """The outlet whose name is the whole line; an ordinary word or two letters are not enough."""
    known = named(line, loose=False) if 3 <= len(line) <= 40 else None
    return known if known is not None and not known.word else None


def at_host(host: str) -> Outlet | None:
    """The outlet whose domain this host is, or lies below."""
    labels = host.lower().split(".")
    domains = _table().by_domain
    for first in range(len(labels) - 1):
        found = domains.get(".".join(labels[first:]))
        if found is not None:
            return found
    return None


def name_of_host(host: str) -> str | None:
    """How an article on this host is filed: the outlet's name, else the registered domain; None for aggregators."""
    known = at_host(host)
    if known is not None:
        return known.name
    return None if passes_on(host) else registered(host)


def canonical(name: str) -> str:
    """The table's spelling of a stated outlet, or the name itself, cleaned of editions and endings."""
    found = named(name)
    return found.name if found else clean_name(name)


def clean_name(name: str) -> str:
    """``The Guardian (London) - Final Edition`` and ``Guardian.com.`` without what does not belong to the name."""
    line = one_line(name, _MAX_NAME).strip(" \"'“”‘’")
    for _ in range(3):
        shorter = _EDITION.sub("", line)
        if shorter == line:
            break
        line = shorter
    bare = _DOT_COM.sub("", line)
    return bare if " " not in bare and fold(bare) in _table().by_name else line.rstrip(".,;:") or line


def slug(name: str) -> str:
    """A name as the tail of a source id: lower case, hyphens, never empty."""
    return _NOT_NAME.sub("-", fold(name)).strip("-") or "unnamed"


@cache
def _table() -> _Table:
    by_name: dict[str, Outlet] = {}
    by_loose_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for name, entry in section("outlets", "outlets").items():
        facts = cast(Mapping[str, object], entry)
        agency, word, shared = (bool(facts.get(flag, False)) for flag in ("agency", "word", "shared"))
        outlet = Outlet(name, agency, word, shared, tuple(_strings(facts, "domains")))
        for spelling in (name, *_strings(facts, "aliases")):
            by_name.setdefault(fold(spelling), outlet)
        for spelling in _strings(facts, "loose"):
            by_loose_name.setdefault(fold(spelling), outlet)
        for domain in outlet.domains:
            by_domain.setdefault(domain, outlet)
    return _Table(by_name, by_loose_name, by_domain)


def _strings(facts: Mapping[str, object], key: str) -> Sequence[str]:
    return cast(Sequence[str], facts.get(key, ()))
