"""Sentences in the outlet's own voice for which no source is found in that sentence or right around it.

A cautious rule: silence about the source is often only a source one sentence earlier. It names sentences to look at,
never a fault.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from index.language import tables, words
from index.language.cues import Trust, cues, speech_nouns
from index.language.voices import Voices, map_voices, touches
from index.model import Block, BlockClass, Claim, Quote, Span, Voice

LEAST_WORDS = 8
SCARE_WORDS = 3
SCARE_MARKS = 3
"""Marks of so few words, and no more of them, leave a sentence the outlet's own."""
_OPENING = 60
"""Code points of a sentence in which :func:`_is_no_claim` looks."""
_LINK = re.compile(r"https?://|www\.")
_BY_NAME = re.compile(r"(?:For|To) (?:[A-Z][\w.'’-]* ){1,3}?[A-Z][\w.'’-]*,")
_SIGNATURE = re.compile(r"@\w{2,20}\.?|(?:[A-Z][\w.'’-]{0,20} ?){2,4}")
_SPEAKING = re.compile(r"[\"“]?[A-Z][A-Z.'’ ]{2,30}:")
_GOING_ON = frozenset("he she they".split())
_REGARDED = frozenset("viewed seen regarded".split())
"""Before "as" these say what a thing is taken for, and not who says the rest."""
_FIRST_PERSON = frozenset("i i'm i've we we're our my me us".split())


def unsourced(
    text: str,
    quotes: Sequence[Quote] | None = None,
    blocks: Sequence[Block] | None = None,
    *,
    voices: Voices | None = None,
) -> list[Claim]:
    """Body sentences without a source, in order; ``rule`` ends in ``strong`` where the claim is general or strong."""
    if voices is None:
        voices = map_voices(text, blocks, _extracted(text, blocks) if quotes is None else quotes)
    found = []
    for n, sentence in enumerate(voices.sentences):
        if voices.kind_of(sentence) is BlockClass.HEADING or not _own(voices, text, sentence):
            continue
        low = words.plain_words(text, sentence.start, sentence.end)
        if len(low) < LEAST_WORDS or text[sentence.end - 1] == "?" or _has_source(low):
            continue
        if _told_by_another(text, sentence, low, voices, n) or _is_no_claim(text, sentence):
            continue
        if _LINK.search(text, sentence.start, sentence.end) or text[sentence.end - 1] not in ".!”’\"'":
            continue
        found.append(Claim(sentence, "claims.general" if _is_general(low) else "claims.plain"))
    return found


def _own(voices: Voices, text: str, sentence: Span) -> bool:
    """Whether the sentence is the outlet's, but for single words in marks: such as “honest” jobs."""
    if voices.of(sentence) is Voice.OUTLET:
        return True
    first = bisect_right(voices.starts.marked, sentence.start)
    inside = [m for m in voices.marked[max(0, first - 1) : first + SCARE_MARKS + 1] if m.meets(sentence)]
    if touches(voices.paraphrased, voices.starts.paraphrased, sentence) or len(inside) > SCARE_MARKS:
        return False
    return all(sentence.holds(m) and words.count(text, m.start, m.end) <= SCARE_WORDS for m in inside)


def _extracted(text: str, blocks: Sequence[Block] | None) -> list[Quote]:
    from index.analysis.quotes import extract

    return extract(text, blocks)


def _has_source(low: Sequence[str]) -> bool:
    """Whether some word of the sentence gives it a holder: a reporting word, a thought, a finding, the writer."""
    table, holders = cues(), _holders()
    for word, following in zip(low, (*low[1:], ""), strict=True):
        if word in _REGARDED and following == "as":
            continue
        if word in holders or word in _FIRST_PERSON:
            return True
        cue = table.get(word)
        if cue is not None and max(cue.clause, cue.phrase) >= Trust.FAIR:
            return True
    return False


def _told_by_another(text: str, sentence: Span, low: Sequence[str], voices: Voices, n: int) -> bool:
    """Whether the words around say whose these are: a name in front, a colon before the paragraph, a signature after.

    A sentence of "he" or "they" after reported words goes on with what they report.
    """
    if _holder_phrases().search(sentence.of(text).lower()) or _BY_NAME.match(text, sentence.start):
        return True
    number = voices.paragraph_of(sentence)
    before = voices.paragraphs[number - 1] if number else None
    after = voices.paragraphs[number + 1] if number + 1 < len(voices.paragraphs) else None
    if before is not None and text[before.end - 1] in ":;":
        return True
    if after is not None and _SIGNATURE.fullmatch(text, after.start, after.end):
        return True
    if _SPEAKING.match(text, voices.paragraphs[number].start):
        return True
    if not n or not voices.paragraphs[number].holds(voices.sentences[n - 1]):
        return False
    return not _GOING_ON.isdisjoint(low[:2]) and voices.of(voices.sentences[n - 1]) is not Voice.OUTLET


def _is_no_claim(text: str, sentence: Span) -> bool:
    return _no_claim().match(text[sentence.start : sentence.start + _OPENING].lower()) is not None


@cache
def _holder_phrases() -> re.Pattern[str]:
    return re.compile("|".join(tables.lines("claims", "holder_phrases")))


@cache
def _no_claim() -> re.Pattern[str]:
    return re.compile("|".join(tables.lines("claims", "no_claim")))


@cache
def _holders() -> frozenset[str]:
    return frozenset(tables.words("claims", "holder")) | speech_nouns()


@cache
def _general() -> frozenset[str]:
    return frozenset(tables.words("claims", "general"))


def _is_general(low: Sequence[str]) -> bool:
    return not _general().isdisjoint(low)
