"""“...,” Ann Poe said. / “...,” said Ann Poe, a lawyer."""

from __future__ import annotations

from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import direct, is_denied, last_mark, reporting_between, words_in
from index.analysis.quotes.subjects import subject_after, subject_before
from index.language.cues import Cue, Trust
from index.language.marks import Region

REACH = 34
"""So many tokens may lie between a quotation and its verb."""


def after_quote(reading: Reading) -> None:
    for s in reading.sentences:
        if not s.regions:
            continue
        for q, region in s.tokens.regions.items():
            if reading.is_taken(region) or not _stands_alone(reading, s, q, region):
                continue
            comma = s.tag(q + 1) == ","
            ending = last_mark(reading, region)
            if not (ending in ",?!-—–…" or comma or (ending != ";" and words_in(reading, region) >= 3)):
                continue
            hit = _attribution(s, q)
            if hit:
                cue, source, rule = hit
                direct(reading, s, region, source, cue, rule, 0.97 if ending in ",?!" or comma else 0.9)


def _stands_alone(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    """Whether nothing but joining words leads up to the quotation."""
    i = q - 1
    while i >= 0 and s.tag(i) in ",c'-(.":
        i -= 1
    if i < 0 or s.tag(i) == "Q" or s.tag(q - 1) == "-":
        return True
    if s.tag(i) == ":":
        return last_mark(reading, region) in ",?!"
    return s.tag(q - 1) == "," and s.tag(0) in "ikr" and not any(k < q and c.clause is Trust.PLAIN for k, c in s.cues)


def _attribution(s: Sentence, q: int) -> tuple[int, Source, str] | None:
    first = q + 1
    while s.tag(first) in (",", "'"):
        first += 1
    end = s.tags.find("Q", first)
    end = min(len(s.tags) if end < 0 else end, first + REACH)
    if s.tag(first) == "a":
        source = subject_after(s, first + 1)
        return (first, source, "after.according") if source else None
    hit = _first_cue(s, first, end)
    if hit is None:
        return None
    i = hit[0]
    if "t" in s.tags[first:i] or is_denied(s, i):
        return None
    if s.low(i) in ("quoted", "quotes", "cited") and "as" in s.tokens.lows[i + 1 : i + 12]:
        quoted = subject_after(s, i)
        return (i, quoted, "after.subject") if quoted else None
    if i == first or (s.tags[first:i].strip("rc") == "" and i - first <= 2):
        source = subject_after(s, i)
        return (i, source, "after.inverted") if source else None
    source = subject_before(s, i, first)
    if source is None:
        return None
    return i, source, "after.subject"


def _first_cue(s: Sentence, first: int, end: int) -> tuple[int, Cue] | None:
    return reporting_between(s, first, end, Trust.LOOSE)
