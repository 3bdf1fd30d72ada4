from __future__ import annotations

import pytest

from index.analysis import wording
from index.analysis.quotes import extract
from index.language.voices import map_voices
from index.model import Span, Voice


def voice(text: str, words: str) -> Voice:
    at = text.index(words)
    return map_voices(text, None, extract(text)).of(Span(at, at + len(words)))


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "'{}'"])
def test_nothing_inside_any_marks_is_charged_to_the_outlet(marks: str) -> None:
    text = (
        f"The mayor called the plan {marks.format('a shameful farce of disgusting proportions')} on Friday, and left."
    )
    assert [f.voice for f in wording.flags(text) if f.voice is Voice.OUTLET] == []


def test_a_single_word_in_single_marks_is_not_the_outlets() -> None:
    text = "Voters met the 'crooked' treasurer and the ‘idiotic’ clerk at the hall on Monday."
    assert all(f.voice is Voice.QUOTE for f in wording.flags(text))


def test_what_follows_a_mark_that_was_never_closed_is_not_charged() -> None:
    text = "“This is a disgrace, the baker said, and a monstrous lie. It was outrageous."
    assert all(f.voice is Voice.QUOTE for f in wording.flags(text))


def test_own_words_after_a_quotation_are_own_words() -> None:
    text = "“The lift is broken,” said Ida Holm. The council’s shameful neglect of the tower went on."
    assert voice(text, "shameful") is Voice.OUTLET
    assert voice(text, "broken") is Voice.QUOTE


def test_reported_speech_without_marks_is_a_paraphrase() -> None:
    text = "Ida Holm said that the council had shamefully neglected the tower. The lift stood still."
    assert voice(text, "shamefully") is Voice.PARAPHRASE
    assert voice(text, "stood still") is Voice.OUTLET


def test_a_quotation_over_three_paragraphs_stays_one_voice() -> None:
    text = "“The first part was grim.\n“The second was ghastly.\n“The third was vile,” said Otto Brandt.\nIt rained."
    assert [f.voice for f in wording.flags(text)] == [Voice.QUOTE] * 3
