"""Every test has its own cache, data and settings folders; collections are made of small files on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index.library import Library
from index.places import Places

settings.register_profile("parallax", deadline=None)
settings.load_profile("parallax")

MakeCollection = Callable[..., Path]


@pytest.fixture(autouse=True)
def places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Private places, also for child processes: by environment."""
    base = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(base))
    for variable, name in (("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(variable, str(base / name))
    monkeypatch.delenv("PARALLAX_COLLECTION", raising=False)
    return Places(base / "cache" / "parallax", base / "data" / "parallax", base / "config" / "parallax")


@pytest.fixture
def collection(tmp_path: Path) -> MakeCollection:
    """A factory: ``collection({"a.txt": "text", "b.md": b"bytes"})`` writes the files and returns their folder."""

    def make(files: dict[str, str | bytes] | None = None, *, name: str = "story") -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in (files or {}).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


@pytest.fixture
def opened(places: Places) -> Iterator[Callable[..., Library]]:
    """Open a collection, bring it up to its files, and close it after the test."""
    libraries: list[Library] = []

    def open_(*paths: Path, refresh: bool = True) -> Library:
        library = Library.open(paths, places=places)
        libraries.append(library)
        if refresh:
            library.refresh()
        return library

    yield open_
    for library in libraries:
        library.close()
