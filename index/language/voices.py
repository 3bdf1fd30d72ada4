"""Whose words these are, told apart on the paragraph before any sentence is looked at.

Splitting sentences first loses closing marks and moves the outlet's own words into quotation; so the marks come first.
Whatever stands inside any quotation marks is not the outlet's: quotations, but scare quotes and titles too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.language import marks, sentences
from index.language.unwrapped import unwrap
from index.model import Block, BlockClass, Quote, QuoteKind, Span, Voice

_SINGLE = re.compile(r"(?<![\w'’])['‘](?=\w)[^'‘’\n]{1,80}(?:(?<=\w)['’](?=\w)[^'‘’\n]{0,40}){0,4}['’](?!\w)")
_POINTING = frozenset("this that these those which what".split())
_DANGLING = re.compile(r"[“”]|\"(?!\w)")
_ENDING = re.compile(r"[^\W\d]|[.,;!?]")


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where the stretches of :class:`Voices` begin, for looking up."""

    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    marked: tuple[int, ...]
    paraphrased: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """The paragraphs and sentences that are read, and the stretches of them that are not the outlet's own words."""

    paragraphs: tuple[Span, ...]
    kinds: tuple[BlockClass, ...]
    sentences: tuple[Span, ...]
    marked: tuple[Span, ...]
    paraphrased: tuple[Span, ...]
    starts: _Starts

    def of(self, span: Span) -> Voice:
        """The voice of ``span``: marks win over paraphrase, and both over the outlet."""
        if touches(self.marked, self.starts.marked, span):
            return Voice.QUOTE
        if touches(self.paraphrased, self.starts.paraphrased, span):
            return Voice.PARAPHRASE
        return Voice.OUTLET

    def kind_of(self, span: Span) -> BlockClass:
        """The class of the paragraph that ``span`` begins in."""
        return self.kinds[self.paragraph_of(span)]

    def paragraph_of(self, span: Span) -> int:
        """The number of the paragraph that ``span`` begins in."""
        return max(0, bisect_right(self.starts.paragraphs, span.start) - 1)

    def sentence_of(self, span: Span) -> Span:
        """The sentence that ``span`` begins in, or its paragraph."""
        n = bisect_right(self.starts.sentences, span.start) - 1
        if n >= 0 and self.sentences[n].end > span.start:
            return self.sentences[n]
        return self.paragraphs[self.paragraph_of(span)] if self.paragraphs else span


def touches(merged: tuple[Span, ...], starts: tuple[int, ...], span: Span) -> bool:
    """Whether ``span`` meets one of ``merged`` (sorted, apart), whose beginnings are ``starts``."""
    n = bisect_right(starts, span.start)
    return (n > 0 and merged[n - 1].end > span.start) or (n < len(merged) and starts[n] < span.end)


def map_voices(text: str, blocks: Sequence[Block] | None = None, quotes: Sequence[Quote] = ()) -> Voices:
    """Read the marks of ``text`` and lay the quotes over them."""
    text = unwrap(text, blocks)
    paragraphs, kinds = _paragraphs(text, blocks)
    regions = [region.outer for region in marks.pair(text, blocks)]
    marked = merge(
        (
            *regions,
            *_small_singles(text, paragraphs),
            *_dangling(text, paragraphs, regions),
            *(s for q in quotes if q.kind is QuoteKind.DIRECT for s in q.segments),
        )
    )
    split = [s for p in paragraphs for s in sentences.split(text, p.start, p.end, quoted=regions)]
    paraphrased = merge(s for q in quotes if _reports(text, q) for s in q.segments)
    starts = _Starts(starts_of(paragraphs), starts_of(split), starts_of(marked), starts_of(paraphrased))
    return Voices(tuple(paragraphs), tuple(kinds), tuple(split), marked, paraphrased, starts)


def starts_of(spans: Iterable[Span]) -> tuple[int, ...]:
    """The beginnings, for :func:`touches`."""
    return tuple(span.start for span in spans)


def _paragraphs(text: str, blocks: Sequence[Block] | None) -> tuple[list[Span], list[BlockClass]]:
    lines = marks.paragraphs(text, blocks)
    if blocks is None:
        return lines, [BlockClass.BODY] * len(lines)
    return lines, [b.kind for b in blocks if b.kind in marks.READ and b.span.end > b.span.start]


def _reports(text: str, quote: Quote) -> bool:
    """Whether the words without marks are somebody's: "This helps spread the tale that ..." is the outlet's own."""
    pointing = quote.speaker is not None and quote.speaker.mention.of(text).lower() in _POINTING
    return quote.kind is not QuoteKind.DIRECT and not pointing


def _small_singles(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Short stretches in single marks ('crooked'), which are too short to be quotations but are not own words."""
    if "'" not in text and "‘" not in text:
        return []
    return [Span(*m.span()) for p in paragraphs for m in _SINGLE.finditer(text, p.start, p.end)]


def _dangling(text: str, paragraphs: Sequence[Span], regions: Sequence[Span]) -> list[Span]:
    """Where one mark of a pair is missing, all that it may have covered: up to its paragraph's end or beginning.

    A straight mark that only closes ends a quotation that another one inside it cut in two.
    """
    merged = merge(regions)
    starts = starts_of(merged)
    found: list[Span] = []
    for p in paragraphs:
        for m in _DANGLING.finditer(text, p.start, p.end):
            if touches(merged, starts, Span(*m.span())):
                continue
            if m[0] == '"' and (m.start() == p.start or not _ENDING.match(text, m.start() - 1)):
                continue
            n = bisect_right(starts, m.start())
            closed = merged[n - 1].end if n and m[0] == '"' else p.start
            found.append(Span(m.start(), p.end) if m[0] == "“" else Span(max(p.start, closed), m.end()))
    return found


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted, with what overlaps or touches made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)
