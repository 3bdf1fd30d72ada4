"""Words given by a noun of saying: "sent a greeting of “...”", "to cheers of “...”", "with the caption “...”"."""

from __future__ import annotations

from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import direct, last_mark, opens_sentence, words_in
from index.analysis.quotes.rules.titles import is_title
from index.analysis.quotes.subjects import main_subject, owner_of, subject_before
from index.language import tables
from index.language.marks import Region

_VERBS = frozenset("VvwG")
_REACH = 12
_OWNER_REACH = 3


def worded(reading: Reading) -> None:
    uttered = frozenset(tables.words("cues", "noun", "uttered"))
    inscribed = frozenset(tables.words("cues", "noun", "inscribed"))
    for s in reading.sentences:
        for q, region in s.tokens.regions.items() if s.regions and s.paragraph not in reading.closed else ():
            if reading.is_taken(region) or q < 3:
                continue
            of = s.low(q - 1) == "of" and s.low(q - 2) in uttered
            with_ = s.low(q - 1) in inscribed and s.low(q - 2) in ("the", "a") and s.low(q - 3) == "with"
            if (of or with_) and _is_speech(reading, region, of):
                noun = q - 2 if of else q - 1
                direct(reading, s, region, _whose(s, noun), noun, "noun.of", 0.6)


def _is_speech(reading: Reading, region: Region, uttered: bool) -> bool:
    """Whether this can be words: "a greeting of “hope”" and a title are none."""
    ended = last_mark(reading, region) in "!?."
    if not opens_sentence(reading, region):
        return False
    return ended or (words_in(reading, region) > 1 and (uttered or not is_title(reading, region)))


def _whose(s: Sentence, noun: int) -> Source | None:
    """The owner of the noun, else the subject of the verb that governs it; nobody where neither is there."""
    owner = owner_of(s, noun, _OWNER_REACH)
    if owner is not None or s.tag(noun - 1) == "i":
        return owner
    verb = next((k for k in range(noun - 1, max(-1, noun - _REACH), -1) if s.tag(k) in _VERBS), None)
    source = subject_before(s, verb) if verb is not None and not s.low(verb).endswith("ing") else None
    return source or main_subject(s, 0, noun if verb is None else verb)
