"""The article pane: one text in a column of at most eighty cells, its matches, quotes, speakers and evidence marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from index.language.sanitise import one_line
from index.model import Article, BlockClass, QuoteKind, Span
from reader.panes.labels import fact_label, moment, source_label
from reader.panes.line_view import LineView
from reader.spot import Sheet, Spot
from reader.text.cells import fit, shown
from reader.text.paint import Mark, Piece, by_line, pieces
from reader.text.wrap import wrap

MEASURE = 80
GUTTER = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the text: its place, the class of its paragraph; a gap between paragraphs has class None."""

    span: Span
    kind: BlockClass | None


class ArticleView(LineView):
    """Items are the rows of the text, so the cursor is the reading mark; the head stands above the first item."""

    class Read(Message):
        """The user moved the reading mark to ``offset``."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.spot = Spot()
        self.lines: list[Line] = []
        self._starts: list[int] = []
        self._head: list[list[Piece]] = []
        self._evidence: tuple[Span, ...] = ()
        self._chosen: Span | None = None
        self._marks: dict[int, list[Mark]] = {}
        self._width = 0

    # -- shown, silently -----------------------------------------------------------------------------------------

    def load(self, sheet: Sheet, spot: Spot) -> None:
        """Show another article, its spot at one third of the height."""
        self.sheet, self.spot, self._evidence, self._chosen = sheet, spot, (), None
        self._wrap()
        self.cursor = self.line_at(spot.offset)
        self._place_marks()
        self.rows_changed()
        self._third()

    def mark(self, sheet: Sheet) -> None:
        """The same article with other matches; nothing moves."""
        self.sheet = sheet
        self._place_marks()
        self.repaint()

    def point_at(self, evidence: Sequence[Span], chosen: Span | None = None) -> None:
        """Mark the passages that the note points at, ``chosen`` most of all."""
        if tuple(evidence) != self._evidence or chosen != self._chosen:
            self._evidence, self._chosen = tuple(evidence), chosen
            self._place_marks()
            self.repaint()

    def show(self, spot: Spot) -> None:
        """Move the mark; scroll only if it left the middle third and somebody else has the focus."""
        if self.sheet is None:
            return
        self.spot = spot
        self.cursor = target = self.line_at(spot.offset)
        self.repaint()
        if not self.has_focus:
            self.follow(target)
        else:
            self.reveal(target)

    # -- rows ----------------------------------------------------------------------------------------------------

    def item_count(self) -> int:
        return len(self.lines)

    def row_count(self) -> int:
        return len(self._head) + len(self.lines)

    def rows_of(self, item: int) -> range:
        row = len(self._head) + item
        return range(row, row + 1)

    def item_at(self, row: int) -> int:
        return max(0, row - len(self._head))

    def line_at(self, offset: int) -> int:
        """The row of text that holds ``offset``, never a gap."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        while at > 0 and self.lines[at].kind is None:
            at -= 1
        return at

    def move_to(self, item: int) -> None:
        item = max(0, min(self.item_count() - 1, item))
        if self.lines and self.lines[item].kind is None:
            item += 1 if item >= self.cursor else -1
        if 0 <= item < self.item_count() and item != self.cursor:
            self.place(item)
            self.reveal(item)
            self.spot = Spot(self.spot.article, self.lines[item].span.start, self.spot.quote)
            self.post_message(self.Read(self.lines[item].span.start))

    def reflow(self) -> None:
        if self.sheet is None or self.size.width == self._width:
            return
        self._wrap()
        self.cursor = self.line_at(self.spot.offset)
        self._place_marks()
        self.rows_changed()
        self._third()

    def percent(self) -> int:
        """How much of the text lies behind the mark."""
        return 100 * (self.cursor + 1) // len(self.lines) if self.lines else 0

    # -- drawing -------------------------------------------------------------------------------------------------

    def draw(self, row: int) -> list[Piece]:
        margin = " " * max(0, (self.size.width - GUTTER - MEASURE) // 2)
        if row < len(self._head):
            return [Piece(margin + " " * GUTTER, ()), *self._head[row]]
        number = row - len(self._head)
        line = self.lines[number]
        if line.kind is None or self.sheet is None:
            return []
        marks = [*self._now(self._marks.get(number, ())), *self._said(line.span)]
        base = _STYLE_OF.get(line.kind, ("aside",))
        drawn = pieces(self.sheet.article.text, line.span, marks)
        return [
            Piece(margin, ()),
            _signed(self._sign(marks), "sign"),
            _signed(self._bar(number, line, marks), "mark" if number == self.cursor else "sign"),
            Piece(" ", ()),
            *(Piece(shown(piece.text), (*base, *piece.names)) for piece in drawn),
        ]

    def _now(self, marks: Sequence[Mark]) -> Iterator[Mark]:
        """The match at the mark stands out from the others."""
        for mark in marks:
            at_mark = mark.name == "match" and mark.span.start == self.spot.offset
            yield Mark(mark.span, "now") if at_mark else mark

    def _said(self, line: Span) -> Iterator[Mark]:
        """The quote at the mark stands out from the others."""
        filed = self.sheet.quote(self.spot.quote) if self.sheet is not None else None
        for segment in filed.quote.segments if filed is not None else ():
            if segment.meets(line):
                yield Mark(segment, "said")

    def _sign(self, marks: Sequence[Mark]) -> str:
        names = {mark.name for mark in marks}
        if names & {"evidence", "chosen"}:
            return self.signs.evidence
        if names & {"match", "now"}:
            return self.signs.match
        return self.signs.speaker if "speaker" in names else " "

    def _bar(self, number: int, line: Line, marks: Sequence[Mark]) -> str:
        names = {mark.name for mark in marks}
        if number == self.cursor:
            return self.signs.mark
        if names & {"quote"}:
            return self.signs.quote
        if "indirect" in names:
            return self.signs.indirect
        return " " if line.kind in _STYLE_OF else self.signs.aside

    # -- making --------------------------------------------------------------------------------------------------

    def _wrap(self) -> None:
        assert self.sheet is not None
        self._width = self.size.width
        measure = max(8, min(MEASURE, self._width - GUTTER - 1))
        article = self.sheet.article
        self._head = _head(article, measure)
        self.lines = []
        for block in article.blocks:
            if block.span.end <= block.span.start:
                continue
            if self.lines:
                self.lines.append(Line(Span(self.lines[-1].span.end, self.lines[-1].span.end), None))
            self.lines += [
                Line(span, block.kind) for span in wrap(article.text, block.span.start, block.span.end, measure)
            ]
        self._starts = [line.span.start for line in self.lines]

    def _place_marks(self) -> None:
        if self.sheet is None:
            return
        marks: list[Mark] = []
        for filed in self.sheet.quotes:
            quote = filed.quote
            name = "indirect" if quote.kind is QuoteKind.INDIRECT else "quote"
            marks += [Mark(segment, name) for segment in quote.segments]
            if quote.speaker is not None:
                marks.append(Mark(quote.speaker.mention, "speaker"))
        marks += [Mark(span, "chosen" if span == self._chosen else "evidence") for span in self._evidence]
        marks += [Mark(span, "match") for span in self.sheet.matches]
        self._marks = by_line([line.span for line in self.lines], self._starts, marks)

    def _third(self) -> None:
        row = self.rows_of(self.cursor).start
        self.scroll_rows(0 if row < self.size.height // 2 else row - self.size.height // 3)


_STYLE_OF: dict[BlockClass, tuple[str, ...]] = {BlockClass.BODY: (), BlockClass.HEADING: ("heading",)}


def _signed(sign: str, name: str) -> Piece:
    """A blank has no style: equal neighbours are sent as one."""
    return Piece(sign, () if sign == " " else (name,))


def _head(article: Article, measure: int) -> list[list[Piece]]:
    """The title where the text does not hold it, then source, date and byline, each with `?` if inferred."""
    rows: list[list[Piece]] = []
    if article.title.evidence is None:
        title = shown(one_line(article.title.value))
        rows += [[Piece(span.of(title), ("title",))] for span in wrap(title, 0, len(title), measure)]
    facts = [source_label(article.source) + (" (outlet inferred)" if article.source.inferred else "")]
    facts += [fact_label(article.agency)] if article.agency is not None else []
    facts += [moment(article.date)] if article.date is not None else []
    facts += [fact_label(article.byline)] if article.byline is not None else []
    line = shown(" · ".join(dict.fromkeys(facts)))
    rows += [[Piece(span.of(line), ("source",))] for span in wrap(line, 0, len(line), measure)[:3]]
    rows += [[Piece(fit(f"! {notice}", measure), ("warning",))] for notice in article.notices[:2]]
    return [*rows, []]
