"""Every size keeps the spot, clips nothing and leaves the borders whole."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.layout import Pane
from tests.reader.screen.conftest import Reader, Reading

SIZES = [(120, 40), (100, 30), (80, 24), (70, 20), (60, 18), (30, 8), (200, 50)]


def frame(reader: Reader) -> list[str]:
    """What stands on the screen, row by row."""
    strips = reader.pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


@pytest.mark.parametrize("size", SIZES)
async def test_each_row_fills_the_screen_exactly(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(size=size, query="ferry OR toll") as reader:
        for key in ("1", "2", "3", "4"):
            await reader.press(key, "j")
            assert [cell_len(row) for row in frame(reader)] == [size[0]] * size[1]


@pytest.mark.parametrize("size", SIZES)
async def test_the_borders_are_whole_with_chinese_and_emoji(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(size=size, query="ferry") as reader:
        await reader.press("2")
        rows = frame(reader)
        assert "港" in "".join(rows)
        top = next(row for row in rows if "┏" in row)
        left, right = top.index("┏"), cell_len(top[: top.index("┓")])
        height = reader.screen.article.size.height
        start = rows.index(top) + 1
        for row in rows[start : start + height]:
            cells = [character for character in row for _ in range(max(1, cell_len(character)))]
            assert cells[left] == "┃"
            assert row.count("┃") == 2 and cell_len(row[: row.rindex("┃")]) == right


async def test_a_change_of_size_keeps_the_spot(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        await reader.press("n", "n")
        spot = reader.screen.spot
        for size in ((80, 24), (40, 12), (20, 6), (1, 1), (120, 40)):
            await reader.pilot.resize_terminal(*size)
            await reader.rest()
            assert reader.screen.spot == spot
        assert reader.screen.article.line_at(spot.offset) == reader.screen.article.cursor
        top = reader.screen.article.scroll_offset.y
        row = reader.screen.article.rows_of(reader.screen.article.cursor).start
        assert top <= row < top + reader.screen.article.size.height


async def test_a_terminal_too_small_says_so_and_lives(reading: Reading) -> None:
    async with reading(size=(20, 6)) as reader:
        assert "terminal too small" in "\n".join(frame(reader))
        await reader.press("j", "2", "n", "slash", "a", "escape")
        await reader.pilot.resize_terminal(80, 24)
        await reader.rest()
        assert reader.screen.article.display


async def test_on_eighty_columns_quotes_take_the_place_of_the_results(reading: Reading) -> None:
    async with reading(size=(80, 24)) as reader:
        screen = reader.screen
        assert screen.results.display and screen.article.display and not screen.quotes.display
        assert screen.results.outer_size.height == 6
        await reader.press("3")
        assert screen.quotes.display and screen.article.display and not screen.results.display
        await reader.press("2")
        assert screen.quotes.display and screen.pane is Pane.ARTICLE
        await reader.press("1")
        assert screen.results.display and not screen.quotes.display


async def test_on_sixty_columns_one_pane_is_seen_at_a_time(reading: Reading) -> None:
    async with reading(size=(60, 18)) as reader:
        screen = reader.screen
        assert [pane.display for pane in screen.panes.values()] == [True, False, False, False]
        await reader.press("enter")
        assert [pane.display for pane in screen.panes.values()] == [False, True, False, False]
        await reader.press("l")
        assert [pane.display for pane in screen.panes.values()] == [False, False, True, False]
        await reader.press("q", "q")
        assert [pane.display for pane in screen.panes.values()] == [True, False, False, False]


async def test_the_column_of_text_is_at_most_eighty_cells(reading: Reading) -> None:
    async with reading(size=(200, 50)) as reader:
        await reader.press("enter", "enter")
        texts = [line.span for line in reader.screen.article.lines]
        assert reader.screen.sheet is not None
        widths = [cell_len(span.of(reader.screen.sheet.article.text)) for span in texts]
        assert 60 <= max(widths) <= 80


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM"])
async def test_without_colour_the_focus_and_the_marks_are_still_told(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, {"NO_COLOR": "1", "TERM": "linux"}[variable])
    async with reading(query="toll") as reader:
        rows = "\n".join(frame(reader))
        sign = reader.screen.article.signs
        assert sign.cursor in rows and sign.mark in rows and sign.match in rows
        assert ("╔" if variable == "TERM" else "┏") in rows
        style = reader.screen.article.look(("match",), reader.screen.article.rich_style)
        assert style.reverse


async def test_the_note_in_one_line_follows_the_width(reading: Reading) -> None:
    async with reading(size=(60, 18)) as reader:
        await reader.pilot.resize_terminal(80, 24)
        await reader.rest()
        assert cell_len(str(reader.screen.summary.render())) > 60
