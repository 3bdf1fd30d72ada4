"""Section 2: who speaks, as what, and who is accused without being heard."""

from __future__ import annotations

import pytest

from index.comparison.note.introduced import kind_of
from index.model import Note, Voice
from tests.comparison.stories import note_of, section, told

FILL = "The town lies between two hills, and the river runs through it from north to south. " * 12
OTHER = told("other.txt", f"The ferry stayed in port. {FILL}\n“It was late,” said Nils Aas.")


def note(text: str) -> Note:
    return note_of([told("one.txt", f"{text}\n{FILL}"), OTHER], "one.txt")


def lines(text: str, kind: str, rule: str = "") -> list[str]:
    return [s.text for s in section(note(text), 2, kind) if s.rule.startswith(rule)]


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("a lecturer in media studies at the college", "expert"),
        ("one passenger from Harl Bay", "person"),
        ("the mayor of Rask", "official"),
        ("chief executive of the line", "company"),
        ("the report", "document"),
        ("a tall stranger", ""),
    ],
)
def test_the_head_of_a_description_makes_the_kind(description: str, kind: str) -> None:
    assert kind_of(description) == kind


def test_a_kind_is_told_only_where_the_text_describes_the_speaker() -> None:
    text = "“We waited,” said Ida Holm, a passenger from Rask. “So did we,” said Otto Brandt."
    (total,) = lines(text, "voices", "voices.sum")
    assert "described in the text: 1 ordinary person or user" in total


def test_a_description_before_the_name_is_its_introduction() -> None:
    text = "One reader from Harl Bay, Ida Holm, aged 40, wrote in. Holm said: “We waited for hours on the quay.”"
    (line,) = lines(text, "voices", "voices.speaker")
    assert line.startswith("Ida Holm, “One reader from Harl Bay”: 1 quotation, 7 words.")


def test_speakers_reported_without_marks_are_named_apart() -> None:
    text = "“We waited,” said Ida Holm. Petra Quist said that the ferry had never been inspected in her time."
    (line,) = [s for s in section(note(text), 2) if s.rule == "voices.reported"]
    assert line.text == "Reported without quotation marks only: Petra Quist."
    assert line.voice is Voice.PARAPHRASE


def test_a_quotation_with_a_describing_word_for_a_speaker_is_no_quotation_without_speaker() -> None:
    assert not lines("“We waited for hours on the quay,” the presumptive nominee said.", "voices", "voices.lone")


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("The Harl Line and Rask Yard have repeatedly misled the families.", "Harl Line and Rask Yard"),
        ("The Harl Line is accused of hiding the steel reports.", "Harl Line"),
        ("The Harl Line spread disinformation on the wreck.", "Harl Line"),
    ],
)
def test_who_did_a_bad_deed_in_own_words_and_is_not_heard_is_told(sentence: str, accused: str) -> None:
    (line,) = lines(f"The ferry sank. {sentence}", "sourcing")
    assert line == f"{accused}: accused here, with no reply found in this text."


@pytest.mark.parametrize(
    "sentence",
    [
        "Last year Otto Brandt blamed the Harl Line for the delay.",
        "The court in Rask heard charges of fraud on Monday.",
        "Otto Brandt pleaded guilty to charges in a Rask court.",
        "The paper said the Harl Line had misled the families.",
        "“The Harl Line has misled us,” said Otto Brandt.",
        "The Harl Line had not misled the families.",
        "The Harl Line has misled the families. “We told them all,” said the Harl Line.",
    ],
)
def test_what_is_no_accusation_or_has_an_answer_is_not_told(sentence: str) -> None:
    assert not lines(f"The ferry sank. {sentence}", "sourcing")
