"""What is seen at once: the keys at the bottom, the first lines of the note, whole names, who has the keys."""

from __future__ import annotations

import pytest
from textual.app import App

from reader.dialogs.help import help_dialog
from reader.keys import OF_PANE, help_for, hints
from reader.layout import PANES, Pane
from reader.panes import bars
from reader.text.cells import width_of
from reader.told import told_first
from tests.reader.screen.conftest import Reading


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("width", [120, 80, 60, 30])
def test_help_and_the_way_back_stand_at_the_right_at_every_width(pane: Pane, width: int) -> None:
    line = bars.hints(hints(pane), width).plain
    assert line.endswith("? help  q back") and width_of(line) == width - 2


@pytest.mark.parametrize("pane", PANES)
def test_the_keys_of_a_pane_come_first_in_its_hints_and_in_its_help(pane: Pane) -> None:
    assert next(iter(hints(pane))) == ("Enter", "open")
    own = [label for label, _ in help_for(pane, own=True)]
    assert [label for label, _ in help_for(pane)][: len(own)] == own
    assert len(own) == len(OF_PANE[pane])


def test_the_hints_of_the_note_tell_of_its_passages() -> None:
    assert "e evidence" in bars.hints(hints(Pane.NOTE), 60).plain


async def test_the_keys_come_back_to_the_pane_that_had_them_before_the_terminal_was_too_small(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        await reader.press("3")
        for size in ((20, 6), (120, 40)):
            await reader.pilot.resize_terminal(*size)
            await reader.rest()
        assert reader.screen.focused is reader.screen.quotes


async def test_help_follows_the_width_of_the_terminal(reading: Reading) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("question_mark")
        await reader.pilot.resize_terminal(60, 18)
        await reader.pilot.pause(0.1)
        shown = reader.pilot.app.screen.query_one("#entries")
        assert shown.outer_size.width <= 58 and shown.outer_size.height <= 16


async def test_the_text_has_fifty_six_cells_at_a_hundred_and_twenty(reading: Reading) -> None:
    async with reading(size=(120, 40)) as reader:
        screen = reader.screen
        assert screen.results.outer_size.width == 27 and screen.note.outer_size.width == 32
        assert screen.article.size.width - 3 == 56


async def test_the_folded_note_tells_what_the_command_tells_and_z_tells_all(reading: Reading) -> None:
    async with reading(query="council") as reader:
        pane = reader.screen.note
        assert pane.note is not None
        told = told_first(pane.note.statements)
        assert [entry.statement for entry in pane.entries if entry.fold is None] == told
        await reader.press("4", "z")
        assert [entry.statement for entry in pane.entries] == list(range(len(pane.note.statements)))


async def test_folding_and_unfolding_keep_one_cursor_at_its_statement(reading: Reading) -> None:
    async with reading(query="council") as reader:
        note = reader.screen.note
        await reader.press("4", "z", "G", "z")
        assert note.entries[note.cursor].fold is not None or note.statement() is not None
        for key in ("e", "z", "e", "z"):
            await reader.press(key)
            rows = ["".join(segment.text for segment in note.render_line(y)) for y in range(note.size.height)]
            assert sum(row.startswith(note.signs.cursor) for row in rows) == 1


async def test_linking_again_follows_the_pane_that_has_the_keys(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("L", "1", "j", "L")
        hit = reader.screen.results.hit()
        assert hit is not None and hit.article == reader.screen.spot.article


async def test_f_in_the_results_takes_the_row_under_the_cursor(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("L", "G")
        hit = reader.screen.results.hit()
        assert hit is not None and hit.article != reader.screen.spot.article
        await reader.press("f")
        assert reader.screen.ask.filters.sources == (hit.source.id,)


async def test_an_article_that_is_no_result_leaves_no_row_marked(reading: Reading) -> None:
    async with reading(query="ferry") as reader:
        results = reader.screen.results
        other = next(hit for hit in reader.screen.library.search("council").hits if hit.path == "council.md")
        reader.screen.open_article(other.article)
        results.show_article(other.article)
        await reader.press("2")
        assert results.astray and "not among the results" in str(results.border_subtitle)
        drawn = [piece.text for y in range(results.row_count()) for piece in results.draw(y)]
        assert results.signs.cursor not in drawn


async def test_a_passage_in_another_article_is_told_in_the_border_of_the_note(reading: Reading) -> None:
    async with reading(query="council") as reader:
        await reader.press("4", "z")
        note = reader.screen.note
        for _ in range(note.item_count()):
            target = note.target(reader.screen.spot.article)
            elsewhere = target is not None and target.article != reader.screen.spot.article
            assert ("Enter: in" in str(note.border_subtitle)) == elsewhere
            await reader.press("j")


async def test_a_snippet_never_repeats_the_title(reading: Reading) -> None:
    async with reading(query="title:engineers") as reader:
        results = reader.screen.results
        rows = ["".join(piece.text for piece in results.draw(y)) for y in range(results.row_count())]
        assert sum("Engineers set out" in row for row in rows) == 1


def test_help_names_its_pane_and_explains_what_is_inferred() -> None:
    items = help_dialog(Pane.NOTE).entries.items
    text = "\n".join(line for item in items for line, _ in item)
    assert "In the note" in text and "inferred, not stated: an outlet" in text


async def test_the_palette_offers_no_picture_of_the_screen(reading: Reading) -> None:
    async with reading() as reader:
        app: App[object] = reader.pilot.app
        assert [command.title for command in app.get_system_commands(app.screen)] == ["Theme"]


async def test_words_cut_by_their_speaker_show_the_gap_in_the_quotes_and_keep_their_matches(reading: Reading) -> None:
    async with reading(query="wishes steel") as reader:
        quotes = reader.screen.quotes
        drawn = [piece for row in quotes.rows for piece in row.pieces]
        assert "[…]" in "".join(piece.text for piece in drawn)
        assert "steel" in [piece.text for piece in drawn if "match" in piece.names]
