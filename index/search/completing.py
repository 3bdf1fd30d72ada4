"""Where in a query the cursor stands: what kind of thing may be completed there, and which letters it would replace."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.errors import QueryError
from index.search.query import FIELDS
from index.search.tokens import QUOTES, Token, tokens

MAX_LENGTH = 1_000
"""Of a longer query nothing is completed."""

_KNOWN = frozenset(FIELDS)
_REST = re.compile(rf"[^\s(){QUOTES}]*+")


class Slot(NamedTuple):
    """``text[start:end]`` is to be replaced.

    ``field`` is the field whose value is being typed, None where a field's name may be; ``begun`` what is typed of it.
    """

    field: str | None
    begun: str
    start: int
    end: int


def slot(text: str, cursor: int) -> Slot | None:
    """What is being typed at ``cursor`` (an offset in code points), None where nothing can be completed."""
    cursor = max(0, min(cursor, len(text)))
    if len(text) > MAX_LENGTH:
        return None
    try:
        before = list(tokens(text[:cursor], _KNOWN, True))
    except QueryError:
        return None
    if not before or before[-1].end != cursor:
        return None
    last, field = before[-1], _field_before(before)
    if last.kind == "field":
        return Slot(last.text, "", cursor, _end(text, cursor))
    if last.kind == "open" and field:
        closed = text[cursor : cursor + 1] in tuple(QUOTES)
        return Slot(field, last.text, last.start, cursor + closed)
    if last.kind == "word":
        return Slot(field, last.text, last.start, _end(text, cursor))
    return None


def _field_before(before: list[Token]) -> str | None:
    """The field that the last token is the value of."""
    if len(before) < 2 or before[-2].kind != "field" or before[-2].end != before[-1].start:
        return None
    return before[-2].text


def _end(text: str, cursor: int) -> int:
    """The end of the word that the cursor stands in; a colon with what follows it belongs to the old word."""
    rest = _REST.match(text, cursor)
    return rest.end() if rest else cursor


def as_value(words: str) -> str:
    """Words as they stand behind a colon: in quotation marks unless they are one plain word."""
    plain = " ".join("".join(" " if sign in QUOTES else sign for sign in words).split())
    simple = re.fullmatch(r"[^\W_][\w'’.-]*", plain) and plain not in ("AND", "OR", "NOT")
    return plain if simple else f'"{plain}"'
