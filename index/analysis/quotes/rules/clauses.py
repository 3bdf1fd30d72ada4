"""Reported clauses: "said that ...", "called it ...", "..., she said", "according to"; mixed or without marks."""

from __future__ import annotations

from index.analysis.quotes import content
from index.analysis.quotes.reading import Reading, Sentence, Source
from index.analysis.quotes.rules.before_quote import source_of
from index.analysis.quotes.rules.shared import clause, disagrees, is_noun, is_passive
from index.analysis.quotes.rules.titles import is_title
from index.analysis.quotes.subjects import subject_after
from index.language.cues import Cue, Trust

_EARLY = 14
_NAMED = 6
_VOWS = frozenset("promise vow propose threaten swear ask advise".split())
_WHEN = frozenset("during in on at after before while when amid instead since following earlier last".split())
_NOT_DOING = frozenset("from without of for about than against before after".split())
_FINITE = frozenset("xVvwp")
_EMPTY = frozenset({"so", "as", "yes", "too", "thing", "things"})
_APART = 8
_NOBODY = frozenset({"i", "that", "which"})
_OCCASIONS = frozenset({"in", "on", "at", "during", "by"})
_QUESTIONS = frozenset({"whether", "if", "how", "why", "what", "where"})


def clauses(reading: Reading) -> None:
    for s in reading.sentences:
        if s.paragraph in reading.closed:
            continue
        _according(reading, s)
        if s.headline and s.regions:
            _headline(reading, s)
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


def _headline(reading: Reading, s: Sentence) -> None:
    """ "Poe: Plan for the bridge ‘defies reason’"."""
    colon = s.tags.find(":", 0, _NAMED)
    if colon < 1 or set(s.tags[:colon]) != {"N"} or "Q" not in s.tags[colon + 2 :]:
        return
    name = s.span_of(0, colon)
    clause(reading, s, [(colon + 1, len(s.tags))], Source(name, name), colon, "headline.colon", Trust.FAIR)


def _according(reading: Reading, s: Sentence) -> None:
    i = s.tags.find("a")
    if i < 0 or s.low(i + 1) != "to" or i in s.used:
        return
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
            rest = (comma + 1, content.clause_end(s, comma + 1))
            clause(reading, s, [rest], source, i, "according.first", Trust.PLAIN)
        return
    start = max(s.tags.rfind(";", 0, i - 2), s.tags.rfind(":", 0, i - 2)) + 1
    parts = [(start + 1 if s.low(start) == "but" else start, i)]
    if s.tag(end) == "," and s.tag(i - 1) == "," and s.tag(end + 1) not in "Gkcah." and i - start < _EARLY:
        parts.append((end + 1, content.clause_end(s, end + 1)))
    clause(reading, s, parts, source, i, "according.last" if len(parts) == 1 else "according.amid", Trust.PLAIN)


def _leading(reading: Reading, s: Sentence, i: int, cue: Cue, spoken: list[tuple[int, int]]) -> int:
    start = content.after_cue(s, i, cue)
    if s.low(start) == "as" and s.tag(start + 1) == "Q" and start == i + 1:
        start += 1
    if s.tags[start : start + 2] == "xQ" and "what" in s.tokens.lows[max(0, i - 6) : i]:
        start += 1
    by = _described_by(s, i, cue)
    start = by or start
    end = content.clause_end(s, start)
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
    if not quoted and _says_nothing(s, i, start):
        return 0
    if not quoted and (not _trusted(s, start, cue) or _not_said(s, i, start, end, cue)):
        return 0
    if quoted and max(cue.clause, cue.phrase) is Trust.LOOSE and not _governs(s, start, end):
        return 0
    if quoted and max(cue.clause, cue.phrase) is Trust.LOOSE and _only_title(reading, s, start, end):
        return 0
    source = subject_after(s, i + 1) if by else source_of(s, i, cue)
    if source is None or (not quoted and _is_participle(s, i, cue, source)):
        return 0
    if not quoted and disagrees(s, i, source):
        return 0
    if not quoted and cue.clause < Trust.PLAIN:
        trust = min(trust, Trust.FAIR)
    if not quoted and s.tag(start) != "t" and _own_or_meant(s, i, start, cue, source):
        return 0
    if not clause(reading, s, [(start, end)], source, i, "clause.leading", trust):
        return 0
    return end


def _opening_end(s: Sentence, start: int) -> int:
    """The end of an opening participle: "Bemoaning the “phony system,” Ann Poe said"."""
    for k in range(start, len(s.tags)):
        if s.tag(k) == ",":
            return k
        if s.tag(k) == "Q" and content.ends_in_stop(s, k):
            return k + 1
    return len(s.tags)


def _behind_marks(s: Sentence, start: int, end: int) -> int:
    """What follows the marks of "called it “crazy” during a visit" belongs to the reporting verb."""
    for k in range(start, end - 1):
        if s.tag(k) != "Q":
            continue
        over = content.ends_in_stop(s, k) and s.tag(k + 1) == "p"
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


def _governs(s: Sentence, start: int, end: int) -> bool:
    """Whether a weak verb reaches the marks without another clause between."""
    first = s.tags.find("Q", start, end)
    return not any(t in ",;:vwVx" for t in s.tags[start:first])


def _not_said(s: Sentence, i: int, start: int, end: int, cue: Cue) -> bool:
    """No report: "from claiming the seat", "was told that", "added to the picture", or inside somebody's report."""
    if cue.form.endswith("ing") and s.low(i - 1) in _NOT_DOING:
        return True
    if cue.lemma in content.ADDRESSED and is_passive(s, i, cue, hearing=True):
        return True
    if s.tag(start) == "x" and "h" in s.tags[max(0, i - 6) : i]:
        return True
    if cue.phrase is Trust.NONE and s.tag(start) == "i" and not any(t in _FINITE for t in s.tags[start:end]):
        return True
    if cue.clause is Trust.NONE and (s.tag(start) == "t" or s.low(i - 1) == "to"):
        return True
    if cue.lemma == "add" and s.low(start) in ("to", "his", "her", "its", "their", "new"):
        return True
    return any(a <= i < b for a, b in s.reported)


def _only_title(reading: Reading, s: Sentence, start: int, end: int) -> bool:
    """ "wanted “Thunder”": a name, not words."""
    regions = [r for q, r in s.tokens.regions.items() if start <= q < end]
    return all(is_title(reading, r) and r.inner.of(reading.text)[-1] not in ".!?" for r in regions)


def _is_participle(s: Sentence, i: int, cue: Cue, source: Source) -> bool:
    """ "lead a program called Hope", "the deal, announced Friday, would": the noun before is no subject."""
    if not cue.form.endswith("ed") or s.tag(i - 1) not in ("n", ","):
        return False
    start = next(k for k, at in enumerate(s.tokens.starts) if at >= source.phrase.start)
    if start > 0 and s.tag(start - 1) in "VvwGi" and source.phrase.end <= s.tokens.starts[i]:
        return True
    following = s.tags.find(",", i)
    return s.tag(i - 1) == "," and following > 0 and s.tag(following + 1) in "xVv" and s.tag(start) == "D"


def _own_or_meant(s: Sentence, i: int, start: int, cue: Cue, source: Source) -> bool:
    """No report: the writer's own "I", "it is worth noting", "hopes to explain", "agreed to a visit", or far off."""
    if source.mention.of(s.text).lower() in _NOBODY or s.low(i - 1) == "to" or start - i > _APART:
        return True
    if s.tag(i + 1) == "," or (cue.form.endswith("ing") and source.mention.of(s.text).lower() == "it"):
        return True
    return s.low(start) == "to" and cue.clause is Trust.PLAIN and cue.lemma not in _VOWS


def _says_nothing(s: Sentence, i: int, start: int) -> bool:
    """ "said so", "said in a statement", "as she said before": no words of the speaker follow."""
    if s.tag(start) == "k" and s.low(start) not in _QUESTIONS:
        return True
    if s.tag(i + 1) == "," and s.tag(i - 1) in ",i":
        return True
    return (
        s.low(start) in _EMPTY
        or s.low(start) in ("with", "and")
        or (s.tag(start) == "i" and s.low(start) in _OCCASIONS)
    )


def _trusted(s: Sentence, start: int, cue: Cue) -> bool:
    """Whether a verb reports without any marks: plain ones do, fair ones before "that" or "whether"."""
    if cue.strict:
        return s.tag(start) == "t"
    if cue.clause is Trust.PLAIN or cue.phrase is Trust.PLAIN:
        return True
    if cue.clause is Trust.FAIR:
        return s.tag(start) == "t" or s.low(start) in _QUESTIONS or (s.low(start) == "to" and cue.lemma in _VOWS)
    return False
