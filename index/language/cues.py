"""Reporting words: which forms report speech, what they govern, and how far each is to be trusted.

The table is ``index/data/cues.toml``. Trust is one of three classes set by hand for each form and frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from index.language import tables

_VOWELS = "aeiou"


class Trust(IntEnum):
    """How often a form reports speech; ``LOOSE`` ones only count beside quotation marks."""

    NONE = 0
    LOOSE = 1
    FAIR = 2
    PLAIN = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a reporting verb. ``clause``: governs what is said; ``phrase``: governs what is spoken of.

    ``strict``: without marks it reports only before "that".
    """

    form: str
    lemma: str
    clause: Trust
    phrase: Trust
    maybe_noun: bool
    strict: bool = False
    words: int = 1


def forms(lemma: str) -> tuple[str, ...]:
    """The finite and -ing forms of a regular English verb."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x")):
        return lemma, lemma + "es", lemma + "ed", lemma + "ing"
    return lemma, lemma + "s", lemma + "ed", lemma + "ing"


@cache
def cues() -> dict[str, Cue]:
    """All forms in lower case; phrasal ones are under their verb form, see :func:`phrasal`."""
    irregular = {str(k): tuple(str(v).split()) for k, v in tables.section("cues", "irregular").items()}
    dropped = set(tables.words("cues", "forms", "dropped"))
    nouns = set(tables.words("cues", "forms", "nouns"))
    strict = set(tables.words("cues", "forms", "strict"))
    trust: dict[str, tuple[str, Trust, Trust]] = {}
    for frame in ("phrase", "clause"):
        for level in (Trust.LOOSE, Trust.FAIR, Trust.PLAIN):
            for lemma in tables.words("cues", frame, level.name.lower()):
                for form in irregular.get(lemma) or forms(lemma):
                    if form in dropped:
                        continue
                    _, clause, phrase = trust.get(form, (lemma, Trust.NONE, Trust.NONE))
                    if frame == "clause":
                        clause = max(clause, level)
                    else:
                        phrase = max(phrase, level)
                    trust[form] = (lemma, clause, phrase)
    return {f: Cue(f, lemma, clause, phrase, f in nouns, f in strict) for f, (lemma, clause, phrase) in trust.items()}


@cache
def phrasal() -> dict[tuple[str, str], Cue]:
    """Verb and particle that report together: ``("pointed", "out")``."""
    pairs = [line.split() for line in tables.lines("cues", "phrasal", "words")]
    strict = set(tables.words("cues", "forms", "strict"))
    return {
        (verb, particle): Cue(verb, verb, Trust.PLAIN, Trust.NONE, False, verb in strict, words=2)
        for verb, particle in pairs
    }


@cache
def noun_forms() -> frozenset[str]:
    """Forms that are nouns behind an article: "the claims", "a filing"."""
    return frozenset(tables.words("cues", "forms", "nouns")) | speech_nouns()


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns for something said or written: ``statement``, ``tweet``."""
    return frozenset(tables.words("cues", "noun", "plain"))
