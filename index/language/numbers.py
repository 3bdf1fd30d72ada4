"""Numbers as articles print them: digits, words, magnitudes, money, shares, and round ones ("tens of thousands")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language import words
from index.model import Span

_SCALE = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
}
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SMALL = {word: float(n) for n, word in enumerate(_UNITS.split())}
_TENS = {
    word: float(n * 10 + 20) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_ROUND = {"dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_MONEY = {"$": "$", "us$": "$", "a$": "A$", "c$": "C$", "€": "€", "£": "£", "¥": "¥", "₹": "₹"}
_CURRENCY = {
    "dollar": "$",
    "euro": "€",
    "pound": "£",
    "yuan": "yuan",
    "yen": "¥",
    "rupee": "₹",
    "rouble": "rouble",
    "ruble": "rouble",
}

_WORDS = "|".join((*_SMALL, *_TENS))
_BEGINS = "|".join(sorted({re.escape(word[:3]) for word in (*_SMALL, *_TENS, *_ROUND, *_MONEY)}))
"""How the words begin that a figure in letters begins with: looked at first, since most words are none."""

_FIGURE = re.compile(
    rf"(?<![\w.,#@/:-])(?=[^a-z]|{_BEGINS})"
    r"(?P<money>us\$|a\$|c\$|[$€£¥₹])?\s?"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?)"
    rf"|(?P<words>(?:{_WORDS})(?:-(?:{_WORDS}))?)"
    r"|(?P<round>(?:(?:tens|hundreds|dozens)\sof\s)?(?:hundreds|thousands|millions|billions|dozens|scores))(?=\sof\b|\s[a-z]))"
    r"(?![\w:/]|[.,]\d|-\d)"
    r"|(?<![\w.,#@/:-])(?P<money2>us\$|a\$|c\$|[$€£¥₹])?(?P<digits2>\d{1,6}(?:\.\d{1,3})?)(?P<letter>k|m|mn|bn|b|tn)(?!\w)",
)
_AFTER = re.compile(
    r"(?:[\s-](?P<scale>(?:hundred|thousand|million|billion|trillion|bn|mn)\b|m\b(?!\.)))?"
    r"(?:\s?(?P<share>%|per\s?cent\b|percentage\spoints?\b)|\s(?P<currency>dollar|euro|pound|yuan|yen|rupee|rouble|ruble)s?\b)?",
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s$")
_MONTH_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:\W|$)")
_CLOCK = re.compile(r"^\s?(?:[ap]\.?m\b|o['’]clock)")
_LABEL_BEFORE = re.compile(
    r"\b(?:no\.|number|article|section|chapter|page|route|highway|flight|channel|room|covid|g|windows|version)[\s-]?$",
)


@dataclass(frozen=True, slots=True)
class Number:
    """``span`` covers sign, digits and magnitude; ``unit`` is ``%``, a currency or empty; ``vague``: round words."""

    span: Span
    value: float
    unit: str = ""
    vague: bool = False


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of ``text[start:end]`` in order; dates, years, clock times and labels ("Article 5") are left out."""
    end = len(text) if end is None else end
    low = words.lowered(text)
    for m in _FIGURE.finditer(low, start, end):
        number = _number(low, m, end)
        if number is not None:
            yield number


def _number(text: str, m: re.Match[str], end: int) -> Number | None:
    if m["letter"]:
        unit = _MONEY.get(m["money2"] or "", "")
        if not unit and m["letter"] in ("b", "m") and "." not in m["digits2"]:
            return None
        return Number(Span(*m.span()), float(m["digits2"]) * _SCALE[m["letter"]], unit)
    if m["round"]:
        return Number(Span(*m.span("round")), _round_value(m["round"]), vague=True)
    after = _AFTER.match(text, m.end(), end)
    value = _plain_value(m)
    unit = _MONEY.get(m["money"] or "", "")
    stop = m.end()
    if after is not None:
        stop = after.end()
        value *= _SCALE.get(after["scale"] or "", 1.0)
        unit = "%" if after["share"] else _CURRENCY.get(after["currency"] or "", unit)
    if not unit and stop == m.end() and _is_date_or_label(text, m, stop):
        return None
    begin = m.start("money") if m["money"] else m.start("digits") if m["digits"] else m.start("words")
    return Number(Span(begin, stop), value, unit)


def _plain_value(m: re.Match[str]) -> float:
    if m["digits"]:
        return float(m["digits"].replace(",", ""))
    return sum(_SMALL.get(part, _TENS.get(part, 0.0)) for part in m["words"].split("-"))


def _round_value(words: str) -> float:
    *many, last = words.replace(" of ", " ").split()
    factor = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}.get(many[0], 1.0) if many else 1.0
    return factor * _ROUND[last]


def _is_date_or_label(text: str, m: re.Match[str], stop: int) -> bool:
    before, following = text[max(0, m.start() - 14) : m.start()], text[stop : stop + 14]
    if _LABEL_BEFORE.search(before) or _CLOCK.match(following):
        return True
    if m["words"]:
        return m["words"] in ("one", "zero")
    digits = m["digits"]
    if len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) <= 2100:
        return True
    if _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(following):
        return len(digits) <= 2
    return False
