"""Rows of names: who and what is named, each under one form, without what only looks like a name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from index.comparison.coverage.columns import Columns, Found, Place
from index.comparison.digest import Digest
from index.comparison.speaking import bare_name
from index.language import names, tables, words
from index.model import Span

LEAST_USES = 3
MANY_TIMES = 3
"""A name in one source alone is a shorter one with a word before it, if the shorter is so many times as frequent."""

_INNER = re.compile(r"(?<=['’]s) | and the ")


@dataclass(slots=True)
class _Name:
    """One name in all its forms."""

    forms: Counter[str] = field(default_factory=Counter)
    places: dict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))

    @property
    def count(self) -> int:
        return self.forms.total()

    def take(self, other: _Name) -> None:
        for column, places in other.places.items():
            self.places[column] = sorted([*self.places[column], *places], key=lambda p: (p[0].article.path, p[1]))


def find(columns: Columns, speakers: Sequence[Found]) -> Iterator[Found]:
    """Names met three times or more.

    Args:
        speakers: who is quoted; one who is named just where he is quoted needs no second row.
    """
    found = _gathered(columns)
    small = _small_words(columns)
    _fold(found, {s.label.casefold() for s in speakers if " " in s.label}, small)
    quoted = {s.label.casefold(): set(s.places) for s in speakers}
    for key, name in found.items():
        if name.count and not _is_noise(key, name, small) and quoted.get(key) != set(name.places):
            count = sum(map(len, name.places.values()))
            if count >= LEAST_USES:
                yield Found(_usual(name), dict(name.places))


def _gathered(columns: Columns) -> dict[str, _Name]:
    """All uses by the name without case, titles and possessives; an outlet's own name and bylines left out."""
    uses = [(n, d, span) for n, group in enumerate(columns.groups) for d in group for span in _spans(d)]
    whole: dict[str, set[int]] = defaultdict(set)
    for n, d, span in uses:
        whole[bare_name(span.of(d.text)).casefold()].add(n)
    own = {d.article.id: _own_names(d) for d in columns.digests}
    found: dict[str, _Name] = {}
    for n, d, span in uses:
        for part in [span] if len(whole[bare_name(span.of(d.text)).casefold()]) > 1 else _parted(d.text, span):
            form = _plain(part.of(d.text))
            key = form.casefold()
            if form and not any(key in one for one in own[d.article.id]):
                name = found.setdefault(key, _Name())
                name.forms[form] += 1
                name.places[n].append((d, part))
    return found


def _spans(d: Digest) -> Iterator[Span]:
    for spans in d.names.values():
        yield from spans


def _parted(text: str, span: Span) -> list[Span]:
    """ "China's Beijing" and "Ada and the Quay" are two names each, where no second source has them as one."""
    parts, start = [], span.start
    for m in _INNER.finditer(text, span.start, span.end):
        parts.append(Span(start, m.start()))
        start = m.end()
    return [*parts, Span(start, span.end)]


def _plain(printed: str) -> str:
    """Without titles before and a possessive behind it; empty where nothing of a name is left."""
    kept = names.bare(printed.replace("’", "'"))
    if not kept:
        return ""
    parts = printed.split()
    first = next((n for n, part in enumerate(parts) if bare_name(part).rstrip(",") == kept[0]), 0)
    return bare_name(" ".join(parts[first:]))


def _own_names(d: Digest) -> tuple[str, ...]:
    """What the article calls its outlet, its agency and its author."""
    facts = (d.article.outlet, d.article.agency, d.article.byline)
    return tuple(f" {fact.value} ".casefold().replace("’", "'") for fact in facts if fact is not None)


def _small_words(columns: Columns) -> Counter[str]:
    """How often each word is printed in lower case in the whole set."""
    found: Counter[str] = Counter()
    for d in columns.digests:
        for paragraph in d.voices.paragraphs:
            found.update(w for w in words.WORD.findall(d.text, paragraph.start, paragraph.end) if w[0].islower())
    return found


def _fold(found: dict[str, _Name], speakers: set[str], small: Mapping[str, int]) -> None:
    """Put what stands for another name with that one: a surname with its full name, "Then Ada" with "Ada"."""
    people = {key for key in found if " " in key and (key in speakers or _is_person(key))}
    last: dict[str, list[str]] = defaultdict(list)
    for key in sorted(people):
        for part in {key.split()[0], key.split()[-1]}:
            last[part].append(key)
    moved: dict[str, str] = {}
    for key in sorted(found, key=lambda k: (-len(k.split()), k)):
        target = _target(key, found, people, last, small)
        while target in moved:
            target = moved[target]
        if target is not None and target != key:
            found[target].take(found.pop(key))
            moved[key] = target


def _target(
    key: str, found: Mapping[str, _Name], people: set[str], last: Mapping[str, list[str]], small: Mapping[str, int]
) -> str | None:
    """The name that ``key`` is another form of, if any."""
    parts = key.split()
    if len(parts) == 1:
        return last[key][0] if len(last.get(key, ())) == 1 else None
    if key in people and len(parts) == 2:
        return None
    tails = [" ".join(parts[n:]) for n in range(1, len(parts))]
    shorter = [*tails, *(" ".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))]
    return next(
        (s for s in shorter if s in people),
        next((s for s in shorter if s in found and _only_adds(key, s, found, small)), None),
    )


def _is_person(key: str) -> bool:
    return names.is_forename(key.split()[0]) and not names.is_body(key) and len(key.split()) <= 3


def _only_adds(key: str, shorter: str, found: Mapping[str, _Name], small: Mapping[str, int]) -> bool:
    name, other = found[key], found[shorter]
    rest = [part for part in key.split() if part not in shorter.split()]
    return (
        len(name.places) == 1
        and len(other.places) > 1
        and other.count >= MANY_TIMES * name.count
        and shorter not in _identity()
        and all(part in _identity() or part in words.function_words() or small[part] for part in rest)
    )


def _is_noise(key: str, name: _Name, small: Mapping[str, int]) -> bool:
    """Groups of people, function words, agencies, and common words in capitals."""
    if key in _identity() or key in words.function_words() or key in _agencies() or len(key.strip(".")) < 2:
        return True
    return " " not in key and small[key] + small[f"{key}s"] >= name.count


def _usual(name: _Name) -> str:
    """The form printed most; one in capitals only where there is no other."""
    return min(name.forms, key=lambda form: (form.isupper() and len(form) > 5, -name.forms[form], form))


@cache
def _identity() -> frozenset[str]:
    return frozenset(tables.words("identity", "words"))


@cache
def _agencies() -> frozenset[str]:
    found: set[str] = set()
    for outlet, facts in tables.section("outlets", "outlets").items():
        if isinstance(facts, dict) and facts.get("agency"):
            found.update(name.casefold() for name in (outlet, *facts.get("aliases", ())))
    return frozenset(found)
