"""What may stand where the cursor is in a query: fields, sources, speakers, kinds. The one place they come from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from index.language.sanitise import one_line
from index.model import Completion
from index.search.completing import Slot, as_value, slot
from index.search.parser import KINDS
from index.search.query import FIELDS
from index.store import listing, quotations
from index.store.listing import Selection

if TYPE_CHECKING:
    from index.library.shelf import Shelf

LONGEST = 200
"""Names of more code points are not offered; nor do more typed letters find anything."""

_WORD = re.compile(r"\w+")


class _Name(NamedTuple):
    """A name with how often it occurs, and as it is compared: without case and accents, a blank before each word."""

    name: str
    times: int
    key: str


def complete(shelf: Shelf, query: str, cursor: int, limit: int) -> tuple[Completion, ...]:
    """See :meth:`index.library.Library.complete`."""
    here = slot(query, cursor)
    if here is None or len(here.begun) > LONGEST or limit <= 0:
        return ()
    match here.field:
        case None:
            begun = here.begun.lower()
            fields = (field for field in FIELDS if begun and field.startswith(begun))
            return tuple(Completion(f"{field}:", here.start, here.end) for field in fields)[:limit]
        case "kind":
            kinds = (kind for kind in KINDS if kind.startswith(here.begun.lower()))
            return tuple(Completion(kind, here.start, here.end) for kind in kinds)[:limit]
        case "source":
            return _matching(here, shelf.kept("names of sources", lambda: _sources(shelf)), limit)
        case "speaker":
            return _matching(here, shelf.kept("names of speakers", lambda: _speakers(shelf)), limit)
    return ()


def _matching(here: Slot, names: Iterable[_Name], limit: int) -> tuple[Completion, ...]:
    """Names that begin so, then those of which another word does; ``names`` come most frequent first."""
    begun = _key(here.begun)
    found = [one for one in names if begun in one.key]
    found.sort(key=lambda one: not one.key.startswith(begun))
    return tuple(Completion(as_value(one.name), here.start, here.end, one.times) for one in found[:limit])


def _sources(shelf: Shelf) -> tuple[_Name, ...]:
    return _names((source.label, count) for source, count in listing.by_source(shelf.catalogue, Selection()))


def _speakers(shelf: Shelf) -> tuple[_Name, ...]:
    return _names(quotations.speaker_names(shelf.catalogue))


def _names(counted: Iterable[tuple[str, int]]) -> tuple[_Name, ...]:
    """Most frequent first; names that are compared as the same are one, written as it mostly is."""
    best: dict[str, _Name] = {}
    for name, count in sorted(counted, key=lambda pair: (-pair[1], pair[0])):
        key = _key(name)
        if key == " " or len(name) > LONGEST:
            continue
        known = best.get(key)
        best[key] = known._replace(times=known.times + count) if known else _Name(one_line(name), count, key)
    return tuple(sorted(best.values(), key=lambda one: (-one.times, one.name)))


def _key(name: str) -> str:
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.casefold())
        name = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " " + " ".join(_WORD.findall(name.lower()))
