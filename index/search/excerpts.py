"""The passages of an article around its matches: one to three sentences each, the densest first chosen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from index.model import Block, BlockClass, Passage, Span

MAX_PASSAGE = 360
"""Code points a passage should not exceed."""

LEAD = 60
"""Of a sentence that is cut, so much stands before its first match."""

SENTENCES = 3
SHORT = 90
"""A passage shorter than this takes in its neighbour."""

WIDE = 20_000
"""Of a longer block only so much, from its first match on, is cut into sentences."""

MAX_BLOCKS = 200
_READ = (BlockClass.BODY, BlockClass.HEADING)
Splitter = Callable[[str, int, int], Sequence[Span]]


class _Window(NamedTuple):
    """The better, the further in front: ``demerit`` is below zero."""

    demerit: float
    span: Span
    matches: tuple[Span, ...]


class _Block(NamedTuple):
    """A block with its matches; no window in it has less demerit."""

    demerit: float
    span: Span
    matches: Sequence[Span]


def passages(
    text: str,
    blocks: Sequence[Block],
    spans: Sequence[Span],
    *,
    limit: int = 3,
    sentences: Splitter | None = None,
) -> tuple[Passage, ...]:
    """The best passages in the order of the text; offsets are those of ``text``.

    Args:
        blocks: the article's blocks; body and headings go before the rest, which shows only if nothing else matches.
        spans: the matches, sorted, not overlapping (:func:`~index.search.highlighting.highlight`). Without any, the
            beginning of the text stands for it, with no match.
        sentences: cuts ``text[start:end]`` into sentences; by default that of :mod:`index.language.sentences`.
    """
    if limit <= 0:
        return ()
    split = sentences or _splitter()
    if not spans:
        return _beginning(text, blocks, split)
    found = _held(text, [block for block in blocks if block.kind in _READ], spans)
    if not found:
        found = _held(text, [block for block in blocks if block.kind not in _READ], spans)
    chosen = _chosen(text, found, limit, split)
    chosen.sort(key=lambda window: window.span)
    return tuple(Passage(window.span, window.span.of(text), window.matches) for window in chosen)


def _splitter() -> Splitter:
    from index.language.sentences import split

    return split


def _held(text: str, blocks: list[Block], spans: Sequence[Span]) -> list[_Block]:
    """The blocks that hold matches, those first that may hold the best window."""
    starts = [span.start for span in spans]
    found: list[_Block] = []
    for block in blocks:
        first = bisect_left(starts, block.span.start)
        last = bisect_left(starts, block.span.end, first)
        if first == last:
            continue
        whole = block.span
        if whole.end - whole.start > WIDE:
            begin = max(whole.start, starts[first] - MAX_PASSAGE)
            whole = Span(begin, min(whole.end, begin + WIDE))
            last = bisect_left(starts, whole.end, first)
        found.append(_Block(-_merit(text, spans[first:last]), whole, spans[first:last]))
        if len(found) == MAX_BLOCKS:
            break
    return sorted(found)


def _chosen(text: str, blocks: list[_Block], limit: int, split: Splitter) -> list[_Window]:
    """The best windows, apart from one another. A block is cut into sentences only while it may hold one of them."""
    windows: list[_Window] = []
    chosen: list[_Window] = []
    for worst, whole, inside in blocks:
        if len(chosen) == limit and chosen[-1][:2] < (worst, whole):
            break
        cuts = list(split(text, whole.start, whole.end)) or [whole]
        windows += _of_block(text, cuts, inside)
        windows.sort()
        chosen = []
        for window in windows:
            if len(chosen) == limit:
                break
            if not any(window.span.meets(other.span) for other in chosen):
                chosen.append(window)
    return chosen


def _merit(text: str, matches: Sequence[Span]) -> float:
    different = len({span.of(text).casefold() for span in matches}) if len(matches) > 1 else 1
    return 3.0 * different + min(len(matches), 5)


def _of_block(text: str, cuts: list[Span], spans: Sequence[Span]) -> Iterator[_Window]:
    held = [tuple(span for span in spans if cut.start <= span.start < cut.end) for cut in cuts]
    for first, matches in enumerate(held):
        if not matches:
            continue
        for last in range(first, min(first + SENTENCES, len(cuts))):
            whole = Span(cuts[first].start, cuts[last].end)
            if last > first and (not held[last] or whole.end - whole.start > MAX_PASSAGE):
                continue
            inside = tuple(span for group in held[first : last + 1] for span in group)
            yield _fitted(text, cuts, (first, last), whole, inside)


def _fitted(text: str, cuts: list[Span], at: tuple[int, int], whole: Span, matches: tuple[Span, ...]) -> _Window:
    """Cut what is too long around its matches, and give what is very short the next (or last) sentence."""
    if whole.end - whole.start > MAX_PASSAGE:
        whole, matches = _cut(text, whole, matches)
    elif whole.end - whole.start < SHORT and at[1] - at[0] < SENTENCES - 1:
        before, after = at[0] - 1, at[1] + 1
        if after < len(cuts) and cuts[after].end - whole.start <= MAX_PASSAGE:
            whole = Span(whole.start, cuts[after].end)
        elif before >= 0 and whole.end - cuts[before].start <= MAX_PASSAGE:
            whole = Span(cuts[before].start, whole.end)
    return _Window(0.5 * (at[1] - at[0]) - _merit(text, matches), whole, matches)


def _cut(text: str, whole: Span, matches: tuple[Span, ...]) -> tuple[Span, tuple[Span, ...]]:
    """The stretch of a long sentence with the most matches, ends at blanks where there are some near."""
    room = MAX_PASSAGE - LEAD
    best = max(
        matches, key=lambda one: (sum(one.start <= m.start and m.end <= one.start + room for m in matches), -one.start)
    )
    start = max(whole.start, best.start - LEAD)
    end = min(whole.end, start + MAX_PASSAGE)
    if start > whole.start and (blank := text.find(" ", start, best.start)) >= 0:
        start = blank + 1
    if end < whole.end and (blank := text.rfind(" ", best.end, end)) >= 0:
        end = blank
    return Span(start, end), tuple(Span(one.start, min(one.end, end)) for one in matches if start <= one.start < end)


def _beginning(text: str, blocks: Sequence[Block], split: Splitter) -> tuple[Passage, ...]:
    body = [
        block.span for block in blocks if block.kind is BlockClass.BODY and not text[block.span.start :][:1].isspace()
    ]
    for whole in body:
        cuts = list(split(text, whole.start, min(whole.end, whole.start + WIDE))) or [whole]
        span = cuts[0]
        for cut in cuts[1:SENTENCES]:
            if cut.end - span.start > MAX_PASSAGE:
                break
            span = Span(span.start, cut.end)
        if span.end - span.start > MAX_PASSAGE:
            span, _ = _cut(text, span, (Span(span.start, span.start),))
        return (Passage(span, span.of(text), ()),)
    return ()
