"""What a user types as a fact: taken as it is where it is fit to be printed, refused in one plain line where not."""

from __future__ import annotations

from index.errors import UsageError
from index.language.sanitise import JOINER, one_line, sanitise

_LONGEST = {"outlet": 80, "byline": 200, "title": 300, "fact": 400, "source": 200}
"""Code points."""


def fact(field: str, value: str) -> str:
    """The value of an article's field; a date as ISO, an address as it is.

    Raises:
        UsageError: it is empty, too long, cannot be printed, or is no date or address.
    """
    if field == "date":
        return _date(value)
    if field == "url":
        return _url(value)
    return _words(field, value)


def outlet(name: str) -> str:
    """An outlet's name; errors as for :func:`fact`."""
    return _words("outlet", name)


def about(words: str) -> str:
    """A fact about an outlet; errors as for :func:`fact`."""
    return _words("fact", words)


def origin(words: str) -> str:
    """Where such a fact is from; may be left out."""
    return _words("source", words) if words.strip() else ""


def _words(what: str, given: str) -> str:
    line = " ".join(given.split())
    if not line:
        raise UsageError(f"the {what} is empty")
    if sanitise(line) != line or JOINER in line:
        raise UsageError(f"the {what} holds control characters or invisible signs: {one_line(line, 60)}")
    if len(line) > _LONGEST[what]:
        raise UsageError(f"the {what} is {len(line):,} characters long; {_LONGEST[what]} are the most")
    return line


def _date(given: str) -> str:
    from index.loading import dates

    found = dates.parse(given)
    if found is None:
        raise UsageError(f"a date is a day like 2025-01-31 or 31 January 2025, not {one_line(given, 60) or 'nothing'}")
    return found


def _url(given: str) -> str:
    from index.loading.hosts import valid_url

    found = valid_url(given)
    if found is None:
        raise UsageError(f"an address begins with https:// and a host, unlike {one_line(given, 60) or 'nothing'}")
    return found
