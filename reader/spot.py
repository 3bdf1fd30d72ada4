"""Where the reader is, and how a step changes that: pure functions over frozen values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from index.model import Article, Evidence, FiledQuote, Filters, Hit, Note, Span

MARKED = (3, 5, 7)
"""Sections of a note whose words are always marked: strong wording, words used more, figures."""
MARKED_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """An article, an offset into its text, and the quote that the reader is at or has last passed."""

    article: str | None = None
    offset: int = 0
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What was asked of the collection: the query as typed and what narrows it.

    ``live``: it is read as one that is still being typed, its last word a beginning.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    live: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the panes need of one article; ``matches`` and ``quotes`` are sorted by where they start."""

    article: Article
    matches: tuple[Span, ...] = ()
    quotes: tuple[FiledQuote, ...] = ()

    def quote(self, quote_id: str | None) -> FiledQuote | None:
        return next((quote for quote in self.quotes if quote.id == quote_id), None)


def arrive(sheet: Sheet, offset: int | None = None) -> Spot:
    """Open an article: at ``offset``, else at its first match, else at its beginning."""
    if offset is None:
        offset = sheet.matches[0].start if sheet.matches else 0
    return read_to(Spot(sheet.article.id), sheet, offset)


def arrive_at_end(sheet: Sheet) -> Spot:
    """Open an article at its last match: where going backwards from the next article leads."""
    return arrive(sheet, sheet.matches[-1].start if sheet.matches else None)


def read_to(spot: Spot, sheet: Sheet, offset: int) -> Spot:
    """The mark moved to ``offset``; the quote follows: the last that starts at or before it, else the first."""
    offset = max(0, min(offset, len(sheet.article.text)))
    return replace(spot, offset=offset, quote=_quote_at(sheet.quotes, offset))


def jump_to(spot: Spot, sheet: Sheet, passage: Span) -> Spot:
    """The mark moved to a passage; the quote is the one in which that begins, else the first inside of it."""
    there = read_to(spot, sheet, passage.start)
    passed = sheet.quote(there.quote)
    if passed is not None and passed.quote.span.start <= passage.start < passed.quote.span.end:
        return there
    inside = (filed.id for filed in sheet.quotes if passage.start <= filed.quote.span.start < passage.end)
    return replace(there, quote=next(inside, there.quote))


def to_quote(spot: Spot, quote: FiledQuote) -> Spot:
    """A quote was chosen: the mark goes to its first word, in its own article."""
    return replace(spot, article=quote.article, offset=quote.quote.span.start, quote=quote.id)


def next_match(spot: Spot, sheet: Sheet, step: int) -> Spot | None:
    """One match on (``step`` 1) or back (-1); None where this article has no further one."""
    offset = _stepped([match.start for match in sheet.matches], spot.offset, step)
    return None if offset is None else read_to(spot, sheet, offset)


def next_quote(spot: Spot, sheet: Sheet, step: int) -> Spot | None:
    """One quote on or back from the mark; None at the ends."""
    offset = _stepped([quote.quote.span.start for quote in sheet.quotes], spot.offset, step)
    if offset is None:
        return None
    return to_quote(spot, next(quote for quote in sheet.quotes if quote.quote.span.start == offset))


def next_paragraph(spot: Spot, sheet: Sheet, step: int) -> Spot | None:
    """The beginning of the next or the previous paragraph; back first leads to the beginning of this one."""
    starts = [block.span.start for block in sheet.article.blocks if block.span.end > block.span.start]
    offset = _stepped(starts, spot.offset, step)
    return None if offset is None else read_to(spot, sheet, offset)


def match_number(spot: Spot, sheet: Sheet) -> int:
    """Which match (from 1) the mark is at or has passed; 0 before the first."""
    return bisect_right([match.start for match in sheet.matches], spot.offset)


def row_of(hits: Sequence[Hit | None], article: str | None) -> int | None:
    """The row of ``article`` among results, where it is still there."""
    return next((row for row, hit in enumerate(hits) if hit is not None and hit.article == article), None)


def evidence_here(note: Note, article: str | None) -> list[tuple[int, Evidence]]:
    """The passages of ``article`` that ``note`` points at, by place, each with the number of its statement."""
    found = [
        (number, evidence)
        for number, statement in enumerate(note.statements)
        for evidence in statement.evidence
        if evidence.article == article
    ]
    return sorted(found, key=lambda pair: (pair[1].span, pair[0]))


def statement_near(note: Note, spot: Spot, among: Collection[int]) -> int | None:
    """The statement, ``among`` those shown, whose evidence in this article is nearest to the mark, behind it first."""
    here = [(number, evidence) for number, evidence in evidence_here(note, spot.article) if number in among]
    if not here:
        return None
    behind = bisect_right([evidence.span.start for _, evidence in here], spot.offset)
    return here[max(0, behind - 1)][0]


def passages_to_mark(note: Note, article: str | None) -> list[Span]:
    """What the note points at in an article and is short enough to be marked all the time: words, names, figures."""
    return [
        evidence.span
        for number, evidence in evidence_here(note, article)
        if note.statements[number].section in MARKED and evidence.span.end - evidence.span.start <= MARKED_LENGTH
    ]


def _quote_at(quotes: Sequence[FiledQuote], offset: int) -> str | None:
    if not quotes:
        return None
    passed = bisect_right([quote.quote.span.start for quote in quotes], offset)
    return quotes[max(0, passed - 1)].id


def _stepped(starts: Sequence[int], offset: int, step: int) -> int | None:
    at = bisect_right(starts, offset) if step > 0 else bisect_left(starts, offset) - 1
    return starts[at] if 0 <= at < len(starts) else None
