"""Several segments as one: their lists of places joined, what is removed left out, then written as from texts."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import repeat

from index.search.batch import write_keys, write_quotes
from index.search.inverting import write
from index.search.packed import Packing
from index.search.reading import Field, Segment, damage
from index.search.schema import KEY, OF_ARTICLES, OF_QUOTES

_GONE = 0xFFFF_FFFF


def merge(out: Packing, segments: list[Segment]) -> int:
    """Write the articles of ``segments`` that are not removed, and tell how many they are."""
    for name in (*OF_ARTICLES, *OF_QUOTES):
        write(out, name, *_joined(segment.field(name) for segment in segments))
    keys, _, bounds = _joined(segment.field(KEY) for segment in segments)
    count = len(bounds) - 1
    write_keys(out, keys, count)
    quoted, numbers = array("I", (0,)), array("I")
    for segment in segments:
        known = segment.numbers_of_quotes()
        for doc in range(segment.count):
            if doc not in segment.deleted:
                quotes = segment.quotes_of(doc)
                numbers.extend(known[quotes.start : quotes.stop])
                quoted.append(len(numbers))
    write_quotes(out, quoted, numbers)
    return count


@damage()
def _joined(fields: Iterable[Field]) -> tuple[dict[str, array[int]], dict[str, str], array[int]]:
    """The places of each word, the stems that differ from their word, and where each unit begins."""
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    stems: dict[str, str] = {}
    bounds = array("I", (0,))
    for field in fields:
        stems |= field.stems()
        moved = _moved(field, bounds)
        for number, word in enumerate(field.lexicon.words()):
            spots = field.places(number)
            kept = moved(spots)
            if kept:
                places[word.decode("utf-8", "surrogatepass")].extend(kept)
    return places, stems, bounds


def _moved(field: Field, bounds: array[int]) -> Callable[[memoryview], list[int]]:
    """What takes places of the field to those of the whole; ``bounds`` gets the units of the field."""
    ends = field.bounds.cut().tolist()
    at = bounds[-1]
    if not field.gone:
        bounds.extend(at + end for end in ends[1:])
        return lambda spots: list(map(at.__add__, spots))
    table = array("I")
    for unit in range(len(ends) - 1):
        length = ends[unit + 1] - ends[unit]
        if unit in field.gone:
            table.extend(repeat(_GONE, length))
        else:
            table.extend(range(at, at + length))
            at += length
            bounds.append(at)
    return lambda spots: [place for place in map(table.__getitem__, spots) if place != _GONE]
