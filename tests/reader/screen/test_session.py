"""What is there at the next start, while files change, and when there is much or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.library import Library
from index.places import Places
from tests.reader.screen.conftest import Reading

Make = Callable[..., Path]
Open = Callable[..., Library]


async def test_the_place_and_the_query_are_taken_up_again(reading: Reading) -> None:
    async with reading() as reader:
        await reader.type("/toll")
        await reader.press("enter", "J", "2", "j", "j", "j")
        path, offset = reader.path(), reader.screen.spot.offset
    async with reading() as reader:
        assert (reader.path(), reader.screen.spot.offset) == (path, offset)
        assert reader.screen.ask.text == "toll"
        hit = reader.screen.results.hit()
        assert hit is not None and hit.path == path


async def test_the_place_is_kept_after_a_second_of_rest(reading: Reading, library: Library) -> None:
    async with reading() as reader:
        await reader.press("2", "j", "j", "j")
        await reader.pilot.pause(1.2)
        await reader.rest()
        position = library.desk.position()
        assert position is not None and position.start == reader.screen.spot.offset > 0


async def test_a_query_given_at_the_start_goes_before_the_last_session(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("j", "j")
    async with reading(query="shameful") as reader:
        assert reader.path() == "drivers.md"


async def test_the_collection_is_read_while_the_screen_is_open(
    reading: Reading, collection: Make, opened: Open
) -> None:
    folder = collection({"a.txt": "A toll\n\nThe toll is new."})
    library = opened(folder, refresh=False)
    async with reading(at=library, refresh=True) as reader:
        for _ in range(20):
            if reader.screen.results.hits:
                break
            await reader.rest()
        assert [hit.path for hit in reader.screen.results.hits if hit] == ["a.txt"]


async def test_an_empty_folder_is_told_and_nothing_crashes(reading: Reading, collection: Make, opened: Open) -> None:
    library = opened(collection({"note.bin": b"\x00\x01\x02"}), refresh=False)
    async with reading(at=library, refresh=True) as reader:
        assert not reader.notice() and "no articles" in str(reader.screen.small.render())
        assert str(reader.screen.hints.render()).split() == "R look again ? help q quit".split()
        assert reader.screen.hints.region.bottom == reader.pilot.app.size.height
        await reader.press(
            "j", "n", "enter", "enter", "w", "y", "e", "z", "f", "3", "j", "4", "j", "enter", "q", "J", "G"
        )
        assert reader.pilot.app.is_running


async def test_files_that_could_not_be_read_are_listed(reading: Reading, collection: Make, opened: Open) -> None:
    folder = collection({"a.txt": "A toll\n\nThe toll is new.", "empty.txt": ""})
    async with reading(at=opened(folder, refresh=False), refresh=True) as reader:
        assert "!" in reader.notice()
        await reader.press("exclamation_mark")
        rows = reader.pilot.app.screen.entries.rows
        assert any("empty.txt" in piece.text for row in rows for piece in row.pieces)


async def test_an_article_that_was_removed_meanwhile_is_told(
    reading: Reading, collection: Make, opened: Open, places: Places
) -> None:
    folder = collection({f"{name}.txt": f"Toll {name}\n\nThe toll of {name}." for name in "abc"})
    library = opened(folder)
    async with reading(at=library) as reader:
        (folder / "b.txt").unlink()
        with Library.open([folder], places=places) as other:
            other.refresh()
        await reader.press("j")
        assert "✗" in reader.notice() or reader.path() == "b.txt"
        await reader.press("j")
        assert reader.pilot.app.is_running


async def test_results_beyond_the_first_page_come_as_they_are_seen(
    reading: Reading, collection: Make, opened: Open
) -> None:
    folder = collection({f"{n:03}.txt": f"Letter {n}\n\nA toll is a toll, wrote reader {n}." for n in range(230)})
    async with reading(at=opened(folder)) as reader:
        results = reader.screen.results
        assert len(results.hits) == 230 and results.hits[150] is None
        await reader.press("G")
        await reader.rest()
        assert results.cursor == 229 and results.hits[229] is not None
        assert reader.path() == "229.txt"
        await reader.press("K")
        assert reader.path() == "228.txt"


async def test_a_file_that_changed_is_shown_anew_where_the_reader_is(
    reading: Reading, collection: Make, opened: Open, places: Places
) -> None:
    folder = collection({"a.txt": "A toll\n\nThe toll is new.\n\nIt is high.\n\nIt is resented."})
    library = opened(folder)
    async with reading(at=library, query="toll") as reader:
        await reader.press("2", "G")
        (folder / "a.txt").write_text("A toll\n\nGone.")
        library.refresh()
        reader.screen.collection_changed()
        await reader.press("slash", "enter")
        sheet = reader.screen.article.sheet
        assert sheet is not None and "Gone" in sheet.article.text
        assert reader.screen.spot.offset <= len(sheet.article.text)
        assert reader.screen.article.lines[-1].span.of(sheet.article.text) == "Gone."
