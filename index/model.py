"""The nouns of Parallax: frozen, slotted, typed.

Offsets everywhere are code points (Python string indices) into ``Article.text``, which never changes after loading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The one way to say where: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place of ``text``."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of an article's metadata with the reason to believe it.

    ``confidence`` is 1.0 for what the file states as such, lower for what was inferred. ``evidence`` is where
    ``text`` says so, or None where the fact comes from outside of it (a meta tag, front matter, the user).
    """

    value: str
    rule: str
    confidence: float = 1.0
    evidence: Span | None = None

    @property
    def inferred(self) -> bool:
        return self.confidence < 1.0


class BlockClass(StrEnum):
    """What a paragraph is; only body and headings are read for quotes and counted in notes."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    LICENCE = "licence"
    PROMO = "promo"
    REFERENCE = "reference"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one line of ``text``, without its newline) and its class."""

    kind: BlockClass
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """What an article is filed under. An article of unknown outlet is a source of its own, labelled by its path."""

    id: str
    label: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its facts. ``path`` is collection-relative, with ``/``, and safe to print."""

    id: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    source: Source
    title: Fact
    loader: str
    content_hash: str
    language: Fact = Fact("und", "language.unknown", 0.0)
    outlet: Fact | None = None
    agency: Fact | None = None
    references: tuple[Fact, ...] = ()
    byline: Fact | None = None
    dateline: Fact | None = None
    date: Fact | None = None
    url: Fact | None = None
    ordinal: int = 0
    notices: tuple[str, ...] = ()

    def body(self) -> tuple[Block, ...]:
        """The blocks that quotes, counts and notes are taken from."""
        return tuple(b for b in self.blocks if b.kind in (BlockClass.BODY, BlockClass.HEADING))


class QuoteKind(StrEnum):
    """``direct``: the words stand in marks; ``mixed``: a clause with a quoted fragment; ``indirect``: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body quoted. ``mention`` is the name or pronoun, ``phrase`` all of it with title and apposition."""

    mention: Span
    phrase: Span
    name: str | None = None
    role: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words reported as somebody's.

    ``segments`` leave the outer marks out; a quote cut by its reporting clause, or running over paragraphs, has
    several; ``text`` is the segments joined by one space. ``repeats`` counts the further quotes of the same article
    that share one of its segments word for word.
    """

    kind: QuoteKind
    segments: tuple[Span, ...]
    text: str
    rule: str
    confidence: float
    speaker: Speaker | None = None
    cue: Span | None = None
    repeats: int = 0

    @property
    def span(self) -> Span:
        return Span(self.segments[0].start, self.segments[-1].end)


class Voice(StrEnum):
    """Whose words these are: the outlet's own, a speaker's in marks, a speaker's without marks."""

    OUTLET = "outlet"
    QUOTE = "quote"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class Flag:
    """Strong wording at a place: its class, integer points set by hand, whose voice, which rule."""

    span: Span
    points: int
    kind: str
    voice: Voice
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: ``span`` is the number and unit as printed, ``subject`` the stems near it."""

    span: Span
    sentence: Span
    value: float
    unit: str
    subject: tuple[str, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence for which no source was found in that sentence, and why it matters (``rule``)."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article says; depends on that article alone."""

    quotes: tuple[Quote, ...] = ()
    flags: tuple[Flag, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    reworded: tuple[Span, ...] = ()
    """Places that look machine-reworded; wording findings are withheld where there are enough of them."""


@dataclass(frozen=True, slots=True)
class FiledQuote:
    """A quote where it stands: ``id`` is ``<article id>.<number from 1>``."""

    id: str
    article: str
    path: str
    title: str
    source: Source
    date: str | None
    quote: Quote


class Relation(StrEnum):
    """How an echo relates to the quote that was asked about."""

    SAME = "same"
    SHORTENED = "shortened"
    ALTERED = "altered"
    REQUOTED = "requoted"


@dataclass(frozen=True, slots=True)
class Echo:
    """The same utterance in another article. ``diff`` is (``=`` | ``-`` | ``+``, words) from the asked to the found."""

    quote: str
    article: str
    source: Source
    relation: Relation
    diff: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One to three sentences around matches, with the matches' spans (both in article offsets)."""

    span: Span
    text: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a query, with its best passages. ``matches`` counts all matches in its text."""

    article: str
    path: str
    title: str
    source: Source
    date: str | None
    score: float
    passages: tuple[Passage, ...] = ()
    matches: int = 0


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows any listing. Dates are ISO days, both ends included; undated articles stay out of dated listings."""

    sources: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``hits`` is the page asked for, ``total`` all there are.

    ``left_out`` counts undated articles that a date filter dropped.
    """

    query: str
    parsed: str
    total: int
    hits: tuple[Hit, ...]
    by_source: tuple[tuple[Source, int], ...] = ()
    seconds: float = 0.0
    left_out: int = 0
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """``items`` is the page asked for, ``total`` all there are; ``echoes`` is aligned with ``items`` or empty."""

    query: str | None
    total: int
    items: tuple[FiledQuote, ...]
    echoes: tuple[tuple[Echo, ...], ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker of the collection: how many quotes, in how many articles and sources, with the role words met."""

    name: str
    quotes: int
    articles: int
    sources: tuple[Source, ...]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source of the collection: how many articles and quotes, and the days between which it published."""

    source: Source
    articles: int
    quotes: int
    first: str | None
    last: str | None
    evidence: Fact | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a reader can jump to; ``text`` is exactly the article's text at ``span``."""

    article: str
    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How often here, how often in the others, and in how many sources."""

    here: int = 0
    others: int = 0
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of a note: plain sentence, count, rule, reason ("why is this here?") and evidence."""

    section: int
    kind: str
    text: str
    rule: str
    reason: str
    counts: Counts = Counts()
    voice: Voice | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a note compares with: ``kind`` is ``folder``, ``collection``, ``results`` or ``article``."""

    kind: str
    articles: int
    sources: int


@dataclass(frozen=True, slots=True)
class Note:
    """How one source tells the story, in its comparison set. It judges nobody."""

    source: Source
    scope: Scope
    articles: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, or was repaired: its printable path and one plain line."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a refresh stands. ``total`` is known after the walk; ``rate`` is files a second."""

    done: int
    total: int
    path: str = ""
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did, in files; ``problems`` is everything of the collection that cannot be read now."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    renamed: int = 0
    unchanged: int = 0
    articles: int = 0
    problems: tuple[Problem, ...] = field(default=())
    rebuilt: str | None = None
