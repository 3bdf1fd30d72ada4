"""Facts that single lines of a text state or show: reference lines, credits, bylines, datelines, dates, addresses.

Rules 6 and 7 of the ladder, and what stands beside them. Every fact has its words as evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.loading import bylines, dates, hosts, outlets, references
from index.loading.drafts import Given
from index.model import Block, BlockClass, Fact, Span

_HEAD = 12
_TAIL = 4
_MOST_LINES = 10_000


def read(text: str, found: Sequence[Block]) -> Given:
    """The facts that lines of the text state or show, in the order of the ladder; of a very long text, its ends."""
    if len(found) > _MOST_LINES:
        found = (*found[:_HEAD], *found[-_HEAD:])
    lines = [block.span.of(text) if block.span.end - block.span.start <= 700 else "" for block in found]
    byline, affiliation = _byline(lines, found)
    place = _dateline(text, found)
    facts = _references(lines, found).over(_credits(lines, found)).over(place).over(affiliation)
    rest = Given(byline=byline, url=_url(lines, found), outlet=_name_line(lines, found))
    days = [day for day in (place.date, _date(lines, found)) if day is not None]
    return replace(facts.over(rest), date=max(days, key=lambda day: day.confidence, default=None))


def _references(lines: Sequence[str], found: Sequence[Block]) -> Given:
    """Rule 6: reference lines. Where a text was published first is its outlet, or its agency; the rest it cites."""
    outlet: Fact | None = None
    agency: Fact | None = None
    cited: list[Fact] = []
    for item in references.named(lines):
        span = _moved(item.span, found[item.line])
        confidence = 0.9 if item.is_domain else 0.75
        host = hosts.domain_in(item.value)
        if item.role is references.Role.CITES:
            cited.append(Fact(item.value, "reference.line", confidence, span))
            continue
        known = outlets.at_host(host) if host else outlets.named(item.value)
        name = (outlets.name_of_host(host) if host else outlets.canonical(item.value)) or item.value
        if known is not None and known.agency:
            agency = agency or Fact(name, "agency.source_line", confidence, span)
        else:
            outlet = outlet or Fact(name, "outlet.source_line", confidence, span)
    return Given(outlet=outlet, agency=agency, references=tuple(cited))


def _credits(lines: Sequence[str], found: Sequence[Block]) -> Given:
    """Licence lines: "republished from X under a Creative Commons licence", "© 2025 X"."""
    for line, block in zip(lines, found, strict=True):
        if block.kind is not BlockClass.LICENCE:
            continue
        credit = bylines.rights_holder(line)
        known = outlets.named(credit.names) if credit is not None else None
        if credit is None or known is None:
            continue
        span = _moved(credit.span, block)
        if known.agency:
            return Given(agency=Fact(known.name, "agency.licence_line", 0.8, span))
        return Given(outlet=Fact(known.name, "outlet.licence_line", 0.75, span))
    return Given()


def _byline(lines: Sequence[str], found: Sequence[Block]) -> tuple[Fact | None, Given]:
    """The first byline, and what stands behind the name: an agency, or an outlet of the table."""
    for number, (line, block) in enumerate(zip(lines, found, strict=True)):
        if block.kind is not BlockClass.BYLINE:
            continue
        byline = bylines.find(line)
        if byline is None:
            continue
        sure = 1.0 if number < _HEAD else 0.8
        known = outlets.named(byline.affiliation) if byline.affiliation else None
        whole = outlets.named(byline.names)
        if whole is not None:
            span = _moved(byline.span, block)
            if whole.agency:
                return None, Given(agency=Fact(whole.name, "agency.byline", 0.9, span))
            return None, Given(outlet=Fact(whole.name, "outlet.byline", 0.75, span))
        fact = Fact(byline.names, "byline.line", sure, _moved(byline.span, block))
        if known is None:
            return fact, Given()
        at = line.find(byline.affiliation)
        span = _moved(Span(at, at + len(byline.affiliation)), block) if at >= 0 else block.span
        if known.agency:
            return fact, Given(agency=Fact(known.name, "agency.byline", 0.9, span))
        return fact, Given(outlet=Fact(known.name, "outlet.byline", 0.75, span))
    return None, Given()


def _dateline(text: str, found: Sequence[Block]) -> Given:
    """Rule 7: place, agency and day before the first words of the body, or on a line of their own above them."""
    for block in found[:_HEAD]:
        if block.kind is BlockClass.DATELINE:
            line = block.span.of(text)
            if bylines.is_place_and_day(line):
                place = bylines.place_before_day(line)
                day = dates.find(line)
                span = Span(block.span.start, block.span.start + len(place))
                return Given(
                    dateline=Fact(place, "dateline.line", 0.9, span), date=_shown(day.value if day else None, span)
                )
        if block.kind is not BlockClass.BODY:
            continue
        seen = bylines.dateline(text[block.span.start : min(block.span.end, block.span.start + 200)])
        if seen is None:
            continue
        span = _moved(seen.span, block)
        place_fact = Fact(seen.place, "dateline.place", 1.0 if seen.agency else 0.9, span) if seen.place else None
        given = Given(dateline=place_fact, date=_shown(seen.day, span))
        if seen.agency is None or seen.agency_span is None:
            return given
        known = outlets.named(seen.agency)
        name = known.name if known is not None else seen.agency
        fact = Fact(name, "dateline.agency", 0.8, _moved(seen.agency_span, block))
        return given.over(Given(agency=fact) if known is None or known.agency else Given(outlet=fact))
    return Given()


def _shown(day: str | None, span: Span) -> Fact | None:
    return Fact(day, "date.dateline", 0.8, span) if day else None


def _date(lines: Sequence[str], found: Sequence[Block]) -> Fact | None:
    """A line of the head or the tail that says when it was published; else one that is only a date; else an update."""
    best: tuple[int, Fact] | None = None
    order = {"published": (0, 1.0), "bare": (1, 0.8), "updated": (2, 0.6)}
    for number, (line, block) in enumerate(zip(lines, found, strict=True)):
        if _HEAD <= number < len(lines) - _TAIL or len(line) > 120:
            continue
        seen = dates.announced(line)
        if seen is None or (seen[1] == "bare" and number >= _HEAD):
            continue
        rank, confidence = order[seen[1]]
        if best is None or rank < best[0]:
            best = rank, Fact(seen[0].value, f"date.{seen[1]}_line", confidence, _moved(seen[0].span, block))
    return best[1] if best is not None else None


def _url(lines: Sequence[str], found: Sequence[Block]) -> Fact | None:
    """An address alone on a line at the very top or end."""
    ends = {*range(min(3, len(lines))), *range(max(0, len(lines) - 2), len(lines))}
    for number in sorted(ends):
        url = hosts.valid_url(lines[number]) if lines[number][:4].lower() == "http" else None
        if url is not None:
            return Fact(url, "url.line", 0.8, found[number].span)
    return None


def _name_line(lines: Sequence[str], found: Sequence[Block]) -> Fact | None:
    """A line of the head that is nothing but the name of an outlet."""
    for line, block in list(zip(lines, found, strict=True))[:4]:
        known = outlets.named_alone(line)
        if known is not None:
            return Fact(known.name, "outlet.name_line", 0.75, block.span)
    return None


def _moved(span: Span, block: Block) -> Span:
    return Span(block.span.start + span.start, block.span.start + span.end)
