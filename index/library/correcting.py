"""The catalogue follows what the user says of articles and sources: as rows are filed, and whenever it changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from index.errors import Busy
from index.library.shelf import Shelf
from index.model import Source
from index.refreshing.indexing import Indexing
from index.store import listing
from index.store.filing import Filing
from index.store.listing import Selection
from index.store.lock import writing
from index.store.overrides import Kind, Override
from index.store.records import ArticleRow

APPLIED = "overrides"
"""Under this name the catalogue keeps what has been put over its articles."""

_Said = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Corrections:
    values: Mapping[str, Mapping[str, str]]
    names: Mapping[str, str]

    def of(self, row: ArticleRow) -> ArticleRow:
        """The row as the user has it: the article's own corrections, then the new name of its source."""
        values = dict(self.values.get(row.id, {}))
        source = row.source
        if "outlet" in values:
            source = named_source(values["outlet"]) if values["outlet"] else Source(f"article:{row.id}", row.path)
        name = final_name(self.names, source.id)
        if name is not None:
            source, values["outlet"] = exact_source(name), name
        return row.corrected(values, source) if values else row


def corrector(said: Iterable[Override]) -> Callable[[ArticleRow], ArticleRow]:
    """What puts over a row all that was said of it."""
    values: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for one in said:
        if one.kind is Kind.ARTICLE:
            values.setdefault(one.subject, {})[one.field] = one.value
        elif one.kind is Kind.SOURCE:
            names[one.subject] = one.value
    return _Corrections(values, names).of if values or names else lambda row: row


def named_source(name: str) -> Source:
    """The source of an outlet whose name is stated: the same as if its articles stated it."""
    from index.loading.outlets import canonical

    return exact_source(canonical(name))


def exact_source(name: str) -> Source:
    """The source of this very name, whatever spelling the table of outlets has for it."""
    from index.loading.outlets import slug

    return Source(f"outlet:{slug(name)}", name)


def final_name(names: Mapping[str, str], source: str) -> str | None:
    """The name that a source has in the end; a chain of new names is followed, a circle once."""
    name = None
    seen: set[str] = set()
    while source in names and source not in seen:
        seen.add(source)
        name = names[source]
        source = exact_source(name).id
    return name


def follow(shelf: Shelf, said: Sequence[Override], *, wait: float | None = None) -> bool:
    """File anew the articles of which something else is said than when they were filed.

    Returns:
        Whether the catalogue is up to what is said; not while another process writes to it: the next refresh does it.
    """
    now = _said(said)
    if (shelf.catalogue.meta(APPLIED) or "[]") == _dump(now):
        return True
    try:
        with writing(shelf.folder, wait=wait):
            before = frozenset(_load(shelf.catalogue.meta(APPLIED)))
            filing = Filing(shelf.catalogue, corrector(said))
            with filing.batch():
                filing.correct(_touched(shelf, before ^ frozenset(now)))
                filing.set_meta(APPLIED, _dump(now))
            Indexing(shelf.catalogue, shelf.index_folder).catch_up(lambda: False)
    except Busy:
        return False
    return True


def find_again(shelf: Shelf, said: Sequence[Override]) -> tuple[Override, ...]:
    """What is said once the files have changed.

    A correction of an article that has gone passes to an article of the same content that has none of that kind; one
    of an article whose file was edited remembers its new content.
    """
    about = [one for one in said if one.kind is Kind.ARTICLE]
    here = shelf.catalogue.articles({one.subject for one in about})
    taken = {(one.subject, one.field) for one in about}
    anew: list[Override] = []
    for one in about:
        article = here.get(one.subject)
        if article is not None and article.content_hash != one.content_hash:
            anew.append(replace(one, content_hash=article.content_hash))
        elif article is None:
            for heir in listing.ids_of_content(shelf.catalogue, one.content_hash):
                if (heir, one.field) not in taken:
                    taken.add((heir, one.field))
                    anew.append(replace(one, subject=heir))
                    break
    if not anew:
        return tuple(said)
    shelf.user.override(shelf.collection.key, put=anew)
    return shelf.overrides()


def _touched(shelf: Shelf, changed: Set[_Said]) -> frozenset[str]:
    """The articles that a change of corrections and names may file anew."""
    articles = {subject for kind, subject, *_ in changed if kind == Kind.ARTICLE}
    sources = {
        source
        for kind, subject, _, name, _ in changed
        if kind == Kind.SOURCE
        for source in (subject, exact_source(name).id)
    }
    if sources:
        named = {name for kind, _, _, name, _ in _load(shelf.catalogue.meta(APPLIED)) if kind == Kind.SOURCE}
        sources |= {exact_source(name).id for name in named}
        articles |= listing.ids(shelf.catalogue, Selection(sources=frozenset(sources)))
    return frozenset(articles)


def _said(said: Iterable[Override]) -> list[_Said]:
    return sorted(
        (one.kind.value, one.subject, one.field, one.value, one.content_hash)
        for one in said
        if one.kind in (Kind.ARTICLE, Kind.SOURCE)
    )


def _dump(said: Sequence[_Said]) -> str:
    return json.dumps(said, ensure_ascii=False)


def _load(kept: str | None) -> list[_Said]:
    rows: list[list[str]] = json.loads(kept or "[]")
    return [(kind, subject, field, value, hash_) for kind, subject, field, value, hash_ in rows]
