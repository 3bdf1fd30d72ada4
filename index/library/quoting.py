"""Quotes by speaker, kind, source and words; who speaks; where else an utterance is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.language.rules import PLAIN
from index.library.shelf import Shelf
from index.library.sources import selection
from index.model import Echo, FiledQuote, Filters, Quote, QuoteKind, QuoteResult, SpeakerCount
from index.store import listing, quotations

if TYPE_CHECKING:
    from index.library.finding import Finder

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_SENTENCE = re.compile(r"[.?!…;](?=\s)|,(?=\s[A-Z])")
LEAST, PIECES = 4, 6
"""How many words a piece of a quote has that is looked for by itself, and how many such pieces."""

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
    exact: bool = False
    all_indirect: bool = True


def find(shelf: Shelf, finder: Finder, wanted: Wanted, *, limit: int | None, offset: int, echoes: bool) -> QuoteResult:
    """A page of the quotes wanted; by nearness to the query if there is one."""
    chosen = selection(shelf, wanted.filters)
    ranked = _ranked(shelf, finder, wanted)
    among = ranked
    if wanted.about and wanted.about.strip():
        about = finder.quotes_about(wanted.about)
        among = [one for one in ranked if one in about] if ranked is not None else sorted(about)
    undated = listing.undated(shelf.catalogue, chosen)
    left_out = 0
    if undated:
        left_out, _ = _list(shelf, wanted, listing.Selection(chosen.sources, undated), among, limit=0)
    hidden = 0
    if ranked is None:
        total, page = _list(shelf, wanted, chosen, among, limit=limit, offset=offset)
        if not wanted.all_indirect:
            hidden = _list(shelf, replace(wanted, all_indirect=True), chosen, among, limit=0)[0] - total
    else:
        total, hidden, page = _nearest(shelf, wanted, chosen, among or (), limit=limit, offset=offset)
    beside = echoes_of(shelf, finder, [filed.id for filed in page]) if echoes else {}
    return QuoteResult(
        query=wanted.query,
        total=total,
        items=tuple(page),
        echoes=tuple(beside.get(filed.id, ()) for filed in page) if echoes else (),
        left_out=left_out,
        hidden=hidden,
    )


def _nearest(
    shelf: Shelf, wanted: Wanted, chosen: listing.Selection, ranked: Sequence[str], *, limit: int | None, offset: int
) -> tuple[int, int, list[FiledQuote]]:
    """How many there are, how many are hidden, and a page in the order of ``ranked``; nothing else is read."""
    fitting, hidden = quotations.fitting(
        shelf.catalogue,
        chosen,
        ranked,
        speaker=wanted.speaker,
        kinds=wanted.kinds,
        least=None if wanted.all_indirect else PLAIN,
    )
    page = [one for one in ranked if one in fitting][offset : None if limit is None else offset + limit]
    place = {one: number for number, one in enumerate(page)}
    return len(fitting), hidden, sorted(_by_id(shelf, page), key=lambda filed: place[filed.id])


def _ranked(shelf: Shelf, finder: Finder, wanted: Wanted) -> list[str] | None:
    """The quotes that answer the query, best first; None where nothing is asked."""
    if not wanted.query or not wanted.query.strip():
        return None
    if not wanted.exact:
        return finder.quote_ids(wanted.query)
    run = _folded(wanted.query)
    if not run:
        return []
    near = finder.quote_ids('said:"' + " ".join(run) + '"')
    holding = {filed.id for filed in _by_id(shelf, near) if _has_run(_folded(filed.quote.text), run)}
    return [one for one in near if one in holding]


def _folded(text: str) -> list[str]:
    """The words without case, with straight apostrophes."""
    return [match[0].casefold().replace("’", "'") for match in _WORD.finditer(text)]


def _has_run(words: list[str], run: list[str]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))


def _list(
    shelf: Shelf,
    wanted: Wanted,
    chosen: listing.Selection,
    among: Sequence[str] | None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[int, list[FiledQuote]]:
    return quotations.quotes(
        shelf.catalogue,
        chosen,
        speaker=wanted.speaker,
        kinds=wanted.kinds,
        among=among,
        least=None if wanted.all_indirect else PLAIN,
        limit=limit,
        offset=offset,
    )


def echoes_of(shelf: Shelf, finder: Finder, quotes: Sequence[str]) -> dict[str, tuple[Echo, ...]]:
    """The echoes of these quotes among all quotes of the collection."""
    from index.comparison.echoes import find as find_echoes

    if quotations.quote_count(shelf.catalogue) <= COMPARED_WHOLE:
        return shelf.kept("echoes", lambda: find_echoes(shelf.catalogue.filed("1")))
    found: dict[str, tuple[Echo, ...]] = {}
    for one in quotes:
        asked = _by_id(shelf, (one,))
        if asked:
            near = dict.fromkeys(like for words in _to_ask(asked[0].quote) for like in finder.quotes_near(words))
            others = [filed for filed in _by_id(shelf, tuple(near)) if filed.id != one]
            found[one] = find_echoes([asked[0], *others]).get(one, ())
    return found


def _to_ask(quote: Quote) -> list[str]:
    """The whole quote and its longer pieces: one that prints a piece alone is not near to the whole."""
    pieces = [piece for piece in _SENTENCE.split(quote.text) if len(_WORD.findall(piece)) >= LEAST]
    return list(dict.fromkeys((quote.text, *pieces[:PIECES])))


def _by_id(shelf: Shelf, quotes: Sequence[str]) -> list[FiledQuote]:
    return quotations.quotes(shelf.catalogue, listing.Selection(), among=quotes)[1]


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
