"""Hostile text made harmless, one code point for one, so that offsets keep fitting the file.

A stateless character class and never a parser of escape sequences: unterminated sequences beat parsers.
Neutralised are C0 (but newline and tab), DEL, C1, bidirectional overrides, embeddings and isolates, invisible tag
characters, and lone surrogates (they become U+FFFD); directional marks and stray byte-order marks become the
invisible WORD JOINER; form feeds and the Unicode line ends become newlines.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
JOINER = "\u2060"

_TABLE: dict[int, str] = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0)), REPLACEMENT),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)), REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
    **dict.fromkeys((0x200E, 0x200F, 0x061C, 0xFEFF), JOINER),
    **dict.fromkeys((0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n"),
    0x09: "\t",
}
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def normalise_newlines(text: str) -> str:
    """``\\r\\n`` and ``\\r`` become ``\\n``; this alone may shorten a text, so it comes before any offset."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def sanitise(text: str) -> str:
    """``text`` with every dangerous code point replaced by a harmless one; the length stays the same."""
    return text.translate(_TABLE) if _SUSPECT.search(text) else text


def one_line(text: str, limit: int | None = None) -> str:
    """Sanitised, newlines and tabs as single spaces, cut at ``limit`` code points with an ellipsis.

    For titles, names, paths, error texts and echoed queries: whatever is printed as part of a line.
    """
    line = " ".join(sanitise(text).split())
    if limit is not None and len(line) > limit:
        return line[: max(0, limit - 1)].rstrip() + "…"
    return line
