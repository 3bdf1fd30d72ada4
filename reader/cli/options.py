"""The options that commands share: one name, one letter, one meaning everywhere."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

import typer

from index.errors import UsageError
from index.model import Filters, QuoteKind
from reader.output import Colour


class Format(StrEnum):
    """How items are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


class Sort(StrEnum):
    """The order of articles; equal ones by date, then path."""

    SCORE = "score"
    DATE = "date"
    LATEST = "-date"
    PATH = "path"


Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]...", help="What to look for, all words joined; put -- before a word with a dash."),
]
Collection = Annotated[
    list[str] | None,
    typer.Option("--collection", "-c", metavar="PATH", help="A folder or file of articles, - for stdin; repeatable."),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="How many to print; 0 prints all.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="How many to skip first.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to and with this day, month or year.")]
Undated = Annotated[bool, typer.Option("--undated", help="Keep articles without a date in spite of these.")]
Sources = Annotated[
    list[str] | None, typer.Option("--source", metavar="NAME", help="Only articles of this source; repeatable.")
]
Order = Annotated[Sort, typer.Option("--sort", help="The order.")]
Speaker = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only words of this speaker: full or last name.")
]
Kinds = Annotated[
    list[QuoteKind] | None, typer.Option("--kind", help="In marks, a clause with a fragment in marks, or without.")
]
About = Annotated[
    str | None, typer.Option("--about", metavar="WORDS", help="Only quotes with these words in them or in the title.")
]
Echoes = Annotated[bool, typer.Option("--echoes", help="Say where else the same words were printed, and how.")]
Exact = Annotated[
    bool, typer.Option("--exact", help="The words of QUERY in one run; case and the form of marks do not count.")
]
AllIndirect = Annotated[
    bool, typer.Option("--all-indirect", help="Also indirect speech of less plain cues: believes, her hope that.")
]
As = Annotated[Format, typer.Option("--format", help="How to print.")]
Coloured = Annotated[Colour, typer.Option("--color", help="Whether to style; auto: on a terminal.")]
NoRefresh = Annotated[bool, typer.Option("--no-refresh", help="Do not look for new and changed files first.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 if a file could not be read.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No words on stderr but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say how it was understood, and more of each item.")]

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def joined(words: list[str] | None) -> str:
    """The arguments as one query."""
    return " ".join(words or ()).strip()


def filters(sources: list[str] | None, since: str | None, until: str | None, undated: bool) -> Filters:
    """The options that narrow a listing.

    Raises:
        UsageError: a day is none, or the last one comes before the first.
    """
    first, last = _day("--since", since, last=False), _day("--until", until, last=True)
    if first and last and first > last:
        raise UsageError(f"--since {since} comes after --until {until}")
    return Filters(sources=tuple(sources or ()), since=first, until=last, undated=undated)


def _day(option: str, given: str | None, *, last: bool) -> str | None:
    """An ISO day; a month or a year stands for its first or last one."""
    if given is None:
        return None
    from calendar import monthrange
    from datetime import date

    match = _DAY.fullmatch(given.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        month = month or (12 if last else 1)
        day = day or (monthrange(year or 0, month)[1] if last else 1)
        return date(year or 0, month, day).isoformat()
    except ValueError:
        raise UsageError(f"{option} takes a day like 2025-01-31, a month or a year, not {given!r}") from None
