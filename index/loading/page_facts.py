"""What a saved page states about itself: JSON-LD, OpenGraph and other meta tags, the comment of SingleFile, its links.

Order of belief within a page, for each fact: JSON-LD, then meta tags, then elements of the page, then its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from index.language.sanitise import one_line
from index.loading import dates, hosts, languages, linked_data, outlets
from index.loading.drafts import Given
from index.model import Fact

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s{1,20}url: {0,3}(\S{1,2000})")
_SITE_MARKS = (" | ", " – ", " — ", " · ", " » ", " - ")
_BY = re.compile(r"\A(?:by|von|par|por|di|da|door)\s+", re.IGNORECASE)
_META = {
    "outlet": ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher"),
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline"),
    "date": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date.published",
        "publishdate",
        "publish-date",
        "pubdate",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
        "citation_publication_date",
        "date",
    ),
    "byline": (
        "author",
        "article:author",
        "og:article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
    ),
    "url": ("og:url", "twitter:url", "parsely-link"),
    "language": ("og:locale", "dc.language", "content-language"),
}


def parse(markup: str) -> LexborHTMLParser:
    """The page as a tree."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(markup)


def facts(page: LexborHTMLParser, markup: str) -> Given:
    """The facts that a page states, stated ones at confidence 1."""
    data = linked_data.article(
        node.text() for node in page.css('script[type="application/ld+json"]')[: linked_data.MOST_SCRIPTS]
    )
    meta = _meta(page)
    url = _url(page, data, meta, markup)
    outlet = _outlet(data, meta, url)
    byline, agency = _byline(page, data, meta, outlet)
    return Given(
        title=_title(page, data, meta, outlet),
        outlet=outlet,
        agency=agency,
        byline=byline,
        date=_date(page, data, meta),
        url=url,
        language=_language(page, data, meta),
    )


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    """Name, property or itemprop in lower case to the first content given."""
    found: dict[str, str] = {}
    for node in page.css("meta")[:500]:
        content = one_line(node.attributes.get("content") or "", 2000)
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = node.attributes.get(key)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], role: str) -> Iterable[tuple[str, str]]:
    return ((name, meta[name]) for name in _META[role] if name in meta)


def _url(page: LexborHTMLParser, data: linked_data.Stated, meta: dict[str, str], markup: str) -> Fact | None:
    link = page.css_first('link[rel="canonical"]')
    saved = _SINGLE_FILE.search(markup, 0, 4000)
    candidates = [
        (link.attributes.get("href") or "" if link is not None else "", "html.canonical"),
        *((value, f"html.{name}") for name, value in _first(meta, "url")),
        (data.url, "json-ld.url"),
        (saved[1] if saved else "", "html.singlefile"),
    ]
    for value, rule in candidates:
        url = hosts.valid_url(value)
        if url is not None:
            return Fact(url, rule)
    return None


def _outlet(data: linked_data.Stated, meta: dict[str, str], url: Fact | None) -> Fact | None:
    stated = [(data.publisher or "", "json-ld.publisher")]
    stated += [(value, f"html.{name}") for name, value in _first(meta, "outlet")]
    for value, rule in stated:
        if named := _named(value):
            return Fact(named, rule)
    host = hosts.host_of(url.value) if url is not None else None
    known = outlets.at_host(host) if host is not None else None
    application = _named(meta.get("application-name", ""))
    if known is None and application:
        return Fact(application, "html.application-name", 0.9)
    name_of_host = outlets.name_of_host(host) if host is not None else None
    return Fact(name_of_host, "html.host") if name_of_host is not None else None


def _named(value: str) -> str:
    """A stated publisher: a domain by its owner's name, else the name as the table spells it."""
    host = hosts.domain_in(value)
    known = outlets.named(value)
    if host is not None and known is None:
        return outlets.name_of_host(host) or value
    return outlets.canonical(value)


def _title(page: LexborHTMLParser, data: linked_data.Stated, meta: dict[str, str], outlet: Fact | None) -> Fact | None:
    if data.headline:
        return Fact(data.headline, "json-ld.headline")
    for name, value in _first(meta, "title"):
        return Fact(_without_site(one_line(value, 500), outlet), f"html.{name}")
    for selector, rule in (("article h1", "html.h1"), ("h1", "html.h1"), ("title", "html.title")):
        node = page.css_first(selector)
        words = one_line(node.text(), 500) if node is not None else ""
        if words:
            return Fact(_without_site(words, outlet), rule)
    return None


def _without_site(title: str, outlet: Fact | None) -> str:
    """``Headline | Quay News`` without the name of the site, where the site is known to be named so."""
    for mark in _SITE_MARKS:
        headline, found, site = title.rpartition(mark)
        if not found or not headline:
            continue
        known = outlets.named(site)
        if known is not None or (outlet is not None and outlets.fold(site) == outlets.fold(outlet.value)):
            return headline.strip()
    return title


def _byline(
    page: LexborHTMLParser, data: linked_data.Stated, meta: dict[str, str], outlet: Fact | None
) -> tuple[Fact | None, Fact | None]:
    """The writers, and the agency where an agency stands among them."""
    names, rule = data.authors, "json-ld.author"
    if not names:
        for name, value in _first(meta, "byline"):
            if "://" not in value:
                names, rule = tuple(part.strip() for part in value.split(";")), f"html.{name}"
                break
    if not names:
        for selector in ('[rel="author"]', '[itemprop="author"]', ".byline", ".author"):
            node = page.css_first(selector)
            words = one_line(node.text(separator=" "), 200) if node is not None else ""
            if 3 < len(words) <= 120:
                names, rule = (words,), "html.author_element"
                break
    return _split_agency(names, rule, outlet)


def _split_agency(names: Sequence[str], rule: str, outlet: Fact | None) -> tuple[Fact | None, Fact | None]:
    people: list[str] = []
    agency: Fact | None = None
    for name in names[:10]:
        plain = _BY.sub("", one_line(name, 120)).strip(" ,|")
        known = outlets.named(plain) if plain else None
        if known is not None and known.agency and (outlet is None or known.name != outlet.value):
            agency = agency or Fact(known.name, rule)
        elif known is None and plain and (outlet is None or outlets.fold(plain) != outlets.fold(outlet.value)):
            people.append(plain)
    if not people:
        return None, agency
    return Fact(one_line(", ".join(people), 300), rule), agency


def _date(page: LexborHTMLParser, data: linked_data.Stated, meta: dict[str, str]) -> Fact | None:
    day = dates.parse(data.published)
    if day is not None:
        return Fact(day, "json-ld.datePublished")
    for name, value in _first(meta, "date"):
        day = dates.parse(value)
        if day is not None:
            return Fact(day, f"html.{name}")
    for selector in ("time[itemprop='datePublished']", "time[pubdate]", "article time[datetime]", "time[datetime]"):
        node = page.css_first(selector)
        day = dates.parse(node.attributes.get("datetime") or node.attributes.get("content") or "") if node else None
        if day is not None:
            return Fact(day, "html.time", 0.9)
    return None


def _language(page: LexborHTMLParser, data: linked_data.Stated, meta: dict[str, str]) -> Fact | None:
    node = page.css_first("html")
    stated = (node.attributes.get("lang") or node.attributes.get("xml:lang") or "") if node is not None else ""
    for value, rule in ((stated, "html.lang"), (data.language, "json-ld.inLanguage")):
        found = languages.tag(value) if value else None
        if found is not None:
            return Fact(found, rule)
    for name, value in _first(meta, "language"):
        found = languages.tag(value)
        if found is not None:
            return Fact(found, f"html.{name}")
    return None
