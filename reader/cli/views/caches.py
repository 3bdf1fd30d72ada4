"""What is kept of each collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.library.caching import Cached
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped
from reader.output import Output
from reader.records import Record
from reader.styled import faint


@dataclass(frozen=True, slots=True)
class Caches:
    items: Sequence[Cached]
    query: str | None = None

    @property
    def total(self) -> int:
        return len(self.items)

    def text(self, output: Output, *, verbose: bool) -> None:
        output.table(
            [
                (size([one]), _roots(one), faint("gone" if one.gone else ""), faint(str(one.folder) if verbose else ""))
                for one in self.items
            ]
        )

    def records(self) -> Iterator[Record]:
        for one in self.items:
            yield {"folder": str(one.folder), "roots": list(one.roots), "bytes": one.size, "gone": one.gone}

    def columns(self) -> Sequence[str]:
        return ("bytes", "roots", "gone", "folder")

    def rows(self) -> Iterator[Sequence[Cell]]:
        return ((one.size, "; ".join(one.roots), one.gone, str(one.folder)) for one in self.items)

    def markdown(self) -> Iterator[str]:
        yield "| size | collection | |"
        yield "|---:|---|---|"
        for one in self.items:
            yield f"| {size([one])} | {escaped(_roots(one))} | {'gone' if one.gone else ''} |"


def size(of: Iterable[Cached | int]) -> str:
    """Bytes, added up, as people say them: ``1.4 MB``."""
    total = float(sum(one if isinstance(one, int) else one.size for one in of))
    if total < 1_000_000:
        return f"{total / 1000:.1f} kB"
    return f"{total / 1_000_000:.1f} MB" if total < 1_000_000_000 else f"{total / 1_000_000_000:.1f} GB"


def _roots(one: Cached) -> str:
    return ", ".join(one.roots) or f"of an unknown collection ({one.folder.name})"
