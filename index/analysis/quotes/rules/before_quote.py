"""Ann Poe said, “...” / Ann Poe told the board on Tuesday: “...”"""

from __future__ import annotations

from index.analysis.quotes.phrases import mention_in, noun_phrase_before
from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import direct, is_noun, is_passive, last_mark, opens_sentence, words_in
from index.analysis.quotes.rules.titles import is_title
from index.analysis.quotes.subjects import main_subject, subject_after, subject_before
from index.language.cues import Cue, Trust
from index.language.marks import Region

_FINITE = frozenset("Vvwx")
_OF = frozenset("of on about in at during for".split())
_SAYINGS = frozenset("saying proverb adage line joke story phrase refrain".split())
_BLOCKING = frozenset("tk")
_HEARER = 6
_TITLED = 3
HEARD = frozenset({"tell", "remind", "inform", "assure", "warn", "ask", "urge", "advise"})


def before_quote(reading: Reading) -> None:
    for s in reading.sentences:
        if not s.regions:
            continue
        for q, region in s.tokens.regions.items():
            if reading.is_taken(region):
                continue
            if q == 0 and s.paragraph == 0 and s.low(1) == ":" and s.tags[2:3] in ("N", "n", "D"):
                _headline(reading, s, region)
            else:
                _try(reading, s, q, region)


def _try(reading: Reading, s: Sentence, q: int, region: Region) -> None:
    words = words_in(reading, region)
    edge = s.tag(q - 1) if q else ""
    led = edge in (",", ":")
    for i, cue in reversed(s.cues):
        if i >= q:
            continue
        gap = s.tags[i + cue.words : q]
        if "Q" in gap or ";" in gap:
            break
        if cue.clause == Trust.NONE or is_noun(s, i, cue):
            continue
        if gap and gap[0] in _BLOCKING and edge != ":":
            break
        if gap.strip(",:") and not (led and _only_adjuncts(s, i, q, cue)) and not _hearer(s, q, gap, cue):
            continue
        if not led and not gap and not (opens_sentence(reading, region) and words >= 3) and not _over_with(s, q):
            break
        if not led and words < 3 and cue.clause < Trust.PLAIN and not opens_sentence(reading, region):
            break
        if len(gap) > 30:
            break
        if not i and cue.form.endswith("ing") and gap in (",", ":"):
            return
        source = source_of(s, i, cue)
        direct(reading, s, region, source, i, "before.cue", 0.95 if led else 0.85)
        return
    if edge == "," and s.low(q - 2) in ("goes", "went") and s.low(q - 3) in _SAYINGS:
        direct(reading, s, region, None, None, "before.saying", 0.6)
        return
    if edge == "," and "words" in s.tokens.lows[:q] and (owner := _in_the_words_of(s, q)):
        direct(reading, s, region, owner, None, "before.words", 0.8)
        return
    whole = last_mark(reading, region) in ".!?" and not s.tags[q + 1 :].strip(".'")
    if edge == ":" and (words >= 2 or whole) and not (is_title(reading, region) and s.tags[q + 1 :].strip(".'")):
        source = _before_colon(s, q - 1)
        if source:
            direct(reading, s, region, source, None, "before.colon", 0.8)


def _headline(reading: Reading, s: Sentence, region: Region) -> None:
    """ "“We won’t move”: tenants defy landlord"."""
    source = main_subject(s, 2, len(s.tags)) if words_in(reading, region) >= _TITLED else None
    if source and s.tags[2:].count("Q") == 0:
        direct(reading, s, region, source, None, "before.colon", 0.6)


def _in_the_words_of(s: Sentence, q: int) -> Source | None:
    """ "rough and, in the words of Ann Poe, “...”"."""
    at = s.tokens.lows.index("words")
    if s.low(at + 1) != "of" or s.low(at - 2) != "in":
        return None
    source = subject_after(s, at + 1)
    return source if source and s.tokens.ends[q - 2] <= source.phrase.end else None


def _before_colon(s: Sentence, colon: int) -> Source | None:
    """Whose words a colon announces: "HOPE RISES - Ann Poe:", "but she gave him this advice:"; not "Of Poe:"."""
    start = noun_phrase_before(s, colon, 0)
    if start and (s.tag(start - 1) == "-" or s.low(start - 1) == "by") and s.tag(colon - 1) == "N":
        first, last = mention_in(s, start, colon)
        return Source(s.span_of(first, last), s.span_of(start, colon))
    joint = next((k for k in range(colon - 2, 0, -1) if s.tag(k) == "c" and s.tag(k + 1) == "p"), 0)
    source = main_subject(s, joint, colon)
    if source is None or any(t in _FINITE for t in s.tags[joint:colon]):
        return source
    begin = s.tokens.starts.index(source.phrase.start) if source.phrase.start in s.tokens.starts else 0
    return None if begin and s.low(begin - 1) in _OF else source


def _over_with(s: Sentence, q: int) -> bool:
    """Whether the quotation is all that the verb governs."""
    return s.tag(q + 1) in ("", ".", ",", ";", "c", "i", "k", "-")


def _finite(s: Sentence, i: int, cue: Cue) -> bool:
    return not cue.form.endswith("ing") and not is_noun(s, i, cue) and s.low(i - 1) != "to"


def _hearer(s: Sentence, q: int, gap: str, cue: Cue) -> bool:
    """Whether nothing but the one spoken to stands between the verb and the quotation."""
    return cue.lemma in HEARD and 0 < len(gap) <= _HEARER and not gap.strip("oNnDS9de") and _over_with(s, q)


def _only_adjuncts(s: Sentence, i: int, end: int, cue: Cue) -> bool:
    """Whether nothing but time, place and hearer stands between the verb and the comma or colon."""
    start = i + cue.words
    gap = s.tags[start:end]
    if i in s.used:
        return not any(t in gap for t in "xVt") and len(gap) < 24
    if cue.lemma in HEARD or s.low(start) == "to":
        return len(gap) < 24
    return (
        gap[0] in "ideroc9k,v" or (gap[0] == "D" and s.tag(start + 1) in "ed") or (gap[0] in "DNn" and gap[-1] == ":")
    )


def source_of(s: Sentence, i: int, cue: Cue) -> Source | None:
    """Subject of a verb that what is said follows: left of it, else behind it, else that of the sentence."""
    if i in s.used:
        return s.used[i]
    source = None
    if s.low(i + 1) == "by" and is_passive(s, i, cue):
        return subject_after(s, i + 1)
    if not cue.form.endswith("ing"):
        source = subject_before(s, i)
    elif i == 0:
        comma = s.tags.find(",")
        opened = max(s.tags.find("Q") + 1, 0) if comma < 0 else comma + 1
        return main_subject(s, opened, len(s.tags)) if opened else None
    elif s.low(i - 1) == "as":
        source = subject_before(s, i - 1)
    else:
        source = _absolute(s, i)
    if source is None and s.tag(i + 1) in "NDp" and i == 0:
        source = subject_after(s, i)
    if source is None:
        earlier = [k for k in s.used if k < i]
        if earlier:
            return s.used[max(earlier)]
        finite = [k for k, c in s.cues if k < i and c.clause is Trust.PLAIN and _finite(s, k, c)]
        if finite:
            source = subject_before(s, finite[-1])
    opened = s.tags.rfind("(", 0, i) + 1
    return source or main_subject(s, opened if s.tags.find(")", opened, i) < 0 else 0, i)


def _absolute(s: Sentence, i: int) -> Source | None:
    """The subject of "with a voice saying", "footage of Ann Poe shouting"."""
    end = i
    while s.tag(end - 1) == "r":
        end -= 1
    if s.tag(end - 1) == "N":
        return subject_before(s, i)
    start = end
    while start and s.tag(start - 1) in ("D", "n"):
        start -= 1
    place = s.span_of(start, end) if start < end else None
    return Source(place, place) if place and s.low(start - 1) == "with" else None
