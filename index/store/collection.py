"""A collection: the folders and files that the user named, and where what is known of them is kept."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from index.errors import CollectionError, StoreError
from index.language.sanitise import one_line
from index.places import Places, private_folder

COLLECTIONS = "collections"
"""In the cache: one folder for each collection."""
ROOTS = "roots.json"
"""Beside the catalogue: of which folders and files all this is known."""
MAX_ROOTS = 1 << 20


@dataclass(frozen=True, slots=True)
class Root:
    """A folder or a single file. ``prefix`` sets its files apart where a collection has several roots, else empty."""

    number: int
    path: Path
    name: str
    prefix: str
    single: bool

    def key(self, relative: bytes) -> bytes:
        """The raw collection-relative path of a file: what its articles' ids are made from."""
        return os.fsencode(self.prefix) + relative


@dataclass(frozen=True, slots=True)
class Collection:
    """One or more roots. ``key`` is the same whatever the order in which, and from where, they are named."""

    key: str
    label: str
    roots: tuple[Root, ...]

    def folder(self, places: Places) -> Path:
        """The private cache folder of this collection, made if need be.

        Raises:
            StoreError: it cannot be made.
        """
        folder = places.cache / COLLECTIONS / self.key
        try:
            private_folder(places.cache)
            private_folder(folder)
        except OSError as error:
            raise StoreError(f"cannot make the cache folder {folder}: {error.strerror}") from error
        if not (folder / ROOTS).exists():
            _write_roots(folder, [str(root.path) for root in self.roots])
        return folder

    def require(self) -> None:
        """See that every root is there.

        Raises:
            CollectionError: one is not.
        """
        for root in self.roots:
            if not root.path.exists():
                raise CollectionError(f"{one_line(str(root.path))}: no such file or folder")


def gather(paths: Sequence[Path | str]) -> Collection:
    """The collection of these folders and files; a folder inside another one named counts once.

    Raises:
        CollectionError: none given, or one that is not there.
    """
    if not paths:
        raise CollectionError("no collection given: name a folder of articles")
    resolved: list[Path] = []
    for path in map(Path, paths):
        try:
            resolved.append(path.expanduser().resolve(strict=True))
        except (OSError, RuntimeError) as error:
            raise CollectionError(f"{one_line(str(path))}: no such file or folder") from error
    outer = [
        p for p in sorted(set(resolved)) if not any(q != p and p.is_dir() and p.is_relative_to(q) for q in resolved)
    ]
    return Collection(_key(map(str, outer)), ", ".join(_name(p) for p in outer), tuple(_roots(outer)))


def kept_roots(folder: Path) -> tuple[str, ...] | None:
    """The roots of the collection that a cache folder belongs to; None if it does not tell, or not to be believed."""
    try:
        with (folder / ROOTS).open("rb") as file:
            found = json.loads(file.read(MAX_ROOTS))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not found or not all(isinstance(root, str) for root in found):
        return None
    try:
        return tuple(found) if _key(found) == folder.name else None
    except UnicodeEncodeError:
        return None


def _key(roots: Iterable[str]) -> str:
    return blake2b(b"\0".join(map(os.fsencode, roots)), digest_size=10).hexdigest()


def _write_roots(folder: Path, roots: list[str]) -> None:
    """Whole or not at all; a cache that cannot be written does without."""
    import tempfile

    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=f"{ROOTS}.", dir=folder)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(roots, file)
        Path(name).replace(folder / ROOTS)


def _roots(paths: Sequence[Path]) -> list[Root]:
    roots: list[Root] = []
    taken: set[str] = set()
    for number, path in enumerate(paths):
        single = not path.is_dir()
        name = path.name or "files"
        prefix = ""
        if len(paths) > 1:
            prefix = base = name if not single else f"{path.parent.name or 'files'}"
            count = 1
            while prefix in taken:
                count += 1
                prefix = f"{base}~{count}"
            taken.add(prefix)
            prefix += "/"
        roots.append(Root(number, path, name, prefix, single))
    return roots


def _name(path: Path) -> str:
    return one_line(path.name or str(path))
