"""Reading the shipped word lists in ``index/data``: TOML tables and plain lists, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import cast

_DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def table(name: str) -> Mapping[str, object]:
    """The whole of ``index/data/<name>.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def section(name: str, *keys: str) -> Mapping[str, object]:
    """One table inside a file, by its dotted path."""
    found: object = table(name)
    for key in keys:
        found = cast(Mapping[str, object], found)[key]
    return cast(Mapping[str, object], found)


def words(name: str, *keys: str) -> tuple[str, ...]:
    """A list of words: either a TOML array of strings, or one string with the words between white space."""
    found = section(name, *keys[:-1])[keys[-1]]
    if isinstance(found, str):
        return tuple(found.split())
    return tuple(str(word) for word in cast(Sequence[object], found))


@cache
def records(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of ``index/data/<name>.txt`` as cells, parted by bars: for tables too long to be read as TOML."""
    text = (_DATA / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split(" | ")) for line in text.splitlines() if line and line[0] != "#")


def lines(name: str, *keys: str) -> tuple[str, ...]:
    """A list of phrases: one TOML string with a phrase a line."""
    found = section(name, *keys[:-1])[keys[-1]]
    return tuple(line.strip() for line in str(found).splitlines() if line.strip())
