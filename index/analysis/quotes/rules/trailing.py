"""The reporting clause behind or amid what is reported: "The plan, she said, is dead, or will be, Ann Poe added." """

from __future__ import annotations

from index.analysis.quotes import content, endings, joints
from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.shared import clause, is_denied, is_noun, is_passive
from index.analysis.quotes.subjects import subject_after, subject_before
from index.language.cues import Cue, Trust, speech_nouns
from index.model import QuoteKind

_BEHIND_SUBJECT = frozenset({"", ".", ",", "i", "d", "k", "-", ";", "r", "G", "h", "(", ")", "c", "'"})
_ADJUNCT = frozenset("idDeNnr9o")
_FINITE = frozenset("xVvwQ")


def trailing(reading: Reading) -> None:
    for s in reading.sentences:
        if s.paragraph in reading.closed:
            continue
        for i, cue in s.cues:
            if s.used.get(i):
                _resumed_in_marks(reading, s, i)
            if i < 2 or i in s.used or cue.clause < Trust.FAIR or cue.form.endswith("ing"):
                continue
            if is_noun(s, i, cue) or is_passive(s, i, cue) or is_denied(s, i):
                continue
            _try(reading, s, i, cue)


def _resumed_in_marks(reading: Reading, s: Sentence, i: int) -> None:
    """ "The shop was shut, she said, “and nobody knew why”": the words before belong to those in marks."""
    source = s.used[i]
    quote = next((q for q in s.tokens.regions if q > i), 0)
    found = reading.taken.get(s.tokens.starts[quote]) if quote and source else None
    if source is None or found is None or found.rule != "before.cue" or found.cue is None:
        return
    start = _token_at(s, source.phrase.start)
    region = s.tokens.regions[quote]
    if (
        not 1 < start <= i
        or i - _token_at(s, source.phrase.end) > 2
        or s.tag(start - 1) != ","
        or not s.text[region.inner.start].islower()
    ):
        return
    if found.cue.start != s.tokens.starts[i] or not any(t in "xVvw" for t in s.tags[:start]) or "Q" in s.tags[:start]:
        return
    first, end = content.trimmed(s, 0, start)
    found.kind = QuoteKind.MIXED
    found.segments.insert(0, s.span_of(first, end))


def _try(reading: Reading, s: Sentence, i: int, cue: Cue) -> None:
    if _break_before(s, i):
        source = subject_after(s, i)
        if source is None or (s.low(i + 1) in ("a", "an") and s.low(i + 2) in speech_nouns()):
            return
        end = _token_at(s, source.phrase.end)
        if s.tag(end) not in _BEHIND_SUBJECT:
            return
        start = i
    else:
        source = subject_before(s, i)
        if source is None:
            return
        start = _token_at(s, source.phrase.start)
        if start < 1 or not (_break_before(s, start) or _joined(s, start)):
            return
        end = i + cue.words
        if cue.lemma in content.ADDRESSED and s.tag(end) in "NnDo":
            end = content.behind_hearer(s, end)
    if any(k < start for k in s.used):
        return
    prefix = start - 1 if s.tag(start - 1) in "rck" else start
    end = _behind_adjuncts(s, end)
    if s.tag(end) in ("", ".", ")"):
        trusted = cue.clause is Trust.PLAIN or "Q" in s.tags[:prefix]
        if trusted and _reported(s, prefix, True):
            clause(
                reading,
                s,
                [(joints.behind_concession(s, 0, prefix), prefix)],
                source,
                i,
                "clause.trailing",
                cue.clause,
            )
    elif s.tag(end) == "," or (s.tag(end) == "-" and s.tag(start - 1) == "-"):
        _amid(reading, s, prefix, end + 1, source, i, cue)


def _joined(s: Sentence, start: int) -> bool:
    """A "but" or an adverb between the comma and the subject."""
    joint = s.tag(start - 1) in "rc" or s.low(start - 1) == "as"
    return start > 1 and joint and _break_before(s, start - 1)


def _amid(reading: Reading, s: Sentence, prefix: int, rest: int, source: Source, i: int, cue: Cue) -> None:
    if cue.clause is not Trust.PLAIN and "Q" not in s.tags:
        return
    following = s.tag(rest)
    if following in ("G", "k", "a", "h", "") or s.low(rest).endswith("ing") or joints.reports_anew(s, rest):
        if _reported(s, prefix, False):
            clause(reading, s, [(0, prefix)], source, i, "clause.trailing", cue.clause)
        return
    end = endings.clause_end(s, rest)
    taken = [q for q, r in s.tokens.regions.items() if rest <= q < end and reading.is_taken(r)]
    end = min(taken, default=end)
    clause(reading, s, [(0, prefix), (rest, end)], source, i, "clause.amid", cue.clause)


def _break_before(s: Sentence, i: int) -> bool:
    """A comma, a dash, or a quotation that ends in a comma."""
    if i < 1:
        return False
    before = s.tag(i - 1)
    return before in (",", "-") or (before == "Q" and joints.ends_in_stop(s, i - 1))


def _token_at(s: Sentence, offset: int) -> int:
    """The first token that begins at ``offset`` or behind it."""
    low, high = 0, len(s.tags)
    while low < high:
        middle = (low + high) // 2
        if s.tokens.starts[middle] < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _behind_adjuncts(s: Sentence, i: int) -> int:
    """Past "on Tuesday" and "in an interview"."""
    begin = i
    while s.tag(i) and s.tag(i) in _ADJUNCT and i - begin < 12:
        if i == begin and s.tag(i) not in "idro" and not _of_time(s, i):
            break
        i += 1
    return i


def _of_time(s: Sentence, i: int) -> bool:
    """ "late Thursday", "the next day", "last week"."""
    if s.low(i) in ("late", "early"):
        return s.tag(i + 1) == "d"
    return s.tag(i) == "D" and any(t in "de" for t in s.tags[i + 1 : i + 3])


def _reported(s: Sentence, end: int, last: bool) -> bool:
    """Whether the words before look like a statement, not like an opening adverbial.

    ``last``: nothing follows the verb, which allows more.
    """
    head = s.tags[:end]
    if head[:1] == "k" and not last and any(k < end for k, _ in s.cues):
        return False
    first = head.lstrip("'c(")[:1]
    if first and first in "ikGr":
        comma = head.rstrip(",").find(",")
        if comma < 0 and first != "k" and last:
            return any(t in "xV" for t in head[1:])
        spoken = "Q" in head[comma:] or comma < end - 3
        return last and comma > 0 and spoken and any(t in _FINITE for t in head[comma:])
    return any(t in _FINITE for t in head) or end > 5
