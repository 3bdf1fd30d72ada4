"""The article that a page's JSON-LD describes. Untrusted: bounded in size and depth, and never more than strings."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.language.sanitise import one_line

MOST_SCRIPTS = 20
_MAX_CHARS = 1_000_000
_MAX_NODES = 2000


@dataclass(frozen=True, slots=True)
class Stated:
    """Fields as printed, empty where there are none."""

    headline: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    language: str = ""


def article(scripts: Iterable[str]) -> Stated:
    """The first article-like object of the scripts; what does not parse is passed over."""
    nodes = [node for script in scripts for node in _nodes(script)]
    typed = {id(node): _types(node) for node in nodes}
    for node in nodes:
        kinds = typed[id(node)]
        if any(kind.endswith(("Article", "Posting", "Report")) for kind in kinds) or (
            "headline" in node and "datePublished" in node
        ):
            return _stated(node)
    return Stated()


def _nodes(script: str) -> Iterator[Mapping[str, object]]:
    """The objects of one script, from the outside in."""
    if len(script) > _MAX_CHARS:
        return
    try:
        root: object = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    waiting: list[tuple[object, int]] = [(root, 0)]
    seen = 0
    while waiting and seen < _MAX_NODES:
        value, depth = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            if depth < 4:
                waiting += [
                    (value[key], depth + 1) for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value
                ]
        elif isinstance(value, list) and depth < 4:
            waiting += [(item, depth + 1) for item in value[:200]]


def _types(node: Mapping[str, object]) -> tuple[str, ...]:
    found = node.get("@type")
    values = found if isinstance(found, list) else [found]
    return tuple(value for value in values[:10] if isinstance(value, str))


def _stated(node: Mapping[str, object]) -> Stated:
    return Stated(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        publisher=_name(node.get("publisher")),
        authors=tuple(_names(node.get("author")) or _names(node.get("creator"))),
        published=_text(node.get("datePublished"), 100),
        url=_text(node.get("url"), 2000) or _id(node.get("mainEntityOfPage")),
        language=_text(node.get("inLanguage"), 40),
    )


def _text(value: object, limit: int = 500) -> str:
    return one_line(html.unescape(value[:5000]), limit) if isinstance(value, str) else ""


def _name(value: object) -> str:
    """The name of a person or body given as a string, an object, or the first of a list."""
    if isinstance(value, list):
        return _name(value[0]) if value and not isinstance(value[0], list) else ""
    if isinstance(value, dict):
        name = value.get("name")
        return _text(name[0] if isinstance(name, list) and name else name, 120)
    return _text(value, 120)


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    found = [_name(item) for item in values[:10]]
    return [name for name in found if name and "://" not in name]


def _id(value: object) -> str:
    if isinstance(value, dict):
        return _text(value.get("@id"), 2000)
    return _text(value, 2000)
