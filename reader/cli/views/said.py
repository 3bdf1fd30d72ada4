"""What the user said against the files, numbered so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import records
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped
from reader.output import Output
from reader.records import Record
from reader.styled import strong

if TYPE_CHECKING:
    from index.store.overrides import Override


@dataclass(frozen=True, slots=True)
class Said:
    items: Sequence[Override]
    query: str | None = None

    @property
    def total(self) -> int:
        return len(self.items)

    def text(self, output: Output, *, verbose: bool) -> None:
        output.table([(strong(str(one.number)), _kind(one), _line(one)) for one in self.items])

    def records(self) -> Iterator[Record]:
        return map(records.override, self.items)

    def columns(self) -> Sequence[str]:
        return ("number", "kind", "subject", "field", "value", "label")

    def rows(self) -> Iterator[Sequence[Cell]]:
        return ((one.number, one.kind.value, one.subject, one.field, one.value, one.label) for one in self.items)

    def markdown(self) -> Iterator[str]:
        return (f"- {one.number}: {_kind(one)}: {escaped(_line(one))}" for one in self.items)


_KINDS = {
    "article": "corrected",
    "source": "renamed",
    "fact": "noted",
    "statement": "dismissed line",
    "rule": "dismissed rule",
}


def _kind(one: Override) -> str:
    return _KINDS[one.kind.value]


def _line(one: Override) -> str:
    """What was said, in one line of words."""
    match one.kind.value:
        case "article":
            return f"{one.label or one.subject}: {one.field} {one.value or 'none'}"
        case "source":
            return f"{one.label} is {one.value}"
        case "fact":
            return f"{one.label}: {one.field}" + (f" ({one.value})" if one.value else "")
        case "statement":
            return f"{one.subject} {one.field}: {one.label}"
        case _:
            return one.subject
