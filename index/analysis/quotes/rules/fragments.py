"""What is left in marks and long enough to be somebody's words, behind a verb that no table knows. Low confidence."""

from __future__ import annotations

from index.analysis.quotes import endings
from index.analysis.quotes.reading import Reading, Sentence
from index.analysis.quotes.rules.shared import clause, direct, words_in
from index.analysis.quotes.rules.titles import is_title
from index.analysis.quotes.subjects import main_subject, subject_before
from index.language.cues import Trust
from index.language.marks import Region

_LEAST_WORDS = 5
_REACH = 14
_POINTING = frozenset({"this", "that", "these", "those", "it", "which", "there"})
_NEAR = 4
_VERBS = frozenset("VvwG")


def fragments(reading: Reading) -> None:
    for s in reading.sentences:
        if s.paragraph in reading.closed:
            continue
        for q, region in s.tokens.regions.items() if s.regions else ():
            if reading.is_taken(region) or words_in(reading, region) < _LEAST_WORDS or is_title(reading, region):
                continue
            _try(reading, s, q, region)


def _try(reading: Reading, s: Sentence, q: int, region: Region) -> None:
    verb = next((i for i in range(q - 1, max(-1, q - _REACH), -1) if s.tag(i) in _VERBS), None)
    if verb is None:
        return
    source = subject_before(s, verb) or main_subject(s, 0, verb)
    if source is None:
        return
    if source.phrase.of(s.text).lower() in _POINTING:
        _goes_on(reading, s, region)
        return
    start = verb + 1
    end = endings.clause_end(s, start)
    others = [k for k, r in s.tokens.regions.items() if start <= k < end and k != q and reading.is_taken(r)]
    end = max(q + 1, min(others, default=end))
    if clause(reading, s, [(start, end)], source, verb, "fragment.verb", Trust.LOOSE):
        reading.found[-1].inferred = True


def _goes_on(reading: Reading, s: Sentence, region: Region) -> None:
    """ "This feeds “...”": what is pointed at says nothing; whoever was named as a speaker just before may."""
    earlier = [f for f in reading.found if f.source and s.number - _NEAR <= f.sentence < s.number]
    last = max(earlier, key=lambda f: f.segments[0].start, default=None)
    if last:
        direct(reading, s, region, last.source, None, "fragment.near", 0.4)
        reading.found[-1].inferred = True
