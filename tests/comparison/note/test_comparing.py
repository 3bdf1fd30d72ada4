"""Sections 5 to 7: what only one source says, what it does not, and what differs."""

from __future__ import annotations

import pytest

from index.model import Note
from tests.comparison.stories import note_of, section, told

FILL = "The town lies between two hills, and the river runs through it from north to south. " * 12


def note(*texts: str) -> Note:
    """The note of the first of these texts beside the others."""
    return note_of([told(f"{n}.txt", f"{text}\n{FILL}") for n, text in enumerate(texts)], "0.txt")


def lines(number: int, rule: str, *texts: str) -> list[str]:
    return [s.text for s in section(note(*texts), number) if s.rule == rule]


def test_places_in_a_list_that_differ_are_told_without_a_judge() -> None:
    found = note(
        "In the shops Halma ranks second overall in the paid games category.",
        "Since Monday Halma has risen to the top spot for paid games.",
        "Nothing more was known.",
    )
    (line,) = [s for s in section(found, 7) if s.rule == "contrast.rank"]
    assert "“ranks second overall in the paid games category” here, “top spot for paid games” in 1.txt" in line.text
    assert [e.path for e in line.evidence] == ["0.txt", "1.txt"]


def test_places_in_a_list_of_different_things_are_not_compared() -> None:
    assert not lines(7, "contrast.rank", "Halma ranks second in the paid games list.", "Ludo tops the paid games list.")


def test_round_numbers_of_people_in_the_first_lines_far_apart_are_told() -> None:
    one = "Rask floods\n\nThousands of people left the flooded valley of Rask for the hills."
    two = "Rask floods\n\nResidents left the flooded valley of Rask by the hundreds of thousands."
    (line,) = lines(7, "contrast.size", one, two)
    assert "“Thousands of people left the flooded valley” here, “hundreds of thousands” in 1.txt" in line


def test_a_round_word_and_a_number_that_it_holds_do_not_differ() -> None:
    one = "The closure left hundreds of thousands of workers at the northern harbour mills without pay."
    two = "The closure left 800,000 workers at the northern harbour mills without pay."
    assert not lines(7, "figures.differ", one, two)


def test_figures_that_differ_say_of_which_moment_they_are_where_the_text_does() -> None:
    one = "There were 73 million harbour views of the burning ferry as of 6 p.m. Rask time."
    two = "Within 24 hours the harbour film of the burning ferry had 36 million views."
    (line,) = lines(7, "figures.differ", one, two)
    assert "here “as of 6 p.m. Rask time”, there “Within 24 hours”: may be different moments" in line


def test_names_of_most_others_are_told_in_one_line_with_what_was_searched_for() -> None:
    other = "Work at the Rask Yard stopped. Then the Rask Yard and the paper from Velmora were blamed in Velmora."
    (line,) = lines(6, "absent.name", "The ferry sank.", other, other)
    assert "Rask Yard (in 2 of 2 other sources)" in line
    assert "Velmora (in 2 of 2 other sources)" in line
    assert "Searched for “yard”, “velmora”." in line


def test_a_topic_is_looked_for_by_whole_words() -> None:
    other = "The House met. Members of the House spoke, and the House rose."
    assert not lines(6, "absent.topic", "The ferry sank.", other, other)


def test_speakers_are_not_told_again_among_the_names_that_stand_only_here() -> None:
    one = "“It sank,” said Ida Holm of the Rask Yard. Then Ida Holm met Otto Brandt, and Brandt left."
    (line,) = lines(6, "only.name", one, "Nothing sank.", "Nothing sank.")
    assert "Otto Brandt" in line
    assert "Ida Holm" not in line


def test_large_numbers_of_things_that_nobody_else_counts_are_told() -> None:
    one = "The line has 300,000 members and a crew of 12 engineers."
    assert lines(6, "only.figure", one, "It sank.", "It sank.") == ["Figures found only here: “300,000 members”."]


def test_one_form_of_a_word_may_be_used_more_than_chance_would_give() -> None:
    one = "\n".join(
        f"With {word} comes understanding; understanding lasts, and understanding is rare."
        for word in ("time", "talk", "rest")
    )
    other = "They understand. He understands it. She understood. We understand them. They understood all."
    (line,) = lines(5, "distinctive.log_odds", one, other, other)
    assert "“understanding” (9 here, 0 in all the others)" in line


@pytest.mark.parametrize("title", ["“Face the Nation”", "“Songs for Life”"])
def test_titles_are_not_words_set_in_marks(title: str) -> None:
    assert not lines(5, "framing.marks", f"He went to {title} on Sunday.", "It sank.", "It sank.")


def test_a_short_run_is_only_told_where_one_of_the_two_quotes_it() -> None:
    run = "kindness needs no ticket for the ferry"
    quoted, own = f"“They say {run} here,” said Ida Holm.", f"Here people show that {run} at all."
    (line,) = runs(own, quoted)
    assert f"“{run}”" in line
    assert "Here its own words; there inside quotation marks." in line
    assert not runs(own, own.replace("Here people", "Some people"))


def runs(one: str, other: str) -> list[str]:
    plain = "A gale blew over the coast all night and took roofs and boats and two old mills with it at dawn. " * 9
    articles = [told("0.txt", f"{one}\n{FILL}"), told("1.txt", f"{other}\n{plain}")]
    return [s.text for s in section(note_of(articles, "0.txt"), 1, "shared_text")]
