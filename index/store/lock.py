"""One writer a collection: a lock that the system frees when its process dies, however it dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index.errors import Busy, StoreError

SECONDS = 5.0
"""How long to wait for another process before saying so."""

LOCK = "writing.lock"
_PAUSE = 0.05


@contextmanager
def writing(folder: Path, *, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of a collection's folder.

    Args:
        wait: seconds to wait for another process that holds it; ``SECONDS`` if not given.

    Raises:
        Busy: another process still holds it; the message names that process.
        StoreError: the folder cannot be written.
    """
    try:
        path = folder / LOCK
        handle = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600), "r+b", 0)
    except OSError as error:
        raise StoreError(f"cannot write to {folder}: {error.strerror}") from error
    with handle:
        until = time.monotonic() + (SECONDS if wait is None else wait)
        while not _take(handle):
            if time.monotonic() >= until:
                raise Busy(_holder(handle))
            time.sleep(_PAUSE)
        try:
            handle.write(f"{os.getpid():<10}".encode())
            yield
        finally:
            _release(handle)


def _holder(handle: IO[bytes]) -> str:
    handle.seek(0)
    written = (handle.read(10) or b"").decode("ascii", "replace").strip()
    return f"process {written}" if written.isdigit() else "another process"


if sys.platform == "win32":
    import msvcrt

    def _take(handle: IO[bytes]) -> bool:
        handle.seek(1 << 20)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(handle: IO[bytes]) -> None:
        handle.seek(1 << 20)
        msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
