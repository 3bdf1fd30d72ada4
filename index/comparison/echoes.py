"""The same utterance in other articles: whole, shortened, altered, or quoted by somebody else.

Quotes with the same words are grouped first; the groups meet in an inverted index of four-word runs, rare runs only,
and every meeting is checked word by word. Stock phrases and slogans stay apart: what is short, or common, or said by
two people, is no echo.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from index.language import words
from index.model import Echo, FiledQuote, QuoteKind, Relation

RUN = 4
SHORT = 6
"""Below so many words two quotes are the same only word for word and from the same speaker."""
LIKE = 0.75
"""Share of the shorter quote's words that must stand in the longer one, in order."""
TELLING_RUN = 8
"""So many words in a row are no accident, however plain they are."""
COMMON = 40
"""A run of words in more different utterances than this is a stock phrase and joins nothing."""
MOST = 100
"""Echoes kept for one quote."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Utterance:
    """All quotes with the same words."""

    words: tuple[str, ...]
    quotes: tuple[FiledQuote, ...]


def find(quotes: Sequence[FiledQuote]) -> dict[str, tuple[Echo, ...]]:
    """Echoes of each quote in other articles, by quote id; quotes without any are left out.

    Order: same, shortened, altered, requoted; then by article path and quote id.
    """
    utterances = _utterances(quotes)
    found: dict[str, list[tuple[FiledQuote, Echo]]] = defaultdict(list)
    for utterance in utterances:
        _same_words(utterance, found)
    for first, second in _meetings(utterances):
        _compare(utterances[first], utterances[second], found)
    order = {relation: n for n, relation in enumerate(Relation)}
    return {
        quote: tuple(
            echo for _, echo in sorted(echoes, key=lambda e: (order[e[1].relation], e[0].path, e[0].id))[:MOST]
        )
        for quote, echoes in sorted(found.items())
    }


def _utterances(quotes: Sequence[FiledQuote]) -> list[_Utterance]:
    groups: dict[tuple[str, ...], list[FiledQuote]] = defaultdict(list)
    for quote in quotes:
        if quote.quote.kind is not QuoteKind.INDIRECT:
            spoken = _spoken(quote.quote.text)
            if len(spoken) >= RUN:
                groups[spoken].append(quote)
    return [_Utterance(spoken, tuple(group)) for spoken, group in groups.items()]


def _spoken(text: str) -> tuple[str, ...]:
    return tuple(m[0].lower().replace("’", "").replace("'", "") for m in _WORD.finditer(text))


def _same_words(utterance: _Utterance, found: dict[str, list[tuple[FiledQuote, Echo]]]) -> None:
    many = utterance.quotes[: MOST + 1]
    for quote in utterance.quotes:
        for other in many:
            if quote.article == other.article:
                continue
            relation = _relation_of_speakers(quote, other, len(utterance.words), Relation.SAME)
            if relation is not None:
                found[quote.id].append((other, Echo(other.id, other.article, other.source, relation)))


def _relation_of_speakers(one: FiledQuote, other: FiledQuote, length: int, relation: Relation) -> Relation | None:
    """``relation``, or requoted where two speakers are named; None where too little speaks for an echo."""
    first, second = _name(one), _name(other)
    same = bool(first and second) and _surname(first) == _surname(second)
    if length < SHORT:
        return relation if same else None
    if first and second and not same:
        return Relation.REQUOTED if length >= 2 * RUN else None
    return relation


def _name(filed: FiledQuote) -> str:
    speaker = filed.quote.speaker
    return speaker.name or "" if speaker is not None else ""


def _surname(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""


def _runs(spoken: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return {spoken[n : n + RUN] for n in range(len(spoken) - RUN + 1)}


def _meetings(utterances: Sequence[_Utterance]) -> list[tuple[int, int]]:
    """Pairs of different utterances that share a run which is not common."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, utterance in enumerate(utterances):
        for run in _runs(utterance.words):
            index[run].append(n)
    met: set[tuple[int, int]] = set()
    for members in index.values():
        if 1 < len(members) <= COMMON:
            met.update((a, b) for n, a in enumerate(members) for b in members[n + 1 :])
    return sorted(met)


def _compare(one: _Utterance, other: _Utterance, found: dict[str, list[tuple[FiledQuote, Echo]]]) -> None:
    relation = _relation_of_words(one.words, other.words)
    if relation is None:
        return
    length = min(len(one.words), len(other.words))
    for quote in one.quotes[:MOST]:
        for second in other.quotes[:MOST]:
            if quote.article == second.article:
                continue
            between = _relation_of_speakers(quote, second, length, relation)
            if between is None:
                continue
            there = Echo(second.id, second.article, second.source, between, diff(quote.quote.text, second.quote.text))
            back = Echo(quote.id, quote.article, quote.source, between, diff(second.quote.text, quote.quote.text))
            found[quote.id].append((second, there))
            found[second.id].append((quote, back))


def _relation_of_words(one: tuple[str, ...], other: tuple[str, ...]) -> Relation | None:
    short, long = sorted((one, other), key=len)
    shared = LCSseq.similarity(short, long)
    if shared < LIKE * len(short):
        return None
    runs = [op.src_end - op.src_start for op in Indel.opcodes(short, long) if op.tag == "equal"]
    if len(short) < SHORT:
        return Relation.SHORTENED if runs == [len(short)] else None
    if max(runs) < TELLING_RUN and not _telling(short, long):
        return None
    if shared == len(short):
        return Relation.SHORTENED if len(runs) <= 3 else None
    return Relation.ALTERED if len(short) >= SHORT + 2 and len(runs) <= 4 else None


def _telling(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether at least three words in common say something by themselves."""
    return len((set(short) & set(long)) - words.function_words()) >= 3


def diff(asked: str, found: str) -> tuple[tuple[str, str], ...]:
    """Word by word from the asked quote to the found one: ``=`` kept, ``-`` only there, ``+`` only here."""
    one, other = asked.split(), found.split()
    steps: list[tuple[str, str]] = []
    for op in Indel.opcodes([_bare(w) for w in one], [_bare(w) for w in other]):
        if op.tag == "equal":
            steps.append(("=", " ".join(other[op.dest_start : op.dest_end])))
        elif op.tag == "delete":
            steps.append(("-", " ".join(one[op.src_start : op.src_end])))
        else:
            steps.append(("+", " ".join(other[op.dest_start : op.dest_end])))
    return tuple(steps)


def _bare(word: str) -> str:
    return "".join(_spoken(word)) or word
