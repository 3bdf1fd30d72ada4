"""Pieces of one utterance made one quotation: cut by its reporting clause, or carried over paragraphs."""

from __future__ import annotations

from index.analysis.quotes.reading import Found, Reading
from index.model import QuoteKind


def group(reading: Reading) -> list[Found]:
    """The quotations in the order of the text, pieces of one utterance joined."""
    ordered = sorted(reading.found, key=lambda f: (f.segments[0].start, -f.segments[-1].end))
    grouped: list[Found] = []
    for found in ordered:
        last = grouped[-1] if grouped else None
        if last and _continues(reading, last, found):
            last.segments.extend(found.segments)
            last.regions.extend(found.regions)
            last.inferred = last.inferred and found.inferred
            if last.cue is None or last.rule.startswith("alone"):
                last.cue, last.source, last.rule = found.cue, found.source, found.rule
                last.confidence = found.confidence
        else:
            grouped.append(found)
    return grouped


def _continues(reading: Reading, last: Found, found: Found) -> bool:
    if last.kind is not QuoteKind.DIRECT or found.kind is not QuoteKind.DIRECT or last.source != found.source:
        return False
    if found.source is None and not (found.regions and found.regions[0].carried):
        return False
    if found.regions and found.regions[0].carried and last.regions and last.regions[-1].carries:
        return True
    between = reading.text[last.segments[-1].end : found.segments[0].start]
    return "\n" not in between and last.cue == found.cue and (found.cue is not None or found.rule.startswith("alone"))
