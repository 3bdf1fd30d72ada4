"""Many articles side by side: echoes of quotes, copies, coverage, naming, figures, and the note of each source."""

from __future__ import annotations

from dataclasses import dataclass

from index.model import Analysis, Article


@dataclass(frozen=True, slots=True)
class Analysed:
    """An article with what its analysis found; ``traces`` is what :func:`index.comparison.traces.pack` made of both."""

    article: Article
    analysis: Analysis
    traces: str = ""
