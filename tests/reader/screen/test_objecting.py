"""Asking why a line of the note is there, dismissing it or its rule, and bringing it back."""

from __future__ import annotations

from index.library import Library
from reader.dialogs.listing import Listing
from tests.reader.screen.conftest import Reader, Reading


def rules(reader: Reader) -> list[str]:
    note = reader.screen.note.note
    assert note is not None
    return [statement.rule for statement in note.statements]


async def test_i_in_the_note_says_why_the_line_is_there(reading: Reading) -> None:
    async with reading(query="toll") as reader:
        await reader.press("4", "j")
        statement = reader.screen.note.statement()
        assert statement is not None
        await reader.press("i")
        dialog = reader.pilot.app.screen
        assert isinstance(dialog, Listing)
        told = " ".join(text for item in dialog.entries.items for text, _ in item)
        assert statement.reason in told
        assert statement.rule in told


async def test_d_dismisses_the_line_and_capital_u_brings_it_back(reading: Reading, library: Library) -> None:
    async with reading(query="toll") as reader:
        await reader.press("4", "z")
        before = rules(reader)
        statement = reader.screen.note.statement()
        assert statement is not None
        await reader.press("d")
        assert statement.text not in [one.text for one in reader.screen.note.note.statements]  # type: ignore[union-attr]
        assert rules(reader)[-1] == "limits.dismissed"
        assert "U brings it back" in reader.notice()
        assert len(library.overrides.every()) == 1
        await reader.press("U")
        assert rules(reader) == before
        assert library.overrides.every() == ()


async def test_capital_d_dismisses_the_rule_in_every_note(reading: Reading, library: Library) -> None:
    async with reading(query="toll") as reader:
        await reader.press("4")
        statement = reader.screen.note.statement()
        assert statement is not None
        await reader.press("D")
        assert statement.rule not in rules(reader)
        assert all(one.rule != statement.rule for note in library.notes() for one in note.statements)


async def test_what_is_corrected_elsewhere_is_seen_when_the_article_is_opened_again(
    reading: Reading, library: Library
) -> None:
    async with reading(query="toll") as reader:
        first = reader.path()
        await reader.press("J")
        library.overrides.correct([first], {"outlet": "Bridge Gazette"})
        try:
            await reader.press("K")
            assert reader.path() == first
            assert "Bridge Gazette" in str(reader.screen.article.border_title)
        finally:
            library.overrides.correct([first], {}, clear=["outlet"])


async def test_outside_of_the_note_there_is_nothing_to_dismiss(reading: Reading, library: Library) -> None:
    async with reading(query="toll") as reader:
        await reader.press("d")
        assert "no line of a note" in reader.notice()
        await reader.press("U")
        assert "nothing was dismissed here" in reader.notice()
        assert library.overrides.every() == ()
