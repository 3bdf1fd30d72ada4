"""Where a text answers a query, by the words of the index itself: what matched is what lights up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from index.model import Span
from index.search.fuzzy import variants
from index.search.leaves import How, Row, accepts, rows
from index.search.query import Fuzzy, Phrase, Prefix, Query, Term, Typed, walk
from index.search.schema import STEMMED
from index.search.words import Token, is_unspaced, pick, scan

_TEXT = (None, "said", "speaker")
_TITLE = (None, "title")


class _Wish(NamedTuple):
    """Words in a row that light, and whether only inside what is said."""

    row: Row
    tests: tuple[Callable[[str, str], bool], ...]
    said: bool


def highlight(query: Query, text: str, *, title: bool = False, said: Sequence[Span] | None = None) -> tuple[Span, ...]:
    """The spans of ``text`` that answer ``query``, sorted and apart.

    A phrase lights as a whole and only where it stands as one; what a NOT excludes never lights.

    Args:
        title: ``text`` is a title, where ``title:`` lights and what is asked of quotes does not.
        said: where words asked of quotes may light (the quotes' segments); everywhere, if it is not given.
    """
    wishes = _wishes(query, _TITLE if title else _TEXT)
    if not wishes:
        return ()
    places = _places(wishes, text)
    found: set[Span] = set()
    for wish, steps in zip(wishes, places, strict=True):
        spans = _in_a_row(wish.row, steps)
        if wish.said and said is not None:
            spans = (span for span in spans if any(segment.holds(span) for segment in said))
        found.update(spans)
    return _apart(sorted(found))


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
                wishes.append(_Wish(row, tuple(tests), field == "said"))
    return wishes


def _places(wishes: list[_Wish], text: str) -> list[list[dict[int, Span]]]:
    """For each wish and each of its steps: at which places of the text a word fits, and where that is."""
    found: list[list[dict[int, Span]]] = [[{} for _ in wish.row] for wish in wishes]
    known: dict[tuple[str, str], list[tuple[int, int]]] = {}
    initials = frozenset(letter for wish in wishes for step in wish.row for letter in (step.form[0], step.stem[0]))
    for at, offset, token in _tokens(wishes, text, initials):
        for part in token.parts:
            word = (part.form, part.stem)
            fitting = known.get(word)
            if fitting is None:
                fitting = known[word] = [
                    (number, step)
                    for number, wish in enumerate(wishes)
                    for step, test in enumerate(wish.tests)
                    if test(*word)
                ]
            for number, step in fitting:
                wanted = wishes[number].row[step]
                one_sign = wanted.how is How.PREFIX and len(wanted.form) == 1 and is_unspaced(wanted.form)
                end = part.start + 1 if one_sign else part.end
                found[number][step].setdefault(at + part.step, Span(offset + part.start, offset + end))
    return found


def _tokens(wishes: list[_Wish], text: str, initials: frozenset[str]) -> Iterable[tuple[int, int, Token]]:
    """Tokens with place and offset; for words that stand alone the offset serves as the place."""
    if any(len(wish.row) > 1 for wish in wishes):
        return scan(text, initials)
    return ((offset, offset, token) for offset, token in pick(text, initials))


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
