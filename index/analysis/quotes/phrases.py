"""Noun phrases: where one begins, where it ends, which of its words name somebody."""

from __future__ import annotations

from index.analysis.quotes.reading import Sentence
from index.language.cues import cues, speech_nouns
from index.language.names import departments, is_body

_NOMINAL = frozenset("Nn9SDdez")
_ADJUNCTS = frozenset(
    "in on during after before when as while via about to by with through into following amid since until upon".split()
)
_LONGEST = 40
_OCCASIONS = frozenset("in on during after before at via".split())
_APPOSED = ("D", "n", "N", "9", "h")
_APPOSED_WORDS = frozenset(
    "then now of from managing acting founding leading visiting formerly himself herself".split()
)


def noun_phrase_before(s: Sentence, end: int, low: int) -> int | None:
    """First token of the noun phrase whose last token is ``end - 1``."""
    tags = s.tags
    i = end - 1
    floor = max(low, end - _LONGEST)
    while i >= floor:
        if tags[i] == ")":
            opening = tags.rfind("(", floor, i)
            if opening < 0:
                break
            i = opening - 1
        elif _belongs_before(s, i, floor, end):
            i -= 1
            if s.low(i + 1) == "the" and tags[i] == "n" and i >= floor:
                break
        else:
            break
    start = i + 1
    while start < end - 1 and tags[start] in "deSzc":
        start += 1
    if start > floor and tags[start - 1] == "i":
        for later in range(end - 2, start, -1):
            if tags[later] == "D" and tags[later - 1] in "nN9":
                start = later
                break
    if start >= end or (tags[start] in "icS" and start == end - 1):
        return None
    return start


def _belongs_before(s: Sentence, i: int, floor: int, end: int) -> bool:
    """Whether token ``i`` goes on, leftwards, with the noun phrase that ends before ``end``."""
    tag = s.tags[i]
    before = s.tags[i - 1] if i > floor else ""
    if tag in _NOMINAL:
        return True
    if tag in "VGvw" and before in ("D", "S"):
        return True
    if tag == "G":
        return before in ("n", "N") and i + 1 < end
    if tag == "V":
        return i == floor and i + 1 < end
    if tag == "i":
        return (before in ("N", "n", "9", "e", ")") or s.low(i - 1) == "all") and i + 1 < end
    if tag == "c":
        return before in ("N", "n", "9") and _joins_names(s, i, floor)
    return tag == "r" and before == "D"


def _joins_names(s: Sentence, joint: int, low: int) -> bool:
    """Whether "and" joins two names, not two clauses: no verb governs what stands before it."""
    i = joint - 1
    while i >= low and s.tags[i] in "Nn9SD":
        i -= 1
    return i < low or s.tags[i] in ",Q.;:-ktc"


def noun_phrase_from(s: Sentence, start: int) -> int | None:
    """End of the noun phrase that begins at token ``start``."""
    tags = s.tags
    i = start
    stop = min(len(tags), start + _LONGEST)
    while i < stop:
        if tags[i] == "(":
            closing = tags.find(")", i, min(stop, i + 12))
            if closing < 0:
                break
            i = closing + 1
        elif _belongs_behind(s, i, start, stop):
            i += 1
        else:
            break
    while i > start + 1 and tags[i - 1] in "cirD":
        i -= 1
    return i if i > start else None


def _belongs_behind(s: Sentence, i: int, start: int, stop: int) -> bool:
    """Whether token ``i`` goes on with the noun phrase that begins at ``start``."""
    tag = s.tags[i]
    before = s.tags[i - 1] if i > start else ""
    after = s.tags[i + 1] if i + 1 < stop else ""
    if tag in "Nn9Sz":
        return True
    if tag == "D":
        return i == start or before in ("i", "S", "D", "c")
    if tag in "VGvw":
        return (i == start or before in ("D", "S")) and after in ("N", "n")
    if tag == "r":
        return i == start + 1 and before == "D"
    if tag == "i":
        return i > start and after in ("N", "n", "D", "9") and _attributive(s, i)
    return tag == "c" and after in ("N", "D") and before in ("N", "n")


def _attributive(s: Sentence, i: int) -> bool:
    """Whether a preposition goes on with the noun phrase rather than with the verb."""
    word = s.low(i)
    if word in ("of", "for", "from", "at"):
        return s.low(i + 2) not in speech_nouns() and s.low(i + 1) not in speech_nouns()
    if word == "in":
        return s.tag(i + 1) == "N" and s.tag(i - 1) == "n"
    return word == "with" and s.tag(i + 1) == "D"


def extend_right(s: Sentence, end: int, inner: bool = False) -> int:
    """Past the appositions that follow a name: ", a lawyer from Ohio"; ``inner`` ones end in a comma."""
    tags = s.tags
    while end < len(tags) and tags[end] == ",":
        following = tags[end + 1] if end + 1 < len(tags) else ""
        if following not in _APPOSED and s.low(end + 1) not in _APPOSED_WORDS:
            break
        nxt = _chunk_end(s, end + 1)
        if following != "h" and not _verbless(s, end + 1, nxt):
            break
        if following == "N" and nxt < len(tags) and tags[nxt] not in ",.":
            break
        if inner and tags[nxt : nxt + 1] != ",":
            break
        end = nxt
    return end


def _verbless(s: Sentence, start: int, end: int) -> bool:
    """Whether a chunk has no finite verb before any relative pronoun."""
    relative = s.tags.find("h", start, end)
    for i in range(start, relative if relative >= 0 else end):
        tag = s.tags[i]
        if tag in "xp":
            return False
        if tag == "v" and s.tags[i - 1] not in "DS" and not cues()[s.low(i)].maybe_noun:
            return False
    return True


def _chunk_end(s: Sentence, start: int) -> int:
    """End of an apposition; behind a relative pronoun only a stop ends it."""
    relative = False
    for i in range(start, len(s.tags)):
        tag = s.tags[i]
        if tag in ",.;:-Q":
            return i
        relative = relative or tag == "h"
        if not relative and (tag in "kt" or (tag == "i" and _occasion(s, i))):
            return i
    return len(s.tags)


def _occasion(s: Sentence, i: int) -> bool:
    """Whether a preposition begins "in a statement" or "after the meeting"."""
    return s.low(i) in _OCCASIONS and (s.low(i + 1) in speech_nouns() or s.low(i + 2) in speech_nouns())


def mention_in(s: Sentence, start: int, end: int) -> tuple[int, int]:
    """The tokens that name somebody in a noun phrase: its last run of capitals, or all of it."""
    tags = s.tags
    head = end
    start = _behind_department(s, start, end)
    for i in range(start + 1, end):
        if tags[i] in "i(,h" and not (s.low(i) == "of" and tags[i - 1] == "N" and is_body(s.low(i - 1))):
            head = i
            break
    last = head
    while last > start and tags[last - 1] != "N":
        last -= 1
    if last == start or last < head:
        return start, head
    first = last
    while first > start and (tags[first - 1] == "N" or _of_body(s, first - 1, start)):
        first -= 1
    return first, last


def _behind_department(s: Sentence, start: int, end: int) -> int:
    """The name in "Secretary of State Ann Poe", where there is one behind the post."""
    of = next((i for i in range(start + 1, min(start + 5, end)) if s.low(i) == "of"), 0)
    if not of or s.tags[of + 2 : of + 3] != "N" or of + 2 >= end or s.low(of + 1) not in departments():
        return start
    name = of + 2
    while name < end - 1 and s.low(name) in departments():
        name += 1
    return name if s.low(of - 1) in ("secretary", "minister") else start


def _of_body(s: Sentence, i: int, start: int) -> bool:
    """The "of" in "Ministry of Trade"."""
    return i > start and s.low(i) == "of" and s.tags[i - 1] == "N" and is_body(s.low(i - 1))
