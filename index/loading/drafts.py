"""What a format reader hands on: text, paragraphs, and the facts that the file states as such."""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import LoadError
from index.loading.paragraphs import MOST_PARAGRAPHS
from index.model import BlockClass, Fact, Span


@dataclass(frozen=True, slots=True)
class Given:
    """Facts stated by the file's own fields, tags or header lines, in the ladder above anything read from the text."""

    title: Fact | None = None
    outlet: Fact | None = None
    agency: Fact | None = None
    byline: Fact | None = None
    dateline: Fact | None = None
    date: Fact | None = None
    url: Fact | None = None
    language: Fact | None = None
    references: tuple[Fact, ...] = ()

    def over(self, lower: Given) -> Given:
        """These facts, and those of ``lower`` where there are none; references of both, once each."""
        known = {fact.value for fact in self.references}
        return Given(
            title=self.title or lower.title,
            outlet=self.outlet or lower.outlet,
            agency=self.agency or lower.agency,
            byline=self.byline or lower.byline,
            dateline=self.dateline or lower.dateline,
            date=self.date or lower.date,
            url=self.url or lower.url,
            language=self.language or lower.language,
            references=self.references + tuple(fact for fact in lower.references if fact.value not in known),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as read. ``text`` is final; ``spans`` are its paragraphs, ``presets`` what markup says they are."""

    text: str
    spans: tuple[Span, ...]
    loader: str
    presets: tuple[BlockClass | None, ...] = ()
    given: Given = Given()
    notices: tuple[str, ...] = ()


def compose(
    paragraphs: list[tuple[str, BlockClass | None]],
) -> tuple[str, tuple[Span, ...], tuple[BlockClass | None, ...]]:
    """Text of paragraphs with a blank line between them, their spans and presets; empty ones are left out.

    Raises:
        LoadError: there are more than ``MOST_PARAGRAPHS``.
    """
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise LoadError(f"more than {MOST_PARAGRAPHS:,} paragraphs; no article")
    pieces: list[str] = []
    spans: list[Span] = []
    presets: list[BlockClass | None] = []
    position = 0
    for words, preset in paragraphs:
        line = " ".join(words.split())
        if not line:
            continue
        pieces.append(line)
        spans.append(Span(position, position + len(line)))
        presets.append(preset)
        position += len(line) + 2
    return "\n\n".join(pieces), tuple(spans), tuple(presets)
