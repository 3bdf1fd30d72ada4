"""What each key does, in the running app."""

from __future__ import annotations

import base64

from textual.command import CommandPalette
from textual.widgets import Input

from index.model import Filters
from reader.dialogs.listing import Listing
from reader.layout import Pane
from tests.reader.screen.conftest import Reader, Reading


async def open_file(reader: Reader, path: str) -> None:
    """Go to a file with the keys of the results."""
    await reader.press("1", "g")
    for _ in range(10):
        if reader.path() == path:
            return
        await reader.press("j")
    raise AssertionError(path)


async def test_enter_goes_in_and_q_comes_out_level_by_level(reading: Reading) -> None:
    async with reading() as reader:
        screen = reader.screen
        await reader.press("enter")
        assert screen.pane is Pane.ARTICLE and not screen.alone
        await reader.press("enter")
        assert screen.alone and not screen.results.display
        await reader.press("q")
        assert not screen.alone and screen.pane is Pane.ARTICLE
        await reader.press("q")
        assert screen.pane is Pane.RESULTS
        await reader.press("q")
        assert not reader.pilot.app.is_running


async def test_a_large_q_quits_from_anywhere(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("3", "Q")
        assert not reader.pilot.app.is_running


async def test_n_goes_through_the_matches_and_on_into_the_next_result(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        screen = reader.screen
        first = reader.path()
        assert screen.sheet is not None
        for _ in range(len(screen.sheet.matches) - 1):
            await reader.press("n")
        assert reader.path() == first and screen.spot.offset == screen.sheet.matches[-1].start
        await reader.press("n")
        assert reader.path() != first
        assert screen.sheet.matches and screen.spot.offset == screen.sheet.matches[0].start
        assert "next article" in reader.notice()
        await reader.press("N")
        assert reader.path() == first and screen.spot.offset == screen.sheet.matches[-1].start


async def test_n_at_the_very_end_says_so(reading: Reading) -> None:
    async with reading(query="recounts") as reader:
        await reader.press("n")
        assert "no further match" in reader.notice()


async def test_n_without_a_query_says_how_to_ask(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("n")
        assert "/" in reader.notice()


async def test_brackets_step_through_the_quotes(reading: Reading) -> None:
    async with reading(query="council") as reader:
        await reader.press("2", "g", "right_square_bracket")
        first = reader.screen.spot.quote
        await reader.press("right_square_bracket")
        assert reader.screen.spot.quote != first
        await reader.press("left_square_bracket")
        assert reader.screen.spot.quote == first


async def test_braces_step_through_the_paragraphs(reading: Reading) -> None:
    async with reading() as reader:
        await open_file(reader, "council.md")
        await reader.press("2", "right_curly_bracket")
        blocks = reader.screen.sheet.article.blocks if reader.screen.sheet else ()
        assert reader.screen.spot.offset in {block.span.start for block in blocks}
        assert reader.screen.spot.offset > 0
        await reader.press("left_curly_bracket")
        assert reader.screen.spot.offset == 0


async def test_large_j_opens_the_next_result_and_the_keys_stay_where_they_are(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("enter", "J")
        assert reader.screen.pane is Pane.ARTICLE
        assert reader.screen.results.cursor == 1
        await reader.press("K")
        assert reader.screen.results.cursor == 0


async def test_numbers_letters_and_tab_walk_the_panes(reading: Reading) -> None:
    async with reading() as reader:
        for key, pane in (("3", Pane.QUOTES), ("4", Pane.NOTE), ("2", Pane.ARTICLE), ("1", Pane.RESULTS)):
            await reader.press(key)
            assert reader.screen.pane is pane and reader.screen.focused is reader.screen.panes[pane]
        await reader.press("l")
        assert reader.screen.pane is Pane.ARTICLE
        await reader.press("h", "h")
        assert reader.screen.pane is Pane.RESULTS
        await reader.press("shift+tab")
        assert reader.screen.pane is Pane.NOTE
        await reader.press("tab")
        assert reader.screen.pane is Pane.RESULTS


async def test_letters_in_the_query_line_are_letters(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/jqn/1?")
        assert isinstance(reader.screen.focused, Input)
        assert reader.screen.query_line.value == "jqn/1?"


async def test_keys_that_come_together_all_land(reading: Reading) -> None:
    async with reading() as reader:
        await reader.pilot.press("slash", *"toll", "enter", "2")
        await reader.rest()
        assert reader.screen.ask.text == "toll"
        assert reader.screen.pane is Pane.ARTICLE


async def test_escape_leaves_the_query_and_the_next_one_clears_it(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/toll")
        await reader.press("escape")
        assert reader.screen.pane is Pane.RESULTS and reader.screen.ask.text == "toll"
        assert reader.screen.focused is reader.screen.results
        await reader.press("escape")
        assert reader.screen.ask.text == "" and reader.screen.query_line.value == ""


async def test_f_keeps_to_one_source_and_large_f_frees_it(reading: Reading) -> None:
    async with reading() as reader:
        everything = len(reader.screen.results.hits)
        await open_file(reader, "council.md")
        await reader.press("f")
        hits = [hit for hit in reader.screen.results.hits if hit is not None]
        assert len(hits) == 2 and {hit.source.label for hit in hits} == {"Northgate Courier"}
        await reader.press("F")
        assert len(reader.screen.results.hits) == everything and reader.screen.ask.filters == Filters()


async def test_w_tells_who_else_has_the_quote_and_enter_opens_it_there(reading: Reading) -> None:
    async with reading() as reader:
        await open_file(reader, "council.md")
        await reader.press("3")
        quotes = reader.screen.quotes
        while "tax on people" not in quotes.quotes()[quotes.cursor].quote.text:
            await reader.press("j")
        await reader.press("w")
        assert isinstance(reader.pilot.app.screen, Listing)
        await reader.press("enter")
        assert reader.path() == "drivers.md"
        assert reader.screen.sheet is not None
        filed = reader.screen.sheet.quote(reader.screen.spot.quote)
        assert filed is not None and "tax on people" in filed.quote.text


async def test_the_quotes_pane_counts_the_echoes(reading: Reading) -> None:
    async with reading() as reader:
        await open_file(reader, "council.md")
        shown = "".join(piece.text for row in reader.screen.quotes.rows for piece in row.pieces)
        assert "≈1" in shown


async def test_e_unfolds_the_passages_of_the_note(reading: Reading) -> None:
    async with reading(query="shameful") as reader:
        note = reader.screen.note
        folded = note.item_count()
        await reader.press("4", "e")
        assert note.item_count() > folded
        await reader.press("e")
        assert note.item_count() == folded


async def test_question_mark_shows_the_keys_of_the_focused_pane(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("3", "question_mark")
        dialog = reader.pilot.app.screen
        assert isinstance(dialog, Listing)
        text = "\n".join("".join(piece.text for piece in row.pieces) for row in dialog.entries.rows)
        assert "Who said what" in text and "Next, previous match" in text
        await reader.press("escape")
        assert reader.pilot.app.screen is reader.screen


async def test_the_palette_runs_an_action_by_its_name(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert isinstance(reader.pilot.app.screen, CommandPalette)
        await reader.type("bias note")
        await reader.pilot.pause(0.5)
        await reader.press("enter")
        await reader.pilot.pause(0.3)
        assert reader.screen.pane is Pane.NOTE


async def test_y_sends_the_quote_with_its_citation(reading: Reading) -> None:
    async with reading(query="steel wishes") as reader:
        await reader.press("3", "y")
        clipboard = reader.pilot.app.clipboard
        assert "We cannot mend the bridge" in clipboard
        assert "Marta Lindqvist" in clipboard and "Northgate Courier" in clipboard and "2025-03-04" in clipboard
        assert "OSC 52" in reader.notice()
        assert base64.b64encode(clipboard.encode())


async def test_y_in_the_article_outside_of_a_quote_sends_the_paragraph(reading: Reading) -> None:
    async with reading(query="recounts") as reader:
        await reader.press("2", "g", "y")
        assert reader.pilot.app.clipboard.startswith("The council approved the bridge toll")


async def test_ctrl_c_leaves_the_query_line_and_twice_quits(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/to")
        await reader.press("ctrl+c")
        assert reader.screen.focused is reader.screen.results and reader.pilot.app.is_running
        await reader.press("ctrl+c")
        assert not reader.pilot.app.is_running


async def test_exclamation_mark_says_that_every_file_could_be_read(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("exclamation_mark")
        assert "could be read" in reader.notice()


async def test_a_click_moves_the_cursor_and_a_double_click_opens(reading: Reading) -> None:
    async with reading() as reader:
        await reader.pilot.click("#results", offset=(5, 8))
        await reader.rest()
        row = reader.screen.results.cursor
        assert row > 0
        await reader.pilot.click("#results", offset=(5, 8), times=2)
        await reader.rest()
        assert reader.screen.pane is Pane.ARTICLE
