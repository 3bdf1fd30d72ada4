"""Search: the only package that knows Whoosh. Names are loaded when they are first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.search.excerpts import passages
    from index.search.highlighting import highlight
    from index.search.parser import parse
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
        query_filters,
        walk,
    )
    from index.search.schema import SCHEMA_VERSION, IndexedArticle, IndexedQuote
    from index.search.search_index import Found, SearchIndex, Writing

_HOMES = {
    "highlighting": ("highlight",),
    "parser": ("parse",),
    "excerpts": ("passages",),
    "query": (
        "And DateFilter Every Field Filter Fuzzy KindFilter Not Or Phrase Prefix Query SourceFilter Term Typed "
        "about_quotes query_filters walk"
    ).split(),
    "schema": ("SCHEMA_VERSION", "IndexedArticle", "IndexedQuote"),
    "search_index": ("Found", "SearchIndex", "Writing"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "SCHEMA_VERSION",
    "And",
    "DateFilter",
    "Every",
    "Field",
    "Filter",
    "Found",
    "Fuzzy",
    "IndexedArticle",
    "IndexedQuote",
    "KindFilter",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "SearchIndex",
    "SourceFilter",
    "Term",
    "Typed",
    "Writing",
    "about_quotes",
    "highlight",
    "parse",
    "passages",
    "query_filters",
    "walk",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
