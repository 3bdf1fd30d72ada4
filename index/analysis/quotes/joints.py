"""How clauses hang together: where another report begins, what opens a subordinate clause, what ends a quotation."""

from __future__ import annotations

from index.analysis.quotes.reading import Sentence
from index.language.cues import Cue, Trust, cues

_TURNS = frozenset({"despite", "although", "though", "whereas", "while"})
_SUBORDINATE = frozenset("while although though when since after if because as once before until".split())
_OPENING = 4
_QUOTE_JOINS = frozenset("GkhcaiDr")
_DASHES = frozenset({"—", "–", "―", "--"})
_CONCESSIONS = frozenset({"despite", "although", "though", "while"})


def form(cue: Cue) -> str:
    """The inflection of a reporting verb: "ing", "s", "" for the base, "ed" for the past."""
    if cue.form == cue.lemma:
        return ""
    return "ing" if cue.form.endswith("ing") else "s" if cue.form.endswith("s") else "ed"


def is_dash(s: Sentence, i: int) -> bool:
    """A dash rather than a hyphen within a word."""
    if s.low(i) in _DASHES:
        return True
    return (
        0 < i < len(s.tags) - 1
        and s.tokens.ends[i - 1] < s.tokens.starts[i]
        and s.tokens.ends[i] < s.tokens.starts[i + 1]
    )


def is_subordinate(s: Sentence, start: int) -> bool:
    """A subordinator at the head of the clause that the report stands in: "even as", "and when", "After all, while"."""
    for k in range(min(start, _OPENING)):
        if s.low(k) in _SUBORDINATE:
            return "," not in s.tags[k:start]
    opening = s.tags.rfind(",", 0, start) + 1
    while s.tag(opening) in ("c", "r", "-"):
        opening += 1
    return opening < start and s.low(opening) in _SUBORDINATE


def behind_concession(s: Sentence, start: int, end: int) -> int:
    """Past "Though the vote was lost, " and "Despite the rain, ": the writer's, before what somebody says."""
    if s.low(start) not in _CONCESSIONS:
        return start
    comma = s.tags.find(",", start, end)
    return comma + 1 if comma > 0 and comma < end - 3 else start


def ends_in_stop(s: Sentence, q: int) -> bool:
    """Whether the quotation brings its own comma, or question or exclamation mark."""
    region = s.tokens.regions[q]
    return s.text[region.inner.end - 1] in ",?!—–…"


def ends_in_comma(s: Sentence, q: int) -> bool:
    region = s.tokens.regions[q]
    return s.text[region.inner.end - 1] == ","


def cut_behind_quote(s: Sentence, j: int, end: int) -> bool:
    """A quotation with a comma at its end is mostly the end of what was said, but for a list of them."""
    if "Q" in s.tags[j : j + 4] and not s.tags[j : s.tags.index("Q", j)].strip("cDnNV"):
        return False
    if s.tag(j) in "pDN" and is_subordinate(s, 2):
        return True
    if cut_behind_comma(s, j, end):
        return True
    later = s.tags.find("Q", j, end)
    if s.tag(j) not in _QUOTE_JOINS or (later > 0 and not any(t in "vw" for t in s.tags[j:later])):
        return False
    return s.tag(j) != "c" or s.tag(j + 1) not in "tkxi"


def cut_behind_comma(s: Sentence, j: int, end: int) -> bool:
    tags = s.tags
    if tags[j : j + 1] == "c":
        conjunction = s.low(j)
        j += 1
        while j < end and tags[j] in "xr":
            j += 1
        if tags[j : j + 1] in ("v", "w"):
            return True
        if conjunction == "but":
            return tags[j : j + 1] in ("p", "D") or new_report(s, j, end)
        return new_report(s, j, end)
    cue = cues().get(s.low(j))
    if cue and cue.form.endswith("ing"):
        return True
    return s.low(j) in _TURNS


def reports_anew(s: Sentence, j: int) -> bool:
    """Whether "and" begins a report of its own: "and said", "but Ann Poe said"."""
    return s.tag(j) == "c" and cut_behind_comma(s, j, len(s.tags))


def new_report(s: Sentence, j: int, end: int) -> bool:
    """Whether a reporting verb with a subject of its own follows within a few words."""
    if s.tag(j) == "x":
        return False
    for k in range(j + 1, min(end, j + 5)):
        if s.tag(k) in ",;Q":
            return False
        if s.tag(k) == "v" and s.tag(k - 1) in "pNnx":
            cue = cues()[s.low(k)]
            return cue.clause is Trust.PLAIN and not cue.maybe_noun
    return False


def reports(s: Sentence, i: int) -> bool:
    cue = cues().get(s.low(i))
    return cue is not None and max(cue.clause, cue.phrase) >= Trust.FAIR and not cue.maybe_noun
