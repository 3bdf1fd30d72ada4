"""Quotations without a reporting clause of their own: their speaker is inferred from what stands near."""

from __future__ import annotations

from bisect import bisect_left

from index.analysis.quotes.reading import Found, Reading, Sentence
from index.analysis.quotes.rules.shared import TERMINAL, direct, last_mark, opens_sentence, words_in
from index.analysis.quotes.subjects import main_subject
from index.language.marks import Region
from index.model import QuoteKind

_SPEAKING = frozenset({"he", "she", "they", "i", "we", "who"})
_NEAR = 2
"""So many sentences back a directly quoted speaker beats one of indirect speech."""


def standalone(reading: Reading) -> None:
    by_sentence: dict[int, list[Found]] = {}
    for found in reading.found:
        if found.source:
            by_sentence.setdefault(found.sentence, []).append(found)
    last: Found | None = None
    for sentences in reading.by_paragraph:
        here = sorted((f for s in sentences for f in by_sentence.get(s.number, ())), key=_place)
        places = [_place(f) for f in here]
        for s in sentences:
            for q, region in s.tokens.regions.items() if s.regions else ():
                if reading.is_taken(region):
                    continue
                after = bisect_left(places, region.outer.start)
                near = _nearest(here, after, s)
                if not (_alone(reading, s, q, region) or _goes_on(reading, s, q, region, here, after)):
                    continue
                inferred = near is None
                near = near or _from_previous_sentence(reading, s) or last
                if near is None and words_in(reading, region) < 5:
                    continue
                found = direct(reading, s, region, near.source if near else None, near.cue if near else None, "", 0.75)
                found.rule = "alone.carried" if region.carried else "alone.before" if inferred else "alone.near"
                found.confidence = 0.75 if near and not inferred else 0.6 if near else 0.4
                found.inferred = inferred and not region.carried
                here.insert(after, found)
                places.insert(after, region.outer.start)
        if here:
            last = here[-1]


def _place(found: Found) -> int:
    return found.segments[0].start


def _alone(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    """Whether the sentence holds nothing but quotations."""
    lead = s.tags[:q].strip("Q.,'-()")
    if s.tags[q:].strip("Q.,'-()") or (lead and not (lead[0] in "ikrc" and s.tags[q - 1] == "," and len(lead) < 8)):
        return False
    words = words_in(reading, region)
    ending = last_mark(reading, region)
    return (words >= 3 or ending in TERMINAL) and (ending in TERMINAL + ",-—" or region.carries or words >= 6)


def _goes_on(reading: Reading, s: Sentence, q: int, region: Region, here: list[Found], after: int) -> bool:
    """Whether this is a sentence of somebody who was just quoted, with a remark behind it."""
    if s.tags[:q].strip("Q.,'-(") or not opens_sentence(reading, region) or words_in(reading, region) < 6:
        return False
    return after > 0 and here[after - 1].kind is QuoteKind.DIRECT


def _nearest(here: list[Found], after: int, s: Sentence) -> Found | None:
    """The one quoted or reported last before the quotation in its paragraph, else the first behind it."""
    if after == 0:
        return here[0] if here else None
    best = here[after - 1]
    for found in reversed(here[max(0, after - 6) : after]):
        if found.sentence < s.number - _NEAR:
            break
        if found.kind is QuoteKind.DIRECT:
            return found
        if best.kind is QuoteKind.INDIRECT and found.kind is QuoteKind.MIXED:
            best = found
    return best


def _from_previous_sentence(reading: Reading, s: Sentence) -> Found | None:
    if s.number == 0:
        return None
    previous = reading.sentences[s.number - 1]
    if previous.regions or (previous.paragraph != s.paragraph and not previous.tags.endswith(":")):
        return None
    source = main_subject(previous, 0, len(previous.tags))
    if source is None:
        return None
    words = source.mention.of(s.text)
    if not (words.lower() in _SPEAKING or words.split()[-1][:1].isupper()):
        return None
    return Found(QuoteKind.DIRECT, [], source, None, "", 0.0)
