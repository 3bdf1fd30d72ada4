"""What is indexed: one Whoosh document an article, its quotes in it.

A quote's words stand at places that hold its number, so that ``speaker:x said:y`` can be answered of one quote,
an article and its quotes are always written together, and there is one document where there would be twenty.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from struct import Struct
from typing import NamedTuple

from index.errors import IndexDamaged
from index.search.engine import FieldType, Format, Schema, VarBytesColumn
from index.search.gate import Foreign
from index.search.words import Token, look_up, raw_tokens

SCHEMA_VERSION = 1
"""Raised with every change of what is written or of how words are made; an index of another version is rebuilt."""

KEY = "key"
STEMMED = ("title", "body", "said")
PLAIN = ("by", "source", "speaker", "kind")
STEMS = "_stems"
"""Beside a stemmed field stands one more, with the stems of those words that differ from their stem."""

LENGTHS = "#"
"""A word of ``said`` that no text holds: its places tell the quotes there are and how many words each has."""

QUOTE_BITS = 10
QUOTE_WORDS = 1 << QUOTE_BITS
MAX_QUOTES = 1 << 22


class IndexedQuote(NamedTuple):
    """A quote as it is searched. ``number`` counts from 1 in its article; the quote's id is ``<article>.<number>``."""

    number: int
    text: str
    speaker: str = ""
    kind: str = ""


class IndexedArticle(NamedTuple):
    """An article as it is searched; none of it is kept but its words."""

    id: str
    title: str
    body: str
    byline: str = ""
    source: str = ""


Places = dict[str, list[int]]


class PlacesFormat(Format):  # type: ignore[misc]
    """Postings that hold the places of a word as packed numbers, where Whoosh's own hold a pickle each."""

    posting_size = -1

    def decode_positions(self, value: bytes) -> list[int]:
        """For ordinary Whoosh queries over the same index."""
        return unpack(value)

    def decode_frequency(self, value: bytes) -> int:
        return len(unpack(value))

    def decode_weight(self, value: bytes) -> float:
        return float(len(unpack(value)))


class _Words(FieldType):  # type: ignore[misc]
    def __init__(self, *, scorable: bool) -> None:
        super().__init__(PlacesFormat(), None, scorable=scorable)


class _Key(FieldType):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__(PlacesFormat(), None, unique=True, sortable=VarBytesColumn(write_offsets_cutoff=0))


def schema() -> Foreign:
    """The Whoosh schema, given at every opening so that none is ever unpickled."""
    fields = {name: _Words(scorable=True) for name in (*STEMMED, *PLAIN)}
    fields |= {name + STEMS: _Words(scorable=False) for name in STEMMED}
    return Schema(**fields, **{KEY: _Key()})


_ONE = Struct("<cH")


def pack(places: list[int]) -> bytes:
    """Ascending places, two bytes each where they fit, else four."""
    if len(places) == 1 and places[0] < 65_536:
        return _ONE.pack(b"H", places[0])
    code = "H" if places[-1] < 65_536 else "I"
    packed = array(code, places)
    if sys.byteorder == "big":
        packed.byteswap()
    return code.encode() + packed.tobytes()


def unpack(value: bytes) -> list[int]:
    """The places of :func:`pack`.

    Raises:
        IndexDamaged: it is no packed list.
    """
    packed = array("H" if value[:1] == b"H" else "I")
    try:
        packed.frombytes(value[1:])
    except ValueError as error:
        raise IndexDamaged("the search index is damaged (places of a word)") from error
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tolist()


def places(text: str, start: int = 0, room: int | None = None) -> tuple[Places, Places, int]:
    """Where the words of ``text`` stand, where the stems of those words that differ from theirs, and places taken.

    Args:
        start: the place of the first word.
        room: places there are; what is beyond shares the last one.
    """
    at = 0
    met: dict[str, tuple[list[int], Token]] = {}
    for raw in raw_tokens(text):
        known = met.get(raw)
        if known is None:
            known = met[raw] = ([], look_up(raw))
        known[0].append(at)
        at += known[1].width
    forms: Places = {}
    stems: Places = {}
    untidy: dict[tuple[bool, str], Places] = {}
    for spots, token in met.values():
        for form, stem, step, _, _, _ in token.parts:
            if room is None:
                here = [spot + step for spot in spots] if step else spots
            else:
                here = [start + min(spot + step, room - 1) for spot in spots]
            if _note(forms, form, here):
                untidy[False, form] = forms
            if stem != form and _note(stems, stem, here):
                untidy[True, stem] = stems
    for (_, word), words in untidy.items():
        words[word] = sorted(set(words[word]))
    return forms, stems, at


def quote_places(quotes: Iterable[IndexedQuote]) -> tuple[dict[str, Places], int]:
    """The fields that quotes are searched in, and the words said in all."""
    fields: dict[str, Places] = {"said": {}, "said" + STEMS: {}, "speaker": {}, "kind": {}}
    total = 0
    by_number = {quote.number: quote for quote in quotes if 0 < quote.number < MAX_QUOTES}
    for number, quote in sorted(by_number.items(), key=lambda item: item[0]):
        start = number << QUOTE_BITS
        said, stems, length = places(quote.text, start, QUOTE_WORDS)
        said[LENGTHS] = [start + min(length, QUOTE_WORDS - 1)]
        speaker, _, _ = places(quote.speaker, start, QUOTE_WORDS)
        kind = {quote.kind: [start]} if quote.kind else {}
        for name, words in (("said", said), ("said" + STEMS, stems), ("speaker", speaker), ("kind", kind)):
            for word, spots in words.items():
                _note(fields[name], word, spots)
        total += length
    return fields, total


def _note(places: Places, word: str, spots: list[int]) -> bool:
    """Add places of a word, and say whether it had some: it may be written in several ways."""
    known = places.get(word)
    if known is None:
        places[word] = spots.copy()
        return False
    known += spots
    return True
