"""The nouns of Parallax: frozen, slotted, typed.

Offsets everywhere are code points (Python string indices) into ``Article.text``, which never changes after loading.
To make such a class costs a millisecond, so each is made when its name is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model.answers import Completion, Filters, Hit, Passage, SearchResult
    from index.model.findings import Analysis, Claim, Figure, Flag
    from index.model.kinds import BlockClass, QuoteKind, Relation, Voice
    from index.model.listings import QuoteResult, SourceCount, SpeakerCount
    from index.model.matrix import Matrix, MatrixCell, MatrixRow
    from index.model.note import Counts, Evidence, Note, OutletFact, Scope, Statement
    from index.model.refreshed import Progress, Refreshed
    from index.model.said import Echo, FiledQuote, Quote, Speaker
    from index.model.text import Article, Block, Fact, Problem, Source, Span

_HOMES = {
    "answers": "Completion Filters Hit Passage SearchResult",
    "findings": "Analysis Claim Figure Flag",
    "kinds": "BlockClass QuoteKind Relation Voice",
    "listings": "QuoteResult SourceCount SpeakerCount",
    "matrix": "Matrix MatrixCell MatrixRow",
    "note": "Counts Evidence Note OutletFact Scope Statement",
    "refreshed": "Progress Refreshed",
    "said": "Echo FiledQuote Quote Speaker",
    "text": "Article Block Fact Problem Source Span",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Analysis",
    "Article",
    "Block",
    "BlockClass",
    "Claim",
    "Completion",
    "Counts",
    "Echo",
    "Evidence",
    "Fact",
    "Figure",
    "FiledQuote",
    "Filters",
    "Flag",
    "Hit",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "Note",
    "OutletFact",
    "Passage",
    "Problem",
    "Progress",
    "Quote",
    "QuoteKind",
    "QuoteResult",
    "Refreshed",
    "Relation",
    "Scope",
    "SearchResult",
    "Source",
    "SourceCount",
    "Span",
    "Speaker",
    "SpeakerCount",
    "Statement",
    "Voice",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
