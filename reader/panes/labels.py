"""How sources, dates and facts are written in a few cells; an inferred one shows a question mark."""

from __future__ import annotations

from index.language.sanitise import one_line
from index.model import Fact, Source


def source_label(source: Source) -> str:
    label = one_line(source.label)
    return f"{label}?" if source.inferred and not label.endswith("?") else label


def fact_label(fact: Fact) -> str:
    value = one_line(fact.value)
    return f"{value}?" if fact.inferred else value


def short_date(date: str | None, *, with_year: bool) -> str:
    """``2025-01-14`` or ``01-14``, with a dash of the same width where there is none."""
    day = one_line(date or "")[:10]
    if with_year:
        return day.ljust(10) if day else "    –     "
    return day[5:].ljust(5) if day else "  –  "


def moment(fact: Fact, length: int = 16) -> str:
    """A date as the file states it: to the minute (16), or only the day (10); a seconds part is never shown."""
    value = one_line(fact.value)[:length].replace("T", " ")
    return f"{value}?" if fact.inferred else value
