"""What Parallax knows of articles, without screen or command line.

::

    from index import Library, extract

    with Library.open(["articles"]) as library:
        library.refresh()
        for hit in library.search("firewall").hits:
            print(hit.path, hit.title)

    extract("“It is open,” said Ada Stone.")     # quotes of any text, no collection needed

The names are looked up when they are first used, so that importing this package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.analysis.claims import unsourced
    from index.analysis.quotes import extract
    from index.analysis.wording import flags
    from index.errors import (
        CollectionError,
        IndexDamaged,
        LoadError,
        ParallaxError,
        QueryError,
        StoreError,
        UnknownArticle,
        UnknownSource,
        UsageError,
    )
    from index.library import Library
    from index.model import (
        Analysis,
        Article,
        Block,
        BlockClass,
        Claim,
        Echo,
        Evidence,
        Fact,
        Figure,
        FiledQuote,
        Filters,
        Flag,
        Hit,
        Matrix,
        MatrixCell,
        MatrixRow,
        Note,
        Passage,
        Problem,
        Progress,
        Quote,
        QuoteKind,
        QuoteResult,
        Refreshed,
        SearchResult,
        Source,
        SourceCount,
        Span,
        Speaker,
        SpeakerCount,
        Statement,
        Voice,
    )

_HOMES = {
    "index.library": "Library",
    "index.analysis.quotes": "extract",
    "index.analysis.wording": "flags",
    "index.analysis.claims": "unsourced",
    "index.errors": "CollectionError IndexDamaged LoadError ParallaxError QueryError StoreError UnknownArticle"
    " UnknownSource UsageError",
    "index.model": "Analysis Article Block BlockClass Claim Echo Evidence Fact Figure FiledQuote Filters Flag Hit"
    " Matrix MatrixCell MatrixRow Note Passage Problem Progress Quote QuoteKind QuoteResult Refreshed SearchResult"
    " Source SourceCount Span Speaker SpeakerCount Statement Voice",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Analysis",
    "Article",
    "Block",
    "BlockClass",
    "Claim",
    "CollectionError",
    "Echo",
    "Evidence",
    "Fact",
    "Figure",
    "FiledQuote",
    "Filters",
    "Flag",
    "Hit",
    "IndexDamaged",
    "Library",
    "LoadError",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "Note",
    "ParallaxError",
    "Passage",
    "Problem",
    "Progress",
    "QueryError",
    "Quote",
    "QuoteKind",
    "QuoteResult",
    "Refreshed",
    "SearchResult",
    "Source",
    "SourceCount",
    "Span",
    "Speaker",
    "SpeakerCount",
    "Statement",
    "StoreError",
    "UnknownArticle",
    "UnknownSource",
    "UsageError",
    "Voice",
    "extract",
    "flags",
    "unsourced",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
