"""Words with their citation, as they go to the clipboard."""

from __future__ import annotations

from index.language.sanitise import one_line, sanitise
from index.model import Article, FiledQuote, Span
from reader.panes.labels import moment, source_label
from reader.panes.quotes import speaker_label
from reader.wording import in_marks


def quote_citation(filed: FiledQuote, article: Article) -> str:
    """``“Words” — Speaker, role words. Source, “Title”, date, where``."""
    quote = filed.quote
    said = sanitise(in_marks(quote))
    speaker = speaker_label(quote, article.text)
    if quote.speaker is not None and quote.speaker.role:
        speaker += f", {one_line(quote.speaker.role)}"
    return f"{said}\n— {speaker}. {_where(article)}\n"


def passage_citation(article: Article, offset: int) -> str:
    """The paragraph at ``offset`` and where it stands."""
    block = next((b for b in article.blocks if b.span.start <= offset <= b.span.end), None)
    span = block.span if block is not None else Span(0, len(article.text))
    return f"{sanitise(span.of(article.text))}\n— {_where(article)}\n"


def _where(article: Article) -> str:
    parts = [source_label(article.source), f"“{one_line(article.title.value)}”"]
    if article.date is not None:
        parts.append(moment(article.date))
    parts.append(one_line(article.url.value) if article.url is not None else article.path)
    return ", ".join(parts)
