"""Rows of what is quoted and of who is quoted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from index.comparison.coverage.columns import Columns, Found, Place
from index.comparison.digest import Digest
from index.comparison.note.story import looks_reworded
from index.comparison.speaking import Cited, Roster, cited_in
from index.language import names, tables, words
from index.model import Echo, FiledQuote, QuoteKind, Span

LONE_WORDS = 8
OF_A_SOURCE = 5
"""What no other source quotes is a row from so many words on, and of one source no more than so many."""

_INNER = re.compile(r"(?<!\w)[‘“\"'](?=\w)")


def quotes(columns: Columns, filed: Sequence[FiledQuote], echoes: Mapping[str, tuple[Echo, ...]]) -> Iterator[Found]:
    """Each utterance once, with all that print it; then the longest quotations in marks that one source alone has."""
    home = {d.article.id: (n, d) for n, group in enumerate(columns.groups) for d in group}
    lone: dict[int, list[Found]] = defaultdict(list)
    for members in _utterances([quote for quote in filed if quote.article in home], echoes):
        sound = [one for one in members if not looks_reworded(home[one.article][1])]
        label = _usual([piece for member in sound or members for piece in _pieces(member)])
        length = words.count(label)
        places: dict[int, list[Place]] = defaultdict(list)
        for member in members:
            column, d = home[member.article]
            places[column].append((d, _where(member, d, label)))
        found = Found(label.rstrip(" ,;:"), places, length)
        if len(places) > 1:
            yield found
        elif length >= LONE_WORDS and any(member.quote.kind is QuoteKind.DIRECT for member in members):
            lone[next(iter(places))].append(found)
    for these in lone.values():
        yield from sorted(these, key=lambda f: (-f.count, -f.weight))[:OF_A_SOURCE]


def _where(filed: FiledQuote, d: Digest, label: str) -> Span:
    """The piece of a quote that has most of the words of ``label``."""
    wanted = set(words.plain_words(label))
    return max(filed.quote.segments, key=lambda s: len(wanted & set(words.plain_words(d.text, s.start, s.end))))


def _utterances(filed: Sequence[FiledQuote], echoes: Mapping[str, tuple[Echo, ...]]) -> list[list[FiledQuote]]:
    """Quotes that are echoes of one another, or have the same words in one source, in the order first met."""
    groups: dict[str, list[FiledQuote]] = {}
    by_words: dict[tuple[str, ...], str] = {}
    for quote in filed:
        same = by_words.setdefault((quote.source.id, *words.plain_words(quote.quote.text)), quote.id)
        together = [quote]
        for near in (same, *(echo.quote for echo in echoes.get(quote.id, ()))):
            group = groups.get(near)
            if group is not None and group is not together:
                together = [*group, *together]
                groups.update((member.id, together) for member in together)
        groups.update((member.id, together) for member in together)
    return list({id(group): group for group in groups.values()}.values())


def _usual(printed: Sequence[str]) -> str:
    """The wording that is printed most; of such, the longest without another quotation inside."""
    times = Counter(tuple(words.plain_words(one)) for one in printed)

    def weight(one: str) -> tuple[bool, int, bool, int]:
        key = tuple(words.plain_words(one))
        return len(key) >= LONE_WORDS, times[key], not _INNER.search(one), len(one)

    return max(printed, key=weight)


def _pieces(filed: FiledQuote) -> Iterator[str]:
    """The runs of words as printed: what stood between two pieces of a quote is no part of it."""
    at = 0
    for segment in filed.quote.segments:
        size = segment.end - segment.start
        yield filed.quote.text[at : at + size]
        at += size + 1


def speakers(columns: Columns) -> Iterator[Found]:
    """Everyone quoted by name, a surname alone standing for the full name that ends in it."""
    cited_by = [[_plainly(c) for c in cited_in(group) if c.named] for group in columns.groups]
    known = {c.name for cited in cited_by for c in cited if " " in c.name}
    rosters = [Roster(replace(c, name=_known(c.name, known)) for c in cited) for cited in cited_by]
    taken: set[str] = set()
    for name in sorted({n for roster in rosters for n in roster.names()}, key=lambda n: (-len(n), n)):
        if name in taken:
            continue
        cited = [roster.find(name) for roster in rosters]
        taken.update(c.name for group in cited for c in group)
        places = {n: [(d, q.segments[0]) for c in group for d, q in c.quotes] for n, group in enumerate(cited) if group}
        forms = Counter({name: 0})
        for c in (c for group in cited for c in group if " " in c.name):
            forms[c.name] += len(c.quotes)
        label = max(forms, key=lambda form: (forms[form], len(form), form))
        yield Found(label, places, sum(c.words for group in cited for c in group))


def _plainly(cited: Cited) -> Cited:
    """Without a title or a word for what the person is: "Captain Ada Stone", "Passenger Ada Stone"."""
    parts = names.bare(cited.name)
    people = frozenset(tables.words("note", "people", "words"))
    while len(parts) > 1 and parts[0].lower() in people and not names.is_body(cited.name):
        parts = parts[1:]
    return replace(cited, name=" ".join(parts)) if parts else cited


def _known(name: str, known: Collection[str]) -> str:
    """The shorter name behind words that nobody else puts before it: "Harbour Master Ada Stone"."""
    parts = name.split()
    tails = (" ".join(parts[n:]) for n in range(len(parts) - 2, 0, -1))
    return next((tail for tail in tails if tail in known), name)
