"""Verbs that no table knows: “...?” Ann Poe pressed. / The crowd jeered, “...!” The place beside the marks decides."""

from __future__ import annotations

from index.analysis.quotes.reading import Reading, Sentence
from index.analysis.quotes.rules.shared import direct, last_mark, opens_sentence
from index.analysis.quotes.subjects import main_subject, subject_after, subject_before
from index.language.marks import Region

_REACH = 14
_CLOSING = frozenset({"", ".", ",", "i", "r", "d", "k", "c", ")", "D"})


def loose_verbs(reading: Reading) -> None:
    for s in reading.sentences:
        for q, region in s.tokens.regions.items() if s.regions else ():
            if reading.is_taken(region):
                continue
            if _was_all(reading, s, q, region):
                continue
            if not _behind(reading, s, q, region):
                _before(reading, s, q, region)


def _was_all(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    """“Shambles,” was all Ann Poe would offer. / “...” was how she put it."""
    if s.tags[:q].strip("Q.,'-(c") or s.low(q + 1) not in ("was", "is") or s.low(q + 2) not in ("all", "how", "what"):
        return False
    source = main_subject(s, q + 3, len(s.tags))
    if source is None or source.phrase.start != s.tokens.starts[q + 3]:
        return False
    direct(reading, s, region, source, None, "after.verb", 0.7)
    return True


def _behind(reading: Reading, s: Sentence, q: int, region: Region) -> bool:
    if last_mark(reading, region) not in ",?!" or s.tags[:q].strip("Q.,'-(c"):
        return False
    if (
        s.tag(q + 1) == "V"
        and s.low(q + 1).endswith("ed")
        and s.tag(q + 2) in "ND"
        and last_mark(reading, region) != "."
    ):
        inverted = subject_after(s, q + 1)
        if inverted and inverted.mention.of(s.text).split()[-1][:1].isupper():
            direct(reading, s, region, inverted, q + 1, "after.verb", 0.7)
            return True
    for i in range(q + 2, min(q + _REACH, len(s.tags))):
        if s.tag(i) in "Q;:.":
            return False
        if s.tag(i) in "Vw" and s.tag(i + 1) in _CLOSING:
            source = subject_before(s, i, q + 1)
            if source is None or source.phrase.start > s.tokens.starts[q + 1]:
                return False
            direct(reading, s, region, source, i, "after.verb", 0.75)
            return True
        if s.tag(i) in "Vvwx":
            return False
    return False


def _before(reading: Reading, s: Sentence, q: int, region: Region) -> None:
    if s.tag(q - 1) != "," or not opens_sentence(reading, region) or s.tags[q + 1 :].strip(".'"):
        return
    i = q - 2
    if s.tag(i) == "r":
        i -= 1
    if i < 1 or s.tag(i) not in "VG" or last_mark(reading, region) not in ".?!":
        return
    source = subject_before(s, i)
    if source and (s.tag(i - 1) in "pN" or source.mention.of(s.text)[:1].isupper()):
        direct(reading, s, region, source, i, "before.verb", 0.7)
