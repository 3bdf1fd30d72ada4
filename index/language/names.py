"""Names of people and bodies in running text, and the full name that a shorter mention stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from index.language import tables
from index.model import Span

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐİŐŞŻĞĀĒĪŌŪ"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Rev|Prof|Sgt|Col|St|Capt|Adm)\."
_PART = rf"(?:(?:[{_UPPER}]\.)+|{_TITLE}|[{_UPPER}][\w&-]*(?:['’](?!s\b)[^\W\d_]\w*)?)"
_PARTICLE = r"(?:of|the|de|van|von|der|den|al|bin|ibn|la|del|da|di|el|le|y|du|dos|ben)"
NAME = re.compile(rf"(?<![\w’'@#]){_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{0,6}}(?:,? (?:Jr|Sr)\.| I{{2,3}}\b)?")
"""A run of capitalised words with initials, titles and particles; at most seven of them."""

_FORENAMES = Path(__file__).resolve().parent.parent / "data"


_INTRODUCED = re.compile(r"\b(?:named|goes by|go by|nicknamed|known online as) (?:the name )?\Z")
_REACH = 32
_AGE = re.compile(r",? (?:\(?\d\d\)?,|\(\d\d\))")
_ROLE = re.compile(r"([a-z]{3,20})(,?) (?:(?:Col|Gen|Lt|Sgt|Capt|Dr|Rev|Prof|Mr|Mrs|Ms)\. )?\Z")
_OPENS = re.compile(r"(?:^|[.!?\n]\s?|[“\"‘'] ?)\Z")
_RELATIVE = re.compile(r", (?:who|whose|whom)\b")
_ORIGIN = re.compile(r"-(?:born|based|raised|area|led|style|year-old)\Z")


@cache
def forenames(sex: str) -> frozenset[str]:
    """Forenames in lower case, ``sex`` "male" or "female" (Names Corpus 1.3 by Mark Kantrowitz)."""
    lines = (_FORENAMES / f"forenames-{sex}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip()) | frozenset(
        tables.words("titles", "forenames", sex)
    )


@cache
def _set(*path: str) -> frozenset[str]:
    return frozenset(tables.words(path[0], *path[1:]))


def gender_of_forename(word: str) -> str | None:
    """``m`` or ``f`` where the lists know the forename as one only."""
    low = word.lower()
    male, female = low in forenames("male"), low in forenames("female")
    if male and female:
        male, female = low in _set("titles", "forenames", "male"), low in _set("titles", "forenames", "female")
    return "m" if male and not female else "f" if female and not male else None


def courtesy_gender(word: str) -> str | None:
    """``m`` for Mr., ``f`` for Ms. and their like."""
    low = word.lower()
    if low in _set("titles", "courtesy", "male"):
        return "m"
    return "f" if low in _set("titles", "courtesy", "female") else None


def is_forename(word: str) -> bool:
    """Whether the lists know this as somebody's forename."""
    low = word.lower()
    return low in forenames("male") or low in forenames("female")


def is_body(name: str) -> bool:
    """Whether a word in it says that this is a body (a party, a court), not a person."""
    bodies = _set("titles", "bodies", "words")
    return any(word.lower() in bodies for word in name.split())


def bare(mention: str) -> list[str]:
    """The words of a name without titles before and suffixes behind it; empty if nothing is left."""
    return list(_bare(mention))


@lru_cache(maxsize=8192)
def _bare(mention: str) -> tuple[str, ...]:
    words = [w.rstrip(",") for w in mention.split()]
    for n, word in enumerate(words):
        if word.endswith(("'s", "’s")):
            words[n] = word[:-2]
    offices, never = _set("titles", "office", "words"), _set("grammar", "names", "not_names")
    origin = next((n for n in range(len(words) - 2, -1, -1) if _ORIGIN.search(words[n])), -1)
    words = words[origin + 1 :]
    headed = len(words) > 2 and words[0].lower() in offices and words[1] == "of"
    while words and (
        words[0].lower() in offices
        or words[0].lower() in never
        or courtesy_gender(words[0])
        or words[0].endswith("-year-old")
    ):
        words.pop(0)
    titled = [n for n, word in enumerate(words[:-1]) if word.lower() in offices]
    if titled and not is_body(words[-1]):
        words = words[titled[-1] + 1 :]
    while words and words[0].islower() and words[0] in ("of", "the", "and", "for"):
        words.pop(0)
    while headed and len(words) > 2 and words[0][0].isupper() and not is_forename(words[0]):
        words.pop(0)
    while len(words) > 2 and words[0].lower() in _set("titles", "roles", "words"):
        words.pop(0)
    if len(words) > 3 and words[1][0].isupper() and not any(is_forename(w) or w[1:2] == "." for w in words[:2]):
        given = next((n for n in range(2, len(words) - 1) if gender_of_forename(words[n])), 0)
        words = words[given:]
    suffixes = _set("titles", "office", "suffixes")
    while len(words) > 1 and words[-1].lower() in suffixes:
        words.pop()
    return tuple(words)


_HEADLINE = 200
_ENDS = frozenset(".!?”\"’'")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text: ``words`` are without titles, ``gender`` by a courtesy title."""

    span: Span
    words: tuple[str, ...]
    gender: str | None


@dataclass(slots=True)
class People:
    """All names of one text, in order, with what is known of each full name."""

    mentions: list[Mention] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)
    by_last: dict[str, list[str]] = field(default_factory=dict)
    by_first: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    gender: dict[str, str] = field(default_factory=dict)
    titled: dict[str, Counter[str]] = field(default_factory=dict)
    aged: set[str] = field(default_factory=set)
    """Names that an age follows ("Ann Poe, 44,") or something else that only people have."""
    opening: set[str] = field(default_factory=set)
    """Names that were only met where a sentence begins, where a capital says nothing of the first word."""
    introduced: set[str] = field(default_factory=set)
    """Names given as such: "a user named Ann", "who goes by Poe44"."""

    def add(self, text: str, found: re.Match[str]) -> None:
        words = bare(found.group())
        if not words or words[0].lower() in _set("grammar", "tags", "day"):
            return
        gender = courtesy_gender(found.group().split()[0])
        self.mentions.append(Mention(Span(*found.span()), tuple(words), gender))
        if gender:
            self.titled.setdefault(words[-1], Counter())[gender] += 1
        name = " ".join(words)
        self._weigh(text, found, name)
        if not 2 <= len(words) <= 5:
            return
        self.counts[name] += 1
        if _OPENS.search(text, max(0, found.start() - 3), found.start()) and found.group().startswith(words[0]):
            if self.counts[name] == 1:
                self.opening.add(name)
        else:
            self.opening.discard(name)
        if _AGE.match(text, found.end()):
            self.aged.add(name)
        if name not in self.first:
            self.first[name] = found.start()
            self.by_last.setdefault(words[-1], []).append(name)
            self.by_first.setdefault(words[0], []).append(name)
            guess = gender_of_forename(words[0])
            if guess:
                self.gender[name] = guess

    def _weigh(self, text: str, found: re.Match[str], name: str) -> None:
        """What stands beside a name tells a person: an office, "boss Ann Poe", "his wife, Ann,", ", who"."""
        if _INTRODUCED.search(text, max(0, found.start() - _REACH), found.start()):
            self.introduced.add(name)
            self.aged.add(name)
        if is_body(name):
            return
        whole = " " in name
        heads = found.group()[: found.group().find(name.split()[0])].lower().split()
        role = _ROLE.search(text, max(0, found.start() - _REACH), found.start())
        noun = role.group(1) if role else ""
        sex = (
            "m" if noun in _set("titles", "roles", "male") else "f" if noun in _set("titles", "roles", "female") else ""
        )
        named = bool(sex) or noun in _set("titles", "roles", "words")
        if (named and role and (whole or role.group(2))) or (
            (whole or not name.endswith("s")) and _RELATIVE.match(text, found.end())
        ):
            self.aged.add(name)
            if sex:
                self.gender.setdefault(name, sex)
        elif whole and any(head in _set("titles", "office", "persons") for head in heads):
            self.aged.add(name)

    def settle(self) -> None:
        """Who is called by the last word of a name ("Vale" for "Jaxon Vale") is a person."""
        for mention in self.mentions:
            if len(mention.words) == 1:
                names = self.by_last.get(mention.words[0], ())
                for name in names:
                    if (
                        (len(names) == 1 or name not in self.opening)
                        and not is_body(name)
                        and len(name.split()) < 4
                        and not any(w.islower() for w in name.split())
                    ):
                        self.aged.add(name)

    def is_person(self, name: str) -> bool:
        """Whether forename or courtesy title say that this is a person."""
        words = name.split()
        if not words or is_body(name) or "the" in words:
            return False
        return is_forename(words[0]) or words[-1] in self.titled or name in self.aged

    def namesake(self, name: str, gender: str) -> str | None:
        """Somebody else of the same last name and this gender: "Clinton" may be either."""
        others = self.by_last.get(name.split()[-1], [])
        return next((other for other in others if other != name and self.gender_of(other) == gender), None)

    def gender_of(self, name: str) -> str | None:
        """By title in the text, then by forename."""
        words = name.split()
        titled = self.titled.get(words[-1]) if words else None
        known = self.gender.get(name)
        if known:
            return known
        return next(iter(titled)) if titled and len(titled) == 1 else None

    def full_name(self, mention: str, gender: str | None = None) -> str | None:
        """The longest name of the text that ``mention`` can stand for; the mention itself if there is none."""
        words = bare(mention)
        if not words:
            return None
        if len(words) > 1:
            name = " ".join(words)
            longer = [n for n in self.by_last.get(words[-1], ()) if n.endswith(" " + name)]
            return longer[0] if longer and name not in self.gender else name
        gender = gender or courtesy_gender(mention.split()[0])
        found = self.by_last.get(words[0]) or self.by_first.get(words[0])
        if not found:
            return words[0]
        fitting = [n for n in found if gender is None or self.gender_of(n) in (gender, None)] or found
        return max(fitting, key=lambda n: (self.is_person(n), self.counts[n], -self.first[n]))


def _in_title_case(text: str, line: Span) -> bool:
    """Whether a line is a headline with capitals throughout, in which no name can be told from the words beside it."""
    if line.end - line.start > _HEADLINE or text[line.end - 1 : line.end] in _ENDS:
        return False
    long = [word for word in text[line.start : line.end].split() if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def find_people(text: str, quoted: Iterable[Span], lines: Iterable[Span]) -> People:
    """All names outside of quotations, in the paragraphs given."""
    people = People()
    regions = iter(quoted)
    region = next(regions, None)
    for line in lines:
        if _in_title_case(text, line):
            continue
        at = line.start
        while at < line.end:
            while region and region.end <= at:
                region = next(regions, None)
            stop = min(line.end, region.start) if region else line.end
            for found in NAME.finditer(text, at, max(at, stop)):
                people.add(text, found)
            at = region.end if region and region.start < line.end else line.end
    people.settle()
    return people
