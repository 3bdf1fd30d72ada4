"""The reader on an invented collection that is indexed once; each test has its own data folder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.library import Library
from index.places import Places
from reader.app import ReaderApp
from reader.screen import ReaderScreen
from tests.reader.screen.story import FILES

Reading = Callable[..., AbstractAsyncContextManager["Reader"]]


class Reader:
    """The app under test, with its screen and its pilot."""

    def __init__(self, pilot: Pilot[None], screen: ReaderScreen) -> None:
        self.pilot = pilot
        self.screen = screen

    async def press(self, *keys: str) -> None:
        """Press, and wait until nothing moves any more."""
        await self.pilot.press(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        await self.press(*(NAMES.get(character, character) for character in text))

    async def rest(self) -> None:
        """Wait for timers, workers and their messages."""
        quiet = 0
        for _ in range(1500):
            await self.pilot.pause(0.01)
            busy = self.screen.waiting() or any(not worker.is_finished for worker in self.pilot.app.workers)
            quiet = 0 if busy else quiet + 1
            if quiet == 3:
                return

    def notice(self) -> str:
        return str(self.screen.notice.render())

    def path(self) -> str:
        """The file that is open."""
        assert self.screen.sheet is not None
        return self.screen.sheet.article.path


NAMES = {" ": "space", "/": "slash", '"': "quotation_mark", "?": "question_mark", "-": "minus"}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toll")
    for path, content in FILES.items():
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    base = tmp_path_factory.mktemp("cache")
    with Library.open([folder], places=Places(base, base / "data", base / "config")) as library:
        library.refresh()
    return base


@pytest.fixture
def library(folder: Path, cache: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open([folder], places=Places(cache, tmp_path / "data", tmp_path / "config")) as library:
        yield library


@pytest.fixture
def reading(library: Library) -> Reading:
    """``async with reading(size=(120, 40), query="toll") as reader``."""

    @asynccontextmanager
    async def open_(
        *, size: tuple[int, int] = (120, 40), query: str = "", refresh: bool = False, at: Library | None = None
    ) -> AsyncIterator[Reader]:
        app = ReaderApp(at or library, first_query=query, refresh=refresh)
        async with app.run_test(size=size) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            reader = Reader(pilot, screen)
            await reader.rest()
            yield reader

    return open_
