"""An article with everything in it, made by hand, and the row it becomes."""

from __future__ import annotations

from index.model import (
    Analysis,
    Article,
    Block,
    BlockClass,
    Claim,
    Fact,
    Figure,
    Flag,
    Quote,
    QuoteKind,
    Source,
    Span,
    Speaker,
    Voice,
)
from index.store.filing import Outcome
from index.store.records import encode

TEXT = "Ferry late again\n“It is 🚢 late,” said Ada Stone, the harbour master. The shameful delay cost 40 euros.\n"


def article(identifier: str = "aa00bb11cc22", path: str = "north/ferry.txt", **changes: object) -> Article:
    values: dict[str, object] = {
        "id": identifier,
        "path": path,
        "text": TEXT,
        "blocks": (Block(BlockClass.HEADING, Span(0, 16)), Block(BlockClass.BODY, Span(17, len(TEXT) - 1))),
        "source": Source("o:gull", "The Gull"),
        "title": Fact("Ferry late again", "title.first-line", 0.8, Span(0, 16)),
        "loader": "text",
        "content_hash": "f00d",
        "language": Fact("en", "language.words", 0.9),
        "outlet": Fact("The Gull", "outlet.front-matter"),
        "references": (Fact("harbour.example", "reference.link", 0.7, Span(3, 5)),),
        "date": Fact("2025-01-14", "date.front-matter"),
        "notices": ("one thing was mended",),
    }
    return Article(**{**values, **changes})  # type: ignore[arg-type]


ANALYSIS = Analysis(
    quotes=(
        Quote(
            kind=QuoteKind.DIRECT,
            segments=(Span(18, 30), Span(31, 32)),
            text="It is 🚢 late,",
            rule="speaker.after",
            confidence=0.95,
            speaker=Speaker(Span(38, 47), Span(38, 67), "Ada Stone", "the harbour master", inferred=True),
            cue=Span(33, 37),
            repeats=1,
        ),
        Quote(kind=QuoteKind.INDIRECT, segments=(Span(69, 80),), text="The shameful", rule="none", confidence=0.3),
    ),
    flags=(Flag(Span(73, 81), 3, "blame", Voice.OUTLET, "wording.blame"),),
    figures=(Figure(Span(93, 101), Span(69, 102), 40.0, "euro", ("delay", "cost"), Voice.OUTLET),),
    claims=(Claim(Span(69, 102), "claim.strong"),),
    reworded=(Span(0, 5), Span(7, 9)),
)


def outcome(one: Article | None = None, relative: bytes = b"north/ferry.txt", **changes: object) -> Outcome:
    one = one or article()
    values: dict[str, object] = {
        "root": 0,
        "relative": relative,
        "path": one.path,
        "size": 100,
        "mtime_ns": 5,
        "hash": b"h1",
        "rows": (encode(one, ANALYSIS),),
    }
    return Outcome(**{**values, **changes})  # type: ignore[arg-type]
