"""Where a text answers a query, by the words of the index itself: what matched is what lights up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.model import Span
from index.search.fuzzy import variants
from index.search.leaves import How, Row, Step, accepts, rows
from index.search.query import Fuzzy, Phrase, Prefix, Query, Term, Typed, walk
from index.search.schema import STEMMED
from index.search.words import is_unspaced, tokens_between

_TEXT = (None, "said", "speaker")
_TITLE = (None, "title")


_LETTERS = 5
"""So many letters of a word are looked for; the rest is seen when one is found."""

_CHANGED = 2
"""So many letters at the end of a stem may not be those of its words (``happi`` of happy, ``die`` of dying)."""

_WIDE = 100
"""Signs that a word of a phrase takes with what stands around it."""

_KEPT = 20_000
_SHORT = 48
_BLANK = re.compile(r"[ \n]")
_JOINERS = "-\u2010\u2011'\u2019\u02bc\uff07.,"
_SIGNS = "“”‘’…–—"
"""The commonest signs beyond ASCII: no word begins with one, and each takes three bytes."""

_BEYOND = re.compile(f"[^\x00-\x7f{_SIGNS}]")
"""Letters beyond ASCII, which may be what ASCII is folded to."""


class _Wish(NamedTuple):
    """Words in a row that light, and whether only inside what is said."""

    row: Row
    tests: tuple[Callable[[str, str], bool], ...]
    said: bool
    stemmed: bool


_Fit = tuple[int, int, int, int, int]
"""A wish and a step of it that a word fits; the word's place in its stretch, where it begins and where it ends."""


class _Compiled:
    """A query made ready for many texts: which words light, and a pattern for where to look for them."""

    def __init__(self, query: Query, fields: tuple[str | None, ...]) -> None:
        self.wishes = _wishes(query, fields)
        anchors = {
            begin
            for wish in self.wishes
            for begin in _begins(max(wish.row, key=lambda step: len(step.form)), stemmed=wish.stemmed)
        }
        ascii_only = {begin for begin in anchors if begin and begin.isascii()}
        self.begins = [_pattern(ascii_only)] if ascii_only else []
        self.reach = max((wish.row[-1].step for wish in self.wishes), default=0)
        self._known: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._stretches: dict[str, tuple[list[_Fit], int]] = {}

    def _fitting(self, word: tuple[str, str]) -> list[tuple[int, int]]:
        """The wishes, with their steps, that a word of the text (form and stem) fits."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            found = self._known[word] = [
                (number, step)
                for number, wish in enumerate(self.wishes)
                for step, test in enumerate(wish.tests)
                if test(*word)
            ]
        return found

    def fits(self, stretch: str) -> tuple[list[_Fit], int]:
        """What fits in a stretch between blanks, and how many places it takes."""
        known = self._stretches.get(stretch)
        if known is None:
            found: list[_Fit] = []
            place = 0
            for offset, token in tokens_between(stretch, 0, len(stretch)):
                for part in token.parts:
                    for number, step in self._fitting((part.form, part.stem)):
                        wanted = self.wishes[number].row[step]
                        one_sign = wanted.how is How.PREFIX and len(wanted.form) == 1 and is_unspaced(wanted.form)
                        stop = part.start + 1 if one_sign else part.end
                        found.append((number, step, place + part.step, offset + part.start, offset + stop))
                place += token.width
            known = found, place
            if len(stretch) <= _SHORT:
                if len(self._stretches) > _KEPT:
                    self._stretches.clear()
                self._stretches[stretch] = known
        return known

    def _starts(self, text: str) -> Iterable[int]:
        """Where a word may begin that fits; whatever is beyond ASCII may."""
        found = [match.start() for begins in self.begins for match in begins.finditer(text)]
        if text.isascii() or len(text.encode("utf-8", "surrogatepass")) - len(text) == 2 * sum(map(text.count, _SIGNS)):
            return found
        return sorted(found + [match.start() for match in _BEYOND.finditer(text)])

    def windows(self, text: str) -> Iterator[tuple[int, int]]:
        """The stretches between blanks, sorted and apart, that may hold a match."""
        start = end = 0
        for at in self._starts(text):
            if at < end and not self.reach:
                continue
            first, last = _around(text, at, self.reach)
            if first > end:
                if end:
                    yield start, end
                start = first
            end = max(end, last)
        if end:
            yield start, end


def highlight(query: Query, text: str, *, title: bool = False, said: Sequence[Span] | None = None) -> tuple[Span, ...]:
    """The spans of ``text`` that answer ``query``, sorted and apart.

    A phrase lights as a whole and only where it stands as one; what a NOT excludes never lights.

    Args:
        title: ``text`` is a title, where ``title:`` lights and what is asked of quotes does not.
        said: where words asked of quotes may light (the quotes' segments); everywhere, if it is not given.
    """
    compiled = _compiled(query, _TITLE if title else _TEXT)
    if not compiled.wishes:
        return ()
    found: set[Span] = set()
    for wish, steps in zip(compiled.wishes, _places(compiled, text), strict=True):
        spans = _in_a_row(wish.row, steps)
        if wish.said and said is not None:
            spans = (span for span in spans if any(segment.holds(span) for segment in said))
        found.update(spans)
    return _apart(sorted(found))


@lru_cache(maxsize=16)
def _compiled(query: Query, fields: tuple[str | None, ...]) -> _Compiled:
    return _Compiled(query, fields)


def _wishes(query: Query, fields: tuple[str | None, ...]) -> list[_Wish]:
    wishes = []
    for leaf, field, positive in walk(query):
        if positive and field in fields and isinstance(leaf, Term | Phrase | Prefix | Typed | Fuzzy):
            stemmed = field is None or field in STEMMED
            for row in filter(None, rows(leaf)):
                tests = (
                    accepts(step, variants(step.form) if step.how is How.FUZZY else frozenset(), stemmed=stemmed)
                    for step in row
                )
                wishes.append(_Wish(row, tuple(tests), field == "said", stemmed))
    return wishes


def _begins(step: Step, *, stemmed: bool) -> Iterator[str]:
    """What every word that fits a step begins with."""
    if step.how is How.FUZZY:
        yield step.form[:1]
        return
    if step.how is not How.STEM:
        yield step.form[:_LETTERS]
    if step.how is not How.PREFIX:
        base = step.stem if stemmed else step.form
        yield base[: min(_LETTERS, max(1, len(base) - _CHANGED))]


def _pattern(begins: set[str]) -> re.Pattern[str]:
    """Where a word may begin so; one that is joined of several may begin with the first letter alone.

    A set of letters comes first in the pattern, which is what :mod:`re` looks for fastest.
    """
    rests: defaultdict[str, set[str]] = defaultdict(set)
    for begin in begins:
        rests[begin[:1]].add("".join(f"[{_either(letter)}]" for letter in begin[1:]))
    initials = "".join(map(_either, sorted(rests)))
    ways = [f"(?<=[{_either(first)}])(?:{'|'.join(sorted(rest))})" for first, rest in sorted(rests.items())]
    return re.compile(rf"[{initials}](?<![A-Za-z].)(?:{'|'.join(ways)}|[A-Za-z0-9]*+[{_JOINERS}]\w)", re.DOTALL)


def _either(letter: str) -> str:
    """A letter, small or capital, as it stands in a set."""
    return re.escape(letter) + (letter.upper() if letter.isalpha() else "")


def _around(text: str, at: int, reach: int) -> tuple[int, int]:
    """The stretch between blanks that a place lies in, with as much before and after as ``reach`` words may take."""
    start, end = max(0, at - reach * _WIDE), min(len(text), at + reach * _WIDE)
    start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1 if start else 0
    blank = _BLANK.search(text, max(end, at))
    return start, blank.start() if blank else len(text)


def _places(compiled: _Compiled, text: str) -> list[list[dict[int, Span]]]:
    """For each wish and each of its steps: at which places of the text a word fits, and where that is."""
    found: list[list[dict[int, Span]]] = [[{} for _ in wish.row] for wish in compiled.wishes]
    place = 0
    for start, end in compiled.windows(text):
        place += 1 + compiled.reach  # nothing is in a row across windows
        fits, width = compiled.fits(text[start:end])
        for number, step, at, first, stop in fits:
            found[number][step].setdefault(place + at, Span(start + first, start + stop))
        place += width
    return found


def _in_a_row(row: Row, places: list[dict[int, Span]]) -> Iterable[Span]:
    first, *others = places
    if not others:
        yield from first.values()
        return
    for place, span in first.items():
        rest = [known.get(place + step.step) for known, step in zip(others, row[1:], strict=True)]
        ends = [other.end for other in rest if other is not None]
        if len(ends) == len(others):
            yield Span(span.start, max(span.end, *ends))


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Overlapping spans become one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
