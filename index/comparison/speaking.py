"""Who speaks in articles: what a speaker is called, and who is the same one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index.language import tables, words
from index.model import Quote

if TYPE_CHECKING:
    from index.comparison.digest import Digest

LONGEST_NAME = 6
"""Words; what has more is a headline."""
_SMALL = frozenset("of the and for de van von der den bin al la le di da du".split())
_PARTY = re.compile(r"[A-Z]-[A-Z][a-z]{0,5}\.?\Z")
"""A party and a state behind a name: "R-Ohio"."""
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Cited:
    """A speaker with the quotations with marks, in the order of the articles."""

    name: str
    named: bool
    quotes: tuple[tuple[Digest, Quote], ...]

    @property
    def words(self) -> int:
        """Words quoted, a repeated quotation once."""
        return sum(words.count(text) for text in {quote.text for _, quote in self.quotes})


def bare_name(printed: str) -> str:
    """A name for comparing: no possessive, curly apostrophes made straight, single spaces."""
    return _POSSESSIVE.sub("", " ".join(printed.split())).replace("’", "'")


def speakers(text: str, quotes: Sequence[Quote], names: Collection[str]) -> tuple[str | None, ...]:
    """What each quote's speaker is called, aligned with ``quotes``; None where the words cannot be a speaker.

    Args:
        names: the names met inside sentences; a capitalised word that is none of them only began a sentence.
    """
    parts = frozenset(part for name in names for part in name.split())
    return tuple(_speaker(text, quote, parts) for quote in quotes)


def _speaker(text: str, quote: Quote, parts: frozenset[str]) -> str | None:
    if quote.speaker is None:
        return None
    printed = bare_name(quote.speaker.name or quote.speaker.mention.of(text))
    if is_named(printed):
        printed = _without_office(printed)
        if len(printed.split()) > LONGEST_NAME or _PARTY.match(printed):
            return None
        return printed if " " in printed or printed.startswith("@") or printed in parts else None
    last = words.WORD.findall(printed)[-1:]
    return printed if last and last[0].lower() in _people() else None


def _without_office(printed: str) -> str:
    """ "State Ida Holm", of "Secretary of State Ida Holm", without what is left of the office."""
    parts = printed.split()
    offices = tables.words("note", "general", "offices")
    ends = [n for n, part in enumerate(parts[:-2]) if part in offices]
    return " ".join(parts[ends[-1] + 1 :]) if ends else printed


@cache
def _people() -> frozenset[str]:
    return frozenset(tables.words("note", "people", "words"))


def is_named(printed: str) -> bool:
    """Whether these words are a name: all capitalised, or a handle; pronouns and "a spokesman" are not."""
    big = [part for part in printed.split() if part.lower() not in _SMALL]
    if not big or printed.lower() in words.function_words():
        return False
    return printed.startswith("@") or all(p[0].isupper() or p[0].isdigit() or not p[0].isascii() for p in big)


def cited_in(digests: Iterable[Digest]) -> list[Cited]:
    """The speakers of quotations with marks, most words first, then by name."""
    found: dict[str, list[tuple[Digest, Quote]]] = {}
    for d in digests:
        for quote, name in d.spoken():
            if name is not None:
                found.setdefault(name, []).append((d, quote))
    cited = [Cited(name, is_named(name), tuple(quotes)) for name, quotes in found.items()]
    return sorted(cited, key=lambda c: (-c.words, c.name))


class Roster:
    """Speakers to be looked up by name, a surname alone standing for the full name that ends in it."""

    def __init__(self, cited: Iterable[Cited]) -> None:
        self._by_last: dict[str, list[Cited]] = {}
        for c in cited:
            self._by_last.setdefault(_last(c.name), []).append(c)

    def find(self, name: str) -> list[Cited]:
        """All entries that may be the same speaker."""
        return [c for c in self._by_last.get(_last(name), ()) if same_speaker(c.name, name)]

    def names(self) -> list[str]:
        """All names, grouped by their last word."""
        return [c.name for group in self._by_last.values() for c in group]


@cache
def _last(printed: str) -> str:
    parts = printed.split()
    return parts[-1].lower() if parts else ""


@cache
def _first(printed: str) -> str:
    """The first word that is no initial, without a full stop."""
    parts = [part for part in printed.lower().split()[:-1] if len(part.strip(".")) > 1]
    return parts[0] if parts else ""


def same_speaker(one: str, other: str) -> bool:
    """Equal but for initials and short forenames, or a surname alone beside a full name that ends in it."""
    if one.lower() == other.lower():
        return True
    if _last(one) != _last(other):
        return False
    first, second = sorted((_first(one), _first(other)), key=len)
    return not first or second == first or (len(first) >= 3 and second.startswith(first))
