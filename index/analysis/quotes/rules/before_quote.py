"""Ann Poe said, “...” / Ann Poe told the board on Tuesday: “...”"""

from __future__ import annotations

from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import direct, is_noun, opens_sentence, words_in
from index.analysis.quotes.subjects import main_subject, subject_after, subject_before
from index.language.cues import Cue, Trust
from index.language.marks import Region

_BLOCKING = frozenset("tk")
_HEARER = 6
HEARD = frozenset({"tell", "remind", "inform", "assure", "warn", "ask", "urge", "advise"})


def before_quote(reading: Reading) -> None:
    for s in reading.sentences:
        if not s.regions:
            continue
        for q, region in s.tokens.regions.items():
            if not reading.is_taken(region):
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
        source = source_of(s, i, cue)
        direct(reading, s, region, source, i, "before.cue", 0.95 if led else 0.85)
        return
    if edge == ":" and words >= 2:
        source = main_subject(s, 0, q - 1)
        if source:
            direct(reading, s, region, source, None, "before.colon", 0.8)


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
    if not cue.form.endswith("ing"):
        source = subject_before(s, i)
    elif i == 0:
        comma = s.tags.find(",")
        opened = max(s.tags.find("Q") + 1, 0) if comma < 0 else comma + 1
        return main_subject(s, opened, len(s.tags)) if opened else None
    elif s.tag(i - 1) == "N" or s.low(i - 1) == "as":
        source = subject_before(s, i) if s.tag(i - 1) == "N" else subject_before(s, i - 1)
    if source is None and s.tag(i + 1) in "NDp" and i == 0:
        source = subject_after(s, i)
    if source is None:
        earlier = [k for k in s.used if k < i]
        if earlier:
            return s.used[max(earlier)]
        finite = [k for k, c in s.cues if k < i and c.clause is Trust.PLAIN and _finite(s, k, c)]
        if finite:
            source = subject_before(s, finite[-1])
    return source or main_subject(s, 0, i)
