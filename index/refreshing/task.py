"""What is handed to whoever reads a file, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from index.language.sanitise import one_line
from index.store.filing import Outcome
from index.store.records import ArticleRow

SECONDS = 10.0
SECONDS_PER_MB = 5.0
NO_HASH = b""
"""As the hash of a file that was given up: it is tried again when it changes, not before."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read. ``known`` is the content hash under which its analysis is at hand."""

    number: int
    absolute: bytes
    root: int
    root_name: str
    relative: bytes
    key: bytes
    path: str
    size: int
    mtime_ns: int
    known: bytes | None = None

    @property
    def seconds(self) -> float:
        """How long the file may take."""
        return SECONDS + SECONDS_PER_MB * self.size / 1_000_000


@dataclass(frozen=True, slots=True)
class Done:
    """A task's outcome; ``same`` if the bytes are those that are known, and nothing was read out of them."""

    number: int
    outcome: Outcome
    same: bool = False


def digest(data: bytes) -> bytes:
    """The content hash that decides whether a file is read again."""
    return blake2b(data, digest_size=16).digest()


def outcome(
    task: Task, found: bytes | None, *, rows: tuple[ArticleRow, ...] = (), problem: str | None = None
) -> Outcome:
    """What came of a task, ready to be filed."""
    line = one_line(problem, 300) if problem is not None else None
    return Outcome(task.root, task.relative, task.path, task.size, task.mtime_ns, found, rows, line)
