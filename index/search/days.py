"""Dates of the query language: a year, a month, a day, or a range of them, as first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from index.search.query import DateFilter

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_HOW = "a date is written 2025, 2025-01, 2025-01-31, or with .. between two of them"


def days(text: str) -> DateFilter | str:
    """The filter for ``2025-01``, ``2025-01-10..2025-01-20`` or ``..2025-02``, or a line that says what is wrong."""
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    since, until = _day(first, end=False), _day(last, end=True)
    if since is None or until is None or (not since and not until):
        return _HOW
    if since and until and since > until:
        return f"{first} is later than {last}"
    return DateFilter(since or None, until or None)


def _day(text: str, *, end: bool) -> str | None:
    """The first or last ISO day of what is written, empty for nothing, None for what is no date."""
    if not text:
        return ""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        month_or = month or (12 if end else 1)
        return date(year or 0, month_or, day or (monthrange(year or 0, month_or)[1] if end else 1)).isoformat()
    except ValueError:
        return None
