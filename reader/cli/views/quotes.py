"""Quotes: speaker and source first, then the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.language.rules import attribution, explain
from index.model import Echo, FiledQuote, Quote, QuoteResult, Relation
from reader import records
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped, quoted
from reader.cli.views.words import DOT, counted, day, label, place, shortened
from reader.output import Output
from reader.records import Record
from reader.styled import Piece, Style, Styled, faint, strong
from reader.wording import NOBODY, in_marks, places, shown_words


@dataclass(frozen=True, slots=True)
class Quotes:
    """A page of quotes; ``text_of`` gives an article's text by its id."""

    result: QuoteResult
    text_of: Callable[[str], str]

    @property
    def query(self) -> str | None:
        return self.result.query

    @property
    def total(self) -> int:
        return self.result.total

    def text(self, output: Output, *, verbose: bool) -> None:
        for number, (filed, echoes) in enumerate(self._pairs()):
            if number:
                output.line()
            output.line(strong(self._who(filed)), *_role(filed.quote))
            output.line(faint(place(filed.source, filed.date, filed.path)), indent=2)
            output.line(in_marks(filed.quote), indent=4)
            output.line(faint(DOT.join(self._about(filed, len(echoes), verbose=verbose))), indent=2)
            if verbose:
                for line in self._reasons(filed.quote, self.text_of(filed.article)):
                    output.line(faint(line), indent=2)
            for echo in echoes:
                output.line(*_echo(echo, verbose=verbose), indent=4)
            if first := _first(filed, echoes):
                output.line(faint(first), indent=4)

    def _about(self, filed: FiledQuote, echoes: int, *, verbose: bool) -> Iterator[str]:
        quote = filed.quote
        yield quote.kind.value
        if quote.cue:
            yield f"“{quote.cue.of(self.text_of(filed.article))}”"
        if quote.repeats:
            yield f"stands {counted(quote.repeats, 'more time')} in this article"
        if echoes:
            yield counted(echoes, "echo", "echoes")
        if verbose:
            yield f"{quote.span.start}–{quote.span.end}"
            yield filed.id

    def _reasons(self, quote: Quote, text: str) -> Iterator[str]:
        """Which rule found it, in plain words, and how it came by the speaker."""
        yield f"{quote.rule} {quote.confidence:.2f}: {explain(quote.rule)}".rstrip(": ")
        yield f"speaker: {attribution(quote, text)}"

    def records(self) -> Iterator[Record]:
        for filed, echoes in self._pairs():
            yield records.quote(filed, echoes, self.text_of)

    def columns(self) -> Sequence[str]:
        return (
            *("id", "article", "path", "title", "source", "inferred", "date", "kind", "speaker", "role"),
            *("speaker_inferred", "cue", "text", "segments", "start", "end", "repeats", "echoes", "rule", "confidence"),
        )

    def rows(self) -> Iterator[Sequence[Cell]]:
        for filed, echoes in self._pairs():
            quote, who = filed.quote, filed.quote.speaker
            yield (
                *(filed.id, filed.article, filed.path, filed.title, filed.source.label, filed.source.inferred),
                *(filed.date, quote.kind.value, self._name(filed), who.role if who else None),
                *(who.inferred if who else None, quote.cue.of(self.text_of(filed.article)) if quote.cue else None),
                *(shown_words(quote), places(quote), quote.span.start, quote.span.end, quote.repeats, len(echoes)),
                *(quote.rule, quote.confidence),
            )

    def _who(self, filed: FiledQuote) -> str:
        """The name to show, or the words of the text; a ``?`` where it was worked out rather than read."""
        who = filed.quote.speaker
        return (self._name(filed) or NOBODY) + ("?" if who and who.inferred else "")

    def _name(self, filed: FiledQuote) -> str | None:
        who = filed.quote.speaker
        return (who.name or who.mention.of(self.text_of(filed.article))) if who else None

    def markdown(self) -> Iterator[str]:
        for filed, echoes in self._pairs():
            who = filed.quote.speaker
            role = f", {escaped(who.role)}" if who and who.role else ""
            source = DOT.join((escaped(label(filed.source, filed.path)), day(filed.date)))
            yield from quoted([escaped(in_marks(filed.quote)), ""])
            yield from quoted([f"— {escaped(self._who(filed))}{role}. *{escaped(filed.title)}*, {source}, "])
            yield from quoted([f"{escaped(filed.path)}, {filed.quote.span.start}–{filed.quote.span.end}"])
            if echoes:
                also = ", ".join(f"{escaped(label(echo.source))} ({echo.relation.value})" for echo in echoes)
                yield from quoted(["", f"Also: {also}"])
            yield ""

    def _pairs(self) -> Iterator[tuple[FiledQuote, tuple[Echo, ...]]]:
        echoes = self.result.echoes or ((),) * len(self.result.items)
        return zip(self.result.items, echoes, strict=True)


def _role(quote: Quote) -> list[Piece]:
    who = quote.speaker
    return [f", {who.role}"] if who and who.role and who.name else []


_HOW = {
    Relation.SAME: "has the same words",
    Relation.SHORTENED: "has it shorter",
    Relation.ALTERED: "has it changed",
    Relation.REQUOTED: "has another speaker say it",
}
SAME_SHOWN, CHANGED_SHOWN = 60, 120
"""Code points shown of words that two quotes share, and of words that one of them lacks; all with -v."""


def _echo(echo: Echo, *, verbose: bool) -> list[Piece]:
    """The other source, what it did, and the words that went (``[-``) and came (``[+``)."""
    pieces: list[Piece] = ["= " if echo.relation is Relation.SAME else "≈ ", f"{label(echo.source)} {_how(echo)}"]
    if any(sign != "=" for sign, _ in echo.diff):
        pieces.append(": ")
        for number, (sign, words) in enumerate(echo.diff):
            shown = words if verbose else _folded(words, SAME_SHOWN if sign == "=" else CHANGED_SHOWN)
            pieces.append(" " * bool(number))
            pieces.append(shown if sign == "=" else Styled(f"[{sign}{shown}]", Style.UNDER))
    pieces.append(faint(f"  {echo.quote}"))
    return pieces


def _how(echo: Echo) -> str:
    """One of two cuts of the same words may be the longer one, or each may have what the other lacks."""
    signs = {sign for sign, _ in echo.diff}
    if echo.relation is Relation.SHORTENED and "+" in signs:
        return "cuts it elsewhere" if "-" in signs else "has more of it"
    return _HOW[echo.relation]


def _first(filed: FiledQuote, echoes: Sequence[Echo]) -> str | None:
    """``first printed by Ellory Courant, 2025-05-11``."""
    from index.comparison.echoes import first_printed

    first = first_printed(filed, echoes) if echoes else None
    if first is None:
        return None
    return f"first printed by {' and '.join(label(source) for source in first.sources)}, {first.day}"


def _folded(words: str, limit: int) -> str:
    """The first and the last of the words."""
    if len(words) <= limit:
        return words
    half = limit // 2
    return f"{shortened(words, half)} {words[words.find(' ', len(words) - half) + 1 :]}"
