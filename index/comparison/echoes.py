"""The same utterance in other articles: whole, shortened, altered, or quoted by somebody else.

Quotes with the same words are grouped first; the groups meet in an inverted index of four-word runs, rare runs only,
and every meeting is checked word by word (:mod:`index.comparison.utterances`). Stock phrases and slogans stay apart:
what is short, or common, or said by several people, is no echo.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.comparison.utterances import SHORT, TELLING_RUN, Common, Said, compare, diff, spoken, weights, within
from index.language.names import gender_of_forename
from index.model import Echo, FiledQuote, Relation, Source, Speaker

RUN = 4
COMMON = 40
"""A run of words in more different utterances than this is a stock phrase and joins nothing."""
SLOGAN = 12
"""Fewer words that three people are named for are a slogan: only one's own repetitions are echoes of one another."""
REPEATED = 14
"""Days after which a speaker's few words are said anew rather than printed again."""
PRONOUN = 5
"""Mentions of fewer code points are pronouns, unless the name is as short."""
MOST = 100
"""Echoes kept for one quote."""


@dataclass(frozen=True, slots=True)
class _Utterance:
    """All quotes with the same words; ``inner`` are the ids of those that quote them from another mouth."""

    said: Said
    quotes: tuple[FiledQuote, ...]
    slogan: bool
    inner: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printed:
    """On which day an utterance is first found printed, and by whom; several where the day is the same."""

    day: str
    sources: tuple[Source, ...]


def find(quotes: Sequence[FiledQuote]) -> dict[str, tuple[Echo, ...]]:
    """Echoes of each quote in other articles, by quote id; quotes without any are left out.

    Order: same, shortened, altered, requoted; then by article path and quote id.
    """
    utterances = _utterances(quotes)
    weight = weights([one.said.words for one in utterances])
    found: dict[str, dict[str, tuple[FiledQuote, Echo]]] = defaultdict(dict)
    for utterance in utterances:
        _same_words(utterance, found)
    for first, second in _meetings(utterances):
        _compare(utterances[first], utterances[second], weight, found)
    order = {one: n for n, one in enumerate(Relation)}
    return {
        quote: tuple(
            echo for _, echo in sorted(echoes.values(), key=lambda e: (order[e[1].relation], e[0].path, e[0].id))[:MOST]
        )
        for quote, echoes in sorted(found.items())
    }


def first_printed(filed: FiledQuote, echoes: Sequence[Echo]) -> Printed | None:
    """Who printed the words first, by the dates of the articles; None where fewer than two have one."""
    dated = sorted(
        (when[:10], source.label, source.id, source)
        for when, source in [(filed.date, filed.source), *((echo.date, echo.source) for echo in echoes)]
        if when
    )
    if len(dated) < 2:
        return None
    day = dated[0][0]
    return Printed(day, tuple(dict.fromkeys(source for on, _, _, source in dated if on == day)))


_Found = dict[str, dict[str, tuple[FiledQuote, Echo]]]
"""By the quote asked about, then by the quote found."""


def _utterances(quotes: Sequence[FiledQuote]) -> list[_Utterance]:
    groups: dict[tuple[str, ...], list[FiledQuote]] = defaultdict(list)
    first: dict[tuple[str, ...], Said] = {}
    inner: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for quote in quotes:
        whole = spoken(quote.quote)
        for said in (whole, *within(quote.quote)):
            if len(said.words) >= RUN:
                groups[said.words].append(quote)
                first.setdefault(said.words, said)
                if said is not whole:
                    inner[said.words].add(quote.id)
    return [
        _Utterance(first[key], tuple(group), _is_slogan(key, group), frozenset(inner[key]))
        for key, group in groups.items()
    ]


def _is_slogan(words: tuple[str, ...], quotes: Sequence[FiledQuote]) -> bool:
    if len(words) >= SLOGAN or len(quotes) < 3:
        return False
    named = (quote.quote.speaker for quote in quotes)
    return len({_surname(who.name) for who in named if who and who.name and not who.inferred}) >= 3


def _same_words(utterance: _Utterance, found: _Found) -> None:
    many = utterance.quotes[: MOST + 1]
    common = Common(Relation.SAME, whole=True)
    for quote in utterance.quotes:
        for other in many:
            between = _between(quote, other, (utterance, utterance), common)
            if between is not None:
                found[quote.id].setdefault(other.id, (other, _echo(quote, other, between)))


def _compare(one: _Utterance, other: _Utterance, weight: Mapping[str, float], found: _Found) -> None:
    common = compare(one.said, other.said, weight)
    if common is None:
        return
    for quote in one.quotes[:MOST]:
        for second in other.quotes[:MOST]:
            between = _between(quote, second, (one, other), common)
            if between is not None:
                found[quote.id].setdefault(second.id, (second, _echo(quote, second, between)))
                found[second.id].setdefault(quote.id, (quote, _echo(second, quote, between)))


def _echo(asked: FiledQuote, other: FiledQuote, between: Relation) -> Echo:
    echo = Echo(other.id, other.article, other.source, between, date=other.date)
    one, two = spoken(asked.quote), spoken(other.quote)
    return echo if one.words == two.words else replace(echo, diff=diff(one.text, two.text))


def _between(
    one: FiledQuote, other: FiledQuote, uttered: tuple[_Utterance, _Utterance], common: Common
) -> Relation | None:
    """The relation of the words, or requoted where two speakers are named; None where too little speaks for it.

    An attribution that was inferred, or leads through a pronoun, is no proof of another mouth; marks within marks are.
    """
    if one.article == other.article:
        return None
    size = min(len(utterance.said.words) for utterance in uttered)
    slogan = any(utterance.slogan for utterance in uttered)
    proven = one.id in uttered[0].inner or other.id in uttered[1].inner
    first, second = one.quote.speaker, other.quote.speaker
    named = first is not None and second is not None and bool(first.name and second.name)
    same = named and _same_person(first, second)
    if size < SHORT or slogan:
        return common.relation if same and _near(one.date, other.date) else None
    if named and not same and not common.whole:
        return None
    if named and not same and (proven or not _inferred(first, second)):
        return Relation.REQUOTED if size >= TELLING_RUN else None
    return common.relation


def _inferred(*speakers: Speaker | None) -> bool:
    return any(who is not None and (who.inferred or _by_pronoun(who)) for who in speakers)


def _by_pronoun(who: Speaker) -> bool:
    """Whether the text has a word too short for the name: "he", whose name was looked for."""
    return 0 < who.mention.end - who.mention.start < min(PRONOUN, len(_surname(who.name or "")))


def _same_person(first: Speaker | None, second: Speaker | None) -> bool:
    """The same surname, and no forename that says otherwise."""
    one, other = ((who.name or "") if who else "" for who in (first, second))
    if _surname(one) != _surname(other):
        return False
    sexes = {gender_of_forename(name.split()[0]) for name in (one, other) if len(name.split()) > 1}
    return not {"m", "f"} <= {sex[0] for sex in sexes if sex}


def _surname(name: str) -> str:
    """The last word without case and accents."""
    last = name.split()[-1].casefold() if name.split() else ""
    return "".join(c for c in unicodedata.normalize("NFKD", last) if not unicodedata.combining(c))


def _near(one: str | None, other: str | None) -> bool:
    """Whether two days are near enough for a few words to be one utterance; undated ones may be."""
    try:
        return not one or not other or abs((_day(one) - _day(other)).days) <= REPEATED
    except ValueError:
        return True


def _day(when: str) -> date:
    return date.fromisoformat(when[:10])


def _runs(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return {words[n : n + RUN] for n in range(len(words) - RUN + 1)}


def _meetings(utterances: Sequence[_Utterance]) -> list[tuple[int, int]]:
    """Pairs of different utterances that share a run which is not common."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, utterance in enumerate(utterances):
        for run in _runs(utterance.said.words):
            index[run].append(n)
    met: set[tuple[int, int]] = set()
    for members in index.values():
        if 1 < len(members) <= COMMON:
            met.update((a, b) for n, a in enumerate(members) for b in members[n + 1 :])
    return sorted(met)
