"""Searching: the query and its filters, the page asked for with its passages, and everything that lights up."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from index.errors import IndexDamaged, QueryError
from index.language.words import function_words
from index.library.sources import selection
from index.model import Hit, SearchResult
from index.refreshing.indexing import Indexing
from index.search import (
    DateFilter,
    Every,
    Field,
    Filter,
    Query,
    SearchIndex,
    highlight,
    parse,
    query_filters,
    walk,
)
from index.search import passages as passages_of
from index.store import listing
from index.store.listing import Selection
from index.store.lock import writing

if TYPE_CHECKING:
    from index.library.shelf import Shelf
    from index.model import Article, Filters, Source, Span
    from index.store.catalogue import Card

FEW = 500
"""Up to so many articles are looked up in the catalogue; for more, all are at hand in memory."""

_WORD = re.compile(r"[^\W_]{3,40}")
_WORDS = 40
_FEW_WORDS = 4
_NEAR = 200

_T = TypeVar("_T")


class Finder:
    """Asks the search index of one collection; a damaged index is made again from the catalogue, once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._index: SearchIndex | None = None

    def close(self) -> None:
        """Let go of the index; the next question opens it again."""
        with self._shelf.lock:
            index, self._index = self._index, None
        if index is not None:
            index.close()

    def search(
        self,
        query: str,
        *,
        filters: Filters,
        sort: str,
        limit: int | None,
        offset: int,
        passages: int,
        live: bool,
        counts: bool,
    ) -> SearchResult:
        """See :meth:`index.library.Library.search`."""
        began = time.perf_counter()
        tree = parse(query, live=live)
        chosen = selection(self._shelf, filters)
        undated = listing.undated(self._shelf.catalogue, chosen)
        if isinstance(tree, Every):
            total, page, by_source = self._all(chosen, sort, limit, offset)
            scores: Mapping[str, float] = {}
            left_out = len(undated)
        else:
            few = None if counts or limit is None or sort != "score" else offset + limit
            total, scores = self._scores(tree, chosen, live=live, limit=few)
            left_out = self._scores(tree, Selection(chosen.sources, undated), live=live, limit=0)[0] if undated else 0
            page = self._page(scores, sort, limit, offset)
            by_source = self._by_source(scores) if counts else ()
        return SearchResult(
            query=query,
            parsed=str(tree),
            total=total,
            hits=self._hits(tree, page, scores, passages),
            by_source=by_source,
            seconds=time.perf_counter() - began,
            left_out=left_out,
            suggestion=None if total or live else self._asking(lambda index: index.suggest(tree)),
            ignored=_ignored(query) if live else None,
        )

    def ids(self, query: str) -> list[str]:
        """The articles that answer a query, best first."""
        return list(self._scores(parse(query), Selection(), live=False)[1])

    def matches(self, query: str, article: Article) -> tuple[Span, ...]:
        """Everything that a query, broken or not, lights up in an article."""
        tree = parse(query, live=True)
        return highlight(tree, article.text, said=self._said(tree, (article.id,)).get(article.id, ()))

    def quote_ids(self, query: str) -> list[str]:
        """The quotes that answer a query, nearest wording first."""
        tree = parse(query)
        found = self._asking(lambda index: index.find_quotes(tree, filters=self._sets(tree)))
        return [quote for quote, _ in found.scored]

    def quotes_about(self, words: str) -> frozenset[str]:
        """The quotes that hold all these words themselves or in the title of their article."""
        tree = parse(words)
        said = self._asking(lambda index: index.find_quotes(tree, filters=self._sets(tree)))
        titled = self._scores(parse(f"title:({words})"), Selection(), live=False)[1]
        of_titled = (filed.id for filed in self._shelf.catalogue.quotes(titled))
        return frozenset((*(quote for quote, _ in said.scored), *of_titled))

    def quotes_near(self, text: str) -> list[str]:
        """The quotes that share most with one, by how rare the words are, nearest first."""
        words = [word.lower() for word in _WORD.findall(text)]
        telling = [word for word in words if word not in function_words()]
        telling = telling if len(telling) >= _FEW_WORDS else words
        if not telling:
            return []
        tree = parse(" OR ".join(dict.fromkeys(telling[:_WORDS])))
        found = self._asking(lambda index: index.find_quotes(tree, limit=_NEAR))
        return [quote for quote, _ in found.scored]

    def _all(
        self, chosen: Selection, sort: str, limit: int | None, offset: int
    ) -> tuple[int, list[Card], tuple[tuple[Source, int], ...]]:
        counts = listing.by_source(self._shelf.catalogue, chosen)
        page = listing.cards(self._shelf.catalogue, chosen, sort=sort, limit=limit, offset=offset)
        return sum(count for _, count in counts), page, counts

    def _scores(
        self, tree: Query, chosen: Selection, *, live: bool, limit: int | None = None
    ) -> tuple[int, dict[str, float]]:
        """How many articles answer, and the scores of the best, as far as the catalogue has them too."""
        allowed = listing.ids(self._shelf.catalogue, chosen) if chosen != Selection() else None
        sets = self._sets(tree)
        if listing.in_step(self._shelf.catalogue):
            found = self._asking(lambda index: index.find(tree, limit=limit, live=live, allowed=allowed, filters=sets))
            return found.total, dict(found.scored)
        found = self._asking(lambda index: index.find(tree, live=live, allowed=allowed, filters=sets))
        known = self._sources(dict(found.scored))
        scored = [pair for pair in found.scored if pair[0] in known]
        return len(scored), dict(scored[:limit])

    def _page(self, scores: Mapping[str, float], sort: str, limit: int | None, offset: int) -> list[Card]:
        if sort == "score":
            page = list(scores)[offset : None if limit is None else offset + limit]
            cards = self._shelf.catalogue.cards(page)
            return [cards[article] for article in page if article in cards]
        chosen = Selection(articles=frozenset(scores))
        return listing.cards(self._shelf.catalogue, chosen, sort=sort, limit=limit, offset=offset)

    def _hits(self, tree: Query, page: list[Card], scores: Mapping[str, float], passages: int) -> tuple[Hit, ...]:
        articles = self._shelf.catalogue.articles(card.id for card in page) if passages > 0 else {}
        said = self._said(tree, articles)
        hits: list[Hit] = []
        for card in page:
            article = articles.get(card.id)
            spans = highlight(tree, article.text, said=said.get(card.id, ())) if article else ()
            shown = passages_of(article.text, article.blocks, spans, limit=passages) if article else ()
            score = scores.get(card.id, 0.0)
            hits.append(Hit(card.id, card.path, card.title, card.source, card.date, score, shown, len(spans)))
        return tuple(hits)

    def _said(self, tree: Query, articles: Iterable[str]) -> dict[str, list[Span]]:
        """Where words asked of quotes may light; looked up only for a query that asks of quotes."""
        if not any(isinstance(node, Field) and node.name == "said" for node, _, _ in walk(tree)):
            return {}
        found: dict[str, list[Span]] = {}
        for filed in self._shelf.catalogue.quotes(articles):
            found.setdefault(filed.article, []).extend(filed.quote.segments)
        return found

    def _by_source(self, articles: Mapping[str, float]) -> tuple[tuple[Source, int], ...]:
        sources = self._sources(articles)
        counts = Counter(sources[article] for article in articles if article in sources)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].label, pair[0].id)))

    def _sources(self, articles: Mapping[str, float]) -> dict[str, Source]:
        """What these articles (or all) are filed under."""
        if len(articles) <= FEW:
            return {card.id: card.source for card in self._shelf.catalogue.cards(articles).values()}
        return self._shelf.kept("sources", lambda: listing.filed_under(self._shelf.catalogue))

    def _sets(self, tree: Query) -> dict[Filter, frozenset[str]]:
        """The articles of each span of days that the query names; sources and kinds the index knows itself."""
        return {
            asked: listing.ids(self._shelf.catalogue, Selection(since=asked.since, until=asked.until))
            for asked in query_filters(tree)
            if isinstance(asked, DateFilter)
        }

    def _asking(self, ask: Callable[[SearchIndex], _T]) -> _T:
        """Ask the index; where it proves damaged, make it again from the catalogue and ask once more."""
        try:
            return ask(self._opened())
        except IndexDamaged as error:
            self._mend(str(error))
            return ask(self._opened())

    def _opened(self) -> SearchIndex:
        with self._shelf.lock:
            if self._index is None:
                follows = Indexing(self._shelf.catalogue, self._shelf.index_folder).follows
                if not follows and self._shelf.catalogue.count():
                    raise IndexDamaged("the search index is missing")
                self._index = SearchIndex.open(self._shelf.index_folder)
            return self._index

    def _mend(self, reason: str) -> None:
        self.close()
        with writing(self._shelf.folder):
            indexing = Indexing(self._shelf.catalogue, self._shelf.index_folder)
            indexing.start_anew(reason)
            indexing.catch_up(lambda: False)


def _ignored(query: str) -> str | None:
    """What is wrong with a query that is being typed, unless it is only unfinished."""
    try:
        parse(query)
    except QueryError as error:
        return None if error.unfinished else str(error)
    return None
