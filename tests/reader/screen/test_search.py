"""Search as you type, in the running app."""

from __future__ import annotations

from index.model import SearchResult
from reader.spot import Ask
from reader.work import Answer, SearchFinished
from tests.reader.screen.conftest import Reading


async def test_results_come_while_typing(reading: Reading) -> None:
    async with reading() as reader:
        everything = len(reader.screen.results.hits)
        await reader.type("/engin")
        assert 0 < len(reader.screen.results.hits) < everything


async def test_the_status_tells_how_many_of_how_many_from_how_many_sources(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        status = str(reader.screen.status.render())
        assert f"{len(reader.screen.results.hits)} of 5" in status and " ms" in status and "sources" in status
        assert "Northgate Courier 2" in reader.notice()


async def test_a_broken_query_is_told_in_one_line_and_the_rows_stay(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        rows = list(reader.screen.results.hits)
        await reader.type("/")
        reader.screen.query_line.value = 'date:2025-99 "x'
        await reader.press("enter")
        assert reader.notice().startswith("✗") and "\n" not in reader.notice()
        assert reader.screen.results.hits == rows
        await reader.type("/")
        await reader.press("ctrl+u")
        await reader.type("toll")
        await reader.press("enter")
        assert not reader.notice().startswith("✗")


async def test_a_stale_answer_is_dropped(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        rows = list(reader.screen.results.hits)
        reader.screen.post_message(
            SearchFinished(0, Ask("older"), Answer(Ask("older"), SearchResult("older", "older", 0, ())))
        )
        await reader.rest()
        assert reader.screen.results.hits == rows


async def test_nothing_found_is_said_and_the_article_stays(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        path = reader.path()
        await reader.type("/")
        await reader.press("ctrl+u")
        await reader.type("zzzzxq")
        await reader.press("enter")
        assert "nothing found" in reader.notice()
        assert reader.path() == path and not reader.screen.results.hits
        await reader.press("j", "k", "G", "space", "enter", "n", "J", "w", "y")


async def test_earlier_queries_come_back_with_up(reading: Reading) -> None:
    async with reading() as reader:
        for query in ("toll", "ferry"):
            await reader.type("/")
            await reader.press("ctrl+u")
            await reader.type(query)
            await reader.press("enter")
        await reader.type("/")
        await reader.press("ctrl+u", "up")
        assert reader.screen.query_line.value == "ferry"
        await reader.press("up")
        assert reader.screen.query_line.value == "toll"
        await reader.press("down", "down")
        assert reader.screen.query_line.value == ""


async def test_earlier_queries_are_there_at_the_next_start(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/ferry")
        await reader.press("enter")
    async with reading(query="toll") as reader:
        await reader.type("/")
        await reader.press("up")
        assert reader.screen.query_line.value == "ferry"


async def test_down_in_the_query_line_leads_to_the_results(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/toll")
        await reader.press("down")
        assert reader.screen.focused is reader.screen.results and reader.screen.ask.text == "toll"


async def test_matches_light_up_in_article_quotes_and_results(reading: Reading) -> None:
    async with reading(query="steel") as reader:
        screen = reader.screen
        await reader.rest()
        for pane in (screen.results, screen.article, screen.quotes):
            names = {name for row in range(pane.row_count()) for piece in pane.draw(row) for name in piece.names}
            assert names & {"match", "now"}, pane.id
