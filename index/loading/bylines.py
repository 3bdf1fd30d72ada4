"""Who wrote a text and where: bylines, datelines, and the agency named in either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.language.tables import words
from index.loading import cues, dates, outlets
from index.model import Span

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTHS} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}}\.? {_MONTHS}(?: \d{{4}})?)"
_PLACE = r"[A-Z][A-Z'’.]{1,24}(?:[ -][A-Z][A-Z'’.]{0,24}){0,3}"
_REGION = r"(?:, [A-Z][\w.'’]{1,20}(?: [A-Z][\w.'’]{1,20}){0,2})?"
_MIXED_PLACE = r"[A-Z][\w'’.]{1,24}(?:[ -][A-Z][\w'’.]{0,24}){0,3}"
_DASH = r"(?:—|–|--|-)"
_DATELINE = re.compile(
    rf"(?P<place>(?P<upper>{_PLACE}){_REGION}|{_MIXED_PLACE}{_REGION})(?P<day>, {_DAY})? ?"
    rf"(?:\((?P<agency>[A-Za-z][\w .&'’/-]{{1,40}})\))? ?{_DASH}{{1,2}} ?(?=\S)"
)
_AGENCY_FIRST = re.compile(rf"\((?P<agency>[A-Za-z][\w .&'’/-]{{1,40}})\) ?{_DASH} ?(?=\S)")
_NAMED = re.compile(r"[A-Z][A-Za-z'’.-]{1,24}(?: [A-Z][A-Za-z'’.-]{0,24}){0,3}\Z")
_PLACE_AND_DAY = re.compile(rf"(?:{_PLACE}|{_MIXED_PLACE}){_REGION},? {_DAY}(?: \([A-Za-z][\w .-]{{1,30}}\))?\.?\Z")
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright)[ ,]{0,2}(?:©|\([Cc]\))?[ ,]{0,2}(?:\d{4}(?:[-–]\d{2,4})?)?[ ,]{0,2}(?:by )?"
    r"((?:The )?[A-Z][\w'’&-]{0,30}(?: (?:[A-Z&][\w'’&-]{0,30}|of|and)){0,4})"
)
_REPUBLISHED = re.compile(
    r"\b(?:republished|reprinted|reproduced) (?:here )?(?:from|with (?:the )?permission (?:of|from)) "
    r"((?:[Tt]he )?[A-Z][\w'’&-]{0,30}(?: (?:[A-Z&][\w'’&-]{0,30}|of|and)){0,4})"
)
_NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]{0,24}|de|da|di|van|von|der|den|la|le|bin|al|el|ibn)"
_NAMES = re.compile(
    rf"(?P<names>{_NAME}(?: {_NAME}){{0,5}}(?:(?:,| and| &| und| et| y) {{1,2}}{_NAME}(?: {_NAME}){{0,5}}){{0,5}})"
    r"(?P<rest>(?: {0,2}[,|;/(–—•·-]| in [A-Z]| for [A-Z]| at [A-Z]| of [A-Z]).{0,80})?\Z"
)
_FOREIGN = frozenset(("von", "par", "por"))
_TRAILING = re.compile(r",? (?:in|for|at) [A-Z].{0,40}\Z")


@dataclass(frozen=True, slots=True)
class Byline:
    """The writers as printed, where in the line, and the affiliation behind them."""

    names: str
    span: Span
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place as printed, where in the line, what follows it (``end``), the agency, and a whole date if given."""

    place: str
    span: Span
    end: int
    agency: str | None = None
    agency_span: Span | None = None
    day: str | None = None


def find(line: str) -> Byline | None:
    """The byline that a line is: ``By Jane Doe``, ``By JANE DOE, Associated Press``, ``By Jane Doe | Quay News``."""
    probe = cues.probe(line)
    start = cues.starting("byline", "starts").match(probe)
    if not start:
        return None
    at = start.end()
    while at < len(line) and line[at] in " :\t":
        at += 1
    found = _NAMES.match(line.rstrip(" ."), at)
    if not found or not _person(found["names"]):
        return None
    names, rest = found["names"], (found["rest"] or "")
    if (rest and line.endswith(".")) or (start[0] in _FOREIGN and " " not in names):
        return None
    names, affiliation = _affiliation(names, rest.strip(" ,|;/()–—-"))
    return Byline(names, Span(at, at + len(names)), affiliation)


def dateline(paragraph: str) -> Dateline | None:
    """The dateline at the start of a body paragraph; a place in small letters needs a known agency behind it."""
    head = paragraph[:160]
    bare = _AGENCY_FIRST.match(head)
    if bare and _press(bare["agency"]):
        return Dateline("", Span(0, 0), bare.end(), bare["agency"], Span(*bare.span("agency")))
    found = _DATELINE.match(head)
    if not found:
        return None
    agency = found["agency"]
    if agency is not None and not _press(agency) and (found["upper"] is None or not _NAMED.match(agency)):
        return None
    if agency is None and (found["upper"] is None or not _is_place(found["upper"], head, found.end())):
        return None
    day = dates.find(found["day"]) if found["day"] else None
    span = Span(*found.span("place"))
    agency_span = Span(*found.span("agency")) if agency else None
    return Dateline(found["place"], span, found.end(), agency, agency_span, day.value if day else None)


def rights_holder(line: str) -> Byline | None:
    """Whose text it is by a licence line: ``© 2025 Quay News``, ``republished from Quay News under ...``."""
    found = _RIGHTS.search(line[:300]) or _REPUBLISHED.search(line[:300])
    if not found:
        return None
    name = found[1].rstrip(" .,")
    return Byline(name, Span(found.start(1), found.start(1) + len(name)))


def place_before_day(line: str) -> str:
    """The place of a line that ``is_place_and_day``."""
    found = re.search(rf",? {_DAY}", line)
    return line[: found.start()].rstrip(" ,") if found else line


def is_place_and_day(line: str) -> bool:
    """Whether a line is only a dateline: ``BERLIN, March 3``."""
    return _PLACE_AND_DAY.match(line) is not None and dates.announced(line) is None


def _is_place(upper: str, head: str, end: int) -> bool:
    """Capitals before a dash are a place, unless they are one short word, an acronym, or tied to the next word."""
    first = upper.lower().replace("’", "'").split(" ")[0].split("'")[0].strip(".")
    if len(upper.replace(".", "")) < 4 or first in _not_places():
        return False
    return head[end - 1 : end].isspace() or "—" in head[end - 2 : end] or "–" in head[end - 2 : end]


def _press(agency: str) -> bool:
    """Whether what stands in a dateline's brackets is an agency or an outlet."""
    return outlets.named(agency) is not None


def _person(names: str) -> bool:
    """Two words or more, or one that is no weekday, month or article."""
    parts = names.replace(",", " ").split()
    if parts[0].lower().rstrip(".") in _not_names():
        return False
    return any(part[:1].isupper() for part in parts)


def _affiliation(names: str, rest: str) -> tuple[str, str]:
    """Split ``JANE DOE, Associated Press`` and ``Jane Doe in Berlin``."""
    pieces = names.split(", ")
    for number in range(1, len(pieces)):
        tail = ", ".join(pieces[number:])
        if outlets.named(tail) is not None or outlets.named(pieces[number]) is not None:
            return ", ".join(pieces[:number]), tail
    return _TRAILING.sub("", names), rest


@cache
def _not_places() -> frozenset[str]:
    return frozenset(words("blocks", "dateline", "not_places"))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(words("blocks", "byline", "not_names"))
