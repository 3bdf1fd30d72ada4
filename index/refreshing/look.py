"""What has changed since the last time: one walk against one table of sizes and times."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.loading import Closed, FoundFile, Link, printable, walk
from index.model import Problem
from index.refreshing.task import Task
from index.store.collection import Root

Stamp = tuple[bytes, int, int]
"""A file as the catalogue has it and as the walk finds it: raw relative path, size, time."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a walk found: files to read, files that are gone, how many are as they were.

    ``links`` were not followed. What lies in a folder that cannot be looked at is not gone.
    ``whole`` is False if the walk was stopped; then nothing can be said of what is gone.
    """

    changed: tuple[tuple[Root, FoundFile], ...]
    gone: frozenset[tuple[int, bytes]]
    unchanged: int
    problems: tuple[Problem, ...]
    links: tuple[Problem, ...]
    whole: bool


def look(roots: Sequence[Root], stamps: Callable[[int], set[Stamp]], stop: Callable[[], bool]) -> Look:
    """Walk all roots and compare.

    What is unchanged is struck from the set of what is known; what is left there has changed or gone. So an
    unchanged file costs two operations, and an archive of unchanged files hardly more than its walk.

    Raises:
        CollectionError: a root is not there.
    """
    changed: list[tuple[Root, FoundFile]] = []
    problems: list[Problem] = []
    links: list[Problem] = []
    gone: set[tuple[int, bytes]] = set()
    unchanged = 0
    for root in roots:
        known = stamps(root.number)
        before = len(known)
        strike = known.remove
        first = len(changed)
        closed: set[bytes] = set()
        for found in walk(root.path, stop):
            if isinstance(found, Problem):
                told = links if isinstance(found, Link) else problems
                told.append(Problem(shown(root.prefix) + found.path, found.message))
                if isinstance(found, Closed):
                    closed.add(found.relative)
                continue
            try:
                strike(found[1:])
            except KeyError:
                changed.append((root, found))
        unchanged += before - len(known)
        here = {found.relative for _, found in changed[first:]}
        missing = (relative for relative, _, _ in known if relative not in here)
        gone.update((root.number, relative) for relative in missing if not (closed and _within(relative, closed)))
    whole = not stop()
    return Look(
        tuple(changed), frozenset(gone) if whole else frozenset(), unchanged, tuple(problems), tuple(links), whole
    )


def _within(relative: bytes, closed: set[bytes]) -> bool:
    """Whether a file, or a folder above it, is among ``closed``; the root is empty."""
    parts = relative.split(b"/")
    return b"" in closed or any(b"/".join(parts[:end]) in closed for end in range(1, len(parts) + 1))


def task(number: int, root: Root, found: FoundFile, known: bytes | None) -> Task:
    """The reading of one file. ``number`` counts from 0; ``known`` is the hash under which its analysis is kept."""
    return Task(
        number=number,
        absolute=os.fsencode(found.path),
        root=root.number,
        root_name=root.name,
        relative=found.relative,
        key=root.key(found.relative),
        path=shown(root.prefix) + printable(found.relative),
        size=found.size,
        mtime_ns=found.mtime_ns,
        known=known,
    )


def shown(prefix: str) -> str:
    """A root's prefix as it may be printed."""
    return printable(os.fsencode(prefix))
