"""Topics of news stories in a text, by the words of ``topics.toml``: what was looked for, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from index.language import tables, words
from index.model import Span


@cache
def searched() -> Mapping[str, tuple[str, ...]]:
    """The words and phrases of each topic, as they are told to the reader."""
    topics = cast(Mapping[str, list[str]], tables.section("topics", "topics"))
    return {topic: tuple(terms) for topic, terms in topics.items()}


@cache
def _by_stem() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Topic and term by the term's stem."""
    found: dict[str, list[tuple[str, str]]] = {}
    for topic, terms in searched().items():
        for term in terms:
            if " " not in term:
                found.setdefault(words.stem(term), []).append((topic, term.lower()))
    return {stem: tuple(pairs) for stem, pairs in found.items()}


def _same_word(word: str, term: str) -> bool:
    """Whether one is the other with an ending: stems alone take "House" for "housing"."""
    return word.startswith(term) or term.startswith(word)


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for topic, terms in searched().items():
        for term in terms:
            if " " in term:
                found.setdefault(term.lower(), []).append(topic)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, found)) + r")\b")
    return pattern, {phrase: tuple(topics) for phrase, topics in found.items()}


def find(text: str, stems: Mapping[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    """Where each topic shows in ``text``; topics that do not are left out.

    Args:
        stems: the places of the content words by stem.
    """
    places: dict[str, list[Span]] = {}
    for stem, topics in _by_stem().items():
        for topic, term in topics if stem in stems else ():
            of_term = [span for span in stems[stem] if _same_word(words.plain(span.of(text)), term)]
            if of_term:
                places.setdefault(topic, []).extend(of_term)
    pattern, phrases = _phrases()
    for m in pattern.finditer(text.lower()) if len(text.lower()) == len(text) else ():
        for topic in phrases[m[0]]:
            places.setdefault(topic, []).append(Span(*m.span()))
    return {topic: tuple(sorted(set(spans))) for topic, spans in places.items()}
