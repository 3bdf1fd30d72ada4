"""What the sections of a note look at: the source's own articles, and the other sources' articles grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.comparison import Analysed
from index.comparison.digest import KEPT, Digest, counts_together, digest
from index.comparison.speaking import Cited, Roster, cited_in
from index.language.sanitise import one_line
from index.model import Evidence, Scope, Source, Span

PASSAGE = 300
LONGEST = 600
"""No evidence is longer (code points)."""
SHORTEST = 12
SHORT_TEXT = 150
"""Below so many words nothing is counted in wording."""
SHORTEST_TEXT = 60
"""Below so many words it is not told what other sources have and this one has not."""

_REWORDED_KINDS = 4
_REWORDED_PER_THOUSAND = 4.0


@dataclass(frozen=True, slots=True)
class Story:
    """``here`` is the source's articles, ``others`` those of each other source, in the order of labels and paths."""

    source: Source
    scope: Scope
    here: tuple[Digest, ...]
    others: tuple[tuple[Digest, ...], ...]
    cited: tuple[Cited, ...]
    cited_elsewhere: tuple[Roster, ...]
    """The named speakers of each other source, aligned with ``others``."""
    used_elsewhere: Counter[str]
    """How often each content stem is used in all other sources together."""

    @property
    def length(self) -> int:
        """Words of the body of all articles of the source."""
        return sum(d.length for d in self.here)

    @property
    def other_digests(self) -> list[Digest]:
        return [d for group in self.others for d in group]

    @property
    def comparable(self) -> bool:
        """Whether there are enough sources (three in all) to say what one has and others have not."""
        return len(self.others) >= 2

    @property
    def reworded(self) -> tuple[Digest, ...]:
        """The source's articles whose wording looks exchanged by a program."""
        return tuple(d for d in self.here if looks_reworded(d))

    @property
    def trusted(self) -> tuple[Digest, ...]:
        """The articles whose wording can be looked at: long enough and not reworded."""
        return tuple(d for d in self.here if d.length >= SHORT_TEXT and not looks_reworded(d))


def tell(target: Sequence[Analysed], others: Sequence[Analysed], scope: Scope) -> Story:
    """Group the articles by source; articles of the target's own source are not counted among the others."""
    here = tuple(digest(a) for a in sorted(target, key=lambda a: (a.article.path, a.article.ordinal)))
    source = here[0].source
    groups: dict[str, list[Digest]] = {}
    for analysed in sorted(others, key=lambda a: (a.article.source.label, a.article.path, a.article.ordinal)):
        if analysed.article.source.id != source.id:
            groups.setdefault(analysed.article.source.id, []).append(digest(analysed))
    elsewhere = tuple(tuple(group) for group in groups.values())
    used = counts_together(d for group in elsewhere for d in group)
    rosters = tuple(map(_named_in, elsewhere))
    return Story(source, scope, here, elsewhere, tuple(cited_in(here)), rosters, used)


@lru_cache(maxsize=KEPT)
def _named_in(group: tuple[Digest, ...]) -> Roster:
    return Roster(c for c in cited_in(group) if c.named)


def looks_reworded(d: Digest) -> bool:
    """Whether enough different signs of exchanged words stand close enough."""
    kinds = {span.of(d.text).lower() for span in d.analysis.reworded}
    signs = len(d.analysis.reworded)
    return len(kinds) >= _REWORDED_KINDS and signs * 1000 >= _REWORDED_PER_THOUSAND * max(1, d.length)


def evidence(d: Digest, span: Span) -> Evidence:
    """Exactly these words of the article, widened where a reader could not find them again, cut at ``LONGEST``."""
    span = _findable(d, span)
    if span.end - span.start > LONGEST:
        span = Span(span.start, _word_edge(d.text, span.start + LONGEST - 20, span.start + LONGEST))
    return Evidence(d.article.id, d.article.path, span, span.of(d.text))


def _findable(d: Digest, span: Span) -> Span:
    """Two words or ``SHORTEST`` code points at the least, with what stands around where the text has so much."""
    if span.end - span.start >= SHORTEST or len(span.of(d.text).split()) >= 2:
        return span
    n = d.voices.paragraph_of(span)
    paragraphs = d.voices.paragraphs
    if paragraphs and paragraphs[n].holds(span) and paragraphs[n].end - paragraphs[n].start >= SHORTEST:
        start, end = max(paragraphs[n].start, span.start - 60), min(paragraphs[n].end, span.end + 60)
    else:
        start, end = max(0, span.start - 60), min(len(d.text), span.end + 60)
    while start < span.start and start > 0 and not d.text[start - 1].isspace():
        start += 1
    while end > span.end and end < len(d.text) and not d.text[end].isspace():
        end -= 1
    return _trimmed(d.text, Span(start, end))


def passage(d: Digest, span: Span, limit: int = PASSAGE) -> Evidence:
    """The sentence around ``span``, or as much of it as ``limit`` holds."""
    sentence = d.voices.sentence_of(span)
    sentence = Span(min(sentence.start, span.start), max(sentence.end, span.end))
    if sentence.end - sentence.start <= limit:
        return evidence(d, sentence)
    room = max(0, limit - (span.end - span.start)) // 2
    start = max(sentence.start, span.start - room)
    end = min(sentence.end, span.end + room)
    while start > sentence.start and not d.text[start - 1].isspace() and start < span.start:
        start += 1
    while end < sentence.end and not d.text[end].isspace() and end > span.end:
        end -= 1
    return evidence(d, _trimmed(d.text, Span(start, end)))


def near(d: Digest, span: Span, around: int = 40) -> Evidence:
    """A few words on either side of ``span``, inside its sentence."""
    return passage(d, span, (span.end - span.start) + 2 * around)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _word_edge(text: str, start: int, end: int) -> int:
    for at in range(end, start, -1):
        if text[at - 1].isspace():
            return at - 1
    return end


def said(words: str, limit: int = 90) -> str:
    """Words of an article as part of a line: in marks, on one line, cut at a word."""
    line = one_line(words).replace("“", "‘").replace("”", "’").replace('"', "’")
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"
    return f"“{line.rstrip('.,;: ')}”"


def name(words: str, limit: int = 60) -> str:
    """A name or label as part of a line, without marks."""
    return one_line(words, limit)


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 source", "3 sources"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def share_of(part: int, whole: int, least: int, what: str = "") -> str:
    """ "about 4 in 10 (12 of 29)"; empty where the whole is less than ``least``, or where all of it is meant."""
    if whole < least or part == whole:
        return ""
    tenths = round(10 * part / whole)
    return f"{f'about {tenths}' if tenths else 'fewer than 1'} in 10{what} ({part:,} of {whole:,})"


def distinct(found: Iterable[Evidence], most: int = 6) -> tuple[Evidence, ...]:
    """The first ``most`` passages, none of them twice."""
    kept: dict[tuple[str, Span], Evidence] = {}
    for item in found:
        kept.setdefault((item.article, item.span), item)
        if len(kept) == most:
            break
    return tuple(kept.values())
