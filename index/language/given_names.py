"""Single words of names: whose forename, courtesy title or body each is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.language import tables

_FORENAMES = Path(__file__).resolve().parent.parent / "data"


@cache
def forenames(sex: str) -> frozenset[str]:
    """Forenames in lower case, ``sex`` "male" or "female" (Names Corpus 1.3 by Mark Kantrowitz)."""
    lines = (_FORENAMES / f"forenames-{sex}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip()) | frozenset(
        tables.words("titles", "forenames", sex)
    )


@cache
def listed(*path: str) -> frozenset[str]:
    """The words of a table, as :func:`index.language.tables.words` finds them."""
    return frozenset(tables.words(path[0], *path[1:]))


def gender_of_forename(word: str) -> str | None:
    """``m`` or ``f`` where the lists know the forename as one only."""
    low = word.lower()
    male, female = low in forenames("male"), low in forenames("female")
    if male and female:
        male, female = low in listed("titles", "forenames", "male"), low in listed("titles", "forenames", "female")
    return "m" if male and not female else "f" if female and not male else None


def courtesy_gender(word: str) -> str | None:
    """``m`` for Mr., ``f`` for Ms. and their like."""
    low = word.lower()
    if low in listed("titles", "courtesy", "male"):
        return "m"
    return "f" if low in listed("titles", "courtesy", "female") else None


def is_forename(word: str) -> bool:
    """Whether the lists know this as somebody's forename."""
    low = word.lower()
    return low in forenames("male") or low in forenames("female")


def is_body(name: str) -> bool:
    """Whether a word in it says that this is a body (a party, a court), not a person."""
    bodies = listed("titles", "bodies", "words")
    return any(word.lower() in bodies for word in name.split())
