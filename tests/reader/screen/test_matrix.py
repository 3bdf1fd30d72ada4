"""The coverage matrix on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.command import CommandPalette

from index.library import Library
from index.model import Matrix
from reader.dialogs.listing import Listing
from reader.layout import Pane
from reader.matrix.screen import MatrixScreen
from tests.reader.screen.conftest import Reader, Reading
from tests.reader.screen.test_hostile import CONTROL, POISON
from tests.reader.screen.test_sizes import SIZES, frame


def matrix_of(reader: Reader) -> MatrixScreen:
    screen = reader.pilot.app.screen
    assert isinstance(screen, MatrixScreen)
    return screen


def loaded(reader: Reader) -> Matrix:
    matrix = matrix_of(reader).view.matrix
    assert matrix is not None
    return matrix


async def cross(reader: Reader, kind: str, label: str, source: str) -> None:
    """Put the cursor on a cell with the keys."""
    matrix, view = loaded(reader), matrix_of(reader).view
    row = next(n for n, row in enumerate(matrix.rows) if (row.kind, row.label) == (kind, label))
    column = next(n for n, one in enumerate(matrix.sources) if one.label == source)
    await reader.press("g", *["j"] * row, "0", *["l"] * column)
    assert (view.cursor, view.column) == (row, column)


def said(reader: Reader) -> str:
    return "\n".join(frame(reader))


async def test_rows_are_what_is_said_and_columns_the_sources(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("M")
        text = said(reader)
        assert "Coverage: 5 articles of 4 sources in the collection" in text
        row = next(line for line in frame(reader) if "This toll is a tax on people" in line)
        assert row.split()[-4:].count("1") + row.split()[-4:].count("[1]") >= 1
        assert "NC Northgate Courier" in text and "HV Harbour Voice" in text


async def test_nothing_is_worked_out_before_it_is_asked_for(
    reading: Reading, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    real = library.coverage
    monkeypatch.setattr(library, "coverage", lambda **asks: (asked.append(1), real(**asks))[1])
    async with reading() as reader:
        await reader.press("j", "2", "3", "4")
        assert asked == []
        await reader.press("M")
        assert asked == [1]


async def test_enter_goes_to_the_passage_of_the_cell_and_m_comes_back_to_the_cell(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("M")
        await cross(reader, "figure", "60 million crowns", "Harbour Voice")
        await reader.press("enter")
        screen = reader.screen
        assert reader.pilot.app.screen is screen
        assert reader.path() == "drivers.md" and screen.pane is Pane.ARTICLE
        assert screen.sheet is not None
        assert screen.sheet.article.text[screen.spot.offset :].startswith("The repair will cost 60 million crowns")
        await reader.press("M")
        here = matrix_of(reader).view.here()
        assert here is not None and (here[0].label, here[1].label) == ("60 million crowns", "Harbour Voice")


async def test_of_several_passages_one_is_chosen(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("M")
        await cross(reader, "speaker", "Tomas Behrend", "Northgate Courier")
        await reader.press("enter")
        assert isinstance(reader.pilot.app.screen, Listing)
        await reader.press("escape")
        matrix_of(reader)
        await reader.press("enter", "j", "enter")
        assert reader.path() == "council.md"
        assert reader.screen.sheet is not None
        assert reader.screen.sheet.article.text[reader.screen.spot.offset :].startswith("“Nobody asked us,”")


async def test_a_cell_without_passages_opens_nothing_and_says_so(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("M")
        await cross(reader, "figure", "60 million crowns", "Northgate Courier")
        assert "Northgate Courier: not found by the rules" in said(reader)
        assert "[·]" in said(reader) or "[ ·]" in said(reader)
        await reader.press("enter")
        matrix_of(reader)


@pytest.mark.parametrize("key", ["escape", "q", "M"])
async def test_the_reader_is_left_as_it_was(reading: Reading, key: str) -> None:
    async with reading(query="toll") as reader:
        await reader.press("n", "n", "3")
        spot, pane = reader.screen.spot, reader.screen.pane
        await reader.press("M", "j", "l", "right_curly_bracket", key)
        assert reader.pilot.app.screen is reader.screen
        assert (reader.screen.spot, reader.screen.pane) == (spot, pane)
        assert reader.screen.focused is reader.screen.panes[pane]


async def test_keys_walk_sources_kinds_and_the_cells_that_are_filled(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("M")
        view, matrix = matrix_of(reader).view, loaded(reader)
        await reader.press("dollar_sign")
        assert view.column == 3
        await reader.press("l", "h", "left")
        assert view.column == 1
        await reader.press("0", "right_curly_bracket")
        kinds = list(dict.fromkeys(row.kind for row in matrix.rows))
        assert matrix.rows[view.cursor].kind == kinds[1] and matrix.rows[view.cursor - 1].kind == kinds[0]
        await reader.press("left_curly_bracket")
        assert view.cursor == 0
        filled = [n for n, cell in enumerate(matrix.rows[0].cells) if cell]
        await reader.press("0", *["n"] * 5)
        assert view.column == filled[-1]
        await reader.press("G")
        assert view.cursor == len(matrix.rows) - 1


@pytest.mark.parametrize("size", [*SIZES, (20, 6)])
async def test_every_size_is_filled_exactly_and_the_cursor_is_in_sight(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("M", "j", "l", "l", "l")
        assert [cell_len(row) for row in frame(reader)] == [size[0]] * size[1]
        view = matrix_of(reader).view
        assert view.column in view.in_sight()
        if size[1] > 8:
            row = next(row for row in frame(reader) if row.startswith(view.signs.cursor))
            assert "[" in row and "]" in row
            head = view.heads[view.column]
            heads = view.heading().plain
            assert cell_len(row[: row.rindex("]")]) == cell_len(heads[: heads.index(head)] + head)


async def test_a_change_of_size_keeps_the_cell(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("M", "j", "l", "l")
        here = matrix_of(reader).place()
        for size in ((80, 24), (40, 12), (20, 6), (1, 1), (120, 40)):
            await reader.pilot.resize_terminal(*size)
            await reader.rest()
            assert matrix_of(reader).place() == here


async def test_help_lists_its_keys_and_the_names_behind_the_heads(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("M", "question_mark")
        assert isinstance(reader.pilot.app.screen, Listing)
        words = [text for item in reader.pilot.app.screen.entries.items for text, _ in item]
        assert any(text.startswith("h l") for text in words)
        assert any("Harbour Voice" in text for text in words)
        await reader.press("question_mark", "question_mark", "escape")
        matrix_of(reader)


async def test_the_palette_opens_it_and_offers_its_keys_over_it(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("coverage")
        await reader.press("enter")
        matrix_of(reader)
        await reader.press("ctrl+p")
        assert isinstance(reader.pilot.app.screen, CommandPalette)
        await reader.type("last source")
        await reader.press("enter")
        assert matrix_of(reader).view.column == 3


async def test_many_sources_scroll_sideways(
    reading: Reading, collection: Callable[..., Path], opened: Callable[..., Library]
) -> None:
    one = "---\nsite: Paper {0}\n---\n\nThe town bought {1} lamps. “It is dark here in winter,” said Ada Stone.\n"
    library = opened(collection({f"{n:02}.md": one.format(chr(65 + n) * 2, 10 + n) for n in range(20)}))
    async with reading(size=(60, 18), at=library) as reader:
        await reader.press("M")
        view = matrix_of(reader).view
        assert len(view.in_sight()) < 20 and "sources 1–" in said(reader)
        for _ in range(19):
            await reader.press("l")
            assert view.column in view.in_sight()
        assert view.in_sight().stop == 20 and "of 20" in said(reader)
        await reader.press("0")
        assert view.first == 0


async def test_one_source_alone_is_said_plainly(
    reading: Reading, collection: Callable[..., Path], opened: Callable[..., Library]
) -> None:
    async with reading(at=opened(collection({"a.txt": "Ada Stone came.\n"}))) as reader:
        await reader.press("M")
        assert "one source only" in said(reader)
        await reader.press("j", "l", "enter", "n", "right_curly_bracket", "question_mark", "escape", "q")
        assert reader.pilot.app.screen is reader.screen


async def test_a_collection_that_is_too_large_is_compared_within_the_query(
    reading: Reading, collection: Callable[..., Path], opened: Callable[..., Library]
) -> None:
    library = opened(collection({f"{n:03}.txt": f"Ship {n % 101} of Ada Stone came in.\n" for n in range(203)}))
    async with reading(at=library) as reader:
        await reader.press("M")
        assert "203 articles are too many" in said(reader)
        await reader.press("q", "slash", *"100", "enter", "M")
        assert "2 articles of 2 sources among the results" in said(reader)


async def test_a_matrix_that_is_left_early_harms_nobody(
    reading: Reading, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = library.coverage
    monkeypatch.setattr(library, "coverage", lambda **asks: (time.sleep(0.3), real(**asks))[1])
    async with reading() as reader:
        await reader.pilot.press("M", "j", "l", "enter", "q", "j")
        assert reader.pilot.app.screen is reader.screen
        await reader.rest()
        await reader.press("M")
        assert loaded(reader).rows


async def test_hostile_names_are_shown_harmlessly(
    reading: Reading, collection: Callable[..., Path], opened: Callable[..., Library]
) -> None:
    front = f"title: '{POISON}'\nsite: '{POISON}'".replace("\x1b", "\\e")
    body = f"“We said {POISON} firmly and more than once,” said Ana [/] Ruiz. It took 40 [b]ships[/b] and 50 [/]."
    library = opened(
        collection(
            {"a.txt": body, "b[b]x[@click=app.quit]y[/].txt": body + "\n", "c.md": f"---\n{front}\n---\n\n{body}"}
        )
    )
    async with reading(at=library) as reader:
        await reader.press("M")
        for key in ("j", "l", "n", "dollar_sign", "G", "enter", "escape", "M", "question_mark"):
            assert [row for row in frame(reader) if CONTROL.search(row)] == []
            await reader.press(key)
        assert reader.pilot.app.is_running
