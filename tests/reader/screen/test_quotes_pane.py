"""The quotes pane: what a line says, what `i` tells of a quote, what `a` adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.places import Places
from reader.dialogs.listing import Listing
from reader.layout import Pane
from tests.reader.screen.conftest import Reader, Reading

PIER = """---
title: Old pier closed
date: 2031-05-02
site: The Harbour Gull
---

“Nobody should walk a pier that moves under the feet,” said Ada Stone, the harbour master.

“The planks were green when the town bought them, and it never asked.”

Bruno Vale agreed that the pier was lost to the town for years.

Stone said that the pier would stay closed until autumn.
"""

COUNCIL = """---
title: Council on the pier
date: 2031-05-04
site: The Weekly Tern
---

“Nobody should walk a pier that moves under the feet,” Ada Stone said.
"""


@pytest.fixture
def pier(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "pier"
    folder.mkdir()
    (folder / "a.md").write_text(PIER, encoding="utf-8")
    (folder / "b.md").write_text(COUNCIL, encoding="utf-8")
    with Library.open([folder], places=Places(tmp_path / "cache", tmp_path / "data", tmp_path / "config")) as library:
        library.refresh()
        yield library


def rows(reader: Reader) -> list[str]:
    return ["".join(piece.text for piece in row.pieces) for row in reader.screen.quotes.rows]


def dialog(reader: Reader) -> list[str]:
    shown = reader.pilot.app.screen
    assert isinstance(shown, Listing)
    return ["".join(piece.text for piece in row.pieces).strip() for row in shown.entries.rows]


async def test_a_line_tells_speaker_cue_kind_and_echoes(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3")
        assert any(row.startswith("Ada Stone said") and row.endswith("≈1") for row in rows(reader))
        assert any(row.startswith("Ada Stone?") for row in rows(reader))
        assert any("said" in row and row.endswith("indirect") for row in rows(reader))


async def test_a_narrow_pane_gives_the_cue_a_row_of_its_own(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3")
        made = reader.screen.quotes.make_rows(20)
        texts = ["".join(piece.text for piece in row.pieces) for row in made]
        assert any(text.startswith(" said") and text.endswith("indirect") for text in texts)
        assert max(map(len, texts)) <= 20


async def test_indirect_speech_of_less_plain_cues_waits_behind_a(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3")
        quotes = reader.screen.quotes
        assert quotes.item_count() == 3
        assert str(quotes.border_subtitle) == "+1 indirect hidden (a)"
        await reader.press("a")
        assert quotes.item_count() == 4
        assert "lost to the town" in " ".join(" ".join(rows(reader)).split())
        await reader.press("a")
        assert quotes.item_count() == 3


async def test_the_cursor_stays_at_its_quote_when_more_are_shown(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3", "G")
        quotes = reader.screen.quotes
        chosen = quotes.quotes()[quotes.cursor].id
        await reader.press("a")
        assert quotes.quotes()[quotes.cursor].id == chosen


async def test_in_the_article_a_hidden_quote_leaves_the_cursor_before_it(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("2", *["right_square_bracket"] * 3)
        assert reader.screen.sheet is not None
        at = reader.screen.sheet.quote(reader.screen.spot.quote)
        assert at is not None and "lost to the town" in at.quote.text
        quotes = reader.screen.quotes
        assert "planks were green" in quotes.quotes()[quotes.cursor].quote.text


async def test_i_tells_the_rule_in_plain_words(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3", "i")
        told = dialog(reader)
        assert told[0] == "Ada Stone"
        assert "followed by a reporting word and its speaker" in " ".join(told)
        assert "speaker  “Ada Stone” in the text" in told
        assert "phrase   “Ada Stone, the harbour master”" in told
        assert "cue      “said”" in told
        assert "rule     after.inverted, confidence 0.97" in told
        await reader.press("escape")
        assert reader.screen.pane is Pane.QUOTES


async def test_i_says_that_a_speaker_was_inferred(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3", "j", "i")
        told = dialog(reader)
        assert told[0] == "Ada Stone?"
        assert any(line.startswith("speaker  inferred: ") for line in told)
        assert "cue      none" in told or any("alone." in line for line in told)


async def test_i_without_a_quote_says_so(reading: Reading) -> None:
    async with reading(query="letter") as reader:
        if reader.screen.sheet is not None and not reader.screen.sheet.quotes:
            await reader.press("i")
            assert "no quote here" in reader.notice()


async def test_w_names_the_first_to_print_the_words(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3", "w")
        assert dialog(reader)[0] == "first printed by The Harbour Gull, 2031-05-02"
        assert "The Weekly Tern · 2031-05-04 · same" in dialog(reader)
        await reader.press("enter")
        assert reader.path() == "b.md"


async def test_help_tells_the_keys_and_the_question_mark(reading: Reading, pier: Library) -> None:
    async with reading(at=pier) as reader:
        await reader.press("3", "question_mark")
        told = " ".join(dialog(reader))
        assert "the rule that found this quote" in told
        assert "indirect speech" in told
        assert "inferred, not stated" in told


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (30, 8)])
async def test_the_dialog_fits_a_small_screen(reading: Reading, pier: Library, size: tuple[int, int]) -> None:
    async with reading(at=pier, size=size) as reader:
        await reader.press("3", "i")
        shown = reader.pilot.app.screen
        assert isinstance(shown, Listing)
        assert shown.entries.region.right <= size[0] and shown.entries.region.bottom <= size[1]
