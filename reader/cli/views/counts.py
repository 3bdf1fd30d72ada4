"""Speakers and sources, with counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.model import SourceCount, SpeakerCount
from reader import records
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped
from reader.cli.views.words import counted, day, label
from reader.output import Output
from reader.records import Record
from reader.styled import faint, strong


@dataclass(frozen=True, slots=True)
class Speakers:
    items: Sequence[SpeakerCount]
    total: int
    query: str | None = None

    def text(self, output: Output, *, verbose: bool) -> None:
        output.table(
            [
                (
                    strong(item.name),
                    counted(item.quotes, "quote"),
                    counted(item.articles, "article"),
                    counted(len(item.sources), "source"),
                    faint("; ".join(item.roles if verbose else item.roles[:1])),
                )
                for item in self.items
            ]
        )

    def records(self) -> Iterator[Record]:
        return map(records.speaker_count, self.items)

    def columns(self) -> Sequence[str]:
        return ("name", "quotes", "articles", "sources", "roles")

    def rows(self) -> Iterator[Sequence[Cell]]:
        for item in self.items:
            sources = "; ".join(source.label for source in item.sources)
            yield (item.name, item.quotes, item.articles, sources, "; ".join(item.roles))

    def markdown(self) -> Iterator[str]:
        yield "| speaker | quotes | articles | sources | role |"
        yield "|---|---:|---:|---|---|"
        for item in self.items:
            sources = ", ".join(escaped(label(source)) for source in item.sources)
            roles = "; ".join(map(escaped, item.roles))
            yield f"| {escaped(item.name)} | {item.quotes} | {item.articles} | {sources} | {roles} |"


@dataclass(frozen=True, slots=True)
class Sources:
    items: Sequence[SourceCount]
    total: int
    query: str | None = None

    def text(self, output: Output, *, verbose: bool) -> None:
        output.table(
            [
                (
                    strong(label(item.source)),
                    counted(item.articles, "article"),
                    counted(item.quotes, "quote"),
                    _days(item),
                    faint(_why(item) if verbose else "" if item.evidence else "outlet unknown"),
                )
                for item in self.items
            ]
        )

    def records(self) -> Iterator[Record]:
        return map(records.source_count, self.items)

    def columns(self) -> Sequence[str]:
        return ("source", "id", "inferred", "articles", "quotes", "first", "last", "rule", "confidence")

    def rows(self) -> Iterator[Sequence[Cell]]:
        for item in self.items:
            fact = item.evidence
            yield (
                *(item.source.label, item.source.id, item.source.inferred, item.articles, item.quotes, item.first),
                *(item.last, fact.rule if fact else None, fact.confidence if fact else None),
            )

    def markdown(self) -> Iterator[str]:
        yield "| source | articles | quotes | days |"
        yield "|---|---:|---:|---|"
        for item in self.items:
            yield f"| {escaped(label(item.source))} | {item.articles} | {item.quotes} | {_days(item)} |"


def _days(item: SourceCount) -> str:
    first, last = day(item.first), day(item.last)
    return first if first == last else f"{first} to {last}"


def _why(item: SourceCount) -> str:
    fact = item.evidence
    why = f"{fact.rule}, {fact.confidence:.2f}" if fact else "outlet unknown"
    return f"{why} ({item.source.id})"
