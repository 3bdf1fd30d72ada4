"""A collection: the folders and files that the user named, and where what is known of them is kept."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from index.errors import CollectionError, StoreError
from index.language.sanitise import one_line
from index.places import Places, private_folder


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
        folder = places.cache / "collections" / self.key
        try:
            private_folder(places.cache)
            return private_folder(folder)
        except OSError as error:
            raise StoreError(f"cannot make the cache folder {folder}: {error.strerror}") from error

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
    digest = blake2b(b"\0".join(os.fsencode(p) for p in outer), digest_size=10)
    return Collection(digest.hexdigest(), ", ".join(_name(p) for p in outer), tuple(_roots(outer)))


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
