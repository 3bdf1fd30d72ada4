"""Small questions that several rules ask."""

from __future__ import annotations

from index.analysis.quotes import content
from index.analysis.quotes.reading import Found, Reading, Sentence, Source
from index.language.cues import Cue, Trust
from index.language.marks import Region
from index.model import QuoteKind, Span

_ARTICLES = frozenset("a an the his her its their our my your every no this any such".split())
_DETERMINING = frozenset("DSi9")
_BEHIND_NOUNS = frozenset("ixVvwSk.c")
_LEAST_TOKENS = 2
_SURE = {Trust.PLAIN: 0.8, Trust.FAIR: 0.65, Trust.LOOSE: 0.5, Trust.NONE: 0.5}
TERMINAL = ".!?…"


def words_in(reading: Reading, region: Region) -> int:
    """How many words, counted by spaces."""
    return region.inner.of(reading.text).count(" ") + 1


def last_mark(reading: Reading, region: Region) -> str:
    """The last code point inside the marks, past inner closing marks."""
    return region.inner.of(reading.text).rstrip("'’”\"")[-1:]


def opens_sentence(reading: Reading, region: Region) -> bool:
    """Whether the words in the marks begin like a sentence."""
    head = region.inner.of(reading.text).lstrip("'‘“\"[(…. ")[:1]
    return head.isupper() or head.isdigit()


def is_noun(s: Sentence, i: int, cue: Cue) -> bool:
    """The noun guard: a form such as "claims" behind a determiner, a possessive or an adjective."""
    before = s.tag(i - 1) if i else ""
    if s.low(i - 1) == "so" or (before == "r" and s.low(i - 2) in _ARTICLES):
        return True
    if before == "S" or (before == "D" and s.low(i - 1) in _ARTICLES):
        return True
    if cue.maybe_noun and cue.form.endswith("s") and s.low(i - 1) in ("have", "has", "had"):
        return True
    if cue.maybe_noun and before in ("V", "G") and s.tag(i - 2) in ("D", "S"):
        return True
    if not cue.maybe_noun:
        return before == "i" and not cue.form.endswith("ing") and s.low(i - 1) not in ("to",)
    if before == "i":
        return s.low(i - 1) != "to"
    if cue.form == "saying" and s.low(i + 1) in ("goes", "went"):
        return True
    k = i - 1
    while k > max(0, i - 4) and s.tag(k) in "nN":
        k -= 1
    if s.tag(i + 1) not in _BEHIND_NOUNS and not (s.tag(i + 1) == "," and s.tag(k) == "c" and s.tag(k - 1) in "nN"):
        return False
    if k < i - 1 and cue.form.endswith("s") and s.tag(k) in "ic," and s.tag(i - 1) == "n":
        return True
    return k < i - 1 and s.tag(k) in _DETERMINING and s.low(k) != "to"


def is_denied(s: Sentence, i: int) -> bool:
    """Whether a "not" stands before the verb: what was not said is no report."""
    return any(s.low(k) in ("not", "never") or s.low(k).endswith(("n't", "n’t")) for k in range(max(0, i - 3), i))


_BE = frozenset("was were is are been be being".split())


def is_passive(s: Sentence, i: int, cue: Cue, *, hearing: bool = False) -> bool:
    """ "was called", "is explained by": not by this subject; ``hearing``: nor in "was told that"."""
    if cue.form.endswith(("ing", "s")):
        return False
    k = i - 1
    while k >= 0 and s.tag(k) == "r":
        k -= 1
    return s.low(k) in _BE and (hearing or s.tag(i + 1) != "t")


def disagrees(s: Sentence, i: int, source: Source) -> bool:
    """ "this talk between users shows that": a plural noun beside a verb in the singular is not its subject."""
    if not s.low(i).endswith("s") or s.low(i) == "says":
        return False
    last = s.places_of(source.mention.end) - 1
    word = s.low(last)
    return last == i - 1 and s.tag(last) == "n" and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def reporting_between(s: Sentence, first: int, end: int, least: Trust = Trust.LOOSE) -> tuple[int, Cue] | None:
    """The first clause cue among tokens ``first`` to ``end`` that is no noun."""
    for i, cue in s.cues:
        if first <= i < end and cue.clause >= least and not is_noun(s, i, cue):
            return i, cue
    return None


def direct(
    reading: Reading, s: Sentence, region: Region, source: Source | None, cue: int | Span | None, rule: str, sure: float
) -> Found:
    """A directly quoted region, added to the reading."""
    place = s.span_of(cue, cue + 1) if isinstance(cue, int) else cue
    if isinstance(cue, int):
        s.used[cue] = source
    found = Found(QuoteKind.DIRECT, [region.inner], source, place, rule, sure, regions=[region], sentence=s.number)
    reading.add(found)
    return found


def clause(
    reading: Reading,
    s: Sentence,
    parts: list[tuple[int, int]],
    source: Source,
    cue: int,
    rule: str,
    trust: Trust,
) -> bool:
    """A reported clause in one or two parts, added unless it is too short or its marks are taken."""
    kept = [(a, b) for a, b in (content.trimmed(s, *part) for part in parts) if b > a]
    if not kept:
        return False
    regions = [r for q, r in s.tokens.regions.items() if any(a <= q < b for a, b in kept)]
    if any(r.outer.start in reading.taken for r in regions):
        return False
    kinds = {content.kind_of(s, a, b) for a, b in kept}
    listed = len(regions) > 1 and all(s.tags[a:b].strip("Q,.'c") == "" for a, b in kept)
    if listed and all(opens_sentence(reading, r) and last_mark(reading, r) in TERMINAL for r in regions):
        kinds = {QuoteKind.DIRECT}
    kind = QuoteKind.DIRECT if kinds == {QuoteKind.DIRECT} else QuoteKind.MIXED if regions else QuoteKind.INDIRECT
    if kind is QuoteKind.INDIRECT and sum(b - a for a, b in kept) < _LEAST_TOKENS:
        return False
    segments = [r.inner for r in regions] if kind is QuoteKind.DIRECT else [s.span_of(a, b) for a, b in kept]
    s.used[cue] = source
    s.reported.extend(kept)
    sure = _SURE[trust]
    reading.add(Found(kind, segments, source, s.span_of(cue, cue + 1), rule, sure, regions=regions, sentence=s.number))
    return True
