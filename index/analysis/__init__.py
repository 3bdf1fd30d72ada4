"""One article: what it says. Every part works on text and spans alone; no other article is looked at.

A look for changed files imports this for ``ANALYSIS_VERSION``, so the rules are imported where they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.language.voices import Voices
    from index.model import Analysis, Article

ANALYSIS_VERSION = 5
"""Rises with every change of a rule, so that what was analysed by older rules is analysed again."""


def analyse(article: Article) -> Analysis:
    """Quotes, strong wording, figures, sentences without a source and signs of rewording of one article."""
    return analyse_with_voices(article)[0]


def analyse_with_voices(article: Article) -> tuple[Analysis, Voices]:
    """What :func:`analyse` finds, and whose words the article's are, which is costly to find twice.

    Wording, figures, claims and rewording are English only: elsewhere they stay empty.
    """
    from index.analysis import claims, figures, reworded, wording
    from index.analysis.quotes import extract
    from index.language.unwrapped import unwrap
    from index.language.voices import map_voices
    from index.model import Analysis

    blocks = article.blocks
    text = unwrap(article.text, blocks)
    language = "en" if article.language.value in ("und", "") else article.language.value
    quotes = tuple(extract(text, blocks, language))
    voices = map_voices(text, blocks, quotes)
    if not language.startswith("en"):
        return Analysis(quotes=quotes), voices
    found = Analysis(
        quotes=quotes,
        flags=tuple(wording.flags(text, quotes, blocks, voices=voices)),
        figures=tuple(figures.find(text, quotes, blocks, voices=voices)),
        claims=tuple(claims.unsourced(text, quotes, blocks, voices=voices)),
        reworded=tuple(reworded.find(text, blocks, voices=voices)),
    )
    return found, voices
