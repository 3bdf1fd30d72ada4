"""The query over the index, article by article: each node gives the articles that answer it, with their scores."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from index.search.matching import Matcher
from index.search.query import (
    QUOTE_FIELDS,
    And,
    DateFilter,
    Every,
    Field,
    Filter,
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
    about_quotes,
)
from index.search.quoted import QuoteEvaluator
from index.search.scoring import Scores, leading, scores
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
        self._docs: dict[Filter, set[int]] = {}
        self.quotes = QuoteEvaluator(snapshot, self.matcher, self.articles)

    def leading(self, leaf: Leaf, limit: int) -> tuple[int, Scores]:
        """How many articles hold a leaf in title or text, and scores: of the ``limit`` highest, and of some others."""
        return leading(self.snapshot, [(name, self.matcher.find(name, leaf)) for name in BARE], limit)

    def articles(self, query: Query, field: str | None = None, within: Collection[int] | None = None) -> Scores:
        """The articles that answer ``query``, asked of ``field`` or, without one, of title and text.

        Args:
            within: if given, only these matter; some of the others may be left out.
        """
        match query:
            case Every():
                return dict.fromkeys(self.snapshot.docs(), 0.0)
            case And(parts=parts):
                return self._all(parts, field)
            case Or(parts=parts):
                return add_up(self.articles(part, field, within) for part in parts)
            case Not(query=inner):
                wrong = self.articles(inner, field)
                return {doc: 0.0 for doc in self.snapshot.docs() if doc not in wrong}
            case Field(name="said" | "speaker") | KindFilter():
                return self._having([query])
            case Field(name=name, query=inner):
                return self.articles(inner, name, within)
            case DateFilter() | SourceFilter():
                return dict.fromkeys(sorted(self._filtered(query)), 0.0)
            case Term() | Phrase() | Prefix() | Typed() | Fuzzy():
                return add_up(
                    scores(self.snapshot, name, self.matcher.find(name, query), within)
                    for name in ((field,) if field else BARE)
                )

    def _all(self, parts: tuple[Query, ...], field: str | None) -> Scores:
        """All parts; what is asked of quotes must hold in one of them together."""
        quoted = [part for part in parts if about_quotes(part)]
        if all(isinstance(part, Not) for part in quoted):
            quoted = []
        rest = [part for part in parts if part not in quoted]
        wanted = [part for part in rest if not isinstance(part, Not)]
        both = self._having(quoted) if quoted else None
        for wish in sorted(wanted, key=lambda part: self._size(part, field)):
            other = self.articles(wish, field, both)
            if both is None:
                both = other
            elif len(both) <= len(other):
                both = {doc: score + other[doc] for doc, score in both.items() if doc in other}
            else:
                both = {doc: score + both[doc] for doc, score in other.items() if doc in both}
        if both is None:
            both = dict.fromkeys(self.snapshot.docs(), 0.0)
        for part in rest:
            if both and isinstance(part, Not):
                wrong = self.articles(part.query, field, both)
                both = {doc: score for doc, score in both.items() if doc not in wrong}
        return both

    def _size(self, part: Query, field: str | None) -> int:
        """How many articles a part may find, as far as that is soon known: the fewest are best looked at first."""
        if isinstance(part, Field) and part.name not in QUOTE_FIELDS:
            return self._size(part.query, part.name)
        if isinstance(part, DateFilter | SourceFilter):
            return len(self._filtered(part))
        if isinstance(part, Leaf):
            return sum(len(self.matcher.find(name, part)) for name in ((field,) if field else BARE))
        return self.snapshot.live

    def _having(self, parts: list[Query]) -> Scores:
        """The articles that have a quote of which all parts hold."""
        found: Scores = {}
        quotes = self.quotes.find(And(tuple(parts)))
        for doc, score in zip(self.snapshot.homes(quotes), quotes.values(), strict=True):
            found[doc] = found.get(doc, 0.0) + score
        return found

    def _filtered(self, query: DateFilter | SourceFilter) -> set[int]:
        if query in self.sets:
            if query not in self._docs:
                self._docs[query] = self.snapshot.docs_of(self.sets[query])
            return self._docs[query]
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
