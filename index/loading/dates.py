"""Publication dates as ISO days or ISO date-times. A form that could mean two days means none; nothing is guessed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import cast

from index.language.tables import lines, section, words
from index.model import Span

_LONGEST = 120
_YEARS = range(1700, 2100)

_ISO = re.compile(
    r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d-])"
    r"(?:[T ]{1,2}(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?)?"
)
_MONTH_FIRST = re.compile(
    r"(?<!\w)(?P<mon>[^\W\d_]{3,10})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,?(?: at)? {1,2}(?P<y>\d{4})(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: de)?[ -]"
    r"(?P<mon>[^\W\d_]{3,10})\.?,?(?: de)?[ -](?P<y>\d{4})(?!\d)"
)
_CJK = re.compile(r"(?P<y>\d{4}) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日")
_NUMBERS = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\d/-])")
_YEAR_SLASHED = re.compile(r"(?<![\d/])(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?![\d/])")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})(?::|\.|h)(?P<min>\d{2})(?::(?P<s>\d{2}))?(?![\d:])"
    r"(?: {0,2}(?P<half>[AaPp]\.?[Mm])\b\.?)?"
)
_HOUR_ONLY = re.compile(r"(?<![\d:.])(?P<h>\d{1,2}) {0,2}(?P<half>[AaPp]\.?[Mm])\b")
_OFFSET = re.compile(r"(?:\(?(?:UTC|GMT) ?)?(?P<sign>[+\-−])(?P<h>\d{2}):?(?P<min>\d{2})\)?")
_ZONE = re.compile(r"(?<![A-Za-z])([A-Z]{1,4})(?![A-Za-z])")
_PIECES = re.compile(r" {0,2}[|•·] {0,2}|(?<=\S) (?=(?:Updated|Published|Last updated)\b)")
_FOUR_DIGITS = re.compile(r"\d{4}")
_LETTERS = re.compile(r"[^\W\d_]+")
_URL_DAY = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=[/.-]|\Z)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An ISO value and where in the line it was read."""

    value: str
    span: Span


def parse(text: str) -> str | None:
    """The date a field holds, as ``2025-01-14`` or ``2025-01-14T09:30:00-05:00``; None if in doubt."""
    line = text.strip()
    if not 4 <= len(line) <= _LONGEST or not any(char.isdigit() for char in line):
        return None
    if len(line) == 8 and line.isdecimal() and line.isascii():
        return _iso_day(line[:4], line[4:6], line[6:])
    found = find(line)
    return found.value if found is not None else _other_form(line)


def find(line: str) -> FoundDate | None:
    """The first whole date (day, month, year) in a line of at most 120 characters, with the time beside it."""
    if len(line) > _LONGEST:
        return None
    best: tuple[re.Match[str], date] | None = None
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _CJK, _YEAR_SLASHED, _NUMBERS):
        for found in pattern.finditer(line):
            day = _day(found)
            if day is not None:
                if best is None or found.start() < best[0].start():
                    best = (found, day)
                break
    return _with_time(line, *best) if best is not None else None


def announced(line: str) -> tuple[FoundDate, str] | None:
    """A date with what the line says of it: ``published``, ``updated``, or ``bare`` for a line that is only a date.

    A date inside a sentence is nobody's day of publication and is not found.
    """
    if len(line) > _LONGEST or not _FOUR_DIGITS.search(line):
        return None
    start, found = 0, None
    for piece in _PIECES.split(line):
        at = line.index(piece, start)
        start = at + len(piece)
        day = find(piece)
        if day is None:
            continue
        before = piece[: day.span.start].lower().strip(" :|,-–—(")
        before = before.removesuffix(_weekday(before)).strip(" ,")
        if not _only_date(piece[day.span.end :]):
            continue
        kind = announcements().get(before) if before else ("bare" if _only_date(piece[: day.span.start]) else None)
        if kind is not None and (found is None or kind == "published"):
            found = FoundDate(day.value, Span(at + day.span.start, at + day.span.end)), kind
    return found


def _only_date(words_beside: str) -> bool:
    """Whether the words beside a date are weekdays, zones and the like, or name the writer."""
    rest = words_beside.lower()
    return rest.lstrip(" ,").startswith("by ") or all(word in _beside() for word in _LETTERS.findall(rest))


def _weekday(words_before: str) -> str:
    last = words_before.rsplit(None, 1)[-1] if words_before else ""
    return last if last.strip(".,") in _beside() and last not in announcements() else ""


@cache
def _beside() -> frozenset[str]:
    return frozenset(words("dates", "beside"))


def in_url(url: str) -> str | None:
    """The day in an address such as ``/2025/01/14/title`` or ``/2025/jan/14/title``."""
    found = _URL_DAY.search(url.lower())
    if not found:
        return None
    month = found["m"]
    return _iso_day(found["y"], month if month.isdigit() else str(_months().get(month, 0)), found["d"])


@cache
def announcements() -> Mapping[str, str]:
    """Words before a date, in lower case, to ``published`` or ``updated``."""
    table = dict.fromkeys(lines("dates", "announced", "updated"), "updated")
    return table | dict.fromkeys(lines("dates", "announced", "published"), "published")


def _day(found: re.Match[str]) -> date | None:
    groups = found.groupdict()
    if "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        if groups["sep"] == ".":
            return _date(groups["y"], second, first)
        if first > 12 or first == second:
            return _date(groups["y"], second, first)
        return _date(groups["y"], first, second) if second > 12 else None
    month = _months().get(groups["mon"].casefold(), 0) if "mon" in groups else int(groups["m"])
    return _date(groups["y"], month, int(groups["d"]))


def _date(year: str, month: int, day: int) -> date | None:
    if int(year) not in _YEARS:
        return None
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _iso_day(year: str, month: str, day: str) -> str | None:
    found = _date(year, int(month), int(day))
    return found.isoformat() if found is not None else None


def _with_time(line: str, found: re.Match[str], day: date) -> FoundDate:
    """The date with the clock time and zone that stand in the same line, if they are whole."""
    start, end = found.span()
    rest = line[:start] + "\n" + " " * (end - start - 1) + line[end:]
    clock: re.Match[str] | None = None
    if found.groupdict().get("h"):
        hour, minute, second, half = found["h"], found["min"], found["s"], None
        tail_from = end
    else:
        clock = _CLOCK.search(rest) or _HOUR_ONLY.search(rest)
        if clock is None:
            return FoundDate(day.isoformat(), Span(start, end))
        parts = clock.groupdict()
        hour, minute, second, half = parts["h"], parts.get("min") or "0", parts.get("s"), parts.get("half")
        tail_from = clock.end()
    moment = _moment(day, hour, minute, second, half)
    if moment is None:
        return FoundDate(day.isoformat(), Span(start, end))
    zone = _zone(line[tail_from : tail_from + 24])
    if clock is not None:
        start, end = min(start, clock.start()), max(end, clock.end())
    return FoundDate((moment.replace(tzinfo=zone) if zone else moment).isoformat(), Span(start, end))


def _moment(day: date, hour: str, minute: str, second: str | None, half: str | None) -> datetime | None:
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    try:
        return datetime(day.year, day.month, day.day, hours, int(minute), int(second or 0))
    except ValueError:
        return None


def _zone(tail: str) -> timezone | None:
    """The zone right after a clock time: an offset first, then an abbreviation of the table."""
    offset = _OFFSET.search(tail)
    if offset:
        minutes = int(offset["h"]) * 60 + int(offset["min"])
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    for found in _ZONE.finditer(tail):
        minutes_of = _zones().get(found[1])
        if minutes_of is not None:
            return UTC if minutes_of == 0 else timezone(timedelta(minutes=minutes_of))
    return None


def _other_form(line: str) -> str | None:
    """What dateutil reads in the same way however it is asked: nothing filled in, no doubt which number is the day."""
    from dateutil import parser

    zones = {name: minutes * 60 for name, minutes in _zones().items()}
    readings: set[str] = set()
    for filled_from, day_first in itertools.product((datetime(2000, 2, 3), datetime(2001, 4, 5)), (False, True)):
        try:
            moment = parser.parse(line, default=filled_from, dayfirst=day_first, tzinfos=zones)
        except (ValueError, OverflowError):
            return None
        readings.add((moment if ":" in line else moment.date()).isoformat())
    return readings.pop() if len(readings) == 1 and moment.year in _YEARS else None


@cache
def _months() -> Mapping[str, int]:
    return {
        name: number for number, row in enumerate(words("dates", "months"), start=1) for name in row.casefold().split()
    }


@cache
def _zones() -> Mapping[str, int]:
    return cast(Mapping[str, int], section("dates", "zones"))
