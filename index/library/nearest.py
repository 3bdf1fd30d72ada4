"""What somebody may have meant who named a thing that is not there."""

from __future__ import annotations

from collections.abc import Collection

from index.language.sanitise import one_line

_MOST = 3
_CLOSE = 55.0
_LONGEST = 200


def nearest(name: str, names: Collection[str]) -> str:
    """``; nearest: one, other``, or nothing."""
    from rapidfuzz import fuzz, process

    near = [
        one
        for one, score, _ in process.extract(
            name[:_LONGEST], names, scorer=fuzz.WRatio, processor=str.casefold, limit=_MOST
        )
        if score >= _CLOSE
    ]
    return f"; nearest: {', '.join(one_line(one, 60) for one in near)}" if near else ""
