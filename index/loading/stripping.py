"""Text out of markup without a parser: for pages that would choke one, and for fragments that need none.

One pass with ``str.find`` and one pattern of bounded tags, so its time grows with the length alone.
"""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})[^<>]{0,100000}>")
_BREAKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section summary table tbody td tfoot th "
    "thead title tr ul".split()
)
_DROPPED = ("script", "style", "template", "noscript", "svg", "head", "iframe", "object", "textarea", "select")


def strip_tags(markup: str) -> str:
    """The text of ``markup``, a line for each block; scripts, styles and comments are left out with what they hold."""
    rest = _without(markup, "<!--", "-->")
    for name in _DROPPED:
        rest = _without_element(rest, name)
    text = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BREAKS else "", rest)
    lines = (" ".join(line.split()) for line in html.unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _without(text: str, opening: str, closing: str) -> str:
    """``text`` without what stands between the marks; an opening without its closing takes the rest along."""
    if opening not in text:
        return text
    pieces: list[str] = []
    position = 0
    while True:
        start = text.find(opening, position)
        if start < 0:
            pieces.append(text[position:])
            break
        pieces.append(text[position:start])
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        position = end + len(closing)
    return "".join(pieces)


def _without_element(text: str, name: str) -> str:
    """``text`` without the elements of this name; one that is never closed is left to the tag pattern."""
    opening = re.compile(rf"<{name}(?![\w-])", re.IGNORECASE)
    closing = re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE)
    pieces: list[str] = []
    position = 0
    while (found := opening.search(text, position)) is not None:
        end = closing.search(text, found.end())
        if end is None:
            break
        pieces.append(text[position : found.start()])
        position = end.end()
    pieces.append(text[position:])
    return "".join(pieces)
