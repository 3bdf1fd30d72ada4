"""The shipped demo collection against its hand-made gold: facts and classes, article by article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

import pytest

from index.model import Article, BlockClass
from tests.loading.reads import load

GOLD = Path(__file__).parents[1] / "collection" / "gold.json"
ARTICLES = Path(__file__).parents[2] / "reader" / "demo" / "articles"

NotBody = TypedDict("NotBody", {"text": str, "class": str})
FACTS = ("outlet", "agency", "byline", "dateline", "date", "language")


class Segments(TypedDict):
    segments: list[str]


class Gold(TypedDict):
    title: str
    outlet: str | None
    agency: str | None
    byline: str | None
    dateline: str | None
    date: str | None
    language: str
    outlet_inferred: bool
    references: list[str]
    not_body: list[NotBody]
    quotes: list[Segments]


def _gold() -> dict[str, Gold]:
    found: dict[str, Gold] = json.loads(GOLD.read_text("utf-8"))["articles"]
    return found


NAMES = sorted(path.name for path in ARTICLES.iterdir())


@pytest.fixture(params=NAMES)
def pair(request: pytest.FixtureRequest) -> tuple[Article, Gold]:
    name: str = request.param
    return load((ARTICLES / name).read_bytes(), name), _gold()[name]


def test_the_facts_are_those_of_a_careful_reader(pair: tuple[Article, Gold]) -> None:
    article, gold = pair
    found = {name: fact.value if (fact := getattr(article, name)) else None for name in FACTS}
    found["date"] = found["date"] and found["date"][:10]
    assert found == {name: dict(gold)[name] for name in FACTS}
    assert article.title.value == gold["title"]
    assert article.source.inferred == gold["outlet_inferred"]
    assert [fact.value for fact in article.references] == gold["references"]


def test_what_is_not_body_is_of_its_class_where_the_text_has_it(pair: tuple[Article, Gold]) -> None:
    article, gold = pair
    kinds = {block.span.of(article.text): block.kind for block in article.blocks}
    wanted = {" ".join(entry["text"].split()): BlockClass(entry["class"]) for entry in gold["not_body"]}
    assert {line: kinds[line] for line in wanted if line in kinds} == {
        line: kind for line, kind in wanted.items() if line in kinds
    }


def test_every_quotation_lies_in_the_body(pair: tuple[Article, Gold]) -> None:
    article, gold = pair
    body = "\n".join(block.span.of(article.text) for block in article.body())
    pieces = [" ".join(piece.split()) for quote in gold["quotes"] for piece in quote["segments"]]
    assert [piece for piece in pieces if piece not in body] == []
