"""What an address says: whether it may be kept as a link, and whose host it is. Nothing is ever fetched."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from index.language.tables import words

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})\Z")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:/\S{0,300})?\Z", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}\ufffd\u2060]")
_MAX_URL = 2000


def valid_url(text: str) -> str | None:
    """``text`` as a link that may be shown and opened: absolute http or https, a plain host, nothing hidden in it."""
    url = text.strip()
    if len(url) > _MAX_URL or url[:4].lower() != "http" or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        _ = parts.port
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.lower() not in ("http", "https") or parts.username is not None or not _HOST.match(host):
        return None
    return url


def host_of(url: str) -> str | None:
    """The host of an address, lower case, without ``www.``."""
    try:
        host = (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if _HOST.match(host) else None


def domain_in(text: str) -> str | None:
    """The host, if ``text`` as a whole is a domain name or an address: ``cgtn.com``, ``https://www.bbc.co.uk/news/1``."""
    found = _DOMAIN.match(text.strip().rstrip(".,;"))
    return found[1].lower() if found else None


def registered(host: str) -> str:
    """The part of a host that somebody registered: ``edition.cnn.com`` -> ``cnn.com``; a blog keeps its own label."""
    labels = host.split(".")
    ending = ".".join(labels[-2:])
    keep = 3 if ending in _two_label() or ending in _platforms() else 2
    return ".".join(labels[-keep:])


def passes_on(host: str) -> bool:
    """Whether this host only shows or links what others published."""
    return host in _passing_on() or registered(host) in _passing_on()


@cache
def _two_label() -> frozenset[str]:
    return frozenset(words("hosts", "two_label_suffixes"))


@cache
def _platforms() -> frozenset[str]:
    return frozenset(words("hosts", "platforms"))


@cache
def _passing_on() -> frozenset[str]:
    return frozenset(words("hosts", "passing_on"))
