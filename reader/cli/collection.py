"""Which collection a command speaks of: said, set, or the one last opened; never the current folder by itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from index.errors import UsageError
from index.places import Places, default_places

VARIABLE = "PARALLAX_COLLECTION"
STDIN = "-"
STDIN_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to open, and where its cache and data belong; None stands for the user's own places."""

    paths: tuple[Path, ...]
    places: Places | None = None


@contextmanager
def chosen(given: Sequence[str] | None) -> Iterator[Chosen]:
    """The collection for ``-c`` values (none: by variable, settings, last use), with stdin in a private folder.

    What came by stdin is gone when the context ends, and so is its index.

    Raises:
        UsageError: no collection is known, one has no name, or stdin holds too much.
    """
    names = tuple(given or ()) or _from_variable() or _from_settings() or _from_last_time()
    if not names:
        raise UsageError(
            f"which collection? Name a folder with -c FOLDER, set {VARIABLE}, or open one once: parallax read FOLDER"
        )
    if STDIN not in names:
        yield Chosen(tuple(map(_named, names)))
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="parallax-") as folder:
        spool = _spool(sys.stdin.buffer, Path(folder))
        paths = tuple(spool if name == STDIN else _named(name) for name in dict.fromkeys(names))
        yield Chosen(paths, Places(Path(folder) / "cache", Path(folder) / "data", default_places().config))


def _named(name: str) -> Path:
    """The path. A link to a folder is that folder; what a link to a file leads to may be anybody's choice.

    Raises:
        UsageError: it is empty, which would be the current folder, or a link to a file.
    """
    if not name:
        raise UsageError("an empty name is no collection; the current folder is -c .")
    path = Path(name).expanduser()
    if path.is_symlink() and path.exists() and not path.is_dir():
        raise UsageError(f"{name} is a link to a file; name the file itself: {path.resolve()}")
    return path


def _spool(stream: BinaryIO, folder: Path) -> Path:
    data = stream.read(STDIN_LIMIT + 1)
    if len(data) > STDIN_LIMIT:
        raise UsageError(
            f"stdin holds more than {STDIN_LIMIT // (1024 * 1024)} MB; save it to files and name the folder"
        )
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    page = start.startswith((b"<!doctype html", b"<html"))
    path = folder / "in" / ("stdin.html" if page else "stdin.txt")
    path.parent.mkdir(mode=0o700)
    path.write_bytes(data)
    return path


def _from_variable() -> tuple[str, ...]:
    value = os.environ.get(VARIABLE, "")
    if not value or os.path.lexists(value):
        return (value,) if value else ()
    names = tuple(part for part in value.split(os.pathsep) if part)
    if not names:
        raise UsageError(f"{VARIABLE} is {value}, which names no folder")
    return names


def _from_settings() -> tuple[str, ...]:
    path = default_places().config / "config.toml"
    if not path.is_file():
        return ()
    import tomllib

    try:
        value = tomllib.loads(path.read_text(encoding="utf-8")).get("collection", ())
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from error
    names = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else (None,)
    if not all(isinstance(name, str) and name for name in names):
        raise UsageError(f"{path}: `collection` is a folder, or a list of folders")
    return tuple(str(name) for name in names)


def _from_last_time() -> tuple[str, ...]:
    from index.store.userdata import FILE, UserData

    folder = default_places().data
    if not (folder / FILE).is_file():
        return ()
    data = UserData(folder)
    try:
        found = (one.roots for one in data.recent() if all(map(os.path.exists, one.roots)))
        return next(found, ())
    finally:
        data.close()
