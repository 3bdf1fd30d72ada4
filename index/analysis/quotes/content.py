"""What is reported: where it begins behind its verb, and of what kind it is. Ends are excluded."""

from __future__ import annotations

from index.analysis.quotes.reading import Sentence
from index.language.cues import Cue, Trust, cues
from index.model import QuoteKind

ADDRESSED = frozenset({"tell", "remind", "inform", "assure", "warn", "ask", "urge", "advise"})
_GOVERNED = {"call": ("for", "on"), "lash": ("out", "at"), "point": ("to", "out")}
_OPENS = frozenset("pDNQt")
_HEARER_LONGEST = 26
_WHY = frozenset({"why", "how", "what", "whether"})
_ADVERBIAL = frozenset("in on at during after before via from with through last".split())


def after_cue(s: Sentence, cue: int, kind: Cue) -> int:
    """The first token of what is reported, behind "on Tuesday", "in a statement" and whom it was told."""
    i = cue + kind.words
    n = len(s.tags)
    that = s.tags.find("t", i, min(n, i + 14))
    if that > i and kind.clause is not Trust.NONE and _only_adjuncts(s, i, that):
        return that
    if kind.lemma in ADDRESSED:
        that = s.tags.find("t", i, min(n, i + _HEARER_LONGEST))
        return that if that > i and _is_hearer(s, i, that) else behind_hearer(s, i)
    if s.tag(i) == "i" and s.low(i) in ("of", "about"):
        comma = s.tags.find(",", i, i + 12)
        if comma > 0 and not any(t in "vwVx" for t in s.tags[i:comma]):
            return comma + 1
    if s.low(i) == "to" and kind.clause is Trust.PLAIN and s.tag(i + 1) in ("N", "D", "n", "o"):
        heard = behind_hearer(s, i + 1)
        if s.tag(heard) == "t" or s.low(heard) in _WHY:
            return heard
    if kind.lemma in ("reply", "respond") and s.low(i) == "with":
        i += 1
    if s.low(i) in _GOVERNED.get(kind.lemma, ()):
        while s.low(i) in _GOVERNED[kind.lemma]:
            i += 1
        return i
    if s.tag(i) == "r" and s.tag(i + 1) in _OPENS and kind.clause is Trust.PLAIN:
        return i + 1
    if s.tag(i) == "d" or (s.tag(i) in "iD" and s.tag(i + 1) in "de"):
        while i < n and s.tag(i) in "iDde," and not (s.tag(i) == "D" and s.tag(i + 1) not in "de"):
            i += 1
    if s.tag(i) in ("i", "k") and s.low(i) in _ADVERBIAL and kind.clause is Trust.PLAIN:
        return _behind_adverbial(s, i)
    return i


def _is_hearer(s: Sentence, i: int, that: int) -> bool:
    """Whether whom it was told reaches up to "that": "told voters who wonder why that ..."."""
    between = s.tags[i + 1 : that]
    if "to" in s.tokens.lows[i:that] or any(t in ";:.Q(" for t in between):
        return False
    return not any(t in "vwxV" for t in between.partition("h")[0].replace("nV", "n"))


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
    if s.low(start) in ("late", "early") and s.tag(start + 1) == "d":
        return True
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
