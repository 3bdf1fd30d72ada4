"""Hostile words in every field: no escape, no markup, no crash, in any pane, dialog or line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from index.library import Library
from tests.reader.screen.conftest import Reader, Reading
from tests.reader.screen.test_sizes import frame

POISON = "[b]X[/b][@click=app.quit]Y[/] [/] \x1b]52;c;ZXZpbA==\x1b\\ \x1b[2J \x9b31m \u202e \x07 {0} %s"
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def poisoned(collection: Callable[..., Path], opened: Callable[..., Library]) -> Library:
    front = f"title: '{POISON}'\nauthor: '{POISON}'\nsite: '{POISON}'".replace("\x1b", "\\e")
    body = f"The {POISON} toll.\n\n“We said {POISON} firmly,” said Ana [/] Ruiz.\n\n" + "x" * 400 + "\u0301" * 90
    return opened(
        collection(
            {
                "a.txt": f"{POISON}\n\n{body}",
                "b[b]x[@click=app.quit]y[/].txt": f"Toll {POISON}\n\n“We said {POISON} firmly,” said Bo Ek.\n\n{body}",
                "c.md": f"---\n{front}\n---\n\n{body}",
                "d.html": f"<html><head><title>{POISON}</title></head><body><p>{body}</p></body></html>",
                "e\x1b[31m.txt": f"Another toll.\n\n{body}",
                "broken[/].pdf": b"\x00\x01",
            }
        )
    )


def check(reader: Reader) -> None:
    rows = frame(reader)
    assert [row for row in rows if CONTROL.search(row)] == []


async def test_every_pane_and_dialog_shows_it_harmlessly(reading: Reading, poisoned: Library) -> None:
    async with reading(at=poisoned, query="toll") as reader:
        check(reader)
        for key in ("j", "J", "n", "2", "3", "j", "4", "j", "e", "z", "f", "F", "y", "L", "L"):
            await reader.press(key)
            check(reader)
        for key in ("question_mark", "exclamation_mark", "w", "ctrl+p"):
            await reader.press(key)
            await reader.pilot.pause(0.1)
            check(reader)
            await reader.press("escape")
        assert reader.pilot.app.is_running


async def test_markup_stands_as_it_was_written(reading: Reading, poisoned: Library) -> None:
    async with reading(at=poisoned, query="toll") as reader:
        await reader.press("1", "g")
        seen = ""
        for _ in reader.screen.results.hits:
            seen += "".join(frame(reader))
            await reader.press("j")
        assert "[@click=app.quit]" in seen.replace("\n", "")


async def test_a_click_on_poisoned_words_runs_nothing(reading: Reading, poisoned: Library) -> None:
    async with reading(at=poisoned, query="toll") as reader:
        for pane in ("#results", "#article", "#quotes", "#note"):
            for y in range(1, 8):
                await reader.pilot.click(pane, offset=(8, y))
        assert reader.pilot.app.is_running


async def test_a_poisoned_query_is_echoed_harmlessly(reading: Reading, poisoned: Library) -> None:
    async with reading(at=poisoned, query=f'"{POISON}') as reader:
        check(reader)


async def test_what_is_yanked_holds_no_control_character(reading: Reading, poisoned: Library) -> None:
    async with reading(at=poisoned, query="toll") as reader:
        for key in ("1", "2", "3"):
            await reader.press(key, "y")
            assert not CONTROL.search(reader.pilot.app.clipboard.replace("\n", ""))


async def test_a_very_long_article_opens_and_moves(
    reading: Reading, collection: Callable[..., Path], opened: Callable[..., Library]
) -> None:
    line = "The toll of words " * 5_000
    library = opened(collection({"long.txt": f"Title\n\n{line}\n\n{'一' * 8_000}"}))
    async with reading(at=library, query="toll") as reader:
        await reader.press("2", "G")
        assert reader.screen.article.cursor == len(reader.screen.article.lines) - 1
        await reader.press("g", "n", "space")
        check(reader)
