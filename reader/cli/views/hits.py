"""Articles that answer a query, with their passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import records
from reader.cli.views.view import escaped, quoted
from reader.cli.views.words import DOT, counted, day, label, marked, place
from reader.styled import faint, plain, strong

if TYPE_CHECKING:
    from index.model import Passage, SearchResult
    from reader.cli.views.delimited import Cell
    from reader.output import Output
    from reader.records import Record


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of search results."""

    result: SearchResult

    @property
    def query(self) -> str | None:
        return self.result.query or None

    @property
    def total(self) -> int:
        return self.result.total

    def text(self, output: Output, *, verbose: bool) -> None:
        for number, hit in enumerate(self.result.hits):
            if number:
                output.line()
            more = [counted(hit.matches, "match", "matches")] if hit.matches else []
            if verbose:
                more += [f"score {hit.score:.2f}", hit.article]
            output.line(strong(hit.title))
            output.line(faint(place(hit.source, hit.date, hit.path, *more)), indent=2)
            for passage in hit.passages:
                output.line(*marked(passage.text, passage.span.start, passage.matches), indent=4)

    def records(self) -> Iterator[Record]:
        return map(records.hit, self.result.hits)

    def columns(self) -> Sequence[str]:
        return (
            *("article", "path", "title", "source", "inferred", "date", "score"),
            *("matches", "start", "end", "passage"),
        )

    def rows(self) -> Iterator[Sequence[Cell]]:
        """One row a passage; an article without any (all were asked for) is one row."""
        for hit in self.result.hits:
            head = (
                *(hit.article, hit.path, hit.title, hit.source.label, hit.source.inferred),
                *(hit.date, round(hit.score, 6), hit.matches),
            )
            for passage in hit.passages:
                yield (*head, passage.span.start, passage.span.end, passage.text)
            if not hit.passages:
                yield (*head, None, None, None)

    def markdown(self) -> Iterator[str]:
        for hit in self.result.hits:
            cited = DOT.join((escaped(label(hit.source, hit.path)), day(hit.date), escaped(hit.path)))
            yield f"- **{escaped(hit.title)}**, {cited}"
            for passage in hit.passages:
                yield "  "
                yield from ("  " + line for line in quoted([_bold(passage)]))


def _bold(passage: Passage) -> str:
    pieces = marked(passage.text, passage.span.start, passage.matches)
    return "".join(
        _kept(plain(p), escaped(plain(p))) if isinstance(p, str) else f"**{escaped(p.text)}**" for p in pieces
    )


def _kept(text: str, line: str) -> str:
    """The blanks at the ends of a piece, which becoming one line takes away, put back."""
    return " " * text[:1].isspace() + line + " " * (text[-1:].isspace() and bool(line))
