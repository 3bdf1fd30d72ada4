"""Texts to postings: every word of a field gets the list of its places, counted through the whole segment."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise, repeat

from index.search.engine import byte_to_length, length_to_byte
from index.search.packed import Packing
from index.search.schema import STEMMED, STEMS
from index.search.words import look_up, raw_tokens

MOST = 255
"""More often than this a word is not counted in one article or quote."""

_KEPT_LENGTH = 32
_KEPT = 400_000

Places = Mapping[str, "array[int]"]


class Inverter(dict[str, tuple[Callable[[int], object], int]]):
    """One field of the texts that come in. The units that texts are (articles, or quotes) are numbered as they come.

    As a dictionary: what stands between two blanks, with what notes its words at a place, and the places it takes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self.stems: dict[str, str] = {}
        """Of those words that differ from it."""

        self.bounds = array("I", (0,))
        """Where each unit begins, and where the last one ends."""

    def add(self, text: str) -> None:
        """The next unit."""
        at = self.bounds[-1]
        for piece in text.split():  # no word holds a blank
            note, width = self[piece]
            note(at)
            at += width
        self.bounds.append(at)
        if len(self) > _KEPT:
            self.clear()

    def __missing__(self, piece: str) -> tuple[Callable[[int], object], int]:
        steps: dict[tuple[int, str], None] = {}
        width = 0
        for raw in raw_tokens(piece):
            token = look_up(raw)
            for part in token.parts:
                steps[width + part.step, part.form] = None
                if part.stem != part.form:
                    self.stems[part.form] = part.stem
            width += token.width
        if len(steps) == 1 and next(iter(steps))[0] == 0:
            note: Callable[[int], object] = self.places[next(iter(steps))[1]].append
        else:
            note = self._several(sorted(steps))
        if len(piece) <= _KEPT_LENGTH:
            self[piece] = note, width
        return note, width

    def _several(self, steps: list[tuple[int, str]]) -> Callable[[int], object]:
        notes = [(step, self.places[form].append) for step, form in steps]

        def note(at: int) -> None:
            for step, append in notes:
                append(at + step)

        return note


def write(out: Packing, name: str, places: Places, stems: Mapping[str, str], bounds: array[int]) -> None:
    """A field of a segment: its words, and for each the units that hold it, how often, and where.

    Stems are words of a second field over the same lists: a stem with one form has the list of that form, any other a
    list of its own after all of them.

    Args:
        stems: of the words that differ from theirs.
    """
    words = sorted((word.encode("utf-8", "surrogatepass"), word) for word, spots in places.items() if spots)
    lists = _Lists(bounds)
    for _, word in words:
        lists.add(places[word])
    _write_words(out, name, [line for line, _ in words])
    if name in STEMMED:
        forms: defaultdict[bytes, list[int]] = defaultdict(list)
        for number, (line, word) in enumerate(words):
            forms[stems[word].encode("utf-8", "surrogatepass") if word in stems else line].append(number)
        bases = sorted(forms)
        homes, base_of = array("I"), array("I", bytes(4 * len(words)))
        for at, base in enumerate(bases):
            numbers = forms[base]
            for number in numbers:
                base_of[number] = at
            homes.append(numbers[0] if len(numbers) == 1 else lists.count)
            if len(numbers) > 1:
                lists.add(_joined([places[words[number][1]] for number in numbers]))
        _write_words(out, name + STEMS, bases)
        out.add(f"{name}{STEMS}/lists", homes)
        out.add(f"{name}{STEMS}/of", base_of)
    lists.write(out, name)


def _joined(parts: Iterable[array[int]]) -> array[int]:
    """Several words as one; two of them may stand at the same place."""
    return array("I", dict.fromkeys(sorted(chain.from_iterable(parts))))


def _write_words(out: Packing, name: str, lines: list[bytes]) -> None:
    starts = array("I", (0,))
    at = 0
    for line in lines:
        at += len(line) + 1
        starts.append(at)
    out.add(f"{name}/words", b"\n".join([*lines, b""]))
    out.add(f"{name}/starts", starts)


class _Lists:
    """The posting lists of a field, one after the other."""

    def __init__(self, bounds: array[int]) -> None:
        self.bounds = bounds
        sizes = [end - start for start, end in pairwise(bounds)]
        self.lengths = bytes(map(length_to_byte, sizes))
        self.units = array("I", chain.from_iterable(map(repeat, range(len(sizes)), sizes)))
        self.once = array("H", (length << 8 | 1 for length in self.lengths))
        self.ids, self.pairs, self.places = array("I"), array("H"), array("I")
        self.first, self.placed = array("I", (0,)), array("I", (0,))

    @property
    def count(self) -> int:
        """How many lists there are."""
        return len(self.first) - 1

    def add(self, places: array[int]) -> None:
        """The next list."""
        units = list(map(self.units.__getitem__, places))
        if len(places) > 1 and len(distinct := dict.fromkeys(units)) < len(units):
            counts = Counter(units)
            self.ids.extend(distinct)
            lengths = self.lengths
            self.pairs.extend([lengths[unit] << 8 | min(times, MOST) for unit, times in counts.items()])
        else:
            self.ids.extend(units)
            self.pairs.extend(map(self.once.__getitem__, units))
        self.places.extend(places)
        self.first.append(len(self.ids))
        self.placed.append(len(self.places))

    def write(self, out: Packing, name: str) -> None:
        """``ids`` and ``pairs`` go together: a unit, and how often the word stands in it with how long it is."""
        out.add(f"{name}/bounds", self.bounds)
        out.add(f"{name}/lengths", self.lengths)
        out.add(f"{name}/total", array("Q", (sum(map(byte_to_length, self.lengths)),)))
        for part in ("first", "placed", "ids", "pairs", "places"):
            out.add(f"{name}/{part}", getattr(self, part))
