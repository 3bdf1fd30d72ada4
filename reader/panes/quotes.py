"""The quotes pane: who said what, in which words, and how often these words are found again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.language.sanitise import one_line
from index.model import Echo, FiledQuote, Quote, QuoteKind, Span
from reader.panes.rows import Row, RowsView, paragraph, within
from reader.spot import Sheet
from reader.text.cells import fit, width_of
from reader.text.paint import Mark, Piece


class QuotesPane(RowsView):
    """One item a quote of the article, in the order of the text."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.echoes: Mapping[str, Sequence[Echo]] = {}

    def load(self, sheet: Sheet, quote: str | None) -> None:
        """Show the quotes of another article, or of the same with other matches."""
        same = self.sheet is not None and self.sheet.article.id == sheet.article.id
        self.sheet = sheet
        if not same:
            self.echoes = {}
            self.cursor = 0
        self.remake()
        if not same:
            self.scroll_rows(0)
        self.show_quote(quote)

    def add_echoes(self, echoes: Mapping[str, Sequence[Echo]]) -> None:
        """What other articles have of these quotes came in."""
        self.echoes = echoes
        self.remake()

    def show_quote(self, quote: str | None) -> None:
        """Move the cursor for another pane."""
        item = next((n for n, filed in enumerate(self.quotes()) if filed.id == quote), None)
        if item is not None:
            self.show(item)

    def quotes(self) -> Sequence[FiledQuote]:
        return self.sheet.quotes if self.sheet is not None else ()

    def make_rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for item, filed in enumerate(self.quotes()):
            rows.append(self._heading(item, filed, width))
            rows += self._words(item, filed.quote, width)
        return rows

    def _heading(self, item: int, filed: FiledQuote, width: int) -> Row:
        quote, text = filed.quote, self.sheet.article.text if self.sheet is not None else ""
        tail = self._tail(filed)
        cue = one_line(quote.cue.of(text)) if quote.cue is not None else ""
        name = fit(speaker_label(quote, text), max(4, width - 2 - width_of(tail)))
        room = width - 2 - width_of(name) - width_of(tail) - 1
        middle = f" {fit(cue, room)}" if cue and room > 3 else ""
        space = " " * max(0, width - 1 - width_of(name) - width_of(middle) - width_of(tail) - 1)
        return Row(item, (Piece(name, ("speaker",)), Piece(middle + space + tail, ("dim",))))

    def _tail(self, filed: FiledQuote) -> str:
        parts = [] if filed.quote.kind is QuoteKind.DIRECT else [filed.quote.kind.value]
        if filed.quote.repeats:
            parts.append(f"×{filed.quote.repeats + 1}")
        if echoes := self.echoes.get(filed.id):
            parts.append(f"≈{len(echoes)}")
        return " " + " ".join(parts) if parts else ""

    def _words(self, item: int, quote: Quote, width: int) -> list[Row]:
        marks: list[Mark] = []
        at = 0
        for segment in quote.segments:
            inside = within(segment, self.sheet.matches if self.sheet is not None else ())
            marks += [Mark(Span(at + m.start, at + m.end), "match") for m in inside]
            at += segment.end - segment.start + 1
        if quote.kind is not QuoteKind.DIRECT:
            return paragraph(item, quote.text, width, ("indirect",), indent=1, marks=marks)
        moved = [Mark(Span(m.span.start + 1, m.span.end + 1), m.name) for m in marks]
        return paragraph(item, f"“{quote.text}”", width, (), indent=1, marks=moved)


def speaker_label(quote: Quote, text: str) -> str:
    """The full name where it is known, else the words that stand for the speaker; `?` where it was inferred."""
    if quote.speaker is None:
        return "no speaker found"
    name = one_line(quote.speaker.name or quote.speaker.mention.of(text))
    return f"{name}?" if quote.speaker.inferred else name
