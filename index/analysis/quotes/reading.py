"""What the rules share: the text cut into sentences with their tokens, and the quotations found so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index.language import marks, sentences
from index.language.cues import Cue, cues, phrasal
from index.language.marks import Region
from index.language.names import People, find_people
from index.language.tokens import Tokens, tokenise
from index.model import Block, QuoteKind, Span

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3}(?:, [A-Z][\w. ]{1,24}){0,2}"
    r"(?: \([\w /.-]{2,30}\))?(?: [—–―-]{1,2}|:) "
)
_TITLE_LONGEST = 160
CUES_LOOKED_AT = 24
"""At most so many reporting words of one sentence are considered; real sentences have fewer."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who is reported: ``mention`` the name or pronoun, ``phrase`` with title and apposition."""

    mention: Span
    phrase: Span


@dataclass(slots=True)
class Found:
    """A quotation in the making; ``regions`` are the marks it rests on."""

    kind: QuoteKind
    segments: list[Span]
    source: Source | None
    cue: Span | None
    rule: str
    confidence: float
    inferred: bool = False
    regions: list[Region] = field(default_factory=list)
    sentence: int = 0


class Sentence:
    """One sentence; its tokens are made when first asked for."""

    def __init__(self, text: str, span: Span, number: int, paragraph: int, regions: list[Region]) -> None:
        self.text = text
        self.span = span
        self.number = number
        self.paragraph = paragraph
        self.regions = regions
        self.used: dict[int, Source | None] = {}
        """Cue tokens that already report something, with whose words."""
        self.reported: list[tuple[int, int]] = []
        """Token ranges that are already somebody's reported words."""

    @cached_property
    def tokens(self) -> Tokens:
        return tokenise(self.text, self.span, self.regions, self.headline)

    @property
    def headline(self) -> bool:
        """Whether this looks like the title above an article: first, short, mostly in capitals."""
        if self.paragraph or self.span.end - self.span.start > _TITLE_LONGEST:
            return False
        words = [w for w in self.span.of(self.text).split() if len(w) > 3]
        return len(words) > 2 and sum(1 for w in words if not w[0].islower()) >= 0.8 * len(words)

    @cached_property
    def tags(self) -> str:
        return self.tokens.tags

    @cached_property
    def cues(self) -> list[tuple[int, Cue]]:
        """(token, cue) of every word that may report, in order."""
        table, pairs, lows = cues(), phrasal(), self.tokens.lows
        found: list[tuple[int, Cue]] = []
        for i, tag in enumerate(self.tags):
            if tag in "irop" and i and (lows[i - 1], lows[i]) in pairs:
                if found and found[-1][0] == i - 1:
                    found.pop()
                found.append((i - 1, pairs[lows[i - 1], lows[i]]))
            elif tag in "vw":
                found.append((i, table[lows[i]]))
            if len(found) >= CUES_LOOKED_AT:
                break
        return found

    @cached_property
    def places(self) -> dict[int, int]:
        """Start of a region -> its token."""
        return {region.outer.start: i for i, region in self.tokens.regions.items()}

    @cached_property
    def dateline(self) -> int:
        """The first token behind a dateline ("PORT ELLORY, Norrin (Agency) -"); 0 where there is none."""
        if self.span.start and self.text[self.span.start - 1] != "\n":
            return 0
        found = _DATELINE.match(self.text, self.span.start, self.span.end)
        return self.places_of(found.end()) if found else 0

    def span_of(self, first: int, end: int) -> Span:
        return self.tokens.span(first, end)

    def places_of(self, offset: int) -> int:
        """The first token that begins at ``offset`` or behind it."""
        return bisect_left(self.tokens.starts, offset)

    def low(self, i: int) -> str:
        lows = self.tokens.lows
        return lows[i] if 0 <= i < len(lows) else ""

    def tag(self, i: int) -> str:
        tags = self.tags
        return tags[i] if 0 <= i < len(tags) else ""


class Reading:
    """The state of the chain: rules read it and add to ``found``."""

    def __init__(self, text: str, blocks: Sequence[Block] | None, language: str) -> None:
        self.text = text
        self.language = language.lower().split("-")[0]
        self.lines = marks.paragraphs(text, blocks)
        self.regions = marks.pair(text, blocks)
        self.found: list[Found] = []
        self.taken: dict[int, Found] = {}
        """Start of a region -> the quotation that holds it."""
        self.aside: set[int] = set()
        """Starts of regions that are titles or terms, nobody's words."""
        self.closed: set[int] = set()
        """Numbers of paragraphs that are somebody's words from end to end: no reports are looked for in them."""
        self.sentences: list[Sentence] = []
        self.by_paragraph: list[list[Sentence]] = []
        self._cut()

    def _cut(self) -> None:
        outers = [r.outer for r in self.regions]
        for number, line in enumerate(self.lines):
            first = bisect_left(outers, Span(line.start, line.start))
            here: list[Sentence] = []
            for span in sentences.split(
                self.text, line.start, line.end, quoted=outers[first : _after(outers, line, first)]
            ):
                last = first
                while last < len(outers) and outers[last].start < span.end:
                    last += 1
                sentence = Sentence(self.text, span, len(self.sentences), number, self.regions[first:last])
                first = last
                here.append(sentence)
                self.sentences.append(sentence)
            self.by_paragraph.append(here)

    @cached_property
    def people(self) -> People:
        return find_people(self.text, [r.outer for r in self.regions], self.lines)

    def is_taken(self, region: Region) -> bool:
        return region.outer.start in self.taken or region.outer.start in self.aside

    def set_aside(self, region: Region) -> None:
        self.aside.add(region.outer.start)

    def add(self, found: Found) -> None:
        self.found.append(found)
        for region in found.regions:
            self.taken[region.outer.start] = found


def _after(outers: list[Span], line: Span, first: int) -> int:
    while first < len(outers) and outers[first].start < line.end:
        first += 1
    return first
