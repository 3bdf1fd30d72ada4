"""Quotations without a reporting clause of their own: their speaker is inferred from what stands near."""

from __future__ import annotations

from bisect import bisect_left

from index.analysis.quotes.reading import Found, Reading, Sentence, Source
from index.analysis.quotes.rules.shared import TERMINAL, direct, last_mark, opens_sentence, words_in
from index.analysis.quotes.subjects import main_subject, subject_after
from index.language.marks import Region
from index.model import QuoteKind

_SPEAKING = frozenset({"he", "she", "they", "i", "we", "who"})
_SHORT = 8
_FAR = 16
_POINTING = frozenset({"this", "that", "it", "these", "those"})
_POSTS = frozenset("tweet post comment message quote line words note letter caption".split())
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
                posted = _posted(reading, s) if s.tags[q:].strip("Q.,'") == "" else None
                near = posted or near
                inferred = near is None
                if (after == 0 or (near and near.kind is not QuoteKind.DIRECT)) and (
                    before := _from_previous_sentence(reading, s)
                ):
                    near = near if near and near.sentence == s.number - 1 else before
                behind = _from_behind(reading, s, q, region) if inferred or region.carries else None
                near = behind or near or (last if last and _reaches(reading, last, s, sentences) else None)
                if near is None and words_in(reading, region) < 5:
                    continue
                found = direct(reading, s, region, near.source if near else None, near.cue if near else None, "", 0.75)
                found.rule = _rule(region, behind, inferred, near is not None and near.source is not None)
                found.confidence = 0.4 if not (near and near.source) else 0.6 if inferred else 0.75
                found.inferred = inferred and not region.carried
                here.insert(after, found)
                places.insert(after, region.outer.start)
        if here:
            last = here[-1]


def _rule(region: Region, behind: Found | None, inferred: bool, known: bool) -> str:
    if region.carried:
        return "alone.carried"
    if behind:
        return "alone.behind"
    if not known:
        return "alone.nobody"
    return "alone.before" if inferred else "alone.near"


def _from_behind(reading: Reading, s: Sentence, q: int, region: Region) -> Found | None:
    """The clause behind the next paragraph's quotation: that of “...” carried over to it, or "she said" behind “...”.

    A pronoun there cannot follow upon somebody else's words.
    """
    if s.tags[q + 1 :].strip(".'") or s.paragraph + 1 >= len(reading.by_paragraph):
        return None
    following = reading.by_paragraph[s.paragraph + 1][:1]
    opening = following[0].tokens.regions.get(0) if following else None
    found = reading.taken.get(opening.outer.start) if opening else None
    if found is None or found.source is None or found.cue is None or found.cue.start < found.segments[0].end:
        return None
    whole = s is reading.by_paragraph[s.paragraph][0] and not s.tags[:q].strip("Q'")
    pronoun = whole and found.source.mention.of(s.text) in ("he", "she")
    return found if pronoun or region.carries else None


def _posted(reading: Reading, s: Sentence) -> Found | None:
    """ "“...” This is a post from @ann_poe." / "“...” That quote from Ann Poe appeared ...": named right behind."""
    if s.number + 1 >= len(reading.sentences):
        return None
    following = reading.sentences[s.number + 1]
    if following.paragraph != s.paragraph or following.low(0) not in _POINTING or following.regions:
        return None
    if not any(low in _POSTS for low in following.tokens.lows[1:5]):
        return None
    for i, low in enumerate(following.tokens.lows[:_FAR]):
        if low in ("from", "by") and following.tag(i + 1) in ("N", "D"):
            handle = following.span_of(i + 1, i + 2)
            at = following.low(i + 1)[:1] == "@"
            source = Source(handle, handle) if at else subject_after(following, i)
            if source and (source.mention.of(s.text)[0] == "@" or source.mention.of(s.text).split()[-1][0].isupper()):
                return Found(QuoteKind.DIRECT, [], source, None, "", 0.0)
    return None


def _reaches(reading: Reading, last: Found, s: Sentence, sentences: list[Sentence]) -> bool:
    """Whether a speaker of an earlier paragraph can be the one here: not behind other sentences if merely reported."""
    if last.kind is not QuoteKind.INDIRECT:
        return s is sentences[0] or s.number - last.sentence < _NEAR + 4
    named = last.source and reading.text[last.source.mention.start : last.source.mention.end]
    person = bool(named) and (str(named).lower() in _SPEAKING or str(named).split()[-1][:1].isupper())
    return person and (s is sentences[0] or s.number - last.sentence < _NEAR + 1)


def _place(found: Found) -> int:
    return found.segments[0].start


def _alone(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    """Whether the sentence holds nothing but quotations."""
    lead = s.tags[:q].strip("Q.,:'-()")
    if s.tags[q:].strip("Q.,'-()") or (lead and not _leads(lead, s.tags[q - 1])):
        return False
    words = words_in(reading, region)
    ending = last_mark(reading, region)
    if region.style in "«„" and reading.text[region.outer.end : region.outer.end + 1] in (".", "!", "?"):
        ending = reading.text[region.outer.end]
    several = len(s.regions) > 1 and opens_sentence(reading, region) and not s.tags.strip("Q.'")
    whole = ending in TERMINAL + ",-—" or region.carries or words >= 6
    return (words >= 3 or ending in TERMINAL) and (whole or several)


def _leads(lead: str, edge: str) -> bool:
    """ "Then, later that month on CNN:", "Adding,": no clause of its own."""
    if edge == "," and lead[0] in "ikrc":
        return len(lead) < 8
    if len(lead) == 1:
        return edge in ",:" and lead in "vGr"
    return edge == ":" and len(lead) < 14 and not any(t in "Vvwx" for t in lead)


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
    if previous.paragraph != s.paragraph and not previous.tags.endswith(":"):
        return None
    source = _acting(reading, previous)
    if source is None and previous.number and previous.tags.endswith(":"):
        earlier = reading.sentences[previous.number - 1]
        source = _acting(reading, earlier) if earlier.paragraph == previous.paragraph else None
    return Found(QuoteKind.DIRECT, [], source, None, "", 0.0) if source else None


def _acting(reading: Reading, s: Sentence) -> Source | None:
    """The named subject of a sentence without quotations; the owner in "Poe's golden rule?"."""
    begin = len(s.tags) - len(s.tags.lstrip("Q'."))
    if "Q" in s.tags[begin:] or begin == len(s.tags):
        return None
    owner = s.tags.find("S")
    if 0 < owner <= 2 and len(s.tags) < _SHORT and s.tags[-1] in ".:" and set(s.tags[:owner]) == {"N"}:
        place = s.span_of(0, owner)
        return Source(place, place) if s.text[s.tokens.ends[-1] - 1] in "?:" else None
    source = main_subject(s, begin, len(s.tags))
    if source is None:
        return None
    words = source.mention.of(s.text)
    first = s.places_of(source.mention.start)
    if s.tags[first : first + 2] == "Nn" and s.low(first + 1).endswith("s"):
        place = s.span_of(first, first + 1)
        return Source(place, place)
    return source if words.lower() in _SPEAKING or words.split()[-1][:1].isupper() else None
