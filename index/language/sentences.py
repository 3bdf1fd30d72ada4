"""Sentences that know quotations: no cut inside one, nor between a question and "asked she who asked it"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from index.language.words import abbreviations
from index.model import Span

LONGEST = 2000
"""No sentence is longer (code points, outside quotations): what follows is cut at a space."""

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’')\]]{0,3}+(?=\s++[\"“‘'(\[`«„—–-]{0,4}+(?:[^\W_a-z]|@\w))|(?<!\n)\n++|[。！？]+[」』”]?"
)
_LAST_WORD = re.compile(r"[\w.’'-]{1,24}\Z")
_WORD = re.compile(r"\w[\w’'-]*\.?|[^\w\s]")
_TERMINAL = ".!?…"
_WHOLE = 30
_CLAUSE_WORDS = 12
_COURTESY = frozenset("mr mrs ms dr sen rep gov gen lt col prof rev st no".split())
_REACH = 150
"""How far behind a quotation its reporting clause may be (code points)."""


def split(text: str, start: int = 0, end: int | None = None, *, quoted: Sequence[Span] = ()) -> list[Span]:
    """The sentences of ``text[start:end]``, without the white space around them.

    Args:
        quoted: regions with their marks, sorted, not overlapping; nothing is cut inside them.
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    at = start
    for cut in _cuts(text, start, stop, quoted):
        if cut > at:
            _add(text, at, cut, quoted, spans)
            at = cut
    _add(text, at, stop, quoted, spans)
    return spans


def _cuts(text: str, start: int, stop: int, quoted: Sequence[Span]) -> list[int]:
    cuts: list[int] = []
    number = bisect_left(quoted, Span(start, start))
    at = start
    while at < stop:
        region = quoted[number] if number < len(quoted) and quoted[number].start < stop else None
        limit = region.start if region else stop
        for found in _STOP.finditer(text, at, min(stop, limit + 8) if region else stop):
            if found.start() >= limit:
                break
            if not _abbreviated(text, start, found):
                cuts.append(min(found.end(), limit))
        if region is None:
            break
        if _begins_sentence(text, start, at, region):
            cuts.append(region.start)
        if _ends_sentence(text, region, stop, quoted[number + 1].start if number + 1 < len(quoted) else stop):
            cuts.append(min(region.end, stop))
        at = region.end
        number += 1
    return cuts


def _abbreviated(text: str, start: int, found: re.Match[str]) -> bool:
    if found.group() != ".":
        return False
    word = _LAST_WORD.search(text, max(start, found.start() - 24), found.start())
    if word is None:
        return False
    last = word.group()
    if len(last) == 1:
        return last == "v" or (last.isupper() and last != "I")
    return last.lower() in abbreviations() and not last.isdigit()


def _begins_sentence(text: str, start: int, at: int, region: Span) -> bool:
    """Whether a quotation behind a full stop opens a new sentence, even behind "Fla."."""
    stop = region.start
    while stop > at and text[stop - 1].isspace():
        stop -= 1
    if stop == at or stop == region.start or text[stop - 1] not in _TERMINAL:
        return False
    head = text[region.start : region.start + 12].lstrip("\"'“”‘’«„`([. \u00a0…")
    if not (head[:1].isupper() or head[:1].isdigit()):
        return text[region.start + 1 : region.end - 1].endswith(",") and head[:1].isalpha()
    if text[stop - 1] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, stop - 25), stop - 1)
    if word is None or not (word.group().lower() in abbreviations() or len(word.group()) == 1):
        return True
    inside = text[max(region.start, region.end - 4) : region.end].rstrip("\"”’'»」』 ")
    return (
        region.end - region.start > _WHOLE and word.group().lower() not in _COURTESY and inside[-1:] in _TERMINAL + ","
    )


def _ends_sentence(text: str, region: Span, stop: int, following: int) -> bool:
    """Whether the sentence is over with this quotation."""
    inside = text[max(region.start, region.end - 4) : region.end].rstrip("\"”’'»」』 ")
    if inside[-1:] not in _TERMINAL or not inside:
        return False
    rest = text[region.end : min(stop, following, region.end + _REACH)]
    head = rest.lstrip()
    if not head:
        return region.end + len(rest) >= following and following < stop
    if not (head[0].isupper() or head[0].isdigit() or head[0] in "([“\"‘'—–-"):
        return False
    if head[0] in "—–-":
        return False
    if head is rest or not text[region.end].isspace():
        return True
    return not _reports(head, inside[-1] == ".")


def _reports(rest: str, after_full_stop: bool) -> bool:
    """Whether ``rest`` begins with a reporting clause: "Mr. Ames asked." but not "Mr. Ames said that ..."."""
    from index.language.cues import Trust, cues, phrasal  # who cuts sentences without quotations needs none of these

    table, pairs = cues(), phrasal()
    words = _WORD.findall(rest)[:22]
    for n, word in enumerate(words):
        low = word.lower().rstrip(".")
        if word in ".!?;:" or (word.endswith(".") and low not in abbreviations() and len(low) > 1):
            if n == 0 or n > _CLAUSE_WORDS:
                return False
            verb = low if word not in ".!?;:" else words[n - 1].lower()
            final = table.get(verb)
            past = not after_full_stop and verb.endswith("ed") and words[0][0].isupper() and n < 5
            return (final is not None and final.clause > Trust.NONE) or past
        cue = table.get(low)
        if n and n + 1 < len(words) and (low, words[n + 1].lower()) in pairs:
            return True
        if n == 0 or cue is None or cue.clause == Trust.NONE or word[0].isupper():
            continue
        if after_full_stop:
            return n < 7 and n + 1 < len(words) and words[n + 1] == "."
        behind = words[n + 1] if n + 1 < len(words) else "."
        if cue.maybe_noun and words[n - 1].lower() in ("the", "a", "his", "her"):
            continue
        return behind in ".," or behind.endswith("ly") or behind.lower() in _AFTER_CUE or behind[0].isupper()
    return False


_AFTER_CUE = frozenset(
    "in on of during at as to when into after before while last this earlier with from later aloud".split()
)


def _add(text: str, start: int, end: int, quoted: Sequence[Span], spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _space_outside(text, start + LONGEST, end, quoted)
        if cut >= end:
            break
        spans.append(Span(start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        spans.append(Span(start, end))


def _space_outside(text: str, at: int, end: int, quoted: Sequence[Span]) -> int:
    """The first space from ``at`` on that is not inside a quotation; at most 200 code points of looking."""
    near = bisect_left(quoted, Span(at, at))
    if near and quoted[near - 1].end > at:
        at = quoted[near - 1].end
    space = text.find(" ", at, min(end, at + 200))
    cut = space if space >= 0 else min(at, end)
    near = bisect_left(quoted, Span(cut, cut))
    return quoted[near - 1].end if near and quoted[near - 1].end > cut else cut
