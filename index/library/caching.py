"""What is kept of all collections, how large it is, and removing what belongs to collections that are gone."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import Busy, StoreError
from index.language.sanitise import one_line
from index.places import Places, default_places
from index.store.collection import COLLECTIONS, ROOTS, kept_roots
from index.store.lock import LOCK, writing

_KEY = re.compile(r"[0-9a-f]{20}\Z")
_SEARCH = "search"
_OURS = re.compile(
    rf"catalogue\.sqlite(-wal|-shm|-journal)?\Z|catalogue\.damaged\Z|{_SEARCH}\.follows\Z|{re.escape(ROOTS)}(\.\w+)?\Z"
)
"""The files of a cache folder, but for the lock, which goes last, and the folder of the index."""


@dataclass(frozen=True, slots=True)
class Cached:
    """What is kept of one collection.

    ``roots`` is empty where it is not known whose it is; ``gone`` if one of them is no longer there, so that nobody
    can open the collection; ``size`` is in bytes.
    """

    folder: Path
    roots: tuple[str, ...]
    size: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Pruned:
    """One that was to go: the bytes that were freed, and what stands against removing (the rest of) it."""

    cached: Cached
    freed: int
    trouble: str | None = None


def listed(places: Places | None = None) -> tuple[Cached, ...]:
    """What is kept of each collection, the largest first.

    Raises:
        StoreError: the cache cannot be read.
    """
    found = (_cached(folder) for folder in _folders((places or default_places()).cache / COLLECTIONS))
    return tuple(sorted(found, key=lambda one: (-one.size, one.roots, one.folder)))


def prune(places: Places | None = None) -> tuple[Pruned, ...]:
    """Remove what is kept of collections that are gone. Nothing is removed but files that Parallax itself names so.

    Raises:
        StoreError: the cache cannot be read.
    """
    return tuple(_removed(one) for one in listed(places) if one.gone)


def _folders(parent: Path) -> Iterator[Path]:
    """Folders of this user, by their names; never by a link."""
    try:
        with os.scandir(parent) as entries:
            folders = [entry for entry in entries if _KEY.match(entry.name) and entry.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"the cache {parent} cannot be read: {error.strerror}") from error
    yield from (Path(entry.path) for entry in folders)


def _cached(folder: Path) -> Cached:
    roots = kept_roots(folder) or ()
    return Cached(folder, roots, _size(folder), any(map(_missing, roots)))


def _missing(root: str) -> bool:
    """Whether it is certain that nothing is there; what cannot be looked at may be."""
    try:
        Path(root).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        pass
    return False


def _size(folder: Path) -> int:
    """The bytes of all files below; what cannot be read counts nothing."""
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(where) / name).lstat().st_size
            except OSError:
                continue
    return total


def _removed(one: Cached) -> Pruned:
    try:
        with writing(one.folder, wait=0):
            for path in _own_files(one.folder):
                path.unlink(missing_ok=True)
            _remove_empty(one.folder / _SEARCH)
        if {entry.name for entry in one.folder.iterdir()} == {LOCK}:
            (one.folder / LOCK).unlink()
            one.folder.rmdir()
            return Pruned(one, one.size)
        others = sorted(entry.name for entry in one.folder.iterdir() if entry.name != LOCK)
        trouble = f"holds what is not the cache's own: {one_line(', '.join(others), 120)}"
    except Busy as error:
        trouble = f"in use by {error.holder}"
    except StoreError as error:
        trouble = str(error)
    except OSError as error:
        trouble = f"cannot be removed: {error.strerror or error}"
    return Pruned(one, one.size - _size(one.folder), trouble)


def _own_files(folder: Path) -> Iterator[Path]:
    """Every plain file that is named as one of ours, in the folder and in the index's."""
    from index.search.folder import is_ours

    yield from (path for path in sorted(folder.iterdir()) if _OURS.match(path.name) and _plain(path))
    index = folder / _SEARCH
    if not _folder(index):
        return
    for path in sorted(index.iterdir()):
        if not is_ours(path.name):
            continue
        if _plain(path):
            yield path
        elif _folder(path):  # where an unfinished merge of an older version sorted
            yield from (inner for inner in sorted(path.iterdir()) if _plain(inner))


def _remove_empty(index: Path) -> None:
    if _folder(index):
        for path in (*index.iterdir(), index):
            if _folder(path) and not any(path.iterdir()):
                path.rmdir()


def _plain(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except FileNotFoundError:
        return False
