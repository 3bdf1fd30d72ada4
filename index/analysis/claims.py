"""Sentences in the outlet's own voice for which no source is found in that sentence or in its reporting neighbour.

A cautious rule: silence about the source is often only a source one sentence earlier. It names sentences to look at,
never a fault.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.language import tables, words
from index.language.cues import Trust, cues, speech_nouns
from index.language.voices import Voices, map_voices
from index.model import Block, BlockClass, Claim, Quote, Voice

LEAST_WORDS = 8
_LINK = re.compile(r"https?://|www\.")
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
    for sentence in voices.sentences:
        if voices.kind_of(sentence) is BlockClass.HEADING or voices.of(sentence) is not Voice.OUTLET:
            continue
        low = words.plain_words(text, sentence.start, sentence.end)
        if len(low) < LEAST_WORDS or text[sentence.end - 1] == "?" or _has_source(low):
            continue
        if _LINK.search(text, sentence.start, sentence.end) or text[sentence.end - 1] not in ".!”’\"'":
            continue
        found.append(Claim(sentence, "claims.general" if _is_general(low) else "claims.plain"))
    return found


def _extracted(text: str, blocks: Sequence[Block] | None) -> list[Quote]:
    from index.analysis.quotes import extract

    return extract(text, blocks)


def _has_source(low: Sequence[str]) -> bool:
    """Whether some word of the sentence gives it a holder: a reporting word, a thought, a finding, the writer."""
    table, holders = cues(), _holders()
    for word in low:
        if word in holders or word in _FIRST_PERSON:
            return True
        cue = table.get(word)
        if cue is not None and max(cue.clause, cue.phrase) >= Trust.FAIR:
            return True
    return False


@cache
def _holders() -> frozenset[str]:
    return frozenset(tables.words("claims", "holder")) | speech_nouns()


@cache
def _general() -> frozenset[str]:
    return frozenset(tables.words("claims", "general"))


def _is_general(low: Sequence[str]) -> bool:
    return not _general().isdisjoint(low)
