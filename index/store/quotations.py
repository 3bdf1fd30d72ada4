"""Lists of quotes as the catalogue has them: by speaker, kind and article, in the order of the articles."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from index.store.catalogue import Catalogue
from index.store.listing import Selection, where_of
from index.store.schema import WHO

if TYPE_CHECKING:
    from index.model import FiledQuote, QuoteKind

_WORDS = re.compile(r"\w+")
_PLAIN = "(q.kind != 'indirect' OR json_extract(q.data, '$[2]') >= CAST(? AS REAL))"


def quotes(
    catalogue: Catalogue,
    selection: Selection,
    *,
    speaker: str | None = None,
    kinds: Collection[QuoteKind] = (),
    among: Sequence[str] | None = None,
    least: float | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[int, list[FiledQuote]]:
    """How many quotes there are, and a page of them, in the order of the articles.

    Args:
        speaker: a full name, a part of one, or the words by which the speaker is mentioned; case does not matter.
        among: ids of quotes to choose from.
        least: indirect speech of less confidence than this is left out.
    """
    where, values = _asked(catalogue, selection, speaker, kinds)
    if least is not None:
        where += f" AND {_PLAIN}"
        values.append(str(least))
    if among is not None:
        where += " AND a.id || '.' || q.number IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(among)))
        where += " AND a.id IN (SELECT value FROM json_each(?))"
        values.append(_articles_of(among))
    counted = catalogue.read(
        f"SELECT count(*) FROM quotes q JOIN articles a ON a.id = q.article WHERE {where}", *values
    )
    page = catalogue.filed(where, *values, -1 if limit is None else limit, offset, extra="LIMIT ? OFFSET ?")
    return int(str(counted[0][0])), page


def fitting(
    catalogue: Catalogue,
    selection: Selection,
    among: Collection[str],
    *,
    speaker: str | None = None,
    kinds: Collection[QuoteKind] = (),
    least: float | None = None,
) -> tuple[frozenset[str], int]:
    """Which of these quotes are wanted, and how many more would be but for ``least``; as :func:`quotes`, unread."""
    where, values = _asked(catalogue, selection, speaker, kinds)
    rows = catalogue.read(
        f"SELECT a.id || '.' || q.number, {'1' if least is None else _PLAIN}"
        f" FROM quotes q JOIN articles a ON a.id = q.article WHERE {where}"
        " AND a.id IN (SELECT value FROM json_each(?))",
        *(() if least is None else (str(least),)),
        *values,
        _articles_of(among),
    )
    known = set(among)
    found = [(str(one), bool(plain)) for one, plain in rows if one in known]
    kept = frozenset(one for one, plain in found if plain)
    return kept, len(found) - len(kept)


def _asked(
    catalogue: Catalogue, selection: Selection, speaker: str | None, kinds: Collection[QuoteKind]
) -> tuple[str, list[str | int | None]]:
    """The conditions on quotes."""
    where, values = where_of(selection)
    if kinds:
        where += " AND q.kind IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(sorted(kind.value for kind in kinds)))
    if speaker is not None:
        where += f" AND {WHO} IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(_said_by(catalogue, speaker)))
    return where, values


def _articles_of(quotes: Iterable[str]) -> str:
    return json.dumps(sorted({one.rpartition(".")[0] for one in quotes}))


def speaker_names(catalogue: Catalogue) -> list[tuple[str, int]]:
    """Every full name with its quotes."""
    rows = catalogue.read("SELECT name, count(*) FROM quotes WHERE name IS NOT NULL GROUP BY name")
    return [(str(name), int(str(count))) for name, count in rows]


def quote_count(catalogue: Catalogue) -> int:
    """How many quotes there are."""
    return int(str(catalogue.read("SELECT coalesce(sum(quotes), 0) FROM articles")[0][0]))


def _said_by(catalogue: Catalogue, wanted: str) -> list[str]:
    """The speakers, as full name and mention in one, that ``wanted`` may mean."""
    words = _WORDS.findall(wanted.casefold())
    if not words:
        return []
    known = (str(who) for (who,) in catalogue.read(f"SELECT DISTINCT {WHO} FROM quotes ORDER BY 1"))
    return [who for who in known if any(_has(part, words) for part in who.split("\x1f"))]


def _has(name: str, words: list[str]) -> bool:
    """Whether ``words`` stand in ``name`` side by side."""
    parts = _WORDS.findall(name.casefold())
    return any(parts[i : i + len(words)] == words for i in range(len(parts) - len(words) + 1))
