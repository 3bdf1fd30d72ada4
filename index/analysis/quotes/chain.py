"""The rules in their order. Each reads what the earlier ones found and leaves taken quotations alone."""

from __future__ import annotations

from collections.abc import Callable

from index.analysis.quotes.reading import Reading
from index.analysis.quotes.rules.according import according
from index.analysis.quotes.rules.after_quote import after_quote
from index.analysis.quotes.rules.before_quote import before_quote
from index.analysis.quotes.rules.clauses import clauses
from index.analysis.quotes.rules.continued import continued
from index.analysis.quotes.rules.credited import credited
from index.analysis.quotes.rules.fragments import fragments
from index.analysis.quotes.rules.headlines import headlines
from index.analysis.quotes.rules.inside import inside
from index.analysis.quotes.rules.labels import labels
from index.analysis.quotes.rules.loose_verbs import loose_verbs
from index.analysis.quotes.rules.nearest import nearest
from index.analysis.quotes.rules.nouns import nouns
from index.analysis.quotes.rules.speeches import speeches
from index.analysis.quotes.rules.standalone import standalone
from index.analysis.quotes.rules.titles import titles
from index.analysis.quotes.rules.trailing import trailing
from index.analysis.quotes.rules.worded import worded

Rule = Callable[[Reading], None]

_RULES: list[tuple[str, Rule]] = [
    ("label", labels),
    ("turn", speeches),
    ("title", titles),
    ("credit", credited),
    ("inside", inside),
    ("after", after_quote),
    ("before", before_quote),
    ("continued", continued),
    ("trailing", trailing),
    ("headline", headlines),
    ("according", according),
    ("clause", clauses),
    ("noun", nouns),
    ("worded", worded),
    ("verb", loose_verbs),
    ("fragment", fragments),
    ("alone", standalone),
]


_ELSEWHERE: list[tuple[str, Rule]] = [
    ("credit", credited),
    ("nearest", nearest),
]
"""For languages other than English."""


def run(reading: Reading) -> None:
    """All rules for the language of the text, in order."""
    english = reading.language.lower().split("-")[0] == "en"
    for _, rule in _RULES if english else _ELSEWHERE:
        rule(reading)
