"""The line, the list and the remarks always speak of the same query, whatever comes when."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from index.library import Library
from reader.spot import Ask
from reader.work import Answer, Filed, SearchFinished
from tests.bench.corpus import write
from tests.conftest import MakeCollection as Make
from tests.reader.screen.conftest import Reader, Reading

NAMED = {"\x15": "ctrl+u", "\r": "enter", "/": "slash"}


async def burst(reader: Reader, text: str) -> None:
    """Keys that come in one packet: none waits for what the one before it did."""
    for sign in text:
        reader.pilot.app.post_message(Key(NAMED.get(sign, sign), sign if sign.isprintable() else None))
    await reader.rest()


def found(reader: Reader) -> list[str]:
    return [hit.path for hit in reader.screen.results.hits if hit]


async def test_a_letter_typed_behind_ctrl_u_is_not_lost(reading: Reading) -> None:
    async with reading() as reader:
        await burst(reader, "/toll\x15ferry")
        assert reader.screen.query_line.value == "ferry" == reader.screen.ask.text


async def test_keys_behind_enter_are_for_the_results(reading: Reading) -> None:
    async with reading() as reader:
        await burst(reader, "/toll\rn")
        screen = reader.screen
        assert screen.query_line.value == "toll" and screen.focused is screen.results
        assert screen.sheet is not None
        assert screen.spot.offset in {match.start for match in screen.sheet.matches}


async def test_the_first_look_at_a_folder_fills_the_list(reading: Reading, collection: Make, places: object) -> None:
    folder = collection({f"{n}.txt": f"Toll {n}\n\nThe toll of road {n} is new." for n in range(14)})
    with Library.open([folder]) as library:
        async with reading(at=library, refresh=True) as reader:
            assert len(reader.screen.results.hits) == 14
            assert "no articles" not in reader.notice()


async def test_an_answer_from_before_the_files_were_read_does_not_undo_a_later_one(reading: Reading) -> None:
    async with reading() as reader:
        screen, before = reader.screen, found(reader)
        late = screen._number
        screen.post_message(Filed())
        await reader.rest()
        assert screen._number > late and screen.result is not None
        empty = type(screen.result)("", "", 0, ())
        screen.post_message(SearchFinished(late, screen.ask, Answer(Ask(), empty)))
        await reader.rest()
        assert found(reader) == before


async def test_what_is_filed_while_the_line_is_typed_is_asked_again(
    reading: Reading, collection: Make, tmp_path: Path
) -> None:
    folder = write(tmp_path / "many", 230)
    with Library.open([folder]) as library:
        async with reading(at=library, refresh=True, query="") as reader:
            await reader.type("/railway")
            await reader.rest()
            assert reader.screen.result is not None
            assert reader.screen.result.total == library.search("railway", live=True).total > 0
            await reader.press("ctrl+u")
            assert len(reader.screen.results.hits) == 230 and "nothing" not in reader.notice()


async def test_enter_keeps_what_only_a_beginning_finds(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/shamefu")
        seen = found(reader)
        await reader.press("enter")
        assert seen and found(reader) == seen and "shamefu*" in reader.notice()


async def test_slash_begins_afresh_and_up_brings_the_old_query_back(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/ferry")
        await reader.press("enter")
        await reader.type("/toll")
        assert reader.screen.query_line.value == "toll"
        await reader.press("up")
        assert reader.screen.query_line.value == "ferry"


async def test_slash_and_escape_leave_the_query_as_it_was(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        before = found(reader)
        await reader.press("slash", "escape")
        assert reader.screen.query_line.value == "toll" and found(reader) == before


@pytest.mark.parametrize("query", ["zzzzxq", "date:2025-99"])
async def test_a_query_without_an_answer_does_not_come_back_at_the_next_start(reading: Reading, query: str) -> None:
    async with reading() as reader:
        await reader.press("j")
        await reader.type("/")
        reader.screen.query_line.value = query
        await reader.press("enter")
    async with reading() as reader:
        assert reader.screen.query_line.value == "" and len(reader.screen.results.hits) == 5


@pytest.mark.parametrize("query", ["date:2025-99", '"toll', "(toll"])
async def test_enter_explains_a_broken_query_and_marks_the_list_as_older(reading: Reading, query: str) -> None:
    async with reading(query="ferry") as reader:
        before = found(reader)
        await reader.type("/")
        reader.screen.query_line.value = query
        await reader.press("enter")
        assert reader.notice().startswith("✗") and "still listed: " in reader.notice()
        await reader.press("j", "k")
        assert reader.notice().startswith("✗")
        assert before and "earlier query" in str(reader.screen.results.border_subtitle)


@pytest.mark.parametrize(("query", "told"), [("toll date:2025-99 ", True), ("colour:red", True), ('"toll', False)])
async def test_while_typing_only_what_typing_on_cannot_mend_is_told(reading: Reading, query: str, told: bool) -> None:
    async with reading() as reader:
        await reader.type("/")
        reader.screen.query_line.value = query
        await reader.rest()
        assert ("passed over" in reader.notice()) is told


async def test_a_remark_goes_with_the_next_key(reading: Reading) -> None:
    async with reading() as reader:
        usual = reader.notice()
        await reader.press("n")
        assert "no query yet" in reader.notice()
        await reader.press("j")
        assert reader.notice() == usual


async def test_nothing_found_tells_the_way_back_to_everything(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/zzzzxq")
        assert "Esc Esc shows all 5" in reader.notice()
        await reader.press("escape", "escape")
        assert len(reader.screen.results.hits) == 5 and "nothing" not in reader.notice()


async def test_r_reads_files_that_came_while_the_screen_was_open(reading: Reading, collection: Make) -> None:
    folder = collection({"a.txt": "A toll\n\nThe toll is new."})
    with Library.open([folder]) as library:
        async with reading(at=library, refresh=True) as reader:
            (folder / "b.txt").write_text("A ferry\n\nThe ferry is old.")
            await reader.press("R")
            assert sorted(found(reader)) == ["a.txt", "b.txt"]


async def test_an_empty_folder_is_named_in_the_middle_until_it_has_articles(reading: Reading, collection: Make) -> None:
    folder = collection({})
    with Library.open([folder]) as library:
        async with reading(at=library, refresh=True, size=(200, 30)) as reader:
            shown = str(reader.screen.small.render())
            assert reader.screen.small.display and "no articles in" in shown and str(folder) in shown
            await reader.press("slash", "x", "enter", "j")
            assert reader.screen.query_line.value == "x"
            (folder / "b.txt").write_text("A ferry\n\nThe ferry is old. x")
            await reader.press("R")
            assert not reader.screen.small.display and found(reader) == ["b.txt"]
            await reader.press("j")
            assert reader.screen.focused is reader.screen.results
