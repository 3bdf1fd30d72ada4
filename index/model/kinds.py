"""The kinds of things: what a block, a quote, a voice or an echo may be."""

from __future__ import annotations

from enum import StrEnum


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


class QuoteKind(StrEnum):
    """``direct``: the words stand in marks; ``mixed``: a clause with a quoted fragment; ``indirect``: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Voice(StrEnum):
    """Whose words these are: the outlet's own, a speaker's in marks, a speaker's without marks."""

    OUTLET = "outlet"
    QUOTE = "quote"
    PARAPHRASE = "paraphrase"


class Relation(StrEnum):
    """How an echo relates to the quote that was asked about."""

    SAME = "same"
    SHORTENED = "shortened"
    ALTERED = "altered"
    REQUOTED = "requoted"
