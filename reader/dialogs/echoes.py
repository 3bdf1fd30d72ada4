"""`w`: which other articles have the words of a quote, and what is different there."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.echoes import first_printed
from index.language.sanitise import one_line
from index.model import Echo, FiledQuote
from reader.dialogs.listing import Listing, Paragraph
from reader.panes.labels import source_label
from reader.wording import shown_words

_SIGNS = {"-": "[-{}-]", "+": "{{+{}+}}"}


def echoes_dialog(filed: FiledQuote, echoes: Sequence[Echo]) -> Listing:
    """Enter gives the number of the echo to open."""
    items: list[list[Paragraph]] = [
        [
            (" · ".join((source_label(echo.source), *_day(echo), echo.relation.value)), ("source",)),
            (_difference(echo) or "the same words", () if echo.diff else ("dim",)),
        ]
        for echo in echoes
    ]
    title = (
        f"“{one_line(shown_words(filed.quote), 60)}” in {len(echoes)} other article{'' if len(echoes) == 1 else 's'}"
    )
    foot = "Enter opens · [-missing there-] {+only there+} · Esc closes"
    return Listing(title, items, foot=foot, lead=_first(filed, echoes))


def _day(echo: Echo) -> tuple[str, ...]:
    return (one_line(echo.date)[:10],) if echo.date else ()


def _first(filed: FiledQuote, echoes: Sequence[Echo]) -> str:
    """Who printed the words first, as far as dates are known."""
    first = first_printed(filed, echoes)
    if first is None:
        return ""
    return f"first printed by {' and '.join(map(source_label, first.sources))}, {one_line(first.day)}"


def _difference(echo: Echo) -> str:
    return " ".join(_SIGNS.get(sign, "{}").format(one_line(words)) for sign, words in echo.diff)
