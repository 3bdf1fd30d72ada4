"""The one door: open a collection, bring it up to its files, ask it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from index.errors import UnknownArticle, UsageError
from index.language.sanitise import one_line
from index.library.desk import Desk
from index.library.overrides import Overrides
from index.library.shelf import Shelf
from index.model import Filters
from index.places import Places, default_places
from index.store.catalogue import Catalogue
from index.store.collection import gather

if TYPE_CHECKING:
    from index.library.finding import Finder
    from index.model import (
        Analysis,
        Article,
        Completion,
        Echo,
        FiledQuote,
        Matrix,
        Note,
        Problem,
        Progress,
        QuoteKind,
        QuoteResult,
        Refreshed,
        SearchResult,
        SourceCount,
        Span,
        SpeakerCount,
    )

NO_FILTERS = Filters()


class Library:
    """A collection of articles, open. May be used by several threads; close it, or use it as a context."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._finder_: Finder | None = None
        self.desk = Desk(shelf)
        self.overrides = Overrides(shelf)
        self.label = shelf.collection.label
        self.key = shelf.collection.key
        self.roots = tuple(root.path for root in shelf.collection.roots)

    @classmethod
    def open(cls, paths: Sequence[Path | str], *, places: Places | None = None) -> Library:
        """Open these folders and files, unread; CollectionError if one is not there, StoreError without a cache."""
        collection = gather(paths)
        where = places or default_places()
        folder = collection.folder(where)
        return cls(Shelf(collection, where, folder, Catalogue(folder)))

    def close(self) -> None:
        """Close files; a later call opens them again."""
        if self._finder_ is not None:
            self._finder_.close()
        self._shelf.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def refresh(
        self,
        *,
        progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] | None = None,
        jobs: int | None = None,
        wait: float | None = None,
        verify: bool = False,
    ) -> Refreshed:
        """Read what is new or changed; drop what is gone. Others may read meanwhile.

        Args:
            progress: told often; ``total`` counts the files to read.
            stop: asked between files; True ends the refresh, and what was done stays.
            jobs: processes for many files; wait: seconds to wait for another process that is indexing.
            verify: compare the search index even if nothing is new.

        Raises:
            CollectionError: a root is gone; StoreError: the cache cannot be written; Busy: another process indexes.
        """
        from index.library.refresh import bring_up

        return bring_up(self._shelf, progress, stop, jobs, wait=wait, verify=verify)

    @property
    def read_only(self) -> bool:
        """Whether the cache can be read but not written."""
        return self._shelf.catalogue.read_only

    def waiting(self) -> int:
        """How many files are new or changed, and not read yet."""
        from index.library import checking

        return self._shelf.doubting(lambda: checking.waiting(self._shelf))

    def problems(self) -> tuple[Problem, ...]:
        """Files that could not be read, or not whole, when they were last looked at."""
        return self._shelf.doubting(self._shelf.catalogue.problems)

    def repairs(self) -> tuple[Problem, ...]:
        """Files that could be read after a repair, as of a broken encoding; nothing of them is lost."""
        return self._shelf.doubting(self._shelf.catalogue.repairs)

    def require_articles(self) -> None:
        """See that there is something to ask; a CollectionError if the files were looked at and none is an article."""
        self._shelf.doubting(self._shelf.require_articles)

    def count(self) -> int:
        """How many articles are filed."""
        return self._shelf.doubting(self._shelf.catalogue.count)

    def generation(self) -> int:
        """A number that is another once something was filed or dropped: to know whether an answer is still good."""
        return self._shelf.doubting(self._shelf.catalogue.stamp)

    def search(
        self,
        query: str = "",
        *,
        filters: Filters = NO_FILTERS,
        sort: str = "score",
        limit: int | None = 20,
        offset: int = 0,
        passages: int = 3,
        live: bool = False,
        counts: bool = True,
    ) -> SearchResult:
        """Articles that answer a query; an empty one lists all, by date, then path.

        Args:
            sort: ``score``, ``date``, ``-date`` or ``path``; undated articles come last.
            live: the query is still being typed: its last word is a beginning, and few expansions are tried.
            counts: whether to count the articles of each source, for which all that answer are looked at.

        Raises:
            QueryError: the query does not parse; UnknownSource: a filter names a source that is not here.
            CollectionError: the collection has no articles.
        """
        asked = partial(self._finder.search, query, filters=filters, sort=sort, limit=limit, offset=offset)
        return self._shelf.ask(lambda: asked(passages=passages, live=live, counts=counts))

    def matches(self, query: str, article_id: str) -> tuple[Span, ...]:
        """Everything that a query lights up in one article, in order."""
        return self._shelf.ask(lambda: self._finder.matches(query, self.article(article_id)))

    def complete(self, query: str, cursor: int, *, limit: int = 20) -> tuple[Completion, ...]:
        """What may stand at the cursor: fields, or behind one sources, speakers and kinds, most frequent first."""
        from index.library.completing import complete

        return self._shelf.doubting(lambda: complete(self._shelf, query, cursor, limit))

    def article(self, ref: str) -> Article:
        """An article by its id or path, or by a beginning of an id or file name; UnknownArticle if none, or several."""
        found = self._shelf.doubting(lambda: self._shelf.catalogue.article(self._id(ref)))
        if found is None:
            raise UnknownArticle(f"no article {one_line(ref, 80)}")
        return found

    def quotes(self, article_id: str) -> tuple[FiledQuote, ...]:
        """The quotes of one article, in its order."""
        return self._shelf.doubting(lambda: tuple(self._shelf.catalogue.quotes((self._id(article_id),))))

    def analysis(self, article_id: str) -> Analysis:
        """Everything that was found in one article."""
        from index.model import Analysis

        one = self._id(article_id)
        return self._shelf.doubting(lambda: self._shelf.catalogue.analyses((one,)).get(one, Analysis()))

    def find_quotes(
        self,
        query: str | None = None,
        *,
        speaker: str | None = None,
        kinds: Sequence[QuoteKind] = (),
        about: str | None = None,
        filters: Filters = NO_FILTERS,
        limit: int | None = 20,
        offset: int = 0,
        with_echoes: bool = False,
        exact: bool = False,
        all_indirect: bool = True,
    ) -> QuoteResult:
        """Quotes of the collection: with a query nearest wording first, else in the order of the articles.

        Args:
            speaker: a full name, a part of it, or the words that the text names the speaker with; in any case.
            about: words of which each stands in the quote or in the title of its article.
            exact: the words of ``query`` must stand in the quote as one run; case and the form of marks do not count.
            all_indirect: without it, only what :func:`index.language.rules.shown_by_default` says.

        Raises:
            QueryError, UnknownSource, CollectionError: as for :meth:`search`.
        """
        from index.library import quoting

        wanted = quoting.Wanted(query, speaker, tuple(kinds), about, filters, exact, all_indirect)
        return self._shelf.ask(
            lambda: quoting.find(self._shelf, self._finder, wanted, limit=limit, offset=offset, echoes=with_echoes)
        )

    def echoes(self, quote_id: str) -> tuple[Echo, ...]:
        """Where else the utterance of a quote is printed."""
        from index.library.quoting import echoes_of

        return self._shelf.ask(lambda: echoes_of(self._shelf, self._finder, (quote_id,)).get(quote_id, ()))

    def speakers(self, *, filters: Filters = NO_FILTERS) -> tuple[SpeakerCount, ...]:
        """Everyone who is quoted by name, most quoted first."""
        from index.library import quoting

        return self._shelf.ask(lambda: quoting.speakers(self._shelf, filters))

    def sources(self, *, filters: Filters = NO_FILTERS) -> tuple[SourceCount, ...]:
        """Every source, by label, with the reason to believe its name."""
        from index.library import sources

        return self._shelf.ask(lambda: sources.counted(self._shelf, filters))

    def note(
        self, *, source: str | None = None, article: str | None = None, query: str | None = None, otherwise: str = ""
    ) -> Note:
        """The bias note on a source or on one article.

        Args:
            query: compare within what it finds, and not within the subfolder or the whole collection.
            otherwise: a query within whose results to compare where subfolder and collection are too large for that.

        Raises:
            UnknownSource, UnknownArticle: no such source or article; UsageError: neither was named.
        """
        from index.library import noting

        results, instead = self._results(query), partial(self._results, otherwise)
        if article is not None:
            one = self._id(article)
            return self._shelf.ask(lambda: noting.note_of_article(self._shelf, one, results, instead))
        if source is None:
            raise UsageError("name a source or an article")
        return self._shelf.ask(lambda: noting.note_of_source(self._shelf, source, results, instead))

    def notes(self, *, query: str | None = None, limit: int | None = None, offset: int = 0) -> tuple[Note, ...]:
        """A note on every source, or on those that answer a query, by label; only those asked for are written."""
        from index.library import noting

        results = self._results(query)
        return self._shelf.ask(lambda: noting.all_notes(self._shelf, results, limit, offset))

    def coverage(self, *, article: str | None = None, query: str | None = None) -> Matrix:
        """What is said, and which source has it: of the whole collection, or of what an article is compared with.

        Args:
            query: lay side by side what it finds, and not the subfolder or the whole collection.

        Raises:
            UnknownArticle, QueryError; UsageError: these are too many articles to lay side by side.
        """
        from index.library import covering

        one, results = None if article is None else self._id(article), self._results(query)
        return self._shelf.ask(lambda: covering.coverage(self._shelf, one, results))

    def check(self, *, repair: bool = False) -> tuple[Problem, ...]:
        """What is wrong with catalogue, search index and files; with ``repair``, what remains after mending."""
        from index.library import checking

        return checking.check(self._shelf, self._finder, repair=repair)

    @property
    def _finder(self) -> Finder:
        with self._shelf.lock:
            if self._finder_ is None:
                from index.library.finding import Finder

                self._finder_ = Finder(self._shelf)
            return self._finder_

    def _results(self, query: str | None) -> list[str] | None:
        return self._shelf.ask(lambda: self._finder.ids(query)) if query and query.strip() else None

    def _id(self, ref: str) -> str:
        return self._shelf.doubting(lambda: self._shelf.resolve(ref))
