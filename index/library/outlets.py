"""What an article is filed under when the user has named its outlet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.language.sanitise import one_line
from index.library.shelf import Shelf
from index.model import Article, Fact, Source
from index.refreshing.indexing import Indexing
from index.store.filing import Filing
from index.store.lock import writing
from index.store.records import ArticleRow
from index.store.userdata import NamedOutlet

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Names:
    by_article: Mapping[str, str]
    by_content: Mapping[tuple[str, int], str]

    def of(self, row: ArticleRow) -> Source:
        """By the article, or, in a renamed file, by its content."""
        name = self.by_article.get(row.id) or self.by_content.get((row.content_hash, row.ordinal))
        return named_source(name) if name else row.source


def file_under(given: Sequence[NamedOutlet]) -> Callable[[ArticleRow], Source]:
    """The source of a row, the user's names before all others."""
    if not given:
        return lambda row: row.source
    names = _Names(
        {one.article: one.name for one in given},
        {(one.content_hash, one.ordinal): one.name for one in given},
    )
    return names.of


def named_source(name: str) -> Source:
    """The source of an outlet whose name is stated: the same as if its articles stated it."""
    from index.loading.gathering import source_of
    from index.loading.outlets import canonical

    return source_of(Fact(canonical(name), "outlet.user"), "", "")


def name(shelf: Shelf, article: Article, outlet: str) -> None:
    """Keep the name with the user's data, and file the article under it at once.

    Raises:
        StoreError: another process is indexing this collection.
    """
    clean = one_line(outlet, _LONGEST)
    shelf.user.name_outlet(shelf.collection.key, NamedOutlet(article.id, article.content_hash, article.ordinal, clean))
    filing = Filing(shelf.catalogue)
    with writing(shelf.folder):
        with filing.batch():
            filing.file_under(article.id, named_source(clean) if clean else None)
        Indexing(shelf.catalogue, shelf.index_folder).catch_up(lambda: False)
