"""Facts from ``key: value`` pairs, whatever file they stand in: front matter, header lines, inline fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from index.language.sanitise import one_line
from index.language.tables import table, words
from index.loading import dates, hosts, languages, outlets
from index.loading.drafts import Given
from index.model import Fact, Span

_SEPARATORS = re.compile(r"[ _.-]+")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{0,500}\)")
_LONGEST = {"title": 500, "byline": 300}


@dataclass(frozen=True, slots=True)
class Pair:
    """A key as the file spells it, its values, and where the value stands in the text, if it does."""

    key: str
    values: tuple[str, ...]
    evidence: Span | None = None


def roles(key: str) -> tuple[str, ...]:
    """What a key may state: ``("outlet", "url")`` for ``source``, nothing for a key that is not known."""
    return _roles().get(_SEPARATORS.sub("", key.strip().lower()), ())


def given(pairs: Iterable[Pair], origin: str) -> Given:
    """The facts that the pairs state; ``origin`` begins the ids of their rules, as in ``front-matter.title``.

    The first usable value of a role stands. A value of ``source`` is an address, a domain or a name: each says whose
    the article is, an address also where it is; a name given beside it is believed before it.
    """
    found: dict[str, Fact] = {}
    by_address: Fact | None = None
    references: list[Fact] = []
    for pair in pairs:
        values = [clean for value in pair.values if (clean := _clean(value))]
        for role in roles(pair.key) if values else ():
            if role == "references":
                references += [Fact(value[:300], f"{origin}.references", 1.0, pair.evidence) for value in values[:20]]
                continue
            fact = _fact(role, values, f"{origin}.{role}", pair.evidence)
            if fact is None:
                continue
            if role == "domain" or (role == "outlet" and hosts.domain_in(values[0]) is not None):
                by_address = by_address or fact
            else:
                found.setdefault(role, fact)
    outlet = found.get("outlet") or by_address or _outlet_of(found.get("url"), origin)
    return Given(
        title=found.get("title"),
        outlet=outlet,
        agency=found.get("agency"),
        byline=found.get("byline"),
        dateline=found.get("dateline"),
        date=found.get("date"),
        url=found.get("url"),
        language=found.get("language"),
        references=tuple(references),
    )


def _fact(role: str, values: Sequence[str], rule: str, evidence: Span | None) -> Fact | None:
    value = _VALUES[role](values) if role in _VALUES else one_line(values[0], _LONGEST.get(role, 120))
    return Fact(value, rule, 1.0, evidence) if value else None


def _outlet(values: Sequence[str]) -> str | None:
    host = hosts.domain_in(values[0])
    if host is not None:
        return outlets.name_of_host(host)
    if values[0][:4].lower() == "http" or "://" in values[0]:
        return None
    return outlets.canonical(values[0])


def _domain(values: Sequence[str]) -> str | None:
    host = hosts.domain_in(values[0])
    return outlets.name_of_host(host) if host is not None else None


def _outlet_of(url: Fact | None, origin: str) -> Fact | None:
    host = hosts.host_of(url.value) if url is not None else None
    name = outlets.name_of_host(host) if host is not None else None
    return Fact(name, f"{origin}.host") if name is not None else None


def _names(values: Sequence[str]) -> str:
    names = [one_line(value.removeprefix("By ").removeprefix("by "), 80) for value in values[:10]]
    return one_line(", ".join(names), 300)


_VALUES: Mapping[str, Callable[[Sequence[str]], str | None]] = {
    "outlet": _outlet,
    "agency": lambda values: outlets.canonical(values[0]),
    "domain": _domain,
    "url": lambda values: hosts.valid_url(values[0]),
    "byline": _names,
    "date": lambda values: dates.parse(values[0]),
    "language": lambda values: languages.tag(values[0]),
}


def _clean(value: str) -> str:
    """A value without the brackets of notes (``[[Jane Doe]]``, ``[Jane Doe](...)``) and without quotes around it."""
    text = value[:4000]
    if "[" in text:
        text = _LINK.sub(r"\1", _WIKI.sub(r"\1", text))
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return "" if text.lower() in ("null", "none", "~", "n/a", "unknown", "[]", "{}") else text


@cache
def _roles() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for role in table("fields"):
        for key in words("fields", role):
            found[key] = (*found.get(key, ()), role)
    return found
