"""One article: what it says. Every part works on text and spans alone; no other article is looked at."""

from __future__ import annotations

from index.analysis import claims, figures, reworded, wording
from index.language.unwrapped import unwrap
from index.language.voices import map_voices
from index.model import Analysis, Article

ANALYSIS_VERSION = 4
"""Rises with every change of a rule, so that what was analysed by older rules is analysed again."""


def analyse(article: Article) -> Analysis:
    """Quotes, strong wording, figures, sentences without a source and signs of rewording of one article.

    Wording, figures, claims and rewording are English only: elsewhere they stay empty.
    """
    from index.analysis.quotes import extract

    blocks = article.blocks
    text = unwrap(article.text, blocks)
    language = "en" if article.language.value in ("und", "") else article.language.value
    quotes = tuple(extract(text, blocks, language))
    if not language.startswith("en"):
        return Analysis(quotes=quotes)
    voices = map_voices(text, blocks, quotes)
    return Analysis(
        quotes=quotes,
        flags=tuple(wording.flags(text, quotes, blocks, voices=voices)),
        figures=tuple(figures.find(text, quotes, blocks, voices=voices)),
        claims=tuple(claims.unsourced(text, quotes, blocks, voices=voices)),
        reworded=tuple(reworded.find(text, blocks, voices=voices)),
    )
