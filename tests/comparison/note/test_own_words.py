"""Sections 1, 3 and 4: what the outlet says in its own words."""

from __future__ import annotations

from index.model import Note
from tests.comparison.stories import note_of, section, told

FILL = "The town lies between two hills, and the river runs through it from north to south. " * 12


def note(text: str) -> Note:
    return note_of([told("one.txt", f"{text}\n{FILL}")], "one.txt")


def test_further_strong_sentences_are_told_in_one_line() -> None:
    strong = " ".join(f"On {day} came a {word} farce." for day, word in zip("ABCDEFGH", STRONG, strict=True))
    lines = section(note(strong), 3, "loaded")
    assert len(lines) == 7
    assert lines[-1].rule == "wording.more"
    assert len(lines[-1].evidence) == 2


STRONG = ("shameful", "disgusting", "monstrous", "scandalous", "outrageous", "disgraceful", "despicable", "appalling")


def test_the_densest_part_of_a_long_sentence_is_shown() -> None:
    text = (
        "In the absence of any plan for the harbour or the yards, which had been shut since the winter before last for "
        "want of steel, the council ran a shameful, bungling operation at the bridge."
    )
    (line,) = section(note(text), 3, "loaded")
    assert "shameful, bungling operation" in line.text


def test_a_sentence_whose_subject_only_points_is_the_outlets_own() -> None:
    text = "The paper wrote on. This helps peddle a shameful farce to the readers that the “yard is fine and safe.”"
    assert section(note(text), 3, "loaded")


def test_sentences_that_take_what_they_say_as_settled_are_told_when_no_source_stands_in_them() -> None:
    text = "Many people on the coast discovered that the yard isn’t the whole story of the wreck."
    (line,) = section(note(text), 4, "assertion")
    assert line.evidence[0].text == text


def test_a_sentence_with_single_words_in_marks_is_still_the_outlets_own() -> None:
    text = "The yards have certainly printed shameful tales about the coast, such as “slave work” and “poison.”"
    assert section(note(text), 4, "assertion")


def test_a_plain_sentence_is_not_called_unsourced() -> None:
    assert not section(note("The ferry left the quay at noon and came back in the evening."), 4)


def test_a_caption_names_whose_picture_it_is() -> None:
    lines = [s.text for s in section(note("Photo shows the ferry at the quay. (Image source: Rask Media)"), 1)]
    assert any("Picture credits: “Image source: Rask Media”" in line for line in lines)


def test_an_abbreviation_or_a_war_is_no_first_person() -> None:
    text = "The C.I.A. and the W.I.P. met. The C.I.A. left. After World War I the C.I.A. was not there."
    assert not section(note(text), 1, "genre")
