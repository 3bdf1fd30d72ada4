"""Figures: a number with what it counts and the words near it, so that numbers of two articles can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language import numbers, words
from index.language.voices import Voices, map_voices
from index.model import Block, BlockClass, Figure, Quote, Span

WINDOW = 9
"""Words on either side of a number in which its subject is looked for."""

_BREAK = re.compile(r"[,;:()\"“”‘’—–]|\.\s")
_SKIP_BEFORE_UNIT = frozenset(
    "of more than over about around some nearly almost new other additional extra further total".split()
)
_UNITS_WITHOUT_S = frozenset(
    "dead wounded injured missing people men women children police troops staff aircraft".split()
)
_NO_UNIT = frozenset(
    "second seconds minute minutes day days week weeks month months year years decade decades time times ago later "
    "earlier o'clock am pm percent step steps thing things way ways point points".split()
)
_SCALES = frozenset("hundred thousand million billion trillion dozen score ten percent cent".split())
_NEXT = re.compile(r"[,;]| (?:and|while|but|whereas|compared|against) ")
_HYPHENATED = re.compile(r"-[A-Za-z]")


def find(
    text: str, quotes: Sequence[Quote] = (), blocks: Sequence[Block] | None = None, *, voices: Voices | None = None
) -> list[Figure]:
    """Numbers that count something, of body paragraphs, in order; dates, ages and durations are left out.

    Args:
        quotes: what :func:`index.analysis.quotes.extract` found, for the voice of each figure.
    """
    voices = voices or map_voices(text, blocks, quotes)
    by_sentence: dict[Span, list[numbers.Number]] = {}
    for number in numbers.find(text):
        if not _HYPHENATED.match(text, number.span.end):
            sentence = voices.sentence_of(number.span)
            if sentence.holds(number.span):
                by_sentence.setdefault(sentence, []).append(number)
    found: list[Figure] = []
    for sentence, inside in by_sentence.items():
        if voices.kind_of(sentence) is not BlockClass.HEADING:
            found.extend(_in_sentence(text, sentence, inside, voices))
    return found


def _in_sentence(text: str, sentence: Span, inside: Sequence[numbers.Number], voices: Voices) -> list[Figure]:
    found = []
    for n, number in enumerate(inside):
        unit, end = (number.unit, number.span.end) if number.unit else _counted(text, number.span.end, sentence.end)
        if not unit:
            continue
        span = Span(number.span.start, end)
        around = _between(text, inside, n, sentence) if number.unit else sentence
        found.append(Figure(span, sentence, number.value, unit, _subject(text, around, span, unit), voices.of(span)))
    return found


def _between(text: str, inside: Sequence[numbers.Number], n: int, sentence: Span) -> Span:
    """From the number before to the number behind: in a row of shares each one's subject stands beside it."""
    start = inside[n - 1].span.end if n else sentence.start
    end = inside[n + 1].span.start if n + 1 < len(inside) else sentence.end
    stop = _NEXT.search(text, inside[n].span.end, end)
    return Span(start, stop.start() if stop else end)


def _counted(text: str, start: int, end: int) -> tuple[str, int]:
    """The counted noun after a number (its stem) and where it ends, or two nothings."""
    stop = _BREAK.search(text, start, min(end, start + 80))
    limit = stop.start() if stop else min(end, start + 80)
    skip = words.function_words()
    taken = 0
    for m in words.tokens(text, start, limit):
        low = m[0].lower()
        if low in _NO_UNIT:
            return "", start
        if low in _SKIP_BEFORE_UNIT and not taken:
            continue
        if low in skip or m[0][0].isdigit():
            return "", start
        taken += 1
        if low in _UNITS_WITHOUT_S or (low.endswith("s") and not low.endswith(("ss", "us", "'s"))):
            return words.stem(m[0]), m.end()
        if taken == 3:
            break
    return "", start


def _subject(text: str, sentence: Span, span: Span, unit: str) -> tuple[str, ...]:
    """Stems of the content words within ``WINDOW`` words of the figure, nearest first, each once."""
    before = words.content_stems(text, max(sentence.start, span.start - WINDOW * 9), span.start)[-WINDOW:][::-1]
    after = words.content_stems(text, span.end, min(sentence.end, span.end + WINDOW * 9))[:WINDOW]
    ordered: dict[str, None] = {}
    for n in range(WINDOW):
        for side in (after, before):
            if n < len(side) and side[n] != unit and side[n] not in _SCALES:
                ordered.setdefault(side[n])
    return tuple(ordered)
