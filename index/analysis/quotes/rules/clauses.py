"""Reported clauses: "said that ...", "called it ...", "..., she said", "according to"; mixed or without marks."""

from __future__ import annotations

from bisect import bisect_left

from index.analysis.quotes import content, endings, joints
from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules import guards
from index.analysis.quotes.rules.before_quote import source_of
from index.analysis.quotes.rules.shared import clause, disagrees, is_noun, is_passive
from index.analysis.quotes.subjects import subject_after
from index.language.cues import Cue, Trust

_WHEN = frozenset("during in on at after before while when amid instead since following earlier last".split())
_FINITE_VERBS = frozenset("xVvw")


def clauses(reading: Reading) -> None:
    for s in reading.sentences:
        if s.paragraph in reading.closed:
            continue
        taken: list[tuple[int, int]] = []
        for first in (True, False):
            for i, cue in s.cues:
                if (cue.clause is Trust.PLAIN and not cue.strict) is not first or i in s.used:
                    continue
                passive = is_passive(s, i, cue) and not _described_by(s, i, cue)
                if is_noun(s, i, cue) or passive or any(a <= i < b for a, b in taken):
                    continue
                end = _leading(reading, s, i, cue, taken)
                if end:
                    taken.append((i, end))


def _leading(reading: Reading, s: Sentence, i: int, cue: Cue, spoken: list[tuple[int, int]]) -> int:
    start = content.after_cue(s, i, cue)
    if s.low(start) == "as" and s.tag(start + 1) == "Q" and start == i + 1:
        start += 1
    if s.tags[start : start + 2] == "xQ" and "what" in s.tokens.lows[max(0, i - 6) : i]:
        start += 1
    by = _described_by(s, i, cue)
    start = i + cue.words + 1 if guards.as_told(s, i) else by or start
    end = endings.clause_end(s, start, cue)
    if not i and cue.form.endswith("ing"):
        end = min(end, _opening_end(s, start))
    if cue.clause is Trust.NONE:
        end = _behind_marks(s, start, end)
    if any(a < end and start < b for a, b in spoken):
        return 0
    taken = [q for q, r in s.tokens.regions.items() if start <= q < end and r.outer.start in reading.taken]
    if taken:
        end = min(taken)
    listed = _listed(s, start, end)
    if listed:
        start = listed
    trust = max(cue.clause, cue.phrase)
    asides = [q for q, r in s.tokens.regions.items() if r.outer.start in reading.aside]
    if any(i < q <= i + 2 for q in asides):
        return 0
    quoted = s.tags.count("Q", start, end) > sum(1 for q in asides if start <= q < end)
    if not quoted and guards.says_nothing(s, i, start, cue):
        return 0
    if not quoted and (not guards.trusted(s, start, end, cue) or guards.not_said(s, i, start, end, cue)):
        return 0
    if quoted and max(cue.clause, cue.phrase) is Trust.LOOSE and not guards.governs(s, start, end):
        return 0
    if quoted and max(cue.clause, cue.phrase) is Trust.LOOSE and guards.only_title(reading, s, start, end):
        return 0
    source = subject_after(s, i + 1) if by else source_of(s, i, cue)
    if source is None or (not quoted and guards.is_participle(s, i, cue, source)):
        return 0
    if not quoted and disagrees(s, i, source):
        return 0
    fronted = _fronted(s, i, start, source)
    if not quoted and (guards.ungoverned(s, start, end, cue) or (s.tag(start) == "x" and fronted is None)):
        return 0
    if not quoted and cue.clause < Trust.PLAIN:
        trust = min(trust, Trust.FAIR)
    if not quoted and s.tag(start) != "t" and guards.own_or_meant(s, i, start, cue, source):
        return 0
    parts = [(start, end)]
    if not by and fronted is not None:
        parts.insert(0, (fronted, fronted + 1))
    if not clause(reading, s, parts, source, i, "clause.leading", trust):
        return 0
    return end


def _fronted(s: Sentence, i: int, start: int, source: Source) -> int | None:
    """The relative pronoun that belongs to what is said: "the road, which Ann Poe says will open"."""
    k = bisect_left(s.tokens.starts, source.phrase.start) - 1
    if not 0 <= k < i - 1 or s.tokens.ends[i - 1] < source.phrase.end or s.tag(k - 1) == "i":
        return None
    if any(tag in "hVvwx" for tag in s.tags[k + 2 : i - 1].rstrip("xr")):
        return None
    if s.tag(k) == "h":
        return k
    governed = s.low(k) == "what" or (s.tag(k) == "t" and s.tag(k - 1) in ("n", "N"))
    return k if governed and s.tag(start) in _FINITE_VERBS else None


def _opening_end(s: Sentence, start: int) -> int:
    """The end of an opening participle: "Bemoaning the “phony system,” Ann Poe said"."""
    for k in range(start, len(s.tags)):
        if s.tag(k) == ",":
            return k
        if s.tag(k) == "Q" and joints.ends_in_stop(s, k):
            return k + 1
    return len(s.tags)


def _behind_marks(s: Sentence, start: int, end: int) -> int:
    """What follows the marks of "called it “crazy” during a visit" belongs to the reporting verb."""
    for k in range(start, end - 1):
        if s.tag(k) != "Q":
            continue
        over = joints.ends_in_stop(s, k) and s.tag(k + 1) == "p"
        occasion = (s.low(k + 1) in _WHEN or s.tag(k + 1) in "de") and "Q" not in s.tags[k + 1 : end]
        if over or occasion:
            return k + 1
    return end


def _described_by(s: Sentence, i: int, cue: Cue) -> int:
    """The quotation in "a dog described by her trainers as “...”"; 0 where there is none."""
    if s.low(i + 1) != "by" or not cue.form.endswith("ed"):
        return 0
    first = s.tags.find("Q", i, i + 10)
    return first if first > 0 and s.low(first - 1) == "as" else 0


def _listed(s: Sentence, start: int, end: int) -> int:
    """The first of the quotations in "expressing sentiments such as “...” and “...”", else 0."""
    first = s.tags.find("Q", start, end)
    lead = [w for w in s.tokens.lows[start:first] if w not in (",", ":")] if first > start else []
    return first if lead[-2:] == ["such", "as"] and not s.tags[start:first].strip("nVDSi,:k") else 0
