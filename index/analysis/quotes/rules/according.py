""" "The bridge is old, according to Ann Poe", at either end or amid what is said."""

from __future__ import annotations

from index.analysis.quotes import endings, joints
from index.analysis.quotes.reading import CUES_LOOKED_AT, Reading, Sentence
from index.analysis.quotes.rules.shared import clause
from index.analysis.quotes.subjects import subject_after
from index.language.cues import Trust

_EARLY = 14


def according(reading: Reading) -> None:
    for s in reading.sentences:
        if s.paragraph not in reading.closed:
            _in_sentence(reading, s)


def _in_sentence(reading: Reading, s: Sentence) -> None:
    i = s.tags.find("a")
    for _ in range(CUES_LOOKED_AT):
        if i < 0:
            return
        if s.low(i + 1) == "to" and i not in s.used:
            _according_to(reading, s, i)
        i = s.tags.find("a", i + 1)


def _according_to(reading: Reading, s: Sentence, i: int) -> None:
    first = not s.tags[:i].strip(",c-'")
    source = subject_after(s, i + 1, inner=first or s.tag(i - 1) == ",")
    if source is None:
        return
    end = i + 2
    while end < len(s.tags) and s.tokens.starts[end] < source.phrase.end:
        end += 1
    if first:
        comma = s.tags.find(",", end)
        if comma > 0:
            rest = (comma + 1, endings.clause_end(s, comma + 1))
            clause(reading, s, [rest], source, i, "according.first", Trust.PLAIN)
        return
    start = max(s.tags.rfind(";", 0, i - 2), s.tags.rfind(":", 0, i - 2)) + 1
    start += s.low(start) == "but"
    parts = [(joints.behind_concession(s, start, i), i)]
    if s.tag(end) == "," and s.tag(i - 1) == "," and s.tag(end + 1) not in "Gkcah." and i - start < _EARLY:
        parts.append((end + 1, endings.clause_end(s, end + 1)))
    clause(reading, s, parts, source, i, "according.last" if len(parts) == 1 else "according.amid", Trust.PLAIN)
