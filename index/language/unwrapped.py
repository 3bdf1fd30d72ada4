"""A text that was wrapped by hand, read as if it had not been."""

from __future__ import annotations

from collections.abc import Sequence

from index.model import Block


def unwrap(text: str, blocks: Sequence[Block] | None) -> str:
    """``text`` with a space for each line break inside a block: as long as before, so that all offsets hold."""
    if not blocks or "\n" not in text:
        return text
    parts: list[str] = []
    at = 0
    for block in blocks:
        start, end = block.span
        if text.find("\n", start, end) >= 0:
            parts += (text[at:start], text[start:end].replace("\n", " "))
            at = end
    return "".join((*parts, text[at:])) if parts else text
