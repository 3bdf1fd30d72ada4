"""Plain text: the text is the decoded file, one code point for one, so that offsets fit the file."""

from __future__ import annotations

import re

from index.loading import fields
from index.loading.decoding import Decoded, check_lines
from index.loading.drafts import Draft, Given
from index.loading.paragraphs import paragraphs
from index.model import BlockClass, Span

LOADER = "text"

_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}?) {0,2}:[ \t]{1,8}(\S.{0,1000})\Z", re.DOTALL)
_MOST_HEADERS = 12
_KINDS = {"title": BlockClass.HEADING, "byline": BlockClass.BYLINE, "date": BlockClass.DATELINE}


def draft(decoded: Decoded) -> Draft:
    """A draft of a plain text, with the facts of a block of ``Key: value`` lines at its top, if there is one.

    Raises:
        LoadError: a line is beyond all measure.
    """
    text = decoded.text
    check_lines(text)
    spans = paragraphs(text)
    pairs = _header(text, spans)
    presets: tuple[BlockClass | None, ...] = ()
    given = Given()
    if pairs:
        given = fields.given(pairs, "header")
        kinds = [_KINDS.get(fields.roles(pair.key)[0], BlockClass.REFERENCE) for pair in pairs]
        presets = (*kinds, *([None] * (len(spans) - len(kinds))))
    return Draft(text, spans, LOADER, presets, given, decoded.notices)


def _header(text: str, spans: tuple[Span, ...]) -> list[fields.Pair]:
    """The lines at the top that state known fields: two at least, the first of them the first line."""
    pairs: list[fields.Pair] = []
    for span in spans[:_MOST_HEADERS]:
        if span.end - span.start > 1100:
            break
        found = _HEADER.match(text[span.start : span.end])
        if not found or not fields.roles(found[1]):
            break
        start = span.start + found.start(2)
        pairs.append(fields.Pair(found[1], (found[2],), Span(start, span.end)))
    return pairs if len(pairs) >= 2 else []
