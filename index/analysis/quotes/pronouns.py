"""He and she: one pass from left to right, each pronoun given to the most salient person that fits.

Names inside quotations are never antecedents. Salience is a small sum (subject, speaker, nearness) set by hand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from index.analysis.quotes.reading import Found, Reading
from index.language.names import Mention, People, is_body

_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|himself|herself)\b", re.IGNORECASE)
_OBLIQUE = re.compile(
    r"\b(?:of|for|with|by|to|about|against|from|on|over|in|than|at|like|and|between|toward|including|behind)"
    r" (?:(?:Mr|Mrs|Ms|Sen|Rep|Gov|Dr)\. |President |Secretary |the |former |[a-z]{1,20} )?\Z"
)
_OBJECT_OF = re.compile(r"\b[a-z]{2,14}(?:ing|ed) \Z")
_PLACED = re.compile(r"\b(?:in|near|across|throughout) \Z")
_DATED = re.compile(r" \d")
_MALE = frozenset({"he", "him", "his", "himself"})
_OWNING = frozenset({"his", "her"})
_SUBJECT = frozenset({"he", "she"})
_AGENT = re.compile(r"[A-Z][a-z-]{2,14}(?:ed|n) (?:[a-z]{1,12} ){0,3}by ")
_MODIFIER = re.compile(
    r" (?:supporter|voter|fan|aide|adviser|advisor|ally|official|campaign|rally|critic|surrogate|backer|camp|team)s?\b"
)
_FORGETTING = 0.55
_SPEAKER = 0.8
_TOPIC = 0.3
_OBJECT = 0.5
_LEAD = 60
_SHORT_LEAD = 6
_CLOSE = 2
_OPENING = frozenset("of in on at by for with after before while when as since during from despite under".split())
_REMEMBERED = 40


@dataclass(slots=True)
class _Person:
    sentence: int
    at: int
    salience: float
    end: int = -1
    subject: bool = False
    barred: int = -1
    """A sentence whose subject this is not: "Asked by Ann Poe, she ..."."""


class Antecedents:
    """Who each pronoun of the text stands for, by the place where the pronoun begins."""

    def __init__(self, reading: Reading, found: list[Found]) -> None:
        self.reading = reading
        self.people: People = reading.people
        self.speaking = {f.source.mention.end for f in found if f.source}
        self.spoken: set[str] = set()
        self.known: dict[str, _Person] = {}
        self.gender: dict[str, str] = {}
        self.possible: dict[str, _Person] = {}
        """Subjects of sentences of which nothing says that they are people; for pronouns that fit nobody else."""
        self.starts = [s.span.start for s in reading.sentences]
        self.led: set[int] = set()
        self.answers: dict[int, str] = {}
        self._walk()

    def _walk(self) -> None:
        events: list[tuple[int, Mention | str]] = [(m.span.start, m) for m in self.people.mentions]
        events += self._pronouns()
        events.sort(key=lambda event: event[0])
        for at, what in events:
            sentence = bisect_right(self.starts, at) - 1
            if isinstance(what, str):
                self._pronoun(at, what, sentence)
            else:
                self._name(what, sentence)

    def _pronouns(self) -> list[tuple[int, Mention | str]]:
        text = self.reading.text
        quoted = [r.outer for r in self.reading.regions]
        starts = [q.start for q in quoted]
        found: list[tuple[int, Mention | str]] = []
        for match in _PRONOUN.finditer(text):
            if match.group().lower() in _OWNING and self._opens(match.start()):
                continue
            near = bisect_right(starts, match.start()) - 1
            if near < 0 or quoted[near].end <= match.start() or match.end() in self.speaking:
                found.append((match.start(), match.group().lower()))
        return found

    def _beside(self, end: int, at: int) -> bool:
        """ "Ann Poe, she said, is late": she is somebody else."""
        return self.reading.text[end:at] == ", "

    def _opens(self, at: int) -> bool:
        """Whether "In his speech" opens a sentence: whose it is, comes behind."""
        lead = self.reading.text[self.starts[max(0, bisect_right(self.starts, at) - 1)] : at]
        return lead.strip().lower() in _OPENING

    def _name(self, mention: Mention, sentence: int) -> None:
        text = self.reading.text
        name = self.people.full_name(mention.span.of(text))
        at = mention.span.start
        speaks = mention.span.end in self.speaking
        if name is None or (not speaks and self._is_place(mention)):
            return
        lead = text[self.starts[sentence] : at] if sentence >= 0 else ""
        if not self._may_be_person(name, speaks):
            if len(lead) < _SHORT_LEAD and 2 <= len(name.split()) <= 3 and not is_body(name) and not name.isupper():
                self.possible[name] = _Person(sentence, at, 1.0)
            return
        oblique = _OBLIQUE.search(text, max(0, at - 30), at) or _OBJECT_OF.search(text, max(0, at - 18), at)
        salience, subject = 1.0, False
        if sentence not in self.led:
            self.led.add(sentence)
            if (speaks or len(lead) < _LEAD) and not oblique and not _adverbial(lead):
                salience += 1.0
                subject = True
        if name in self.people.introduced and name not in self.known:
            salience, subject, oblique = 2.0 + _SPEAKER, True, None
        if speaks:
            salience += _SPEAKER
            self.spoken.add(name)
        if text[mention.span.end : mention.span.end + 2] in ("'s", "’s"):
            salience -= _OBJECT
        if oblique:
            salience -= _OBJECT
        if _MODIFIER.match(text, mention.span.end):
            salience -= _OBJECT
        before = self.known.get(name)
        if before and sentence - before.sentence <= 3:
            salience += 0.25
        barred = sentence if "," not in lead and _AGENT.match(lead) else -1
        self.known[name] = _Person(sentence, at, salience, mention.span.end, subject, barred)
        if len(self.known) > _REMEMBERED:
            del self.known[min(self.known, key=lambda n: self.known[n].at)]

    def _is_place(self, mention: Mention) -> bool:
        """A single word behind "in", or "May 5"."""
        text, span = self.reading.text, mention.span
        if len(mention.words) > 1 or mention.words[0] in self.people.by_last:
            return False
        return bool(_PLACED.search(text, max(0, span.start - 8), span.start)) or bool(_DATED.match(text, span.end))

    def _may_be_person(self, name: str, speaks: bool) -> bool:
        if name in self.spoken or self.people.is_person(name):
            return not name.isupper()
        if name.isupper():
            return False
        words = name.split()
        known = len(words) > 1 and "the" not in words
        return speaks and not is_body(name) and (known or words[0] in self.people.by_last or len(words) == 1)

    def _pronoun(self, at: int, word: str, sentence: int) -> None:
        gender = "m" if word in _MALE else "f"
        best: tuple[float, str] | None = None
        near = {n: p for n, p in self.possible.items() if sentence - p.sentence <= _CLOSE}
        fitting = any((self.people.gender_of(n) or self.gender.get(n)) in (gender, None) for n in self.known)
        for name, person in (self.known if fitting else self.known | near).items():
            if word in _SUBJECT and (person.barred == sentence or self._beside(person.end, at)):
                continue
            known = self.people.gender_of(name) or self.gender.get(name)
            if known and known != gender:
                other = self.people.namesake(name, gender)
                if other is None or other in self.known:
                    continue
                name = other
            value = person.salience - _FORGETTING * (sentence - person.sentence) - 0.0004 * (at - person.at)
            value -= 0.0 if known else 0.35
            value += _TOPIC if person.subject and sentence - person.sentence <= 1 else 0.0
            if best is None or value > best[0]:
                best = (value, name)
        if best is None:
            return
        name = best[1]
        self.answers[at] = name
        person = self.known.setdefault(name, _Person(sentence, at, 0.0))
        if word in _SUBJECT:
            lead = at - self.starts[sentence]
            salience = 1.6 if sentence not in self.led and lead < _LEAD else 1.2
            self.led.add(sentence)
            salience += _SPEAKER if at + len(word) in self.speaking else 0.0
            kept = person.salience - _FORGETTING * (sentence - person.sentence)
            self.known[name] = _Person(sentence, at, max(salience, kept), subject=True)
            self.gender.setdefault(name, gender)
        else:
            person.sentence = max(person.sentence, sentence)


def _adverbial(lead: str) -> bool:
    """Whether a name stands inside an opening "In describing ..." rather than behind it."""
    words = lead.split(None, 1)
    return bool(words) and words[0].lower() in _OPENING and "," not in lead
