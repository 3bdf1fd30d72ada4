"""What a look at the files comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.model.text import Problem


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a refresh stands. ``total`` is known after the walk; ``rate`` is files a second."""

    done: int
    total: int
    path: str = ""
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did, in files; ``problems`` is everything of the collection that cannot be read now.

    ``links`` were not followed, which is no trouble.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    renamed: int = 0
    unchanged: int = 0
    articles: int = 0
    problems: tuple[Problem, ...] = field(default=())
    rebuilt: str | None = None
    links: tuple[Problem, ...] = field(default=())
