"""The bytes of one file, or one plain line why not: never a device, never a link, never more than the limit."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from index.errors import LoadError

MAX_BYTES = 64 * 1024 * 1024
"""A saved article of more than this is not an article."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_PLAIN = {
    errno.ELOOP: "a link; links are not followed",
    errno.ENOENT: "the file is gone",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENXIO: "not a regular file",
    errno.EISDIR: "a folder, not a file",
    errno.ENAMETOOLONG: "its path is too long for this system",
    errno.EIO: "the disk cannot read it",
}


def plain_reason(error: OSError) -> str:
    """An operating-system error in plain words."""
    return _PLAIN.get(error.errno or 0) or (error.strerror or "cannot be read").lower()


def read_file(path: Path) -> bytes:
    """All bytes of a regular file.

    The file is looked at again after opening, so that a pipe or a link put in its place since the walk is refused;
    a file that grows while it is read ends at the limit.

    Raises:
        LoadError: not a regular file, more than ``MAX_BYTES``, or the system refuses.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise LoadError(plain_reason(error)) from error
    except ValueError as error:
        raise LoadError("its name cannot be opened") from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise LoadError("not a regular file")
        if status.st_size > MAX_BYTES:
            raise LoadError(_too_large())
        data = _read_all(descriptor, status.st_size)
    except OSError as error:
        raise LoadError(plain_reason(error)) from error
    finally:
        os.close(descriptor)
    if len(data) > MAX_BYTES:
        raise LoadError(_too_large())
    return data


def _read_all(descriptor: int, expected: int) -> bytes:
    """Up to the limit and one byte; a file that ends where it said needs two calls."""
    pieces: list[bytes] = []
    left = MAX_BYTES + 1
    want = expected + 1
    while left > 0:
        piece = os.read(descriptor, min(max(want, 65536), left))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
        want -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _too_large() -> str:
    return f"larger than {MAX_BYTES // (1024 * 1024)} MB"
