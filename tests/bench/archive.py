"""An invented archive for the engines alone: articles of 3.5 to 6.5 kB over a vocabulary as skewed as a true one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from index.search import IndexedArticle, IndexedQuote
from tests.bench.corpus import names

WORDS = 60_000
_ENDINGS = ("", "", "", "s", "ed", "ing", "er", "ly")
_CONSONANTS = "bcdfghklmnprstvz"


class Item(NamedTuple):
    """One article as it is indexed, with its quotes and its day."""

    article: IndexedArticle
    quotes: tuple[IndexedQuote, ...]
    day: str


def vocabulary(rng: random.Random) -> list[str]:
    """Invented words, frequent ones short, some of them inflections of others."""
    words: dict[str, None] = {}
    while len(words) < WORDS:
        syllables = min(4, 1 + len(words).bit_length() // 5)
        stem = "".join(rng.choice(_CONSONANTS) + rng.choice("aeiou") for _ in range(syllables)) + rng.choice("nrtl")
        words[stem + (rng.choice(_ENDINGS) if len(words) > 200 else "")] = None
    return list(words)


def articles(count: int, seed: int = 7) -> Iterator[Item]:
    """The same articles for the same seed; a larger archive begins with the smaller one."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    weights = list(accumulate(1 / (rank + 2.7) ** 1.1 for rank in range(len(words))))
    people = names(rng, 2_000)
    for number in range(count):
        yield _item(rng, number, words, weights, people)


def _item(rng: random.Random, number: int, words: list[str], weights: list[float], people: list[str]) -> Item:
    total = rng.randint(560, 1_000)
    drawn = rng.choices(words, cum_weights=weights, k=total)
    topic = rng.sample(words[200:20_000], 4)
    for at in range(0, total, 40):  # words of a topic come again and again
        drawn[at] = rng.choice(topic)
    cast = rng.sample(people, 3)
    paragraphs: list[str] = []
    quotes: list[IndexedQuote] = []
    at = 0
    while at < total:
        size = rng.randint(9, 24)
        sentence = " ".join(drawn[at : at + size])
        at += size
        if rng.random() < 0.2:
            speaker = rng.choice(cast)
            quotes.append(IndexedQuote(len(quotes) + 1, sentence, speaker, rng.choice(("direct", "mixed"))))
            paragraphs.append(f"“{sentence.capitalize()},” said {speaker}.")
        elif paragraphs and rng.random() < 0.6:
            paragraphs[-1] += f" {sentence.capitalize()}."
        else:
            paragraphs.append(f"{sentence.capitalize()}.")
    title = " ".join([rng.choice(topic), *rng.choices(words, cum_weights=weights, k=6)]).capitalize()
    day = f"{rng.randint(2005, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    body = "\n".join(paragraphs)
    return Item(IndexedArticle(f"a{number:07}", title, body, cast[0], f"Paper {number % 23}"), tuple(quotes), day)
