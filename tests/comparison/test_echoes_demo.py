"""Echoes on the demo story, against the gold that was made by reading it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypedDict

from index.comparison import echoes
from index.model import Echo, FiledQuote, Span
from tests.comparison.stories import DEMO, folder

GOLD = Path(__file__).resolve().parents[1] / "collection" / "gold.json"
LEAST = 30
"""Of 33; the rest hang on who is found to be the speaker, or on where a quotation ends."""


class Place(TypedDict):
    path: str
    words: str


class Pair(TypedDict):
    a: Place
    b: Place
    relation: str


@cache
def told() -> tuple[dict[str, str], tuple[FiledQuote, ...], dict[str, tuple[Echo, ...]]]:
    """Texts by path, all quotes, and their echoes."""
    texts: dict[str, str] = {}
    quotes: list[FiledQuote] = []
    for one in folder(DEMO):
        article = one.article
        date = article.date.value if article.date else None
        texts[article.path] = article.text
        quotes += [
            FiledQuote(f"{article.id}.{n}", article.id, article.path, article.title.value, article.source, date, quote)
            for n, quote in enumerate(one.analysis.quotes, 1)
        ]
    return texts, tuple(quotes), echoes.find(quotes)


def holding(place: Place) -> Iterator[str]:
    """The ids of the quotes that the words stand in."""
    texts, quotes, _ = told()
    at = texts[place["path"]].index(place["words"])
    span = Span(at, at + len(place["words"]))
    for filed in quotes:
        if filed.path == place["path"] and any(segment.meets(span) for segment in filed.quote.segments):
            yield filed.id


def relations(pair: Pair) -> list[str]:
    """What is said of the two places."""
    _, _, found = told()
    others = set(holding(pair["b"]))
    return [echo.relation.value for one in holding(pair["a"]) for echo in found.get(one, ()) if echo.quote in others]


def test_most_of_the_gold_is_found_with_its_relation() -> None:
    gold: list[Pair] = json.loads(GOLD.read_text(encoding="utf-8"))["echoes"]
    right = [pair for pair in gold if pair["relation"] in relations(pair)]
    assert len(right) >= LEAST


def test_every_pair_of_the_gold_is_an_echo_of_some_relation() -> None:
    gold: list[Pair] = json.loads(GOLD.read_text(encoding="utf-8"))["echoes"]
    assert [pair for pair in gold if not relations(pair)] == []
