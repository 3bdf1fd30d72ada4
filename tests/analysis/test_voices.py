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


@pytest.mark.parametrize(
    "text",
    [
        "'It is a vile “shameful” lie that we don't accept,' said Ida Holm.",
        '"By calling it a "golden deal," the council showed how shamefully it lies," Ida Holm said.',
        "“He called it ‘a vile farce’ and left,” said Ida Holm.",
        "The so-called 'vile' experts met at the farmers' hall.",
        "“It was grim.\n“It was ghastly and shameful",
        "Ida Holm said the plan was 'a vile farce', and left.",
    ],
)
def test_nested_single_and_lost_marks_leave_nothing_to_the_outlet(text: str) -> None:
    flags = [f for f in wording.flags(text) if f.span.of(text) != "so-called"]
    assert flags
    assert all(f.voice is not Voice.OUTLET for f in flags)


def test_what_somebody_is_called_is_the_callers_word() -> None:
    assert voice("Ida Holm called him a shameful liar. The lift stood still.", "shameful") is Voice.PARAPHRASE


def test_apostrophes_and_inches_are_no_marks() -> None:
    text = "The farmers' shameful harvest and 12\" of vile snow: the council's hideous roof fell."
    assert [f.voice for f in wording.flags(text)] == [Voice.OUTLET] * 3
