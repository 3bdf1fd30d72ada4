"""The rules of quotations, told to a reader: what each one saw, how a speaker was found, what is shown by default."""

from __future__ import annotations

from index.language import tables
from index.language.sanitise import one_line
from index.model import Quote, QuoteKind

PLAIN = 0.8
"""Confidence of indirect speech behind a plain cue ("said that") or in a labelled turn."""


def shown_by_default(quote: Quote) -> bool:
    """Whether lists show a quote unasked: all words in marks, and indirect speech of plain cues.

    What is left out has a cue that may report thought or stance as well ("believes", "her hope that").
    """
    return quote.kind is not QuoteKind.INDIRECT or quote.confidence >= PLAIN


def explain(rule: str) -> str:
    """What the rule with this id saw, in a sentence or two; empty for an id that is not known."""
    return str(tables.section("rules", "quotes").get(rule, ""))


def attribution(quote: Quote, text: str) -> str:
    """How the speaker was found: read as it stands, taken for a name met elsewhere, or inferred.

    Args:
        text: the article's; its words are made safe to print.
    """
    who = quote.speaker
    if who is None:
        return "nobody named"
    mention = one_line(who.mention.of(text), 80)
    name = one_line(who.name or "", 80)
    taken = f" is taken for {name}" if name not in mention else ""
    how = f"“{mention}” in the text{taken}"
    return f"inferred: {how}" if who.inferred else how
