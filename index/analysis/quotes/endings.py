"""Where a reported clause ends: at what the writer adds, and where the sentence goes on without the speaker.

Rules in a visible order for each kind of stop (``_RULES``); the first that cuts ends the clause. Ends are excluded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from index.analysis.quotes.content import ADDRESSED
from index.analysis.quotes.joints import (
    cut_behind_comma,
    cut_behind_quote,
    ends_in_comma,
    form,
    is_dash,
    is_subordinate,
    new_report,
    reports,
)
from index.analysis.quotes.reading import Sentence
from index.language.cues import Cue, cues, speech_nouns

_SEQUEL = frozenset({"before", "after", "while", "when", "without"})
_REMARKS = frozenset("compared just however putting creating".split())
_ASIDES = frozenset("a an something though although because even".split())
_FINITE = frozenset("xVvw")
_MODALS = frozenset("would could will can may might should must".split())
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass
class _Clause:
    """A reported clause whose end is looked for among the tokens from ``start`` to ``end``."""

    s: Sentence
    start: int
    end: int
    cue: Cue | None
    finite: int = 0
    """How many finite verbs the clause has so far."""
    modal: bool = False
    """Whether the last of them is "will" or "would"."""

    @property
    def bare(self) -> bool:
        """Whether nothing but noun phrases has been read: "praised her work"."""
        return not self.finite and self.s.tag(self.start) != "t" and self.cue is not None

    @cached_property
    def last_resumption(self) -> int:
        """The last comma behind which a verb goes on with what stood before: the end of an aside."""
        tags = self.s.tags
        return max((tags.rfind("," + verb, self.start, self.end) for verb in "xVvwr"), default=-1)

    @cached_property
    def last_dash(self) -> int:
        tags = self.s.tags
        i = tags.rfind("-", self.start, self.end)
        while i > self.start and not is_dash(self.s, i):
            i = tags.rfind("-", self.start, i)
        return i

    @cached_property
    def relative(self) -> bool:
        """Whether the report stands in a ", which X says ..." inside another sentence."""
        comma = self.s.tags.rfind(",", 0, self.start)
        return comma >= 0 and "h" in self.s.tags[comma : comma + 3]

    @cached_property
    def subordinate(self) -> bool:
        """Whether the report itself stands in an opening "while X says ..."."""
        return is_subordinate(self.s, self.start)


_Rule = Callable[[_Clause, int], bool]


def clause_end(s: Sentence, start: int, cue: Cue | None = None) -> int:
    """Where the clause that begins at ``start``, governed by ``cue``, ends."""
    tags = s.tags
    end = len(tags)
    while end > start and tags[end - 1] in ".'":
        end -= 1
    c = _Clause(s, start, end, cue)
    for i in range(start + 1, end):
        tag = tags[i]
        rules = _RULES.get(tag)
        if rules and any(rule(c, i) for rule in rules):
            return i - 1 if tag == "a" and tags[i - 1] == "," else i + 1 if tag == "Q" else i
        if tag in _FINITE and tags[i - 1] not in "DS":
            c.finite += 1
            c.modal = tags[i] == "x" and s.low(i) in _MODALS
    return end


def _always(c: _Clause, i: int) -> bool:
    return True


def _cut_at_comma(c: _Clause, i: int) -> bool:
    return i > c.start + 1 and cut_behind_comma(c.s, i + 1, c.end)


def _resumed(c: _Clause, i: int) -> bool:
    """Whether the sentence goes on behind a comma without the report: "who said so, left"."""
    s = c.s
    if i <= c.start + 1:
        return False
    following = s.tag(i + 1)
    ing = s.low(i + 1).endswith("ing")
    if following == "v" and not ing:
        return True
    if following in ("x", "V") and c.relative and not ing:
        return True
    if following in "pDN" and c.subordinate:
        return True
    return new_report(s, i + 1, c.end)


def _remarked(c: _Clause, i: int) -> bool:
    """ ", a charge that ...", ", a step she described as": the writer's own word for what was reported."""
    s, j = c.s, i + 1
    if s.low(j) in _REMARKS or s.tag(j) == "w":
        return True
    if s.tag(j) == "h" and s.tag(j + 1) in ("p", "N"):
        verb = next((k for k in range(j + 2, j + 6) if s.tag(k) in ("v", "w")), 0)
        if verb and "Q" in s.tags[verb : verb + 4]:
            return True
    if s.low(j) not in ("a", "an"):
        return False
    k = j + 1
    while s.tag(k) in "nVG" and s.tag(k):
        k += 1
    if k == j + 1:
        return False
    return s.tag(k) == "t" or (s.tag(k) in "pN" and s.tag(k) != "" and s.tag(k + 1) in ("v", "w", "V"))


def _explained(c: _Clause, i: int) -> bool:
    """ ", which was founded in 1970" at the end: what the writer adds for the reader."""
    if c.s.tag(i + 1) != "h" or c.last_resumption > i or not c.finite:
        return False
    return not any(c.s.low(k) in _MODALS for k in range(i + 2, i + 4))


def _apposed(c: _Clause, i: int) -> bool:
    """ ", the first two states to vote" at the end."""
    s, j = c.s, i + 1
    if s.low(j) not in _ARTICLES or not c.finite or c.last_resumption > i:
        return False
    return _names_only(s, j, c.end)


def _names_only(s: Sentence, start: int, end: int) -> bool:
    for k in range(start, end):
        tag = s.tags[k]
        if tag in "xVvwpQ":
            return False
        if tag in "htkG":
            return True
        if tag == "c":
            return False
    return True


def _quoted_out(c: _Clause, i: int) -> bool:
    return ends_in_comma(c.s, i) and cut_behind_quote(c.s, i + 1, c.end)


def _sequel(c: _Clause, i: int) -> bool:
    s = c.s
    return s.low(i) in _SEQUEL and reports(s, i + 1) and s.low(i + 1).endswith("ing")


def _dashed(c: _Clause, i: int) -> bool:
    """A single dash before "but ...", "something ..."; two enclose an aside of the speaker's."""
    s = c.s
    if i <= c.start + 3 or not is_dash(s, i) or c.last_dash > i:
        return False
    return (s.tag(i + 1) == "c" and s.tag(i + 2) != "t") or s.low(i + 1) in _ASIDES


def _back_to_subject(c: _Clause, i: int) -> bool:
    """ "praised her and listed", "would keep it and refuses": a verb that what is reported cannot govern."""
    s, j = c.s, i + 1
    while s.tag(j) == "r":
        j += 1
    if s.tag(j) not in ("V", "v", "w", "x") or (s.tag(j) == "V" and s.tag(j + 1) in ("n", "N", "G", "V")):
        return False
    if c.bare:
        return True
    return c.modal and s.tag(j) in "Vvw" and s.low(j).endswith(("ed", "s")) and s.low(j)[-2:] != "ss"


def _circumstance(c: _Clause, i: int) -> bool:
    """ "announced his support on Thursday", "denounced him in a statement": when and where it was said."""
    s = c.s
    if c.cue is None or c.cue.lemma in ADDRESSED or not c.bare:
        return False
    if s.tag(i) == "d":
        return s.tag(i - 1) not in "iD"
    if s.low(i) in ("during", "after", "before"):
        return True
    if s.low(i) not in ("on", "in", "at", "via"):
        return s.low(i) in ("earlier", "late", "last", "this") and s.tag(i + 1) in ("d", "e")
    if s.tag(i + 1) == "d":
        return True
    return any(s.low(k) in speech_nouns() for k in range(i + 2, min(i + 5, c.end)) if s.tag(k - 1) in "DnNV")


def _joined_report(c: _Clause, i: int) -> bool:
    """ "and said": a verb of reporting in the form of the first one."""
    s = c.s
    if s.tag(i + 1) in ("v", "w") and reports(s, i + 1):
        return c.cue is None or form(cues()[s.low(i + 1)]) == form(c.cue)
    return s.tag(i - 1) == "Q" and s.tag(i + 1) in ("p", "v") and s.low(i) in ("and", "but")


_RULES: dict[str, tuple[_Rule, ...]] = {
    ";": (_always,),
    "a": (_always,),
    ",": (_cut_at_comma, _resumed, _remarked, _explained, _apposed),
    "Q": (_quoted_out,),
    "k": (_sequel, _circumstance),
    "i": (_sequel, _circumstance),
    "d": (_circumstance,),
    "r": (_circumstance,),
    "D": (_circumstance,),
    "-": (_dashed,),
    "c": (_joined_report, _back_to_subject),
}
