"""The words of a quote as they are shown everywhere: what was left out between its pieces is marked, never glued over.

``Quote.text`` joins the pieces by one space, for searching; whoever shows or exports them to a person asks here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import QuoteKind

if TYPE_CHECKING:
    from index.model import MatrixRow, Quote, Scope

CUT = " […] "
"""Between two pieces: the reporting clause, or whatever else stood there, is no part of the quote."""

_CLOSE = 3
"""Code points between two pieces that hold no word: a mark, the end of a paragraph, a mark."""


def pieces(quote: Quote) -> list[str]:
    """``text`` parted again at its segments."""
    parts: list[str] = []
    at = 0
    for segment in quote.segments:
        size = segment.end - segment.start
        parts.append(quote.text[at : at + size])
        at += size + 1
    return parts if at == len(quote.text) + 1 else [quote.text]


def joints(quote: Quote) -> list[str]:
    """What is shown between the pieces, one for each but the last: a space where the quote only began a paragraph."""
    return [
        CUT if after.start - before.end > _CLOSE else " "
        for before, after in zip(quote.segments, quote.segments[1:], strict=False)
    ]


def shown_words(quote: Quote) -> str:
    """The words without marks around them."""
    parts = pieces(quote)
    if len(parts) != len(quote.segments):
        return quote.text
    return parts[0] + "".join(joint + part for joint, part in zip(joints(quote), parts[1:], strict=True))


def in_marks(quote: Quote) -> str:
    """The words, in quotation marks where they stood in such."""
    return f"“{shown_words(quote)}”" if quote.kind is QuoteKind.DIRECT else shown_words(quote)


def places(quote: Quote) -> str:
    """``12-45 60-90``: start and end of each piece, in code points of the article."""
    return " ".join(f"{segment.start}-{segment.end}" for segment in quote.segments)


KINDS_OF_ROWS = {
    "quote": "Quotes",
    "speaker": "Speakers",
    "figure": "Figures",
    "topic": "Topics",
    "name": "Names",
    "term": "Words used more",
}
"""What the rows of a coverage matrix are called together."""

NOT_FOUND = "·"
"""In place of a count: the rules found nothing, which is not the same as nothing being there."""

_WITHIN = {"folder": "in its folder", "collection": "in the collection", "results": "among the results"}


def row_label(row: MatrixRow) -> str:
    """What a row of the matrix is about; words that were said stand in marks."""
    return f"“{row.label}”" if row.kind == "quote" else row.label


def compared(scope: Scope) -> str:
    """``14 articles of 8 sources in the collection``."""
    articles = f"{scope.articles:,} article{'' if scope.articles == 1 else 's'}"
    sources = f"{scope.sources:,} source{'' if scope.sources == 1 else 's'}"
    return f"{articles} of {sources} {_WITHIN.get(scope.kind, '')}".rstrip()
