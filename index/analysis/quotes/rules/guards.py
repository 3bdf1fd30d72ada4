"""What looks like a reported clause and is none."""

from __future__ import annotations

from index.analysis.quotes import content
from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import is_passive
from index.analysis.quotes.rules.titles import is_title
from index.language.cues import Cue, Trust

_VOWS = frozenset("promise vow propose threaten swear ask advise".split())
_NOT_DOING = frozenset("from without of for about than against before after".split())
_FINITE = frozenset("xVvwp")
_FINITE_VERBS = frozenset("xVvw")
_SPOKEN_OF = frozenset({"say", "announce", "tweet"})
_ASKING = frozenset({"ask", "wonder"})
_EMPTY = frozenset({"so", "as", "yes", "too", "thing", "things"})
_EARLY = 14
_APART = 8
_NOBODY = frozenset({"i", "that", "which"})
_OCCASIONS = frozenset({"in", "on", "at", "during", "by"})
_QUESTIONS = frozenset({"whether", "if", "how", "why", "what", "where"})


def governs(s: Sentence, start: int, end: int) -> bool:
    """Whether a weak verb reaches the marks without another clause between."""
    first = s.tags.find("Q", start, end)
    return not any(t in ",;:vwVx" for t in s.tags[start:first])


def not_said(s: Sentence, i: int, start: int, end: int, cue: Cue) -> bool:
    """No report: "from claiming the seat", "was told that", "added to the picture", or inside somebody's report."""
    if cue.form.endswith("ing") and s.low(i - 1) in _NOT_DOING:
        return True
    if cue.lemma in content.ADDRESSED and is_passive(s, i, cue, hearing=True):
        return True
    if cue.phrase is Trust.NONE and s.tag(start) == "i" and not any(t in _FINITE for t in s.tags[start:end]):
        return True
    if cue.clause is Trust.NONE and (s.tag(start) == "t" or s.low(i - 1) == "to"):
        return True
    if cue.lemma == "add" and s.low(start) in ("to", "his", "her", "its", "their", "new"):
        return True
    return any(a <= i < b for a, b in s.reported)


def ungoverned(s: Sentence, start: int, end: int, cue: Cue) -> bool:
    """ "wrote a letter", "asked to leave": no clause follows a verb that reports by clauses alone."""
    if s.low(start) == "to" and cue.lemma in content.ADDRESSED | {"call"}:
        return True
    if cue.lemma == "call" and s.tag(start) == "i":
        return True
    if cue.phrase is not Trust.NONE or cue.lemma in _SPOKEN_OF or any(t in _FINITE for t in s.tags[start:end]):
        return False
    return s.tag(start) in "DnN"


def only_title(reading: Reading, s: Sentence, start: int, end: int) -> bool:
    """ "wanted “Thunder”": a name, not words."""
    regions = [r for q, r in s.tokens.regions.items() if start <= q < end]
    return all(is_title(reading, r) and r.inner.of(reading.text)[-1] not in ".!?" for r in regions)


def is_participle(s: Sentence, i: int, cue: Cue, source: Source) -> bool:
    """ "lead a program called Hope", "the deal, announced Friday, would": the noun before is no subject."""
    if not cue.form.endswith("ed") or s.tag(i - 1) not in ("n", ","):
        return False
    start = next(k for k, at in enumerate(s.tokens.starts) if at >= source.phrase.start)
    if start > 0 and s.tag(start - 1) in "VvwGi" and source.phrase.end <= s.tokens.starts[i]:
        return True
    following = s.tags.find(",", i)
    return s.tag(i - 1) == "," and following > 0 and s.tag(following + 1) in "xVv" and s.tag(start) == "D"


def own_or_meant(s: Sentence, i: int, start: int, cue: Cue, source: Source) -> bool:
    """No report: the writer's own "I", "it is worth noting", "hopes to explain", "agreed to a visit", or far off."""
    if source.mention.of(s.text).lower() in _NOBODY or s.low(i - 1) == "to" or start - i > _APART:
        return True
    if (s.tag(i + 1) == "," and not as_told(s, i)) or (
        cue.form.endswith("ing") and source.mention.of(s.text).lower() == "it"
    ):
        return True
    return s.low(start) == "to" and cue.clause is Trust.PLAIN and cue.lemma not in _VOWS


def has_subject(s: Sentence, start: int, end: int) -> bool:
    """Whether a noun phrase with a finite verb of its own begins at ``start``."""
    k = start
    while k < end and s.tag(k) in "DNnS9r":
        k += 1
    return start < k < end and (
        s.tag(k) == "x" or (s.tag(k) == "V" and (not s.low(k).endswith("ed") or s.tag(k + 1) in ("D", "o", "t")))
    )


def says_nothing(s: Sentence, i: int, start: int, cue: Cue) -> bool:
    """ "said so", "said in a statement", "as she said before": no words of the speaker follow."""
    if s.tag(start) == "k" and not asks(s, start, cue):
        return True
    if s.tag(i + 1) == "," and s.tag(i - 1) in ",i":
        return True
    return (
        s.low(start) in _EMPTY
        or s.low(start) in ("with", "and")
        or (s.tag(start) == "i" and s.low(start) in _OCCASIONS)
    )


def asks(s: Sentence, start: int, cue: Cue) -> bool:
    """Whether an indirect question begins at ``start``; "when" opens one only behind "ask"."""
    return s.low(start) in _QUESTIONS or (cue.lemma in _ASKING and s.tag(start) in ("k", "h"))


def trusted(s: Sentence, start: int, end: int, cue: Cue) -> bool:
    """Whether a verb reports without any marks: plain ones do, fair ones before "that" or "whether"."""
    if s.tag(start) == "p" and cue.clause >= Trust.FAIR and s.tag(start + 1) in _FINITE_VERBS:
        return True
    if s.tag(start) in "DNn" and cue.clause >= Trust.FAIR and has_subject(s, start, end):
        return True
    if cue.strict:
        return s.tag(start) == "t"
    if cue.clause is Trust.PLAIN or cue.phrase is Trust.PLAIN:
        return True
    if cue.clause is Trust.FAIR:
        return s.tag(start) == "t" or asks(s, start, cue) or (s.low(start) == "to" and cue.lemma in _VOWS)
    return False


def as_told(s: Sentence, i: int) -> bool:
    """ "As Ann Poe noted, the bridge is old"."""
    return s.low(0) == "as" and i < _EARLY and s.tag(i + 1) == "," and not any(t in "xvwV," for t in s.tags[1:i])
