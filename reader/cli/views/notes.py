"""Bias notes: sections in their fixed order, each statement with its passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.library.dismissing import key_of
from index.model import Evidence, Note, Scope, Statement
from reader import records
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped
from reader.cli.views.words import counted, label, shortened
from reader.output import Output
from reader.records import Record
from reader.styled import faint, strong

SECTIONS = {
    1: "What this text is",
    2: "Who speaks",
    3: "Strong wording",
    4: "No source found",
    5: "Words it uses more, and what it calls things",
    6: "Not found here",
    7: "Figures that differ",
    8: "About the outlet",
    9: "How far to trust this note",
}
FOLDED = 150
"""Code points of the one passage shown below a statement; -v shows all passages whole."""
LINES = 14
"""Statements of a note that are told without -v: of each section its first, then its second, and so on."""
MOST_OF = {4: 2, 8: 1, 9: 1}
"""Statements of a section that are told without -v at the most; all warnings are."""
PASSAGES = 2
"""Passages of a statement in Markdown."""


@dataclass(frozen=True, slots=True)
class Notes:
    items: Sequence[Note]
    query: str | None = None

    @property
    def total(self) -> int:
        return len(self.items)

    def text(self, output: Output, *, verbose: bool) -> None:
        for number, note in enumerate(self.items):
            if number:
                output.line()
            output.line(strong(f"Bias note: {label(note.source)}"))
            output.line(faint(scope(note)), indent=2)
            told = note.statements if verbose else brief(note.statements)
            section = 0
            for statement in told:
                if statement.section != section:
                    section = statement.section
                    output.line()
                    output.line(strong(f"{section}  {SECTIONS.get(section, '')}"), indent=2)
                _state(statement, note, output, verbose=verbose)
            folded = len(note.statements) - len(told)
            if folded:
                output.line()
                output.line(faint(f"{counted(folded, 'more line')} and the reasons: -v"), indent=2)

    def records(self) -> Iterator[Record]:
        return map(records.note, self.items)

    def columns(self) -> Sequence[str]:
        return (
            *("source", "inferred", "section", "kind", "statement", "here", "others", "sources", "voice", "rule"),
            *("article", "path", "start", "end", "evidence"),
        )

    def rows(self) -> Iterator[Sequence[Cell]]:
        """One row a passage; a statement without any is one row."""
        for note in self.items:
            for statement in note.statements:
                counts = statement.counts
                head = (
                    *(note.source.label, note.source.inferred, statement.section, statement.kind, statement.text),
                    *(counts.here, counts.others, counts.sources, statement.voice, statement.rule),
                )
                for words in statement.evidence:
                    yield (*head, words.article, words.path, words.span.start, words.span.end, words.text)
                if not statement.evidence:
                    yield (*head, None, None, None, None, None)

    def markdown(self) -> Iterator[str]:
        for note in self.items:
            yield f"# Bias note: {escaped(label(note.source))}"
            yield ""
            yield escaped(scope(note))
            section = 0
            for statement in note.statements:
                if statement.section != section:
                    section = statement.section
                    yield from ("", f"## {section} {SECTIONS.get(section, '')}", "")
                yield f"- {escaped(statement.text)}"
                for words in statement.evidence[:PASSAGES]:
                    yield f"  > {escaped(words.text)} ({escaped(_where(words, note))})"
            yield ""


def brief(statements: Sequence[Statement]) -> list[Statement]:
    """About ``LINES`` statements from all sections, in their order; those within a section come by weight."""
    place: dict[int, int] = {}
    ranked: list[tuple[int, int]] = []
    for number, statement in enumerate(statements):
        turn = place[statement.section] = place.get(statement.section, 0) + 1
        if statement.kind == "warning":
            ranked.append((0, number))
        elif turn <= MOST_OF.get(statement.section, LINES):
            ranked.append((turn, number))
    return [statements[number] for number in sorted(number for _, number in sorted(ranked)[:LINES])]


def scope(note: Note) -> str:
    """``2 articles, compared with the 14 articles of 6 sources in its folder``."""
    own = counted(len(note.articles), "article")
    return f"{own}; {_compared(note.scope)}"


def _compared(scope: Scope) -> str:
    if scope.sources < 2:
        return "nothing to compare with"
    where = {"folder": "its folder", "collection": "the collection", "results": "the results"}.get(
        scope.kind, scope.kind
    )
    return f"compared within {where}: {counted(scope.articles, 'article')} of {counted(scope.sources, 'source')}"


def _state(statement: Statement, note: Note, output: Output, *, verbose: bool) -> None:
    output.line(statement.text, indent=5)
    if verbose:
        output.line(faint(f"{statement.rule} [{key_of(statement)}]: {statement.reason}"), indent=5)
    shown = statement.evidence if verbose else statement.evidence[:1]
    for words in shown:
        text = words.text if verbose else shortened(words.text, FOLDED)
        output.line("› ", text, faint("  " + _where(words, note)), indent=7)
    hidden = len(statement.evidence) - len(shown)
    if hidden:
        output.line(faint(f"and {counted(hidden, 'passage')} more (-v)"), indent=7)


def _where(words: Evidence, note: Note) -> str:
    """The path only where there may be doubt: a note on one article speaks of that article."""
    place = f"{words.span.start}–{words.span.end}"
    return place if note.articles == (words.article,) else f"{words.path} {place}"
