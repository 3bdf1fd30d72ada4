"""The query as typed, cut into tokens with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.errors import QueryError

QUOTES = '"“”„‟«»＂'
_BLANK = re.compile(r"\s++")
_FIELD = re.compile(r"([A-Za-z]{1,20}+):(?!//)")
_WORD = re.compile(rf"[^\s(){QUOTES}]++")
_PHRASE = re.compile(rf"[^{QUOTES}]*+")
_MINUS = "-\u2212"


class Token(NamedTuple):
    """``kind``: ``(``, ``)``, ``and``, ``or``, ``not``, ``field``, ``word``, ``phrase``, ``open`` (unclosed phrase)."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str, fields: frozenset[str], live: bool) -> Iterator[Token]:
    """Tokens of ``text``; what follows ``name:`` is the next token.

    Raises:
        QueryError: a phrase is not closed (if ``live``, it runs to the end instead).
    """
    at, end = 0, len(text)
    while at < end:
        if blank := _BLANK.match(text, at):
            at = blank.end()
            continue
        token = _next(text, at, fields, live)
        yield token
        at = token.end


def _next(text: str, at: int, fields: frozenset[str], live: bool) -> Token:
    sign = text[at]
    if sign in "()":
        return Token(sign, sign, at, at + 1)
    if sign in QUOTES:
        return _phrase(text, at, live)
    if sign in _MINUS and text[at + 1 : at + 2].strip().strip(_MINUS + ")"):
        return Token("not", sign, at, at + 1)
    if (field := _FIELD.match(text, at)) and (field[1].lower() in fields or _stands_alone(text, field.end())):
        return Token("field", field[1].lower(), at, field.end())
    word = _WORD.match(text, at)
    assert word is not None, "every other sign begins a word"
    kind = {"AND": "and", "OR": "or", "NOT": "not", "&&": "and", "||": "or"}.get(word[0], "word")
    return Token(kind, word[0], at, word.end())


def _stands_alone(text: str, at: int) -> bool:
    """``colour:red`` means a field, known or not; the colon of ``Re: lunch`` or ``10:30`` does not."""
    return at < len(text) and not text[at].isspace() and not text[at].isdigit()


def _phrase(text: str, at: int, live: bool) -> Token:
    body = _PHRASE.match(text, at + 1)
    assert body is not None, "the pattern may be empty"
    if body.end() < len(text):
        return Token("phrase", body[0], at, body.end() + 1)
    if live:
        return Token("open", body[0], at, body.end())
    raise QueryError("the quotation mark is never closed", text, at, unfinished=True)
