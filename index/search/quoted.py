"""The query over quotes: each node gives the quotes that answer it, numbered through the index, with their scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from index.search.matching import Matcher
from index.search.query import (
    And,
    DateFilter,
    Every,
    Field,
    Fuzzy,
    KindFilter,
    Leaf,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    SourceFilter,
    Term,
    Typed,
)
from index.search.scoring import idf
from index.search.snapshot import Postings, Snapshot

QuoteScores = dict[int, float]

ENOUGH = 0.5
"""A quote that lacks some of the remembered words needs more than this share of their weight."""

NEARNESS = 0.5
"""What is added for a quote that consists of the remembered words alone."""


class QuoteEvaluator:
    """One query over the quotes of one snapshot.

    Args:
        articles: evaluates what is asked of articles (title, byline, dates).
    """

    def __init__(self, snapshot: Snapshot, matcher: Matcher, articles: Callable[[Query], dict[int, float]]) -> None:
        self.snapshot = snapshot
        self.matcher = matcher
        self.articles = articles

    def find(self, query: Query, field: str = "said") -> QuoteScores:
        """The quotes that answer ``query`` wholly; bare words are asked of what is said."""
        match query:
            case And(parts=parts):
                return self._all(parts, field)
            case Or(parts=parts):
                found: QuoteScores = {}
                for part in parts:
                    for key, score in self.find(part, field).items():
                        found[key] = found.get(key, 0.0) + score
                return found
            case Not(query=inner):
                wrong = self.find(inner, field)
                return {key: score for key, score in self.every().items() if key not in wrong}
            case Field(name="title" | "by") | DateFilter() | SourceFilter():
                docs = self.articles(query)
                every = self.snapshot.quotes()
                return {quote: 0.0 for quote, doc in zip(every, self.snapshot.homes(every), strict=True) if doc in docs}
            case Field(name=name, query=inner):
                return self.find(inner, name)
            case KindFilter(kind=kind):
                return dict.fromkeys(self.matcher.find("kind", Term(kind)).units(), 0.0)
            case Every():
                return self.every()
            case Term() | Phrase() | Prefix() | Typed() | Fuzzy():
                return self._leaf(query, field)

    def nearest(self, query: Query) -> QuoteScores:
        """The quotes nearest to remembered words, in any order: all of the words, or, if no quote has all, most.

        Words are weighed by how rare they are, and those that no quote has are forgotten; the fewer other words a
        quote has, the nearer it is.
        """
        words, rest = _remembered(query)
        weighed = {word: postings for word in words if len(postings := self.matcher.find("said", word))}
        if not weighed:
            return {} if words else self.find(query)
        found = self._most(weighed)
        if rest and found:
            fitting = self.find(And(tuple(rest)))
            found = {key: score for key, score in found.items() if key in fitting}
        whole = max(found.values(), default=0.0)
        if whole > 1 - 1e-9:
            found = {key: score for key, score in found.items() if score > 1 - 1e-9}
        return {
            key: score * (1 + NEARNESS * min(1.0, len(weighed) / max(1, length)))
            for (key, score), length in zip(found.items(), self.snapshot.words_said(found), strict=True)
        }

    def every(self) -> QuoteScores:
        """All quotes."""
        return dict.fromkeys(self.snapshot.quotes(), 0.0)

    def _all(self, parts: tuple[Query, ...], field: str) -> QuoteScores:
        wanted = [part for part in parts if not isinstance(part, Not)]
        found = self.find(wanted[0], field) if wanted else self.every()
        for wish in wanted[1:]:
            if not found:
                break
            other = self.find(wish, field)
            found = {key: score + other[key] for key, score in found.items() if key in other}
        for part in parts:
            if found and isinstance(part, Not):
                wrong = self.find(part.query, field)
                found = {key: score for key, score in found.items() if key not in wrong}
        return found

    def _most(self, words: Mapping[Leaf, Postings]) -> QuoteScores:
        """The quotes that have more than half of the words by weight, with that share as their score."""
        every = self.snapshot.live_quotes
        weights = {word: idf(every, len(postings)) for word, postings in words.items()}
        total = sum(weights.values())
        found: QuoteScores = {}
        for word, postings in words.items():
            for key in postings.units():
                found[key] = found.get(key, 0.0) + weights[word] / total
        return {key: score for key, score in found.items() if score > ENOUGH}

    def _leaf(self, leaf: Leaf, field: str) -> QuoteScores:
        postings = self.matcher.find(field, leaf)
        return dict.fromkeys(postings.units(), idf(self.snapshot.live_quotes, len(postings)))


def _remembered(query: Query) -> tuple[list[Leaf], list[Query]]:
    """The words that are remembered of what was said, and what must hold besides."""
    words: list[Leaf] = []
    rest: list[Query] = []
    for part in query.parts if isinstance(query, And) else (query,):
        inner = part.query if isinstance(part, Field) and part.name == "said" else part
        for piece in inner.parts if isinstance(inner, And) else (inner,):
            if isinstance(piece, Term | Typed | Prefix | Fuzzy):
                words.append(piece)
            else:
                rest.append(piece)
    return list(dict.fromkeys(words)), rest
