"""Saved web pages: facts from their metadata, body by two extractors that check each other, captions in place."""

from __future__ import annotations

import re

from index.errors import LoadError
from index.language.sanitise import normalise_newlines, sanitise
from index.loading import page_body, page_facts
from index.loading.decoding import Decoded
from index.loading.drafts import Draft, Given, compose
from index.loading.stripping import strip_tags
from index.model import BlockClass

_DATA = re.compile(r"(data:[A-Za-z0-9.+/-]{0,80}(?:;[A-Za-z0-9=._-]{1,60}){0,4},)[A-Za-z0-9+/=%_.-]{64,}")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_NEVER_CLOSED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr thead tbody tfoot option "
    "optgroup colgroup html head body rp rt".split()
)
_MAX_DEPTH = 250
_MAX_TAGS = 200_000
_MAX_CHARS = 12_000_000


def draft(decoded: Decoded) -> Draft:
    """A draft of a page.

    Pages nested deeper, or larger, than any article needs never reach a parser: their tags are stripped in one pass.

    Raises:
        LoadError: there is no text in it.
    """
    markup = _DATA.sub(r"\1", decoded.text)
    tags, depth = _size(markup) if len(markup) <= _MAX_CHARS else (_MAX_TAGS + 1, 0)
    if tags > _MAX_TAGS or depth > _MAX_DEPTH:
        return _stripped(markup, decoded.notices, Given())
    page = page_facts.parse(markup)
    given = page_facts.facts(page, markup)
    body = page_body.extract(markup, page, tags)
    if not body.paragraphs:
        return _stripped(markup, decoded.notices, given)
    text, spans, presets = compose([(_clean(words), kind) for words, kind in body.paragraphs])
    return Draft(text, spans, body.loader, presets, given, decoded.notices + body.notices)


def _stripped(markup: str, notices: tuple[str, ...], given: Given) -> Draft:
    paragraphs: list[tuple[str, BlockClass | None]] = [
        (_clean(line), None) for line in strip_tags(markup).split("\n") if line.strip()
    ]
    text, spans, presets = compose(paragraphs)
    if not spans:
        raise LoadError("no text in this page")
    notice = "no article found by the extractors; all text of the page is shown"
    return Draft(text, spans, "html/stripped", presets, given, (*notices, notice))


def _size(markup: str) -> tuple[int, int]:
    """How many tags a page has, and how deep they nest; elements that authors leave open do not count as nesting."""
    count = depth = deepest = 0
    for tag in _TAG.finditer(markup):
        count += 1
        if tag[2].lower() in _NEVER_CLOSED:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
        if count > _MAX_TAGS or deepest > _MAX_DEPTH:
            break
    return count, deepest


def _clean(words: str) -> str:
    """Extractors decode character references, so hostile characters may appear only now."""
    return sanitise(normalise_newlines(words))
