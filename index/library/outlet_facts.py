"""Facts about the outlet of a source: what a cited table files it as, and what the user noted; never about a text.

Looked up only for a source whose outlet is stated or named by the user, and by domain: names are shared by too many
("The Herald"), so a name counts as the domains that ``index/data/outlets.toml`` has for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from index.language.sanitise import one_line
from index.language.tables import records, words
from index.library.correcting import exact_source, final_name
from index.loading import hosts, outlets
from index.model import Article, OutletFact
from index.store.overrides import Kind, Override
from index.store.records import BY_USER

_TABLE = "State Media Matrix (Alliance for Securing Democracy, 2023, with data of the State Media Monitor)"


class _Row(NamedTuple):
    country: str
    company: str
    kind: str


def facts_about(articles: Sequence[Article], said: Sequence[Override]) -> tuple[OutletFact, ...]:
    """What is known of the outlet of these articles of one source: the table first, then the user."""
    source = articles[0].source
    if source.inferred or not source.id.startswith("outlet:"):
        return ()
    row = next((found for domain in _domains(articles) if (found := _filed_as(domain)) is not None), None)
    names = {one.subject: one.value for one in said if one.kind is Kind.SOURCE}
    noted = (
        OutletFact(source.label, one.field, one.value, by_user=True)
        for one in said
        if one.kind is Kind.FACT and _final(names, one.subject) == source.id
    )
    return (*([_from_table(source.label, row)] if row is not None else []), *noted)


def _final(names: Mapping[str, str], source: str) -> str:
    name = final_name(names, source)
    return source if name is None else exact_source(name).id


def _domains(articles: Iterable[Article]) -> Iterator[str]:
    """The domains of the outlet as its name has them, then the addresses of its articles, if the files name both."""
    for article in articles:
        outlet = article.outlet
        if outlet is None:
            continue
        known = outlets.named(outlet.value)
        if known is not None:
            yield from known.domains
            continue
        host = hosts.domain_in(outlet.value)
        if host is not None:
            yield host
        address = hosts.host_of(article.url.value) if article.url is not None else None
        if address is not None and outlet.rule != BY_USER and not hosts.passes_on(address):
            yield address


def _filed_as(host: str) -> _Row | None:
    """The row of this host, or of the nearest domain above it."""
    labels = host.lower().removeprefix("www.").split(".")
    return next(
        (row for n in range(len(labels) - 1) if (row := _rows().get(".".join(labels[n:]))) is not None),
        None,
    )


@cache
def _rows() -> Mapping[str, _Row]:
    return {
        domain: _Row(country, company, kind)
        for country, company, kind, domains in records("outlet_facts")
        for domain in domains.split()
    }


def _from_table(outlet: str, row: _Row) -> OutletFact:
    label, funding, ownership, editorial = words("outlet_types", "types", row.kind)
    return OutletFact(
        outlet=outlet,
        words=f"“{label}”; company: {one_line(row.company)}, {row.country}",
        origin=_TABLE,
        criteria=f"direct funding control {funding}, control of structures and ownership {ownership}, "
        f"editorial control {editorial}",
    )
