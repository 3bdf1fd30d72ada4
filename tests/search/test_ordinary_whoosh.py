"""The same index asked by Whoosh's own queries: the same articles, with the same scores."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from math import log

import pytest

from index.search import SearchIndex, parse
from index.search import folder as place
from index.search.engine import FileIndex
from index.search.evaluate import BARE
from index.search.gate import Foreign, whoosh
from index.search.query import And, Fuzzy, Not, Or, Phrase, Prefix, Query, Term, walk
from index.search.schema import STEMS
from index.search.scoring import WEIGHTS
from index.search.search_index import _SCHEMA
from index.search.stems import stem
from tests.search.test_index import WORDS, article

QUERIES = int(os.environ.get("PARALLAX_QUERIES", "150"))
MORE = [f"{word}{ending}" for word in WORDS for ending in ("s", "ing", "ed")]

Whoosh = Callable[[Query], Foreign]


class Live(whoosh("scoring").BM25F):  # type: ignore[misc]
    """Whoosh's formula with its figures taken over the articles that are there, as ours are."""

    def idf(self, searcher: Foreign, fieldname: str, text: bytes) -> float:
        parent = searcher.get_parent()
        return log(parent.doc_count() / (parent.doc_frequency(fieldname, text) + 1)) + 1


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """Articles that came in many commits, changed and went."""
    index = SearchIndex.open(tmp_path_factory.mktemp("grown") / "search")
    dice = random.Random(11)
    for number in range(40):
        with index.writer() as writer:
            for one in range(6):
                told, quotes = article(number * 6 + one)
                words = " ".join(dice.choices(MORE, k=dice.randint(1, 30)))
                writer.put(told._replace(body=f"{told.body} {words}"), quotes)
            if number % 4 == 3:
                writer.put(*article(dice.randrange(number * 6), seed=number))
                writer.remove(f"id{dice.randrange(number * 6):03}")
    assert any(segment.deleted for segment in index._snapshot().segments)
    return index


def translated(query: Query) -> Foreign:
    """The query as Whoosh's own classes say it, but for what it excludes."""
    whooshs = whoosh("query")

    def leaf(make: Callable[[str], Foreign]) -> Foreign:
        parts = [make(name) for name in BARE]
        for part, name in zip(parts, BARE, strict=True):
            part.boost = WEIGHTS[name]
        return whooshs.Or(parts)

    match query:
        case Term(word=word):
            return leaf(lambda name: whooshs.Term(name + STEMS, stem(word)))
        case Phrase(words=words):
            return leaf(lambda name: whooshs.Phrase(name + STEMS, [stem(word) for word in words.split()]))
        case Prefix(word=word):
            return leaf(lambda name: whooshs.Prefix(name, word))
        case Fuzzy(word=word):
            return leaf(lambda name: whooshs.FuzzyTerm(name, word, maxdist=1, prefixlength=1))
        case And(parts=parts):
            return whooshs.And([translated(part) for part in parts if not isinstance(part, Not)])
        case Or(parts=parts):
            return whooshs.Or([translated(part) for part in parts])
    raise AssertionError(query)


def random_query(dice: random.Random) -> str:
    """Of every shape."""
    one, other, third = dice.sample(WORDS + MORE, 3)
    near, next_to = dice.choices(WORDS, k=2)
    shapes = (
        one, f"{one} {other}", f"{one} {other} {third}", f"{one} OR {other}", f"{one} -{other}", f"{one[:-1]}x~",
        f"{one} OR ({other} {third})", f'"{one} {other}"', f'"{near} {next_to}"', f'"{near} {next_to}" {third}',
        f"{one[: dice.randint(2, 4)]}*", f"{one}~", f'{one} "{other} {third}"',
    )  # fmt: skip
    return dice.choice(shapes)


def test_the_same_articles_and_scores(grown: SearchIndex) -> None:
    storage = place.Folder(str(grown.folder))
    dice = random.Random(2)
    found_some = 0
    with FileIndex(storage, schema=_SCHEMA, indexname=place.NAME).searcher(weighting=Live()) as searcher:
        mean = {name: grown._snapshot().mean(name) for name in BARE}
        searcher.avg_field_length = lambda name: mean[name.removesuffix(STEMS)]
        for _ in range(QUERIES):
            text = random_query(dice)
            ours = dict(grown.find(parse(text), plain=True).scored)
            unwanted = [translated(node.query) for node, *_ in walk(parse(text)) if isinstance(node, Not)]
            hits = searcher.search(translated(parse(text)), limit=None, mask=unwanted[0] if unwanted else None)
            theirs = {hit["key"]: hit.score for hit in hits}
            assert ours.keys() == theirs.keys(), text
            if not set('*~"') & set(text):
                assert all(abs(ours[key] - score) < 0.0005 for key, score in theirs.items()), text
            found_some += bool(ours)
    assert found_some > QUERIES // 2


@pytest.mark.parametrize("limit", [1, 3, 20])
def test_the_best_are_the_first_of_all(grown: SearchIndex, limit: int) -> None:
    dice = random.Random(limit)
    for _ in range(80):
        query = parse(random_query(dice))
        whole, best = grown.find(query), grown.find(query, limit=limit)
        assert best.total == whole.total
        assert best.scored == whole.scored[:limit], query
