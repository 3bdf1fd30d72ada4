"""What quotations outside English are read by: words that open phrases, verbs of saying, where a name begins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from index.language.names import NAME, is_forename
from index.language.tables import section, words
from index.model import Span

_OF_PLACES = frozenset({"der", "den"})
_OF_PEOPLE = frozenset({"von", "van"})


@cache
def openers(language: str) -> frozenset[str]:
    """Articles, prepositions and the like in lower case; empty for a language without a list."""
    return (
        frozenset(words("languages", "openers", language))
        if language in section("languages", "openers")
        else frozenset()
    )


@cache
def speech(language: str) -> tuple[str, ...]:
    """Forms of the plainest verbs of saying, the longest first; empty for a language without a list."""
    known = words("languages", "speech", language) if language in section("languages", "speech") else ()
    return tuple(sorted(known, key=len, reverse=True))


def names_in(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """The runs of capitals that may name somebody, without articles and titles before them."""
    for found in NAME.finditer(text, start, end):
        name = _bared(text, Span(*found.span()), language)
        if name is not None:
            yield name


def _bared(text: str, name: Span, language: str) -> Span | None:
    opening = openers(language)
    parts: list[tuple[int, str]] = []
    at = name.start
    for word in name.of(text).split(" "):
        parts.append((at, word))
        at += len(word) + 1
    while parts and (parts[0][1].lower() in opening or parts[0][1][:1].islower()):
        parts.pop(0)
    if not parts:
        return None
    elided = parts[0][1].replace("’", "'").partition("'")
    if elided[2] and elided[0].lower() + "'" in opening:
        parts[0] = (parts[0][0] + len(elided[0]) + 1, elided[2])
    for n in range(1, len(parts)):
        if language == "de" and parts[n][1] in _OF_PLACES and parts[n - 1][1] not in _OF_PEOPLE:
            parts = parts[:n]
            break
    if not is_forename(parts[0][1]):
        given = next((n for n in range(1, len(parts) - 1) if is_forename(parts[n][1])), 0)
        parts = parts[given:]
    last = parts[-1]
    return Span(parts[0][0], last[0] + len(last[1]))
