"""What is reported: where a reported clause begins behind its verb, and where it ends. Ends are excluded."""

from __future__ import annotations

from index.analysis.quotes.reading import Sentence
from index.language.cues import Cue, Trust, cues
from index.model import QuoteKind

ADDRESSED = frozenset({"tell", "remind", "inform", "assure", "warn", "ask", "urge", "advise"})
_GOVERNED = {"call": ("for", "on"), "lash": ("out", "at"), "point": ("to", "out")}
_SEQUEL = frozenset({"before", "after", "while", "when", "without"})
_TURNS = frozenset({"despite", "although", "though", "whereas", "while"})
_REMARKS = frozenset("compared just however putting creating".split())
_ASIDES = frozenset("a an something though although because even".split())
_SUBORDINATE = frozenset({"while", "although", "though", "when", "since", "after", "if", "because", "as"})
_ADVERBIAL = frozenset("in on at during after before via from with through last".split())
_QUOTE_JOINS = frozenset("GkhcaiDr")


def after_cue(s: Sentence, cue: int, kind: Cue) -> int:
    """The first token of what is reported, behind "on Tuesday", "in a statement" and whom it was told."""
    i = cue + kind.words
    n = len(s.tags)
    that = s.tags.find("t", i, min(n, i + 14))
    if that > i and kind.clause is not Trust.NONE and _only_adjuncts(s, i, that):
        return that
    if kind.lemma in ADDRESSED:
        told = (
            that > i and not any(t in ",;:.QvwxV(" for t in s.tags[i + 2 : that]) and "to" not in s.tokens.lows[i:that]
        )
        return that if told else behind_hearer(s, i)
    if s.tag(i) == "i" and s.low(i) in ("of", "about"):
        comma = s.tags.find(",", i, i + 12)
        if comma > 0 and not any(t in "vwVx" for t in s.tags[i:comma]):
            return comma + 1
    if kind.lemma in ("reply", "respond") and s.low(i) == "with":
        i += 1
    if s.low(i) in _GOVERNED.get(kind.lemma, ()):
        while s.low(i) in _GOVERNED[kind.lemma]:
            i += 1
        return i
    if s.tag(i) == "d" or (s.tag(i) in "iD" and s.tag(i + 1) in "de"):
        while i < n and s.tag(i) in "iDde," and not (s.tag(i) == "D" and s.tag(i + 1) not in "de"):
            i += 1
    if s.tag(i) == "i" and s.low(i) in _ADVERBIAL and kind.clause is Trust.PLAIN:
        return _behind_adverbial(s, i)
    return i


def _behind_adverbial(s: Sentence, i: int) -> int:
    """Past "in a statement" to the clause that follows it, or ``i`` if none does."""
    for k in range(i + 2, min(i + 12, len(s.tags) - 2)):
        tag = s.tag(k)
        if tag in ",;:.Q-(":
            return i
        if tag == "p" or (tag in "DN" and s.tag(k - 1) in "nNd9" and _has_finite(s, k)):
            return k
    return i


def _has_finite(s: Sentence, i: int) -> bool:
    return any(t in "xVvw" for t in s.tags[i + 1 : i + 6])


def _only_adjuncts(s: Sentence, start: int, end: int) -> bool:
    tags = s.tags[start:end]
    if any(t in tags for t in "Q;:.vwVx("):
        return False
    if s.tags[start - 1] == "v" and tags[0] in "NnD" and cues()[s.low(start - 1)].lemma not in ADDRESSED:
        return tags[0] == "D" and s.tag(start + 1) in "ed"
    return tags[0] in "idDeNnor," and not (tags[0] in "DNn" and "," in tags)


def behind_hearer(s: Sentence, i: int) -> int:
    """Past the one spoken to: "told reporters", "told The Times"."""
    start = i
    n = len(s.tags)
    if s.tag(i) == "o":
        return i + 1
    while i < n and i - start < 12 and s.tag(i) in "NnDS9cio":
        if i > start and s.tag(i) == "D" and s.tag(i - 1) in "Nn":
            break
        if i > start and s.low(i) in ("about", "to", "not", "against", "for"):
            break
        i += 1
    while i < n and s.tag(i) in "de":
        i += 1
    return i


def clause_end(s: Sentence, start: int) -> int:
    """Where the reported clause that begins at ``start`` ends."""
    tags = s.tags
    end = len(tags)
    while end > start and tags[end - 1] in ".'":
        end -= 1
    for i in range(start + 1, end):
        tag = tags[i]
        if tag == ";":
            return i
        if tag == "a":
            return i - 1 if tags[i - 1] == "," else i
        if tag == "," and i > start + 1 and (_cut_behind_comma(s, i + 1, end) or _resumed(s, start, i, end)):
            return i
        if tag == "Q" and _ends_in_comma(s, i) and _cut_behind_quote(s, i + 1, end):
            return i + 1
        if tag in "ki" and s.low(i) in _SEQUEL and _reports(s, i + 1) and s.low(i + 1).endswith("ing"):
            return i
        if tag == "," and (_remarked(s, i + 1) or s.low(i + 1) in _REMARKS or tags[i + 1 : i + 2] == "w"):
            return i
        if tag == "-" and start + 3 < i and (tags[i + 1 : i + 2] == "c" or s.low(i + 1) in _ASIDES):
            return i
        if tag == "c" and tags[i + 1 : i + 2] in ("v", "w") and _reports(s, i + 1):
            return i
        if tag == "c" and tags[i - 1] == "Q" and tags[i + 1 : i + 2] in ("p", "v") and s.low(i) in ("and", "but"):
            return i
    return end


def _remarked(s: Sentence, j: int) -> bool:
    """ ", a charge that ...", ", a step she described as": the writer's own word for what was reported."""
    if s.tag(j) == "h" and s.tag(j + 1) in ("p", "N"):
        verb = next((k for k in range(j + 2, j + 6) if s.tag(k) in ("v", "w")), 0)
        return bool(verb) and "Q" in s.tags[verb : verb + 4]
    if s.low(j) not in ("a", "an"):
        return False
    k = j + 1
    while s.tag(k) in "nVG" and s.tag(k):
        k += 1
    if k == j + 1:
        return False
    return s.tag(k) == "t" or (s.tag(k) in "pN" and s.tag(k) != "" and s.tag(k + 1) in ("v", "w", "V"))


def _resumed(s: Sentence, start: int, comma: int, end: int) -> bool:
    """Whether the sentence goes on behind a comma without the report: "who said so, left"."""
    following = s.tag(comma + 1)
    if following == "v" and not s.low(comma + 1).endswith("ing"):
        return True
    if following in ("x", "V") and _is_relative(s, start) and s.low(comma + 1)[-3:] != "ing":
        return True
    if following in "pDN" and _is_subordinate(s, start):
        return True
    return _new_report(s, comma + 1, end)


def _is_relative(s: Sentence, start: int) -> bool:
    """Whether the report stands in a ", which X says ..." inside another sentence."""
    comma = s.tags.rfind(",", 0, start)
    return comma >= 0 and "h" in s.tags[comma : comma + 3]


def _is_subordinate(s: Sentence, start: int) -> bool:
    """Whether the report itself stands in an opening "while X says ..."."""
    opening = s.tags.find(",", 0, start)
    return any(s.low(k) in _SUBORDINATE for k in (0, 1, opening + 1) if k < start)


def ends_in_stop(s: Sentence, q: int) -> bool:
    """Whether the quotation brings its own comma, or question or exclamation mark."""
    region = s.tokens.regions[q]
    return s.text[region.inner.end - 1] in ",?!—–…"


def _ends_in_comma(s: Sentence, q: int) -> bool:
    region = s.tokens.regions[q]
    return s.text[region.inner.end - 1] == ","


def _cut_behind_quote(s: Sentence, j: int, end: int) -> bool:
    """A quotation with a comma at its end is mostly the end of what was said, but for a list of them."""
    if "Q" in s.tags[j : j + 4] and not s.tags[j : s.tags.index("Q", j)].strip("cDnNV"):
        return False
    if s.tag(j) in "pDN" and _is_subordinate(s, 2):
        return True
    return _cut_behind_comma(s, j, end) or s.tag(j) in _QUOTE_JOINS


def _cut_behind_comma(s: Sentence, j: int, end: int) -> bool:
    tags = s.tags
    if tags[j : j + 1] == "c":
        conjunction = s.low(j)
        j += 1
        while j < end and tags[j] in "xr":
            j += 1
        if tags[j : j + 1] in ("v", "w"):
            return True
        if conjunction == "but":
            return tags[j : j + 1] == "p" or _new_report(s, j, end)
        return _new_report(s, j, end)
    cue = cues().get(s.low(j))
    if cue and cue.form.endswith("ing"):
        return True
    return s.low(j) in _TURNS


def reports_anew(s: Sentence, j: int) -> bool:
    """Whether "and" begins a report of its own: "and said", "but Ann Poe said"."""
    return s.tag(j) == "c" and _cut_behind_comma(s, j, len(s.tags))


def _new_report(s: Sentence, j: int, end: int) -> bool:
    """Whether a reporting verb with a subject of its own follows within a few words."""
    for k in range(j + 1, min(end, j + 5)):
        if s.tag(k) in ",;Q":
            return False
        if s.tag(k) == "v" and s.tag(k - 1) in "pNnx":
            cue = cues()[s.low(k)]
            return cue.clause is Trust.PLAIN and not cue.maybe_noun
    return False


def _reports(s: Sentence, i: int) -> bool:
    cue = cues().get(s.low(i))
    return cue is not None and max(cue.clause, cue.phrase) >= Trust.FAIR and not cue.maybe_noun


def kind_of(s: Sentence, start: int, end: int) -> QuoteKind:
    """Direct if there is nothing but quotations, mixed if there is one, indirect otherwise."""
    tags = s.tags[start:end]
    if "Q" not in tags:
        return QuoteKind.INDIRECT
    return QuoteKind.DIRECT if all(t in "Q,.'" for t in tags) else QuoteKind.MIXED


def trimmed(s: Sentence, start: int, end: int) -> tuple[int, int]:
    """Without stops and commas at its edges, and without the dateline."""
    if not start:
        start = min(s.dateline, end)
    while start < end and s.tag(start) in ",:;.-'":
        start += 1
    while end > start and s.tag(end - 1) in ",:;-." and s.low(end - 1) not in ("…", "..."):
        end -= 1
    return start, end
