"""A leaf of the query as what the index knows: the words that must stand in a row, and what each may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.search.query import Fuzzy, Leaf, Phrase, Prefix, Term, Typed
from index.search.words import Part, Use, fold, is_unspaced, look_up, raw_tokens


class How(StrEnum):
    """How a word of the text is compared with the word asked for."""

    STEM = "stem"
    PREFIX = "prefix"
    TYPED = "typed"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Step:
    """One word: its form and stem, its distance from the first word, and how it is compared."""

    form: str
    stem: str
    step: int = 0
    how: How = How.STEM


Row = tuple[Step, ...]


def rows(leaf: Leaf) -> tuple[Row, ...]:
    """The ways to find a leaf; more than one only where a compound is also written as one word."""
    match leaf:
        case Phrase(words=words, open=unfinished):
            return (_row(words, How.TYPED if unfinished else How.STEM),)
        case Prefix(word=word):
            return (_row(word, How.PREFIX),)
        case Typed(word=word):
            return _with_joined(word, _row(word, How.TYPED), How.TYPED)
        case Fuzzy(word=word):
            form = fold(raw_tokens(word)[0])
            return ((Step(form, form, 0, How.FUZZY),),)
        case Term(word=word):
            return _with_joined(word, _row(word, How.STEM), How.STEM)


def _row(text: str, last: How) -> Row:
    parts: list[Part] = []
    at = 0
    for raw in raw_tokens(text):
        token = look_up(raw)
        parts += (part._replace(step=part.step + at) for part in token.parts if part.use is Use.ASKED)
        at += token.width
    steps = [Step(part.form, part.stem, part.step - parts[0].step) for part in parts]
    if steps and last is not How.STEM and len(steps[-1].form) > 1:
        steps[-1] = _begun(steps[-1], text, last)
    return tuple(_one_sign(step, alone=len(steps) == 1) for step in steps)


def _begun(step: Step, text: str, how: How) -> Step:
    """The word as the beginning of others: as typed, without the ``'s`` or the full stop that analysis takes away."""
    typed = fold(text.split()[-1].rstrip("*"))
    form = typed if typed.startswith(step.form) else step.form
    return Step(form.rstrip(".,'"), step.stem, step.step, how)


def _one_sign(step: Step, *, alone: bool) -> Step:
    """One sign of an unspaced script stands at the beginning of a pair, or last."""
    if alone and len(step.form) == 1 and is_unspaced(step.form):
        return Step(step.form, step.stem, step.step, How.PREFIX)
    return step


def _with_joined(word: str, row: Row, how: How) -> tuple[Row, ...]:
    raw = raw_tokens(word)
    joined = [part for part in look_up(raw[0]).parts if part.use is Use.INSTEAD] if len(raw) == 1 else []
    return (row, *((Step(part.form, part.stem, 0, how),) for part in joined))


def accepts(step: Step, variants: frozenset[str], *, stemmed: bool) -> Callable[[str, str], bool]:
    """Whether a word of the text, given as form and stem, is the one asked for. ``variants``: see :mod:`~.fuzzy`."""
    form, base = step.form, step.stem if stemmed else step.form
    match step.how:
        case How.STEM:
            return (lambda _, other: other == base) if stemmed else (lambda other, _: other == form)
        case How.PREFIX:
            return lambda other, _: other.startswith(form)
        case How.TYPED:
            return lambda other, root: other.startswith(form) or (root if stemmed else other) == base
        case How.FUZZY:
            return lambda other, _: other in variants
