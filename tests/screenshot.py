"""Pictures of the reader on the demo collection, for the README: ``python -m tests.screenshot``."""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from textual.pilot import Pilot

import reader
from index.library import Library
from index.places import Places
from reader.app import ReaderApp
from reader.config import Config
from styles import DARK

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
ARTICLES = Path(reader.__file__).parent / "demo" / "articles"
SHOTS = (
    ("wide", (120, 40), "ferry", ("n", "n", "right_square_bracket")),
    ("narrow", (80, 24), "ferry", ("2", "n")),
    ("small", (60, 18), "ferry", ()),
    ("matrix", (120, 34), "", ("M",)),
)
_CHANGING = re.compile(r"\d+&#160;ms|terminal-\d+")


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every piece of work has been answered."""
    for _ in range(400):
        await pilot.pause(0.02)
        if all(worker.is_finished for worker in pilot.app.workers):
            break
    await pilot.pause(0.3)


async def shoot(library: Library, name: str, size: tuple[int, int], query: str, keys: tuple[str, ...]) -> Path:
    """One picture; what changes from run to run (a time, an id) is written the same each time."""
    app = ReaderApp(library, first_query=query, refresh=False, config=Config(theme=DARK))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        svg = app.export_screenshot()
    path = IMAGES / f"{name}.svg"
    path.write_text(_CHANGING.sub(_same, svg), encoding="utf-8")
    return path


def _same(found: re.Match[str]) -> str:
    return "4&#160;ms" if found[0].endswith("ms") else "terminal-0"


def main() -> None:
    """Write all pictures to docs/images."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        base = Path(home)
        shutil.copytree(ARTICLES, base / "demo")
        with Library.open([base / "demo"], places=Places(base / "c", base / "d", base / "s")) as library:
            library.refresh()
            for name, size, query, keys in SHOTS:
                path = asyncio.run(shoot(library, name, size, query, keys))
                print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
