"""The signs that say without colour what a line holds; plain ones for terminals with few glyphs."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """One cell each."""

    cursor: str
    mark: str
    match: str
    evidence: str
    speaker: str
    quote: str
    indirect: str
    aside: str


FULL = Signs(cursor="▸", mark="▌", match="•", evidence="◆", speaker="@", quote="│", indirect="┆", aside="·")
PLAIN = Signs(cursor=">", mark="#", match="*", evidence="+", speaker="@", quote="|", indirect=":", aside="-")


def plain_terminal() -> bool:
    """Whether the terminal is the Linux console, whose font lacks most signs and rounded corners."""
    return os.environ.get("TERM", "") in ("linux", "vt100", "vt220")


def signs() -> Signs:
    """What this terminal can draw."""
    return PLAIN if plain_terminal() else FULL


def legend(set_: Signs) -> tuple[tuple[str, str], ...]:
    """Each sign with what it says, for help."""
    return (
        (set_.mark, "where you are reading"),
        (set_.match, "a match of the query stands in this line"),
        (set_.evidence, "a passage that the note points at"),
        (set_.speaker, "the speaker of a quote is named in this line"),
        (set_.quote, "quoted words, in marks"),
        (set_.indirect, "reported words, without marks"),
        (set_.aside, "not the article's own text: caption, credit, licence, promotion"),
        ("?", "inferred, not stated: an outlet from names in the text or the file; for a speaker, i says how"),
        ("×2", "stands twice in this article"),
        ("≈3", "three other articles have these words, whole, shortened or altered"),
    )
