"""A title for every article: stated, or its headline in the text, or its first sentence, marked inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language.sanitise import one_line
from index.loading import bylines
from index.model import Block, BlockClass, Fact, Span

_CUT = 80
_LONGEST = 500
_STOP = re.compile(r"[.!?…。！？]['\"’”»」』)]{0,2}(?=\s|\Z)|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.\Z"
)


def title_of(text: str, blocks: Sequence[Block], stated: Fact | None) -> Fact:
    """The title, with where the text holds it."""
    if stated is not None:
        return stated if stated.evidence is not None else _with_evidence(text, blocks, stated)
    heading = _headline(text, blocks)
    return heading if heading is not None else _first_sentence(text, blocks)


def _with_evidence(text: str, blocks: Sequence[Block], stated: Fact) -> Fact:
    """A stated title that also stands in the first lines of the text."""
    for block in blocks[:3]:
        if block.kind is BlockClass.HEADING and one_line(block.span.of(text), _LONGEST) == stated.value:
            return Fact(stated.value, stated.rule, stated.confidence, block.span)
    return stated


def _headline(text: str, blocks: Sequence[Block]) -> Fact | None:
    """A heading before any body."""
    for block in blocks:
        if block.kind is BlockClass.BODY:
            return None
        if block.kind is BlockClass.HEADING:
            value = one_line(block.span.of(text), _LONGEST)
            return Fact(value, "title.heading", 1.0, block.span)
    return None


def _first_sentence(text: str, blocks: Sequence[Block]) -> Fact:
    """The first sentence of the body, or of whatever there is, cut at 80 characters."""
    readable = [block for block in blocks if block.kind is BlockClass.BODY] or list(blocks)
    for block in readable:
        words = text[block.span.start : min(block.span.end, block.span.start + 600)]
        line = bylines.dateline(words) if block.kind is BlockClass.BODY else None
        start = line.end if line is not None else 0
        start += len(words[start:]) - len(words[start:].lstrip())
        end = _sentence_end(words, start)
        if words[start:end].strip():
            value = one_line(words[start:end], _CUT)
            taken = len(value) - 1 if value.endswith("…") and len(value) >= _CUT - 20 else end - start
            span = Span(block.span.start + start, block.span.start + min(end, start + max(taken, 1)))
            return Fact(value, "title.first_sentence", 0.3, span)
    return Fact("untitled", "title.none", 0.0)


def _sentence_end(words: str, start: int) -> int:
    for found in _STOP.finditer(words, start):
        if not _ABBREVIATION.search(words[max(start, found.start() - 12) : found.start() + 1]):
            return found.end()
    return len(words)
