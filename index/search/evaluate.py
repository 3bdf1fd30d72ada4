"""The query over the index, article by article: each node gives the articles that answer it, with their scores."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from index.search.matching import Matcher
from index.search.query import (
    And,
    DateFilter,
    Every,
    Field,
    Filter,
    Fuzzy,
    KindFilter,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    SourceFilter,
    Term,
    Typed,
    about_quotes,
)
from index.search.quoted import QuoteEvaluator
from index.search.scoring import Scores, scores
from index.search.snapshot import Snapshot

BARE = ("title", "body")
"""Where a word is looked for that names no field."""


class Evaluator:
    """One query over one snapshot.

    Args:
        sets: what the catalogue answers to the filters, as article ids; a source is found by its words without.
    """

    def __init__(self, snapshot: Snapshot, sets: Mapping[Filter, Collection[str]], *, live: bool) -> None:
        self.snapshot = snapshot
        self.sets = sets
        self.matcher = Matcher(snapshot, live=live)
        self.quotes = QuoteEvaluator(snapshot, self.matcher, self.articles)

    def articles(self, query: Query, field: str | None = None) -> Scores:
        """The articles that answer ``query``, asked of ``field`` or, without one, of title and text."""
        match query:
            case Every():
                return dict.fromkeys(self.snapshot.docs(), 0.0)
            case And(parts=parts):
                return self._all(parts, field)
            case Or(parts=parts):
                return add_up(self.articles(part, field) for part in parts)
            case Not(query=inner):
                wrong = self.articles(inner, field)
                return {doc: 0.0 for doc in self.snapshot.docs() if doc not in wrong}
            case Field(name="said" | "speaker") | KindFilter():
                return self._having([query])
            case Field(name=name, query=inner):
                return self.articles(inner, name)
            case DateFilter() | SourceFilter():
                return dict.fromkeys(sorted(self._filtered(query)), 0.0)
            case Term() | Phrase() | Prefix() | Typed() | Fuzzy():
                return add_up(
                    scores(self.snapshot, name, self.matcher.find(name, query))
                    for name in ((field,) if field else BARE)
                )

    def _all(self, parts: tuple[Query, ...], field: str | None) -> Scores:
        """All parts; what is asked of quotes must hold in one of them together."""
        quoted = [part for part in parts if about_quotes(part)]
        if all(isinstance(part, Not) for part in quoted):
            quoted = []
        rest = [part for part in parts if part not in quoted]
        wanted = [part for part in rest if not isinstance(part, Not)]
        found = [self.articles(part, field) for part in wanted]
        if quoted:
            found.append(self._having(quoted))
        both = found[0] if found else dict.fromkeys(self.snapshot.docs(), 0.0)
        for other in found[1:]:
            both = {doc: score + other[doc] for doc, score in both.items() if doc in other}
        for part in rest:
            if both and isinstance(part, Not):
                wrong = self.articles(part.query, field)
                both = {doc: score for doc, score in both.items() if doc not in wrong}
        return both

    def _having(self, parts: list[Query]) -> Scores:
        """The articles that have a quote of which all parts hold."""
        found: Scores = {}
        quotes = self.quotes.find(And(tuple(parts)))
        for doc, score in zip(self.snapshot.homes(quotes), quotes.values(), strict=True):
            found[doc] = found.get(doc, 0.0) + score
        return found

    def _filtered(self, query: DateFilter | SourceFilter) -> set[int]:
        if query in self.sets:
            return self.snapshot.docs_of(self.sets[query])
        if isinstance(query, SourceFilter):
            return set(self.matcher.find("source", Phrase(query.label)).units())
        raise ValueError(f"{query} needs an answer of the catalogue")


def add_up(parts: Iterable[Scores]) -> Scores:
    """Any of these: their scores added."""
    found: Scores = {}
    for part in parts:
        if len(part) > len(found):
            found, part = part, found
        for doc, score in part.items():
            found[doc] = found.get(doc, 0.0) + score
    return found
