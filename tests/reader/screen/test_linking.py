"""Who moves what: each row of the linking table, and the rule that the focused pane never moves by itself."""

from __future__ import annotations

from reader.layout import Pane
from tests.reader.screen.conftest import Reading


async def test_moving_in_the_results_opens_the_article_its_quotes_and_its_note(reading: Reading) -> None:
    async with reading() as reader:
        first = reader.path()
        await reader.press("j")
        assert reader.path() != first
        hit = reader.screen.results.hit()
        assert hit is not None and reader.screen.spot.article == hit.article
        assert reader.screen.quotes.sheet is reader.screen.article.sheet is reader.screen.sheet
        assert reader.screen.note.note is not None and reader.screen.note.note.source == hit.source


async def test_an_article_opens_at_its_first_match(reading: Reading) -> None:
    async with reading(query="recounts") as reader:
        sheet = reader.screen.sheet
        assert sheet is not None and reader.screen.spot.offset == sheet.matches[0].start


async def test_reading_on_moves_the_quotes_to_the_last_quote_passed(reading: Reading) -> None:
    async with reading(query="Northgate OR council") as reader:
        await reader.press("2", "G")
        quotes = reader.screen.quotes
        assert quotes.cursor == quotes.item_count() - 1
        await reader.press("g")
        assert quotes.cursor == 0
        assert reader.screen.results.cursor == 0


async def test_moving_in_the_quotes_takes_the_article_along(reading: Reading) -> None:
    async with reading(query="council") as reader:
        await reader.press("3", "j")
        filed = reader.screen.quotes.quotes()[1]
        assert reader.screen.spot.offset == filed.quote.span.start
        assert reader.screen.article.line_at(filed.quote.span.start) == reader.screen.article.cursor


async def test_a_line_of_the_note_leads_to_its_passage(reading: Reading) -> None:
    async with reading(query="shameful") as reader:
        await reader.press("4")
        note = reader.screen.note
        for _ in range(note.item_count()):
            target = note.target(reader.screen.spot.article)
            if target is not None and target.article == reader.screen.spot.article:
                await reader.press("enter")
                assert reader.screen.spot.offset == target.span.start
                assert reader.screen.pane is Pane.ARTICLE
                return
            await reader.press("j")
        raise AssertionError("no line of the note has a passage here")


async def test_what_is_shown_tells_nothing_back(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        spot = reader.screen.spot
        reader.screen.quotes.show(reader.screen.quotes.item_count() - 1)
        reader.screen.results.show(1)
        await reader.rest()
        assert reader.screen.spot == spot


async def test_the_same_article_stays_open_while_another_query_is_typed(reading: Reading) -> None:
    async with reading() as reader:
        while "council" not in reader.path():
            await reader.press("j")
        await reader.press("2", "j", "j")
        spot = reader.screen.spot
        await reader.type("/toll")
        assert reader.screen.spot == spot
        hit = reader.screen.results.hit()
        assert hit is not None and hit.article == spot.article


async def test_an_article_that_no_longer_answers_gives_way_to_the_first_result(reading: Reading) -> None:
    async with reading(query="council") as reader:
        await reader.type("/")
        await reader.press("ctrl+u")
        await reader.type("ferry")
        await reader.pilot.pause(0.4)
        assert "ferry" in reader.path()


async def test_frozen_panes_stay_until_enter(reading: Reading) -> None:
    async with reading() as reader:
        first = reader.path()
        await reader.press("L", "j")
        assert reader.path() == first
        await reader.press("enter")
        assert reader.path() != first


async def test_the_note_under_the_cursor_does_not_move_when_another_pane_reads(reading: Reading) -> None:
    async with reading(query="council") as reader:
        await reader.press("4", "j")
        top, cursor = reader.screen.note.scroll_offset.y, reader.screen.note.cursor
        await reader.press("right_square_bracket")
        assert reader.screen.note.scroll_offset.y == top
        assert reader.screen.note.item_count() > cursor


async def test_the_quote_at_the_mark_and_the_match_at_the_mark_stand_out(reading: Reading) -> None:
    async with reading(query="steel") as reader:
        article = reader.screen.article
        names = {name for row in range(article.row_count()) for piece in article.draw(row) for name in piece.names}
        assert {"now", "said", "quote", "speaker"} <= names
