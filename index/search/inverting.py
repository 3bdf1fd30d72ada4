"""Texts to postings: every word of a field gets the list of its places, counted through the whole segment."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate, chain, pairwise, repeat
from operator import add

from index.search.engine import byte_to_length, length_to_byte
from index.search.packed import Packing
from index.search.schema import STEMMED, STEMS
from index.search.stems import stem
from index.search.words import MAX_WORD, look_up, raw_tokens

MOST = 255
"""More often than this a word is not counted in one article or quote."""

_SIGNS = ".,;:!?\"'()[]“”‘’…—–-"
"""What stands around a word and belongs to none."""

_INITIALS = 2
"""Of so many letters a word may be an acronym."""

_KEPT_LENGTH = 32
_KEPT = 400_000

_SHORT = 16
"""Of a shorter list it is seen first whether there is anything to count."""

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
        core = piece.strip(_SIGNS)
        if len(core) > _INITIALS and core.isascii() and core.isalpha():
            noted = self._plain(core.lower()[:MAX_WORD]), 1
        else:
            noted = self._any(piece)
        if len(piece) <= _KEPT_LENGTH:
            self[piece] = noted
        return noted

    def _plain(self, form: str) -> Callable[[int], object]:
        """A word of letters: most are, and need no taking apart."""
        if form not in self.places and (base := stem(form)) != form:
            self.stems[form] = base
        return self.places[form].append

    def _any(self, piece: str) -> tuple[Callable[[int], object], int]:
        steps: dict[tuple[int, str], None] = {}
        width = 0
        for raw in raw_tokens(piece):
            token = look_up(raw)
            for part in token.parts:
                steps[width + part.step, part.form] = None
                if part.stem != part.form:
                    self.stems[part.form] = part.stem
            width += token.width
        notes = [(step, self.places[form].append) for step, form in sorted(steps)]

        def note(at: int) -> None:
            for step, append in notes:
                append(at + step)

        return note, width


def write(out: Packing, name: str, places: Places, stems: Mapping[str, str], bounds: array[int]) -> None:
    """A field of a segment: its words, and for each the units that hold it, how often, and where.

    Stems are words of a second field over the same lists: a stem with one form has the list of that form, any other a
    list of its own after all of them.

    Args:
        stems: of the words that differ from theirs.
    """
    words = sorted(word for word, spots in places.items() if spots)
    lists = _Lists(bounds)
    for word in words:
        lists.add(places[word])
    _write_words(out, name, words)
    if name in STEMMED:
        forms: defaultdict[str, list[int]] = defaultdict(list)
        for number, base in enumerate(map(stems.get, words, words)):
            forms[base].append(number)
        bases = sorted(forms)
        homes, base_of = array("I"), array("I", bytes(4 * len(words)))
        for at, numbers in enumerate(map(forms.__getitem__, bases)):
            homes.append(numbers[0] if len(numbers) == 1 else lists.count)
            for number in numbers:
                base_of[number] = at
            if len(numbers) > 1:
                lists.add(_joined([places[words[number]] for number in numbers]))
        _write_words(out, name + STEMS, bases)
        out.add(f"{name}{STEMS}/lists", homes)
        out.add(f"{name}{STEMS}/of", base_of)
    lists.write(out, name)


def _joined(parts: Iterable[array[int]]) -> array[int]:
    """Several words as one; two of them may stand at the same place."""
    return array("I", dict.fromkeys(sorted(chain.from_iterable(parts))))


def _write_words(out: Packing, name: str, words: list[str]) -> None:
    """Words in order, which is that of their bytes too."""
    lines = "\n".join([*words, ""])
    sizes = map(len, words) if lines.isascii() else (len(word.encode("utf-8", "surrogatepass")) for word in words)
    out.add(f"{name}/words", lines.encode("utf-8", "surrogatepass"))
    out.add(f"{name}/starts", array("I", accumulate((size + 1 for size in sizes), initial=0)))


class _Lists:
    """The posting lists of a field, one after the other."""

    def __init__(self, bounds: array[int]) -> None:
        self.bounds = bounds
        sizes = [end - start for start, end in pairwise(bounds)]
        self.lengths = bytes(map(length_to_byte, sizes))
        self.units = array("I", chain.from_iterable(map(repeat, range(len(sizes)), sizes)))
        self.none = array("H", (length << 8 for length in self.lengths))
        self.once = array("H", (length << 8 | 1 for length in self.lengths))
        self.ids, self.pairs, self.places = array("I"), array("H"), array("I")
        self.first, self.placed = array("I", (0,)), array("I", (0,))

    @property
    def count(self) -> int:
        """How many lists there are."""
        return len(self.first) - 1

    def add(self, places: array[int]) -> None:
        """The next list."""
        if len(places) == 1:  # half of all words are met once
            unit = self.units[places[0]]
            self.ids.append(unit)
            self.pairs.append(self.once[unit])
        else:
            self._count(places)
        self.places.extend(places)
        self.first.append(len(self.ids))
        self.placed.append(len(self.places))

    def _count(self, places: array[int]) -> None:
        units = list(map(self.units.__getitem__, places))
        counts = Counter(units) if len(units) > _SHORT or len(dict.fromkeys(units)) < len(units) else None
        if counts is None or len(counts) == len(units):
            self.ids.extend(units)
            self.pairs.extend(map(self.once.__getitem__, units))
        else:
            self.ids.extend(counts)
            more = [min(times, MOST) for times in counts.values()] if max(counts.values()) > MOST else None
            self.pairs.extend(map(add, map(self.none.__getitem__, counts), more or counts.values()))

    def write(self, out: Packing, name: str) -> None:
        """``ids`` and ``pairs`` go together: a unit, and how often the word stands in it with how long it is."""
        out.add(f"{name}/bounds", self.bounds)
        out.add(f"{name}/lengths", self.lengths)
        out.add(f"{name}/total", array("Q", (sum(map(byte_to_length, self.lengths)),)))
        for part in ("first", "placed", "ids", "pairs", "places"):
            out.add(f"{name}/{part}", getattr(self, part))
