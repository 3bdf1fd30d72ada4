"""The quotes pane: who said what, in which words, and how often these words are found again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from index.language.rules import shown_by_default
from index.language.sanitise import one_line
from index.model import Echo, FiledQuote, Quote, QuoteKind, Span
from reader.panes.rows import Row, RowsView, paragraph, within
from reader.spot import Sheet
from reader.text.cells import fit, shown, width_of
from reader.text.paint import Mark, Piece
from reader.wording import NOBODY, joints, shown_words


class QuotesPane(RowsView):
    """One item a quote of the article, in the order of the text."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.echoes: Mapping[str, Sequence[Echo]] = {}
        self.all_indirect = False

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
        """Move the cursor for another pane; for a quote that is not shown, to the last one before it."""
        filed = self.sheet.quote(quote) if self.sheet is not None else None
        if filed is not None:
            starts = [one.quote.span.start for one in self.quotes()]
            exact = next((n for n, one in enumerate(self.quotes()) if one.id == quote), None)
            self.show(exact if exact is not None else max(0, bisect_right(starts, filed.quote.span.start) - 1))

    def toggle_indirect(self, quote: str | None) -> None:
        """Show all indirect speech, or only that of plain cues; the cursor stays at ``quote``."""
        self.all_indirect = not self.all_indirect
        self.remake()
        self.show_quote(quote)

    def quotes(self) -> Sequence[FiledQuote]:
        """The quotes that are shown."""
        every = self.sheet.quotes if self.sheet is not None else ()
        return every if self.all_indirect else [filed for filed in every if shown_by_default(filed.quote)]

    def hidden(self) -> str:
        """For the border: how much indirect speech is not shown."""
        count = len(self.sheet.quotes) - len(self.quotes()) if self.sheet is not None else 0
        if count:
            return f"+{count} indirect hidden (a)"
        return "all indirect (a)" if self.all_indirect else ""

    def make_rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for item, filed in enumerate(self.quotes()):
            rows += self._heading(item, filed, width)
            rows += self._words(item, filed.quote, width)
        return rows

    def _heading(self, item: int, filed: FiledQuote, width: int) -> list[Row]:
        """Speaker, cue and signs in one row; in two where one has no room for them."""
        quote, text = filed.quote, self.sheet.article.text if self.sheet is not None else ""
        tail = self._tail(filed)
        cue = f" {one_line(quote.cue.of(text))}" if quote.cue is not None else ""
        who, room = speaker_label(quote, text), width - 2
        if width_of(who) + width_of(cue) + width_of(tail) <= room:
            space = " " * (room - width_of(who) - width_of(cue) - width_of(tail))
            return [Row(item, (Piece(shown(who), ("speaker",)), Piece(cue + space + tail, ("dim",))))]
        rows = [Row(item, (Piece(fit(who, room), ("speaker",)),))]
        if cue or tail:
            said = f" {fit(cue.strip(), max(1, room - 1 - width_of(tail)))}" if cue else ""
            space = " " * max(0, room - width_of(said) - width_of(tail))
            rows.append(Row(item, (Piece(said + space + tail, ("dim",)),)))
        return rows

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
        for segment, joint in zip(quote.segments, [*joints(quote), ""], strict=True):
            inside = within(segment, self.sheet.matches if self.sheet is not None else ())
            marks += [Mark(Span(at + m.start, at + m.end), "match") for m in inside]
            at += segment.end - segment.start + len(joint)
        if quote.kind is not QuoteKind.DIRECT:
            return paragraph(item, shown_words(quote), width, ("indirect",), indent=1, marks=marks)
        moved = [Mark(Span(m.span.start + 1, m.span.end + 1), m.name) for m in marks]
        return paragraph(item, f"“{shown_words(quote)}”", width, (), indent=1, marks=moved)


def speaker_label(quote: Quote, text: str) -> str:
    """The full name where it is known, else the words that stand for the speaker; `?` where it was inferred."""
    if quote.speaker is None:
        return NOBODY
    name = one_line(quote.speaker.name or quote.speaker.mention.of(text))
    return f"{name}?" if quote.speaker.inferred else name
