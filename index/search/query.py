"""What was asked, as our own tree: frozen, comparable, and printed as the reader may type it again.

::

    Every   Term Phrase Prefix Typed Fuzzy   Field And Or Not   DateFilter SourceFilter KindFilter

A bare word looks into title and text. ``Field`` asks elsewhere: ``title``, ``by``, or, of one quote, ``said`` and
``speaker``. The three filters are answered with sets: dates and sources by the catalogue, kinds by the index.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

WORD_FIELDS = ("title", "by", "speaker", "said")
QUOTE_FIELDS = ("speaker", "said")
FILTER_FIELDS = ("source", "date", "kind")
FIELDS = (*WORD_FIELDS, *FILTER_FIELDS)
"""All names that may stand before a colon."""


@dataclass(frozen=True, slots=True)
class Every:
    """All articles."""

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True)
class Term:
    """A word in any of its English inflections; a compound (COVID-19) stands for its words in a row."""

    word: str

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row. ``open``: the last of them is still being typed."""

    words: str
    open: bool = False

    def __str__(self) -> str:
        return f'"{self.words}*"' if self.open else f'"{self.words}"'


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin so."""

    word: str

    def __str__(self) -> str:
        return f"{self.word}*"


@dataclass(frozen=True, slots=True)
class Typed:
    """The word under the cursor: itself in its inflections, or the beginning of others."""

    word: str

    def __str__(self) -> str:
        return f"{self.word}*"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """The word, or one that differs in one letter (changed, missing, added, or two neighbours swapped)."""

    word: str

    def __str__(self) -> str:
        return f"{self.word}~"


@dataclass(frozen=True, slots=True)
class DateFilter:
    """Articles of these days, both ends included, as ISO days; None is open."""

    since: str | None
    until: str | None

    def __str__(self) -> str:
        if self.since == self.until:
            return f"date:{self.since}"
        return f"date:{self.since or ''}..{self.until or ''}"


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Articles whose source label holds these words."""

    label: str

    def __str__(self) -> str:
        return f'source:"{self.label}"' if " " in self.label else f"source:{self.label}"


@dataclass(frozen=True, slots=True)
class KindFilter:
    """Quotes of this kind: ``direct``, ``mixed`` or ``indirect``."""

    kind: str

    def __str__(self) -> str:
        return f"kind:{self.kind}"


@dataclass(frozen=True, slots=True)
class Field:
    """``query`` asked of one field (:data:`WORD_FIELDS`)."""

    name: str
    query: Query

    def __str__(self) -> str:
        bracketed = isinstance(self.query, And | Or | Not)
        return f"{self.name}:({self.query})" if bracketed else f"{self.name}:{self.query}"


@dataclass(frozen=True, slots=True)
class And:
    """All of these; what is asked of quotes holds in one and the same quote."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " AND ".join(_inner(part, And) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(_inner(part, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """Not this. Standing alone it means: all others."""

    query: Query

    def __str__(self) -> str:
        return f"NOT {_inner(self.query)}"


Leaf: TypeAlias = Term | Phrase | Prefix | Typed | Fuzzy
Filter: TypeAlias = DateFilter | SourceFilter | KindFilter
Query: TypeAlias = Every | Leaf | Filter | Field | And | Or | Not


def query_filters(query: Query) -> tuple[Filter, ...]:
    """The filters of ``query`` in order, each once, for the catalogue to answer."""
    found = (node for node, _, _ in walk(query) if isinstance(node, DateFilter | SourceFilter | KindFilter))
    return tuple(dict.fromkeys(found))


def about_quotes(query: Query) -> bool:
    """Whether ``query`` asks of quotes alone, so that it holds in one quote or not at all."""
    match query:
        case Field(name=name):
            return name in QUOTE_FIELDS
        case KindFilter():
            return True
        case And(parts=parts) | Or(parts=parts):
            return all(map(about_quotes, parts))
        case Not(query=inner):
            return about_quotes(inner)
    return False


def walk(query: Query, field: str | None = None, positive: bool = True) -> Iterator[tuple[Query, str | None, bool]]:
    """Every node with the field that it is asked of and whether it is wanted (False under a NOT)."""
    yield query, field, positive
    match query:
        case Field(name=name, query=inner):
            yield from walk(inner, name, positive)
        case Not(query=inner):
            yield from walk(inner, field, not positive)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from walk(part, field, positive)


def _inner(query: Query, parent: type[And] | type[Or] | None = None) -> str:
    """In brackets where leaving them out would change the meaning: AND binds tighter than OR."""
    bare = not isinstance(query, And | Or) or (parent is Or and isinstance(query, And))
    return str(query) if bare else f"({query})"
