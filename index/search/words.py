"""Text to words, for the index, for queries and for highlights alike, so that what matched is what lights up.

A raw token is looked up once and kept: most of a text is words seen before.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

from index.search.stems import stem

_MARKS = (  # combining marks and joiners that stand inside words; `\w` leaves them out
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u0eb1-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c\u200d\u2060\u3099\u309a"
)
_WORD = rf"[\w{_MARKS}]++"
_RAW = re.compile(
    r"(?<!\w)[^\W\d_](?:\.[^\W\d_])++(?!\w)\.?"  # U.S. and F.B.I
    r"|\d++(?:[.,]\d++)++"  # 5.5 and 1,000
    rf"|(?<!\w)[@#]{_WORD}"  # @handle and #tag
    rf"|{_WORD}(?:[-\u2010\u2011'\u2019\u02bc\uff07]{_WORD})*+"  # COVID-19 and China's
)
_HYPHENS = re.compile("[-\u2010\u2011]")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc\uff07", "'"))
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})++\Z")

# first signs of scripts written without spaces (and of Hangul, whose words carry particles), and of what ends each
_UNSPACED = (
    0x0E01, 0x0E3B, 0x0E40, 0x0F00, 0x1000, 0x10A0, 0x1780, 0x1800, 0x3005, 0x3008, 0x3041, 0x30FB, 0x30FC, 0x3100,
    0x3400, 0x4DC0, 0x4E00, 0xA000, 0xAC00, 0xD7B0, 0xF900, 0xFB00, 0xFF66, 0xFFA0, 0x20000, 0x40000,
)  # fmt: skip
_FOLD = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h"}
    | dict.fromkeys("\u00ad\u0640\u0670\u200c\u200d\u2060")
    | dict.fromkeys(map(chr, (*range(0x0300, 0x0370), *range(0x0591, 0x05C8), *range(0x064B, 0x0660))))
)

FIRST_UNSPACED = chr(_UNSPACED[0])
MAX_WORD = 80
"""A word is cut here (code points); longer ones are noise, and the same noise on both sides."""
JOINED = 4
"""Words joined by up to this many hyphenated pieces are also found written as one (``email`` for e-mail)."""
ELISION = 2
"""After at most this many letters an apostrophe begins a name of its own (O'Brien, d'Artagnan, l'homme)."""
_KEEP = 200_000
_KEEP_LENGTH = 48


class Use(IntEnum):
    """What a query asks for when it holds the token: all of ``ASKED`` in a row, or one ``INSTEAD``, but no ``ALSO``."""

    ALSO = 0
    ASKED = 1
    INSTEAD = 2


class Part(NamedTuple):
    """A word in a raw token: ``step`` positions after the token's first, at ``start:end`` of the token.

    ``form`` is the word as written, folded; ``stem`` what inflected forms share, equal to ``form`` where nothing does.
    """

    form: str
    stem: str
    step: int
    start: int
    end: int
    use: Use = Use.ASKED


class Token(NamedTuple):
    """What one raw token gives: the parts to index, and the positions that it takes."""

    parts: tuple[Part, ...]
    width: int


_known: dict[str, Token] = {}


def raw_tokens(text: str) -> list[str]:
    """The raw tokens of ``text`` in order, for :func:`look_up`."""
    return _RAW.findall(text)


def tokens_between(text: str, start: int, end: int) -> Iterator[tuple[int, Token]]:
    """The raw tokens of ``text[start:end]`` with their offsets; both ends lie at blanks, which no token holds."""
    for match in _RAW.finditer(text, start, end):
        yield match.start(), look_up(match.group())


def look_up(raw: str) -> Token:
    """The words of a raw token."""
    token = _known.get(raw)
    if token is None:
        token = _take_apart(raw)
        if len(raw) <= _KEEP_LENGTH:
            if len(_known) >= _KEEP:
                _known.clear()
            _known[raw] = token
    return token


def fold(word: str) -> str:
    """Case, accents, invisible joiners and compatibility forms taken away; cut at :data:`MAX_WORD`."""
    if word.isascii():
        return word.lower().strip("_")[:MAX_WORD]
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word[: 4 * MAX_WORD]).casefold())
    return unicodedata.normalize("NFKC", plain.translate(_FOLD)).translate(_APOSTROPHES).strip("_")[:MAX_WORD]


def _take_apart(raw: str) -> Token:
    if raw.isascii() and raw.isalnum():
        return _acronym(raw, raw) if len(raw) == 2 and raw.isupper() and raw.isalpha() else _simple(raw)
    if raw[0] in "@#":
        return _handle(raw)
    if raw[0].isdigit() and ("." in raw or "," in raw):
        return _one(raw.replace(",", "") if _THOUSANDS.match(raw) else raw, raw)
    if "." in raw:
        letters = fold(raw.replace(".", ""))
        return _acronym(letters, raw) if len(letters) == 2 else _one(letters, raw)
    if _HYPHENS.search(raw):
        return _compound(raw)
    return _simple(raw)


def _one(form: str, raw: str) -> Token:
    return Token((Part(form, stem(form), 0, 0, len(raw)),), 1)


def _acronym(letters: str, raw: str) -> Token:
    """``US`` and ``U.S.`` are the same and are found by ``us`` too, but asking for them does not find ``us``."""
    plain = letters.lower()
    dotted = f"{plain[0]}.{plain[1]}"
    return Token((Part(dotted, dotted, 0, 0, len(raw)), Part(plain, plain, 0, 0, len(raw), Use.ALSO)), 1)


def _handle(raw: str) -> Token:
    inner = _simple(raw[1:])
    if not inner.parts:
        return inner
    whole = raw[0] + fold(raw[1:])
    rest = (part._replace(start=part.start + 1, end=part.end + 1, use=Use.ALSO) for part in inner.parts)
    return Token((Part(whole, whole, 0, 0, len(raw)), *rest), inner.width)


def _compound(raw: str) -> Token:
    """``COVID-19``: its words one after the other, and both joined."""
    parts: list[Part] = []
    width = start = 0
    pieces = _HYPHENS.split(raw)
    for piece in pieces:
        inner = look_up(piece)
        parts += _moved(inner.parts, width, start)
        width += inner.width
        start += len(piece) + 1
    if width == len(pieces) <= JOINED:
        form = fold("".join(pieces))
        parts.append(Part(form, stem(form), 0, 0, len(raw), Use.INSTEAD))
    return Token(tuple(parts), width)


def _simple(raw: str) -> Token:
    """A word without hyphens; unspaced scripts in it give pairs of signs."""
    if raw.isascii() or max(raw) < FIRST_UNSPACED:
        return _word(raw)
    parts: list[Part] = []
    width = start = 0
    for unspaced, signs in groupby(raw, is_unspaced):
        run = "".join(signs)
        inner = _pairs(run) if unspaced else _word(run)
        parts += _moved(inner.parts, width, start)
        width += inner.width
        start += len(run)
    return Token(tuple(parts), width)


def _pairs(run: str) -> Token:
    """``ABC`` as ``AB BC C``: any stretch of two or more is found as pairs in a row, one sign as a beginning."""
    last = len(run) - 1
    pairs = [Part(pair := run[i : i + 2], pair, i, i, i + 2) for i in range(last)]
    tail = Part(run[last], run[last], last, last, last + 1, Use.ALSO if last else Use.ASKED)
    return Token((*pairs, tail), len(run))


def is_unspaced(sign: str) -> bool:
    """Whether ``sign`` is of a script that is indexed in pairs."""
    return bisect_right(_UNSPACED, ord(sign)) % 2 == 1


def _moved(parts: tuple[Part, ...], steps: int, by: int) -> tuple[Part, ...] | list[Part]:
    if not steps and not by:
        return parts
    return [Part(form, base, step + steps, a + by, b + by, use) for form, base, step, a, b, use in parts]


def _word(raw: str) -> Token:
    form, end = fold(raw), len(raw)
    if form.endswith("'s") and len(form) > 3 and len(raw) <= MAX_WORD:
        form, end = form[:-2], end - 2
    if not form:
        return Token((), 0)
    part = Part(form, stem(form), 0, 0, end)
    head, apostrophe, rest = form.partition("'")
    if not apostrophe or len(head) > ELISION or len(rest) < 3:
        return Token((part,), 1)
    others = (Part(other, stem(other), 0, 0, end, Use.ALSO) for other in (head + rest, rest))
    return Token((part, *others), 1)
