"""The folder of an index: ours alone, written so that power may fail, swept of what killed writers left."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import Struct
from typing import IO
from zlib import crc32

from index.errors import IndexDamaged, StoreError
from index.search.engine import TOC, FileStorage, StructFile
from index.search.gate import Foreign
from index.search.schema import SCHEMA_VERSION

NAME = f"articles{SCHEMA_VERSION}"
LOCK = f"{NAME}_WRITELOCK"
_TOC = re.compile(rf"_{NAME}_(\d+)\.toc\Z")
_OURS = re.compile(r"_?articles\d+[_.][\w.-]+\Z", re.ASCII)
LOCK_SECONDS = 5.0
_CHECKSUM = Struct("<I")
LISTINGS = 3
"""A folder is listed so often before it is believed to be empty: a listing may miss a file that is being replaced."""


class Folder(FileStorage):  # type: ignore[misc]
    """Whoosh's storage of files, made durable: what a table of contents names is on the disk before it is."""

    @property
    def path(self) -> Path:
        """The folder itself."""
        return Path(self.folder)

    def create(self, name: str) -> IO[bytes]:
        """A new file: never through a link, and for this user alone."""
        path = self.path / name
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        return os.fdopen(handle, "wb")

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **options: Foreign) -> Foreign:
        """The same, as Whoosh writes it."""
        return StructFile(self.create(name), name=name, **options)

    def sync(self, name: str) -> None:
        """Wait until a file is on the disk."""
        _sync(self._fpath(name))

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """The commit: Whoosh renames nothing but its new table of contents, which gets its checksum here."""
        path = self.path / oldname
        with path.open("ab") as file:
            file.write(_CHECKSUM.pack(crc32(path.read_bytes())))
        self.sync(oldname)
        super().rename_file(oldname, newname, safe=safe)
        if os.name == "posix":
            _sync(self.folder)


def check(folder: Path) -> None:
    """Refuse a folder that another user could have filled.

    Raises:
        StoreError: it is a link, no folder, or another user's.
        IndexDamaged: others may write to it, or something in it is no plain file of this user.
    """
    facts = folder.lstat()
    if not stat.S_ISDIR(facts.st_mode):
        raise StoreError(f"{folder} is not a folder of its own; remove it, it is only a cache")
    if os.name != "posix":
        return
    if facts.st_uid != os.geteuid():
        raise StoreError(f"{folder} belongs to another user")
    if facts.st_mode & 0o022:
        raise IndexDamaged(f"{folder} can be written by other users")
    for entry in os.scandir(folder):
        try:
            about = entry.stat(follow_symlinks=False)
        except FileNotFoundError:  # a writer has just replaced it
            continue
        plain = stat.S_ISREG(about.st_mode) or (stat.S_ISDIR(about.st_mode) and entry.name == f"{NAME}.tmp")
        if not plain or about.st_uid != facts.st_uid:
            raise IndexDamaged(f"{folder} holds what is not the index's own: {entry.name}")


def is_ours(name: str) -> bool:
    """Whether an index of ours, of any version, calls a file or folder so."""
    return _OURS.match(name) is not None


def generation(folder: Path) -> int:
    """The number of the newest table of contents, -1 if there is none."""
    for _ in range(LISTINGS):
        numbers = [int(match[1]) for entry in os.scandir(folder) if (match := _TOC.match(entry.name))]
        if numbers:
            return max(numbers)
    return -1


def contents(storage: Folder, number: int, schema: Foreign) -> Foreign:
    """The table of contents of this generation, once its checksum is seen to fit.

    Raises:
        ValueError: it does not; Whoosh raises whatever it likes for one that is not its own.
    """
    data = (storage.path / TOC._filename(NAME, max(0, number))).read_bytes()
    if _CHECKSUM.pack(crc32(data[: -_CHECKSUM.size])) != data[-_CHECKSUM.size :]:
        raise ValueError("the checksum of the table of contents does not fit")
    return TOC.read(storage, NAME, gen=number, schema=schema)


def sweep(folder: Path, keep: frozenset[str] = frozenset()) -> None:
    """Remove what is not to be kept, such as files of unfinished commits. Only for the holder of the lock."""
    for entry in sorted(folder.iterdir()):
        if entry.name in keep or entry.name == LOCK:
            continue
        if entry.is_dir() and not entry.is_symlink():
            for inner in entry.iterdir():
                inner.unlink()
            entry.rmdir()
        else:
            entry.unlink()


@contextmanager
def locked(storage: Folder, seconds: float) -> Iterator[None]:
    """The right to write, for one process and thread; the system takes it back from the dead.

    Raises:
        StoreError: another has it, and keeps it for ``seconds``.
    """
    lock = storage.lock(LOCK)
    until = time.monotonic() + seconds
    while not lock.acquire():
        if time.monotonic() >= until:
            raise StoreError("another process is indexing this collection; try again when it is done")
        time.sleep(0.05)
    try:
        yield
    finally:
        lock.release()


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
