"""Quotes by speaker, kind, source and words; who speaks; where else an utterance is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.library.shelf import Shelf
from index.library.sources import selection
from index.model import Echo, FiledQuote, Filters, QuoteKind, QuoteResult, SpeakerCount
from index.store import listing

if TYPE_CHECKING:
    from index.library.finding import Finder

COMPARED_WHOLE = 5_000
"""Up to how many quotes the echoes of a whole collection are found at once, and kept."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of quotes; None and empty ask nothing."""

    query: str | None
    speaker: str | None
    kinds: tuple[QuoteKind, ...]
    about: str | None
    filters: Filters


def find(shelf: Shelf, finder: Finder, wanted: Wanted, *, limit: int | None, offset: int, echoes: bool) -> QuoteResult:
    """A page of the quotes wanted; by nearness to the query if there is one."""
    chosen = selection(shelf, wanted.filters)
    ranked = finder.quote_ids(wanted.query) if wanted.query and wanted.query.strip() else None
    among = ranked
    if wanted.about and wanted.about.strip():
        about = finder.quotes_about(wanted.about)
        among = [one for one in ranked if one in about] if ranked is not None else sorted(about)
    undated = listing.undated(shelf.catalogue, chosen)
    left_out = 0
    if undated:
        left_out, _ = _list(shelf, wanted, listing.Selection(chosen.sources, undated), among, limit=0)
    if ranked is None:
        total, page = _list(shelf, wanted, chosen, among, limit=limit, offset=offset)
    else:
        total, found = _list(shelf, wanted, chosen, among)
        place = {one: number for number, one in enumerate(ranked)}
        found.sort(key=lambda filed: place[filed.id])
        page = found[offset : None if limit is None else offset + limit]
    beside = echoes_of(shelf, finder, [filed.id for filed in page]) if echoes else {}
    return QuoteResult(
        query=wanted.query,
        total=total,
        items=tuple(page),
        echoes=tuple(beside.get(filed.id, ()) for filed in page) if echoes else (),
        left_out=left_out,
    )


def _list(
    shelf: Shelf,
    wanted: Wanted,
    chosen: listing.Selection,
    among: Sequence[str] | None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[int, list[FiledQuote]]:
    return listing.quotes(
        shelf.catalogue,
        chosen,
        speaker=wanted.speaker,
        kinds=wanted.kinds,
        among=among,
        limit=limit,
        offset=offset,
    )


def echoes_of(shelf: Shelf, finder: Finder, quotes: Sequence[str]) -> dict[str, tuple[Echo, ...]]:
    """The echoes of these quotes among all quotes of the collection."""
    from index.comparison.echoes import find as find_echoes

    if listing.quote_count(shelf.catalogue) <= COMPARED_WHOLE:
        return shelf.kept("echoes", lambda: find_echoes(shelf.catalogue.filed("1")))
    found: dict[str, tuple[Echo, ...]] = {}
    for one in quotes:
        asked = _by_id(shelf, (one,))
        if asked:
            near = _by_id(shelf, finder.quotes_near(asked[0].quote.text))
            others = [filed for filed in near if filed.id != one]
            found[one] = find_echoes([asked[0], *others]).get(one, ())
    return found


def _by_id(shelf: Shelf, quotes: Sequence[str]) -> list[FiledQuote]:
    return listing.quotes(shelf.catalogue, listing.Selection(), among=quotes)[1]


def speakers(shelf: Shelf, filters: Filters) -> tuple[SpeakerCount, ...]:
    """Speakers by their full names, most quoted first; one written in two cases is one."""
    rows: dict[str, list[listing.SpeakerRow]] = {}
    for row in listing.speakers(shelf.catalogue, selection(shelf, filters)):
        rows.setdefault(row.name.casefold(), []).append(row)
    counts = [_counted(group) for group in rows.values()]
    return tuple(sorted(counts, key=lambda count: (-count.quotes, count.name)))


def _counted(rows: Sequence[listing.SpeakerRow]) -> SpeakerCount:
    return SpeakerCount(
        name=rows[0].name,
        quotes=sum(row.quotes for row in rows),
        articles=len({row.article for row in rows}),
        sources=tuple(sorted({row.source for row in rows}, key=lambda source: (source.label.casefold(), source.id))),
        roles=tuple(_once(row.role for row in rows if row.role)),
    )


def _once(roles: Iterable[str]) -> list[str]:
    """Role words in the order met, each once whatever its case."""
    met: dict[str, str] = {}
    for role in roles:
        met.setdefault(role.casefold(), role)
    return list(met.values())
