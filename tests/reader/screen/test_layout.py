"""Which panes are seen at which size, and that every key is told."""

from __future__ import annotations

import pytest

from reader.keys import ACTIONS, help_for, hints
from reader.layout import PANES, Pane, layout, neighbour


def test_a_wide_screen_shows_all_panes() -> None:
    assert layout(100, 30, Pane.NOTE).panes == frozenset(PANES)


def test_a_narrow_screen_shows_the_article_and_a_strip_and_the_note_as_a_line() -> None:
    found = layout(80, 24, Pane.RESULTS)
    assert found.panes == {Pane.RESULTS, Pane.ARTICLE} and found.line


def test_quotes_take_the_place_of_the_results_strip_and_stay_while_the_article_is_read() -> None:
    assert layout(80, 24, Pane.QUOTES).panes == {Pane.QUOTES, Pane.ARTICLE}
    assert layout(80, 24, Pane.ARTICLE, Pane.QUOTES).panes == {Pane.QUOTES, Pane.ARTICLE}


@pytest.mark.parametrize("pane", PANES)
def test_a_tiny_screen_shows_one_pane(pane: Pane) -> None:
    assert layout(69, 18, pane).panes == {pane}


def test_the_article_can_stand_alone() -> None:
    assert layout(120, 40, Pane.ARTICLE, alone=True).panes == {Pane.ARTICLE}
    assert layout(120, 40, Pane.QUOTES, alone=True).panes == frozenset(PANES)


@pytest.mark.parametrize("size", [(29, 40), (200, 7), (1, 1)])
def test_below_thirty_by_eight_there_is_no_room_for_panes(size: tuple[int, int]) -> None:
    assert layout(*size, Pane.RESULTS).panes == frozenset()


def test_panes_are_walked_without_wrapping() -> None:
    assert neighbour(Pane.RESULTS, -1) is Pane.RESULTS
    assert neighbour(Pane.RESULTS, 1) is Pane.ARTICLE
    assert neighbour(Pane.NOTE, 1) is Pane.NOTE


@pytest.mark.parametrize("pane", PANES)
def test_help_tells_every_key(pane: Pane) -> None:
    told = " ".join(label for label, _ in help_for(pane)).split(" ")
    assert [action.id for action in ACTIONS if action.label.split(" ")[0] not in told] == []


def test_every_action_has_its_own_name_and_no_key_has_two_meanings() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    keys = [key for action in ACTIONS for key in action.keys.split(",")]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("pane", PANES)
def test_every_hint_has_a_word(pane: Pane) -> None:
    assert all(key and word for key, word in hints(pane))
