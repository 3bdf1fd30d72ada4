"""Reading a segment in place: nothing is copied but what is asked for.

Everything that a damaged file can raise leaves here as ``IndexDamaged``.
"""

from __future__ import annotations

import errno
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from index.errors import IndexDamaged, ParallaxError
from index.search.gate import Foreign
from index.search.lexicon import Lexicon
from index.search.packed import Packed
from index.search.schema import KEY, OF_QUOTES, STEMMED, STEMS

_REFUSED = frozenset(
    getattr(errno, name) for name in "EACCES EPERM EMFILE ENFILE ENOMEM ENOSPC EFBIG EROFS EDQUOT".split()
)
"""No rights, no handles, no memory, no room: the moment is at fault, and not what the file holds."""


@contextmanager
def damage() -> Iterator[None]:
    """Whatever is raised while a file is read means that the file is not what was written."""
    try:
        yield
    except ParallaxError:
        raise
    except OSError as error:
        if error.errno in _REFUSED:
            raise
        if isinstance(error, FileNotFoundError):
            raise IndexDamaged("a file of the search index is missing") from error
        raise IndexDamaged(f"the search index is damaged ({error.strerror or error})") from error
    except Exception as error:  # Whoosh itself raises bare Exception on a damaged table of contents
        raise IndexDamaged(f"the search index is damaged ({type(error).__name__}: {error})") from error


class Run(NamedTuple):
    """A word's postings in one segment, ascending: units (articles or quotes), and as one number each, how long the
    unit is (as :data:`~index.search.snapshot.LENGTH_OF` has it, times 256) and how often the word stands in it."""

    ids: Sequence[int]
    pairs: Sequence[int]


class Field:
    """One field of a segment: its words, and their posting lists by number."""

    def __init__(self, segment: Segment, name: str, gone: frozenset[int]) -> None:
        home = name.removesuffix(STEMS)
        file = segment.file
        self.segment = segment
        self._name = name
        self.lexicon = Lexicon(file, name)
        self.gone = gone
        self._homes = file.numbers(f"{name}/lists") if home != name else None
        self._first = file.numbers(f"{home}/first")
        self._placed = file.numbers(f"{home}/placed")
        self._ids = file.numbers(f"{home}/ids")
        self._pairs = file.numbers(f"{home}/pairs", "H")
        self._places = file.numbers(f"{home}/places")
        self.bounds = file.numbers(f"{home}/bounds")
        self.lengths = file.part(f"{home}/lengths")
        self._letter: tuple[str, dict[str, int]] = ("", {})
        self._total = file.numbers(f"{home}/total", "Q")

    def list_of(self, word: str) -> int | None:
        """The posting list of a word."""
        number = self.lexicon.find(word.encode("utf-8", "surrogatepass"))
        return None if number is None else self.home(number)

    def home(self, number: int) -> int:
        """The posting list of the word with this number in the lexicon."""
        return number if self._homes is None else self._homes[number]

    def begun(self, prefix: str) -> range:
        """The numbers of the words that begin so."""
        return self.lexicon.begun(prefix.encode("utf-8", "surrogatepass"))

    def some(self, words: Set[str], letter: str) -> list[int]:
        """The posting lists of those of the words that there are; all of them begin with this letter."""
        if self._letter[0] != letter:
            numbers = self.begun(letter)
            lines = b"\n".join(self.lexicon.words(numbers)).decode("utf-8", "surrogatepass").split("\n")
            self._letter = letter, dict(zip(lines, numbers, strict=False))
        known = self._letter[1]
        return [self.home(known[word]) for word in sorted(known.keys() & words)]

    def stems(self) -> dict[str, str]:
        """The stems of the words that differ from theirs."""
        if self._name not in STEMMED:
            return {}
        bases = self.segment.field(self._name + STEMS).lexicon.words()
        of = self.segment.file.numbers(f"{self._name}{STEMS}/of").cut()
        pairs = ((word, bases[at]) for word, at in zip(self.lexicon.words(), of, strict=True))
        return {
            word.decode("utf-8", "surrogatepass"): base.decode("utf-8", "surrogatepass")
            for word, base in pairs
            if word != base
        }

    def count(self, number: int) -> int:
        """How many units a list has, removed ones too."""
        start, end = self._first.pair(number)
        return end - start

    def run(self, number: int) -> Run:
        """A list without what is removed."""
        return self._run(*self._first.pair(number))

    def runs(self, number: int, end: int) -> Run:
        """Lists that follow one another, as one; a unit may come again with each."""
        return self._run(self._first[number], self._first[end])

    def _run(self, start: int, end: int) -> Run:
        ids, pairs = self._ids.cut(start, end), self._pairs.cut(start, end)
        if not self.gone or self.gone.isdisjoint(ids):
            return Run(ids, pairs)
        kept = [at for at, unit in enumerate(ids) if unit not in self.gone]
        return Run([ids[at] for at in kept], [pairs[at] for at in kept])

    def places(self, number: int) -> memoryview:
        """Where the word stands, counted through the segment, in removed units too."""
        return self._places.cut(*self._placed.pair(number))

    @property
    def total(self) -> int:
        """The lengths of all units, as the bytes have them."""
        return self._total[0]

    def length_byte(self, unit: int) -> int:
        """The length of one unit."""
        return self.lengths.read(unit, unit + 1)[0]

    @cached_property
    def _ends(self) -> memoryview:
        return self.bounds.cut()

    def unit(self, first: int, last: int) -> int | None:
        """The unit that holds both places, if one does that is not removed."""
        unit = bisect_right(self._ends, first) - 1
        return unit if last < self._ends[unit + 1] and unit not in self.gone else None


class Segment:
    """One segment, opened by one thread for itself."""

    def __init__(self, folder: Path, segment: Foreign) -> None:
        with damage():
            self.file = Packed(folder / segment.file)
            self.state: tuple[str, frozenset[int]] = segment.state
            self.deleted: frozenset[int] = self.state[1]
            self.count: int = segment.doc_count_all()
            self._order = self.file.numbers(f"{KEY}/order")
            self._quoted = self.file.numbers("quotes/first")
            self._numbers = self.file.numbers("quotes/numbers")
            self._fields: dict[str, Field] = {}
            if len(self._order) != self.count or len(self._quoted) != self.count + 1:
                raise ValueError("articles and their number")

    @cached_property
    def lost(self) -> frozenset[int]:
        """The quotes of removed articles."""
        return frozenset(quote for doc in self.deleted for quote in self.quotes_of(doc))

    @property
    def quotes(self) -> int:
        """How many quotes there are, removed ones too."""
        return len(self._numbers)

    def quotes_of(self, doc: int) -> range:
        """The quotes of an article."""
        return range(self._quoted[doc], self._quoted[doc + 1])

    def article_of_quote(self, quote: int) -> int:
        """The article of one quote."""
        with damage():
            return bisect_right(self._quoted.cut(), quote) - 1

    def number_of_quote(self, quote: int) -> int:
        """The number that a quote has in its article."""
        with damage():
            return self._numbers[quote]

    def articles_of_quotes(self) -> list[int]:
        """The article of every quote."""
        with damage():
            ends = self._quoted.cut().tolist()
            return [doc for doc in range(self.count) for _ in range(ends[doc], ends[doc + 1])]

    def numbers_of_quotes(self) -> list[int]:
        """The number that every quote has in its article."""
        with damage():
            return self._numbers.cut().tolist()

    def field(self, name: str) -> Field:
        """A field of the schema."""
        known = self._fields.get(name)
        if known is None:
            gone = self.lost if name.removesuffix(STEMS) in OF_QUOTES else self.deleted
            known = self._fields[name] = Field(self, name, gone)
        return known

    def key(self, doc: int) -> str:
        """The id of an article."""
        with damage():
            return self.field(KEY).lexicon.word(self._order[doc]).decode("ascii")

    def all_keys(self) -> list[str]:
        """The ids of all articles, removed ones too, in their order."""
        with damage():
            words = [word.decode("ascii") for word in self.field(KEY).lexicon.words()]
            return [words[number] for number in self._order.cut()]

    def docs_of(self, key: str) -> list[int]:
        """The articles of this id that are not removed: one or none."""
        with damage():
            field = self.field(KEY)
            number = field.list_of(key)
            return [] if number is None else list(field.run(number).ids)
