"""Finding the files of a collection, in a fixed order, without ever leaving its folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from index.errors import CollectionError
from index.language.sanitise import sanitise
from index.loading.files import plain_reason
from index.model import Problem

READABLE = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
"""Suffixes that a walk takes, in lower case."""

_ENDINGS = tuple(sorted(os.fsencode(suffix) for suffix in READABLE))
_PAGES = (b".html", b".htm", b".xhtml")
_PAGE_FOLDERS = (b"_files", b"-files", b"_fichiers", b"-Dateien", b"_archivos", b".files")
_LOOK_EVERY = 256


class FoundFile(NamedTuple):
    """A regular file of the collection; ``relative`` is its raw name below the root, with ``/``.

    A named tuple, because a look for changed files makes one for every file of an archive.
    """

    root: str
    relative: bytes
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """Where it lies, absolute."""
        return Path(self.root, os.fsdecode(self.relative))


class Link(Problem):
    """A link that is not followed, which is as it should be."""


class Closed(Problem):
    """A file or folder that cannot be looked at: nothing is known of ``relative`` (raw) and what is below it."""

    relative: bytes

    @classmethod
    def by(cls, error: OSError, relative: bytes) -> Closed:
        found = cls(printable(relative) or ".", plain_reason(error))
        found.relative = relative
        return found


def printable(relative: bytes) -> str:
    """A raw name as it may be shown and stored: always valid, without control characters or line ends."""
    name = sanitise(relative.decode("utf-8", "backslashreplace"))
    return name.replace("\n", "\ufffd").replace("\t", "\ufffd") if "\n" in name or "\t" in name else name


def walk(root: Path, stop: Callable[[], bool] | None = None) -> Iterator[FoundFile | Problem]:
    """The readable files below ``root`` in the order of their names, and what could not be looked at.

    Links are not followed, neither to files nor to folders; hidden files, and the folder of pictures and scripts
    that a browser saves beside a page, are passed over. ``root`` may also be one file, taken whatever its suffix.

    Args:
        root: a folder, or a file.
        stop: asked now and then; True ends the walk.

    Raises:
        CollectionError: ``root`` is not there or cannot be looked at.
    """
    top = os.path.realpath(root)
    try:
        status = os.stat(top)  # noqa: PTH116 - one system call, no Path
    except (OSError, ValueError) as error:
        reason = plain_reason(error) if isinstance(error, OSError) else "not a possible name"
        raise CollectionError(f"{sanitise(str(root))}: {reason}") from error
    if not stat.S_ISDIR(status.st_mode):
        folder, name = os.path.split(top)
        if stat.S_ISREG(status.st_mode):
            yield FoundFile(folder, os.fsencode(name), status.st_size, status.st_mtime_ns)
        else:
            yield Problem(printable(os.fsencode(name)), "not a regular file")
        return
    yield from _Walk(top, stop).below(b"")


class _Walk:
    """One walk: the folders still to do are a stack of its own, so that depth costs no recursion."""

    def __init__(self, root: str, stop: Callable[[], bool] | None) -> None:
        self.root = root
        self.raw_root = os.fsencode(root)
        self.stop = stop

    def below(self, start: bytes) -> Iterator[FoundFile | Problem]:
        waiting: list[FoundFile | Problem | bytes] = [start]
        stop, take, seen = self.stop, waiting.pop, 0
        while waiting:
            item = take()
            if not isinstance(item, bytes):
                yield item
                seen += 1
                if stop is not None and seen % _LOOK_EVERY == 0 and stop():
                    return
            elif stop is not None and stop():
                return
            else:
                waiting += self._folder(item)

    def _folder(self, folder: bytes) -> list[FoundFile | Problem | bytes]:
        """What is in one folder, last name first (it is taken from the end); a folder stands as its raw name."""
        try:
            with os.scandir(self.raw_root + b"/" + folder) as entries:
                found = sorted(entries, key=attrgetter("name"), reverse=True)
        except OSError as error:
            return [Closed.by(error, folder)]
        prefix = folder + b"/" if folder else b""
        items: list[FoundFile | Problem | bytes] = []
        for entry in found:
            name = entry.name
            if name[:1] == b".":
                continue
            readable = name.endswith(_ENDINGS) or name.lower().endswith(_ENDINGS)
            if not readable and not self._may_hold(entry):
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                items.append(Closed.by(error, prefix + name))
                continue
            kind = stat.S_IFMT(status.st_mode)
            if kind == stat.S_IFREG:
                if readable:
                    items.append(FoundFile(self.root, prefix + name, status.st_size, status.st_mtime_ns))
            elif kind == stat.S_IFLNK:
                items.append(Link(printable(prefix + name), "a link; links are not followed"))
            elif kind != stat.S_IFDIR:
                items.append(Problem(printable(prefix + name), "not a regular file"))
            elif not _beside_a_page(name, found):
                items.append(prefix + name)
        return items

    @staticmethod
    def _may_hold(entry: os.DirEntry[bytes]) -> bool:
        """Whether a name without a readable suffix is a folder, or a link to one; no system call for a plain file."""
        try:
            return entry.is_dir()
        except OSError:
            return False


def _beside_a_page(folder: bytes, siblings: list[os.DirEntry[bytes]]) -> bool:
    for ending in _PAGE_FOLDERS:
        if folder.endswith(ending):
            stem = folder[: -len(ending)]
            pages = {stem + page for page in _PAGES}
            return any(entry.name in pages for entry in siblings)
    return False
