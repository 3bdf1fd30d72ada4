"""Model objects for the views: one article, made by hand, whose places are right."""

from __future__ import annotations

from index.model import (
    Article,
    Block,
    BlockClass,
    Counts,
    Echo,
    Evidence,
    Fact,
    FiledQuote,
    Hit,
    Note,
    Passage,
    Quote,
    QuoteKind,
    QuoteResult,
    Relation,
    Scope,
    SearchResult,
    Source,
    Span,
    Speaker,
    Statement,
)

TEXT = "“We wait,” said Ada Brandt, a crane driver. “Not long.”\nThe quay was empty."
HERALD = Source("herald", "Northport Herald")
GUESSED = Source("gazette", "Quay Gazette", inferred=True)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


ARTICLE = Article(
    id="0123456789ab",
    path="story/harbour.txt",
    text=TEXT,
    blocks=(
        Block(BlockClass.BODY, Span(0, TEXT.index("\n"))),
        Block(BlockClass.CAPTION, Span(TEXT.index("\n") + 1, len(TEXT))),
    ),
    source=HERALD,
    title=Fact("The quay waits", "title.sentence", 0.5, span("We wait")),
    loader="text",
    content_hash="0" * 16,
    language=Fact("en", "language.words", 0.9),
    outlet=Fact("Northport Herald", "outlet.meta"),
    date=Fact("2031-04-12", "date.meta"),
)

QUOTE = Quote(
    kind=QuoteKind.DIRECT,
    segments=(span("We wait,"), span("Not long.")),
    text="We wait, Not long.",
    rule="after_quote.inverted",
    confidence=0.95,
    speaker=Speaker(
        span("Ada Brandt"), span("Ada Brandt, a crane driver"), "Ada Brandt", "a crane driver", inferred=True
    ),
    cue=span("said"),
    repeats=1,
)
FILED = FiledQuote("0123456789ab.1", ARTICLE.id, ARTICLE.path, "The quay waits", HERALD, "2031-04-12", QUOTE)
ECHO = Echo("ba9876543210.4", "ba9876543210", GUESSED, Relation.ALTERED, (("=", "We"), ("-", "wait"), ("+", "go")))
QUOTES = QuoteResult("wait", 1, (FILED,), ((ECHO,),))

PASSAGE = Passage(Span(0, TEXT.index("\n")), TEXT[: TEXT.index("\n")], (span("wait"), span("long")))
HIT = Hit(ARTICLE.id, ARTICLE.path, "The quay waits", HERALD, "2031-04-12", 3.25, (PASSAGE,), 2)
RESULT = SearchResult("wait long", "wait AND long", 1, (HIT,))

NOTE = Note(
    HERALD,
    Scope("folder", 6, 3),
    (ARTICLE.id,),
    (
        Statement(
            section=2,
            kind="voices",
            text="One voice is quoted: Ada Brandt.",
            rule="voices.named",
            reason="counts speakers with a name",
            counts=Counts(1, 4, 2),
            evidence=(Evidence(ARTICLE.id, ARTICLE.path, span("We wait"), "We wait"),),
        ),
    ),
)


def text_of(article: str) -> str:
    assert article == ARTICLE.id
    return TEXT
