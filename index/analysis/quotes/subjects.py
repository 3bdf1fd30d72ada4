"""Whose words: the noun phrase that a reporting verb belongs to.

Patterns over the letters of :mod:`index.language.tokens`; no parser. Token numbers, ends excluded.
"""

from __future__ import annotations

from index.analysis.quotes.phrases import extend_right, mention_in, noun_phrase_before, noun_phrase_from
from index.analysis.quotes.reading import Sentence, Source

_SKIPPED_BEFORE = frozenset("xrdeo")
_BARRIERS = frozenset("Q;:-")
_INTRO = frozenset("ikGVrdevwax")
_FINITE = frozenset("Vvwx")
_ROUGHLY = frozenset({"about", "over", "around", "under"})
_NOT_INVERTED = frozenset({"it", "you"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})


def subject_before(s: Sentence, cue: int, low: int = 0) -> Source | None:
    """The subject of the verb at token ``cue``, left of it, not before token ``low``."""
    j = _skip_back(s, cue - 1, low)
    if j < low:
        return None
    tag = s.tag(j)
    if tag == "p":
        return _source(s, j, j + 1)
    if tag == "h":
        return _source(s, j, j + 1)
    if tag == ",":
        return _unwind(s, j, low)
    if tag == "-":
        return _across_dashes(s, j, low)
    if tag == "t" and s.tag(j - 1) in ("n", "N", "9", "d", "e") and j > low:
        return _source(s, j, j + 1)
    if tag in "Nn9S)DedV":
        start = noun_phrase_before(s, j + 1, low)
        if start is not None:
            head = _governing(s, start, low)
            if head is not None:
                return _source(s, head[0], head[1], j + 1)
        if start is not None:
            return _source(s, start, j + 1)
    return None


def _governing(s: Sentence, start: int, low: int) -> tuple[int, int] | None:
    """The noun phrase before "speaking to the paper" or "who spoke on condition", where those stand by the verb."""
    verb = start - 2
    if verb - 1 >= low and s.tag(start - 1) == "i" and (s.tag(verb) == "G" or s.low(verb).endswith("ing")):
        head = noun_phrase_before(s, verb, low) if s.tag(verb - 1) in "Nn" else None
        return (head, verb) if head is not None else None
    for i in range(start - 1, max(low, start - 16), -1):
        if s.tag(i) in ",;:Q-tkp":
            return None
        if s.tag(i) == "h":
            head = noun_phrase_before(s, i, low) if s.tag(i - 1) in "Nn" else None
            finite = any(t in _FINITE for t in s.tags[i + 1 : start])
            return (head, i) if head is not None and finite else None
    return None


def _skip_back(s: Sentence, j: int, low: int) -> int:
    """Over auxiliaries, adverbs and "on Tuesday" between subject and verb."""
    while j >= low and _is_skipped(s, j):
        j -= 1
    return j


def _is_skipped(s: Sentence, j: int) -> bool:
    tag, before, after = s.tag(j), s.tag(j - 1), s.tag(j + 1)
    if tag in _SKIPPED_BEFORE:
        return s.low(j) != "only"
    if tag == "9":
        return before == "d"
    if tag == "i":
        return after in ("d", "e", "r")
    return tag == "D" and after == "e"


def _source(s: Sentence, start: int, end: int, phrase_end: int | None = None) -> Source:
    first, last = mention_in(s, start, end)
    return Source(s.span_of(first, last), s.span_of(start, phrase_end or end))


def _chunks(s: Sentence, low: int, comma: int) -> list[tuple[int, int]]:
    """What lies between commas left of ``comma``, from the last barrier on; parentheses do not count."""
    begin = comma
    while begin > low and s.tag(begin - 1) not in _BARRIERS:
        begin -= 1
    chunks: list[tuple[int, int]] = []
    start, depth = begin, 0
    for i in range(begin, comma + 1):
        tag = s.tag(i)
        depth += (tag == "(") - (tag == ")")
        if tag == "," and depth <= 0:
            if i > start:
                chunks.append((start, i))
            start = i + 1
    return chunks


def _is_clause(s: Sentence, chunk: tuple[int, int]) -> bool:
    """A chunk with a finite verb that is neither a relative clause nor an opening adverbial."""
    first = s.tag(chunk[0])
    if first in "hikGD" and first != "D":
        return False
    tags = s.tags[chunk[0] : chunk[1]]
    return any(tag in _FINITE and n > 0 and tags[n - 1] not in "DSi" for n, tag in enumerate(tags)) and "h" not in tags


def _unwind(s: Sentence, comma: int, low: int) -> Source | None:
    """ "After the vote, Ann Poe, a lawyer from Ohio, said": the first chunk that is no opening adverbial."""
    chunks = _chunks(s, low, comma)
    if not chunks:
        return None
    first = 0
    for n in range(len(chunks) - 1, -1, -1):
        if s.tag(chunks[n][0]) == "c" and chunks[n][1] - chunks[n][0] > 1:
            chunks[n] = (chunks[n][0] + 1, chunks[n][1])
            first = n
            break
        if _is_clause(s, chunks[n]) and n < len(chunks) - 1:
            first = n + 1
            break
    while first < len(chunks) - 1 and (s.tag(chunks[first][0]) in _INTRO or _is_place(s, chunks, first)):
        first += 1
    start, end = chunks[first]
    if first and first == len(chunks) - 1 and s.tag(start) == "i" and chunks[first - 1][1] == start - 1:
        start, end = chunks[first - 1]
    if first and s.tag(start) in "VvwG" and s.tag(start - 2) in "Nn":
        modified = noun_phrase_before(s, start - 1, low)
        if modified is not None:
            return _source(s, modified, start - 1, comma)
    head = noun_phrase_before(s, end, start)
    if head is None:
        return None
    if s.tag(start) == "p":
        return _source(s, start, start + 1)
    return _source(s, head, end, comma)


def _is_place(s: Sentence, chunks: list[tuple[int, int]], n: int) -> bool:
    """ "In Akron, Ohio, Ann Poe said": a short name behind an opening adverbial and before another chunk."""
    start, end = chunks[n]
    if not n or end - start > 2 or set(s.tags[start:end]) != {"N"} or s.tag(chunks[n - 1][0]) not in _INTRO:
        return False
    return s.tag(end + 1) not in ("D", "h", "n", "9")


def _across_dashes(s: Sentence, dash: int, low: int) -> Source | None:
    """ "Ann Poe — a lawyer — said"."""
    other = s.tags.rfind("-", low, dash)
    if other <= low:
        return None
    head = noun_phrase_before(s, other, low)
    return _source(s, head, other, dash) if head is not None else None


def subject_after(s: Sentence, cue: int, inner: bool = False) -> Source | None:
    """The subject of an inverted verb: "said Ann Poe, a lawyer from Ohio"."""
    i = cue + 1
    while s.tag(i) == "r" and s.low(i) != "only":
        i += 1
    tag = s.tag(i)
    if tag == "p":
        return None if s.low(i) in _NOT_INVERTED else _source(s, i, i + 1)
    if tag not in ("D", "N", "n", "9", "V", "w", "v"):
        return None
    end = noun_phrase_from(s, i)
    if end is None:
        return None
    if tag in "nVwv" and "N" not in s.tags[i:end]:
        several = tag == "n" and s.low(cue) == "to"
        return _source(s, i, end, extend_right(s, end, inner)) if several else None
    return _source(s, i, end, extend_right(s, end, inner))


def _behind_opening(s: Sentence, i: int, high: int) -> int:
    """Past joining words and "Two months later," or the "2015," of a date."""
    while i < high and s.tag(i) in ",cQr'":
        i += 1
    comma = s.tags.find(",", i, min(high, i + 5))
    if comma > i and not s.tags[i:comma].strip("D9edr") and any(t in "9ed" for t in s.tags[i:comma]):
        return _behind_opening(s, comma + 1, high)
    return i


def main_subject(s: Sentence, low: int, high: int) -> Source | None:
    """The first noun phrase of a clause, behind its opening adverbials."""
    i = _behind_opening(s, max(low, s.dateline) if s.dateline < high else low, high)
    while i < high and (
        s.tag(i) in _INTRO
        or (i > low and s.tag(i) == "h" and s.tag(i - 1) == ",")
        or (s.low(i).endswith("ed") and s.tag(i + 1) == "i")
    ):
        comma = s.tags.find(",", i, high)
        if comma < 0 or (s.tag(i) == "i" and s.tag(i + 1) == "9" and s.low(i) in _ROUGHLY):
            break
        i = _behind_opening(s, comma + 1, high)
    while i < high and s.tag(i) not in "pDNn9h":
        i += 1
    if i >= high:
        return None
    if s.tag(i) in "ph":
        return _source(s, i, i + 1)
    end = noun_phrase_from(s, i)
    if end is None:
        return None
    end = min(end, high)
    return _source(s, i, end, min(high, extend_right(s, end)))


def owner_of(s: Sentence, noun: int, reach: int) -> Source | None:
    """Whose the noun at token ``noun`` is: "her", "Ann Poe's"; ``reach`` is how far in front the owner may stand."""
    i = noun - 1
    while i > 0 and s.tag(i) in "nVGr" and noun - i < reach:
        i -= 1
    if s.low(i) in _POSSESSIVE:
        place = s.span_of(i, i + 1)
        return Source(place, place)
    if s.tag(i) != "S" or i <= 0 or (start := noun_phrase_before(s, i, 0)) is None:
        return None
    first, last = mention_in(s, start, i)
    return Source(s.span_of(first, last), s.span_of(start, i))
