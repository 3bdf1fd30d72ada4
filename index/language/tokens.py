"""Words and stops of a sentence with one letter each for what they do, so that grammar is a pattern over letters.

The letters:

===== ===========================  ===== ==================================
``N`` capitalised word             ``n`` other word
``p`` subject pronoun              ``o`` object pronoun
``D`` determiner, quantifier       ``S`` possessive ending
``v`` reporting verb (clause)      ``w`` reporting verb (phrase only)
``V`` other finite verb, -ed       ``G`` other -ing form
``x`` auxiliary                    ``r`` adverb
``i`` preposition                  ``t`` "that"
``h`` who, which                   ``k`` subordinator
``c`` and, but, or                 ``a`` "according"
``d`` day, month                   ``e`` other word of time
``9`` number                       ``Q`` a whole quoted region
``,`` ``;`` ``:`` ``(`` ``)``      themselves
``-`` dash                         ``.`` full stop, ``!``, ``?``, ``…``
``'`` other mark                   ``z`` anything else
===== ===========================  ===== ==================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from index.language import tables
from index.language.cues import Trust, cues, noun_forms
from index.language.marks import Region
from index.language.words import abbreviations
from index.model import Span

_TOKEN = re.compile(
    r"[’'](?:s|d|ll|re|ve|m)\b|(?:[^\W\d_]\.){2,}(?:-\w+)?|\d+(?:-[^\W\d_]\w*)+|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|bn|pm|am)?"
    r"|[@#]?\w+(?:(?:[’'](?!(?:s|d|ll|re|ve|m)\b)|[-&/]|\.(?=(?:com|org|net|gov|edu|co|uk)\b))\w+)*|--+|\.\.+|[^\w\s]"
)
_STOPS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "—": "-",
    "–": "-",
    "―": "-",
    "-": "-",
    "--": "-",
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    "...": ".",
}
_LEXICON = (
    ("past", "V"),
    ("time", "e"),
    ("adverb", "r"),
    ("subordinator", "k"),
    ("preposition", "i"),
    ("conjunction", "c"),
    ("determiner", "D"),
    ("auxiliary", "x"),
    ("subject_pronoun", "p"),
    ("object_pronoun", "o"),
    ("relative", "h"),
    ("that", "t"),
    ("day", "d"),
)
_VERBAL = frozenset("vwVxrek")
_ARTICLES = frozenset("a an the his her its their our my your every no this any such".split())
_LOWER_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow"})
_LY_NOUNS = frozenset(
    {"family", "assembly", "ally", "reply", "supply", "italy", "july", "weekly", "daily", "early", "only"}
)


@dataclass(slots=True)
class Tokens:
    """Parallel lists; ``tags[i]`` is the letter of token ``i``, ``regions`` says which tokens are quotations."""

    starts: list[int]
    ends: list[int]
    lows: list[str]
    tags: str
    regions: dict[int, Region]

    def span(self, first: int, end: int) -> Span:
        """Where tokens ``first`` to ``end`` (excluded) stand in the text."""
        return Span(self.starts[first], self.ends[end - 1])


@cache
def _letters() -> dict[str, str]:
    letters = {form: "v" if cue.clause > Trust.NONE else "w" for form, cue in cues().items()}
    for name, letter in _LEXICON:
        for word in tables.words("grammar", "tags", name):
            if letter != "V" or word not in letters:
                letters[word] = letter
    letters["according"] = "a"
    for clitic in ("s", "d", "ll", "re", "ve", "m"):
        for apostrophe in "’'":
            letters[apostrophe + clitic] = "S" if clitic == "s" else "x"
    return letters


@cache
def _filings() -> frozenset[str]:
    """-ing nouns for something said or written: a "filing" files nothing."""
    return frozenset(tables.words("cues", "noun", "ing"))


def tokenise(text: str, span: Span, regions: Sequence[Region] = (), headline: bool = False) -> Tokens:
    """The tokens of one sentence; each region that begins in it becomes one ``Q``.

    In a ``headline`` capitals do not make names of verbs.
    """
    tokens = Tokens([], [], [], "", {})
    tags: list[str] = []
    at = span.start
    for region in regions:
        _scan(text, at, region.outer.start, tokens, tags, headline)
        tokens.regions[len(tags)] = region
        tokens.starts.append(region.outer.start)
        tokens.ends.append(region.outer.end)
        tokens.lows.append("")
        tags.append("Q")
        at = region.outer.end
    _scan(text, at, span.end, tokens, tags, headline)
    if tags[:1] == ["G"] and tags[1:2] and tags[1] in "vxS" and text[tokens.starts[0]].isupper():
        tags[0] = "N"
    tokens.tags = "".join(tags)
    return tokens


def _scan(text: str, start: int, end: int, tokens: Tokens, tags: list[str], headline: bool) -> None:
    short = abbreviations()
    nouns, speech = noun_forms(), _filings()
    starts, ends, lows = tokens.starts, tokens.ends, tokens.lows
    for found in _TOKEN.finditer(text, start, end):
        at, after = found.span()
        low, letter = _word(found.group(), headline or not tags)
        if low == "." and tags and ends[-1] == at and tags[-1] != "Q":
            before = lows[-1]
            if before in short or (len(before) == 1 and tags[-1] in "NpD" and before != "i"):
                ends[-1] = at + 1
                lows[-1] = before + "."
                continue
        if letter in "vwGV" and tags:
            owned = tags[-1] == "S" or lows[-1] in _ARTICLES
            if (owned and low in nouns) or (low in speech and tags[-1] in "nN"):
                letter = "n"
        starts.append(at)
        ends.append(after)
        lows.append(low)
        tags.append(letter)


@lru_cache(maxsize=16384)
def _word(word: str, first: bool) -> tuple[str, str]:
    """A word in lower case and its letter; ``first`` where a capital says nothing."""
    low = word.lower()
    return low, _letter(word, low, _letters(), first)


def _opening(low: str) -> str:
    """The letter of an unknown word that opens a sentence with a capital: "Walking home, ..." names nobody."""
    return "G" if len(low) > 5 and low.endswith("ing") else "N"


def _letter(word: str, low: str, letters: dict[str, str], first: bool) -> str:
    letter = letters.get(low)
    initial = word[0]
    if initial.isupper():
        if letter is None:
            return _opening(low) if first else "N"
        if (letter in _VERBAL and not first) or (len(word) > 1 and word.isupper()):
            return "N"
        return letter
    if letter is not None:
        if letter == "d" and low not in _LOWER_DAYS:
            return "n"
        return letter
    if initial.isalpha():
        if low.endswith("ly") and low not in _LY_NOUNS:
            return "r"
        if low.endswith("ed") and len(low) > 3:
            return "V"
        if low.endswith("ing") and len(low) > 4:
            return "G"
        return "n"
    if initial.isdigit():
        return "n" if "-" in low else "9"
    if initial in "@#":
        return "N"
    return _STOPS.get(word) or (
        "." if word.startswith("..") else "-" if word.startswith("--") else "'" if word in "\"'‘’“”`" else "z"
    )
