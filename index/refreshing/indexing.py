"""The search index follows the catalogue: what the catalogue notes as not yet searched is put in, or taken out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexDamaged, StoreError

if TYPE_CHECKING:
    from index.model import Article, FiledQuote
    from index.search import IndexedArticle, IndexedQuote, SearchIndex
    from index.store.catalogue import Catalogue
    from index.store.filing import Filing

AT_ONCE = 1_000
"""Articles in one commit of the index."""
_TOKEN = "index"


class Indexing:
    """Keeps one index folder in step with one catalogue. Only who holds the collection's lock may use it.

    ``rebuilt`` says why the index had to be made again, None where it had not.
    """

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self.rebuilt: str | None = None
        self._catalogue = catalogue
        self._folder = folder
        self._mark = folder.with_name(f"{folder.name}.follows")

    def catch_up(self, stop: Callable[[], bool]) -> None:
        """Bring the index up to the catalogue; a damaged or missing one is made again from it.

        Raises:
            StoreError: the index cannot be written.
        """
        self.prepare()
        try:
            self._take_in(stop)
        except IndexDamaged as error:
            self.start_anew(str(error))
            self._take_in(stop)

    def verify(self, stop: Callable[[], bool]) -> None:
        """Open the index, sweep it and compare it with the catalogue; on a difference it is made again.

        Raises:
            StoreError: the index cannot be read or written.
        """
        try:
            if self.keys(every_page=True, tidy=True) == self._catalogue.ids():
                return
            reason = "the search index was not as the catalogue"
        except IndexDamaged as error:
            reason = str(error)
        self.start_anew(reason)
        self._take_in(stop)

    def start_anew(self, reason: str | None) -> None:
        """Begin an empty index and note every article for it; ``reason`` is told if there is one.

        Raises:
            StoreError: the folder cannot be used.
        """
        from index.search import SearchIndex

        self.rebuilt = reason or self.rebuilt
        token = os.urandom(8).hex()
        SearchIndex.create(self._folder).close()
        try:
            self._mark.write_text(token, "ascii")
        except OSError as error:
            raise StoreError(f"cannot write {self._mark}: {error.strerror}") from error
        with self._filing.batch():
            self._filing.unsearch_all()
            self._filing.set_meta(_TOKEN, token)

    def keys(self, *, every_page: bool = False, tidy: bool = False) -> frozenset[str]:
        """The ids that the index knows.

        Args:
            every_page: read all of it and compare the checksums.
            tidy: remove what killed writers left.

        Raises:
            IndexDamaged: it does not open, is not whole, or is missing.
        """
        from index.search import SearchIndex

        if not self.follows:
            raise IndexDamaged("the search index is missing")
        index = SearchIndex.open(self._folder)
        try:
            if every_page:
                index.verify()
            if tidy:
                index.tidy()
            return frozenset(index.keys())
        finally:
            index.close()

    @property
    def _filing(self) -> Filing:
        from index.store.filing import Filing

        return Filing(self._catalogue)

    @property
    def follows(self) -> bool:
        """Whether the index is there, and was made from this catalogue."""
        known = self._catalogue.meta(_TOKEN)
        try:
            filled = any(entry.stat().st_size for entry in os.scandir(self._folder))
            found = self._mark.read_text("ascii") if filled else None
        except (OSError, UnicodeDecodeError):
            return False
        return known is not None and found == known

    def prepare(self) -> None:
        """See that there is an index of this catalogue, empty if need be; before anybody could miss it.

        Raises:
            StoreError: its folder cannot be used.
        """
        if not self.follows:
            known = self._catalogue.meta(_TOKEN)
            self.start_anew("the search index was missing" if known is not None else None)

    def _take_in(self, stop: Callable[[], bool]) -> None:
        waiting = self._filing.unsearched(AT_ONCE)
        if not waiting:
            return
        from index.search import SearchIndex

        index = SearchIndex.open(self._folder)
        try:
            while waiting and not stop():
                self._commit(index, waiting)
                waiting = self._filing.unsearched(AT_ONCE)
        finally:
            index.close()

    def _commit(self, index: SearchIndex, identifiers: Sequence[str]) -> None:
        articles = self._catalogue.articles(identifiers)
        quotes: dict[str, list[FiledQuote]] = {}
        for filed in self._catalogue.quotes(articles):
            quotes.setdefault(filed.article, []).append(filed)
        with index.writer() as writer:
            for identifier in identifiers:
                article = articles.get(identifier)
                if article is None:
                    writer.remove(identifier)
                else:
                    writer.put(_article(article), [_quote(article, q) for q in quotes.get(identifier, ())])
        with self._filing.batch():
            self._filing.searched(identifiers)


def _article(article: Article) -> IndexedArticle:
    from index.search import IndexedArticle

    return IndexedArticle(
        id=article.id,
        title=article.title.value,
        body=article.text,
        byline=article.byline.value if article.byline else "",
        source=article.source.label,
    )


def _quote(article: Article, filed: FiledQuote) -> IndexedQuote:
    from index.search import IndexedQuote

    quote = filed.quote
    speaker = ""
    if quote.speaker:
        mention = quote.speaker.mention.of(article.text)
        name = quote.speaker.name or ""
        speaker = name if mention in name else f"{name} {mention}".strip()
    return IndexedQuote(int(filed.id.rpartition(".")[2]), quote.text, speaker, quote.kind.value)
