"""`i`: which rule found a quote, and how it came by the speaker; or why a line of the note is there."""

from __future__ import annotations

from index.language.rules import attribution, explain
from index.language.sanitise import one_line
from index.library.dismissing import key_of
from index.model import Quote, QuoteKind, Span, Statement
from reader.dialogs.listing import Listing, Paragraph
from reader.panes.quotes import speaker_label
from reader.wording import shown_words

_KINDS = {
    QuoteKind.DIRECT: "direct: all of the words stand in marks",
    QuoteKind.MIXED: "mixed: a clause, a part of which stands in marks",
    QuoteKind.INDIRECT: "indirect: reported without marks",
}
LONGEST = 200


def reasons_dialog(quote: Quote, text: str) -> Listing:
    """What is known of one quote; ``text`` is its article's."""
    who = quote.speaker
    facts = [
        ("speaker", attribution(quote, text)),
        *([("phrase", _words(who.phrase, text))] if who is not None and who.phrase != who.mention else []),
        ("cue", _words(quote.cue, text)),
        ("kind", _KINDS[quote.kind]),
        ("rule", f"{one_line(quote.rule)}, confidence {quote.confidence:.2f}"),
    ]
    found = explain(quote.rule) or "There is no explanation for this rule."
    items: list[list[Paragraph]] = [[(speaker_label(quote, text), ("speaker",)), (found, ())]]
    items += [[(f"{name:<8} {value}", ())] for name, value in facts]
    words = one_line(shown_words(quote), 50)
    return Listing(f"Why: “{words}”" if quote.kind is QuoteKind.DIRECT else f"Why: {words}", items)


def statement_dialog(statement: Statement) -> Listing:
    """What is known of one line of a note."""
    counts = statement.counts
    facts = [
        ("rule", one_line(statement.rule)),
        ("counts", f"{counts.here:,} here, {counts.others:,} elsewhere, {counts.sources:,} other sources"),
        ("voice", statement.voice.value if statement.voice is not None else "none"),
        ("key", f"{key_of(statement)}, for parallax note --dismiss"),
    ]
    items: list[list[Paragraph]] = [[(one_line(statement.text, LONGEST), ()), (one_line(statement.reason), ())]]
    items += [[(f"{name:<8} {value}", ())] for name, value in facts]
    items += [[(f"› “{one_line(evidence.text, LONGEST)}”", ("evidence",))] for evidence in statement.evidence]
    return Listing("Why is this here?", items)


def _words(span: Span | None, text: str) -> str:
    return f"“{one_line(span.of(text), LONGEST)}”" if span is not None else "none"
