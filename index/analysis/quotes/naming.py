"""Full names and role words for the speakers found."""

from __future__ import annotations

import re
from functools import cached_property

from index.analysis.quotes.pronouns import Antecedents
from index.analysis.quotes.reading import Found, Reading, Source
from index.language.cues import speech_nouns
from index.language.names import NAME, bare, courtesy_gender, is_body
from index.model import Span, Speaker

_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "you", "who"})
_GENDERED = frozenset({"he", "she"})
_EDGES = " ,;:()[]–—-\n\t"
_CIRCUMSTANCE = re.compile(
    r"(?:of all people|of course|(?:in|on|at|during|after|before|via|through) (?:an? |his |her |its |their |the )?"
    r"[a-z])"
)
"""What stands behind a name and is no role: "in a letter to the board", "of all people"."""
_PARENTHESIS = re.compile(r"^\(([^()]*)\)$")


class Naming:
    """Names for the speakers of one text; role words once given to a name stay with it."""

    def __init__(self, reading: Reading, found: list[Found]) -> None:
        self.reading = reading
        self.found = found
        self.roles: dict[str, str] = {}

    @cached_property
    def antecedents(self) -> Antecedents:
        return Antecedents(self.reading, self.found)

    def speakers(self) -> list[Speaker | None]:
        """One speaker, or None, for each quotation."""
        named = [(f, self._name(f.source) if f.source else None) for f in self.found]
        own = [_role_words(self.reading.text, f.source) if f.source else None for f in self.found]
        for (_, name), role in zip(named, own, strict=True):
            if name and role:
                self.roles.setdefault(name, role)
        speakers: list[Speaker | None] = []
        for (found, name), role in zip(named, own, strict=True):
            if found.source is None:
                speakers.append(None)
                continue
            known = role or (self.roles.get(name) if name else None)
            mention = self._author(found.source, name)
            speakers.append(Speaker(mention, found.source.phrase, name, known, found.inferred))
        return speakers

    def _author(self, source: Source, name: str | None) -> Span:
        """The name in "said the statement from her lawyer, Ann Poe": papers do not speak."""
        text, mention = self.reading.text, source.mention
        words = mention.of(text).lower().split()
        at = text.find(name, mention.end, source.phrase.end) if name and words[-1] in speech_nouns() else -1
        return Span(at, at + len(name)) if name and at >= 0 else mention

    @cached_property
    def _full_names(self) -> dict[str, str]:
        """For languages other than English: last word -> the first name of several words that was found with it."""
        full: dict[str, str] = {}
        for found in self.found:
            words = found.source.mention.of(self.reading.text) if found.source else ""
            if " " in words:
                full.setdefault(words.split()[-1], words)
        return full

    def _name(self, source: Source) -> str | None:
        words = source.mention.of(self.reading.text)
        low = words.lower()
        if self.reading.language != "en":
            return self._full_names.get(words.split()[-1], words)
        if low in _GENDERED:
            return self.antecedents.answers.get(source.mention.start)
        if low == "who":
            return self._before(source.mention.start)
        if low in _PRONOUNS:
            return None
        if words.split()[-1][:1].isupper() and bare(words):
            return self.reading.people.full_name(words)
        return self._apposed(source)

    def _apposed(self, source: Source) -> str | None:
        """The name of "one user from Ohio, Ann Poe": a person's full name inside the phrase of a nominal."""
        text = self.reading.text
        for found in NAME.finditer(text, source.mention.end, source.phrase.end):
            name = " ".join(bare(found.group()))
            apposed = text[source.mention.end : found.start()] == ", " and text[found.end() : found.end() + 1] in ",."
            if " " in name and not is_body(name) and (apposed or self.reading.people.is_person(name)):
                return name
        return None

    def _before(self, at: int) -> str | None:
        """The name that stands last before a relative pronoun."""
        last = None
        for mention in self.reading.people.mentions:
            if mention.span.end > at:
                break
            last = mention
        if last is None or at - last.span.end > 60:
            return None
        return self.reading.people.full_name(last.span.of(self.reading.text))


def _role_words(text: str, source: Source) -> str | None:
    """What the phrase says besides the name: titles before it, apposition behind it, as the text gives them."""
    mention, phrase = source.mention, source.phrase
    name = mention.of(text)
    if not name.split()[-1][:1].isupper():
        return None
    kept = bare(name)
    start = mention.start + (name.find(kept[0]) if kept else 0)
    before = text[phrase.start : start].strip(_EDGES)
    behind = text[mention.end : phrase.end].strip()
    inside = _PARENTHESIS.match(behind)
    behind = inside.group(1) if inside else behind.strip(" ,;:–—-\n\t")
    if (is_body(name) and behind.startswith("of ")) or _CIRCUMSTANCE.match(behind):
        behind = ""
    if not kept or courtesy_gender(before) or before.lower() in ("the", "a", "an"):
        before = ""
    role = ", ".join(part for part in (before, behind) if part and part not in ("'s", "’s"))
    return role if any(c.isalpha() for c in role) and role.lower() != "who" else None


def name_speakers(reading: Reading, grouped: list[Found]) -> list[Speaker | None]:
    """One speaker, or None, for each quotation."""
    return Naming(reading, grouped).speakers()
