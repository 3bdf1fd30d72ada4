from __future__ import annotations

from index.analysis import figures
from index.language import numbers
from index.model import Voice


def read(text: str) -> list[tuple[str, float, str]]:
    return [(f.span.of(text), f.value, f.unit) for f in figures.find(text)]


def values(text: str) -> list[float]:
    return [n.value for n in numbers.find(text)]


def test_a_figure_is_a_number_with_what_it_counts() -> None:
    assert read("The ship carried 1,204 passengers to Harl Bay.") == [("1,204 passengers", 1204.0, "passenger")]


def test_words_and_magnitudes_are_numbers() -> None:
    assert values("two million views, twenty-five ships, $5.2bn, tens of thousands of fans") == [2e6, 25.0, 5.2e9, 1e4]


def test_a_magnitude_at_the_end_of_a_sentence_belongs_to_its_number() -> None:
    assert values("The wall will cost $3.5 billion. The meeting began at 6 p.m.") == [3.5e9]


def test_dates_years_times_and_labels_are_no_figures() -> None:
    assert read("On 14 January 2025 at 6 p.m., under Article 5, route 66 was closed since 1998.") == []


def test_ages_are_no_figures() -> None:
    assert read("The 21-year-old rider won again.") == []


def test_shares_and_money_are_units_of_their_own() -> None:
    found = figures.find("Turnout fell to 41 percent and the repair costs £40m.")
    assert [(f.value, f.unit) for f in found] == [(41.0, "%"), (40e6, "£")]


def test_a_figure_knows_its_subject_and_its_voice() -> None:
    text = "“We lost 40 boats in the storm,” said Ida Holm. The council counted 36 boats after the storm."
    quoted, own = figures.find(text)
    assert (quoted.voice, own.voice) == (Voice.QUOTE, Voice.OUTLET)
    assert "storm" in quoted.subject
    assert "storm" in own.subject


def test_in_a_row_of_shares_each_has_its_own_subject() -> None:
    text = "Holm won 41 percent, Brandt 30 percent and Quist 12 percent."
    assert ["quist" in f.subject for f in figures.find(text)] == [False, False, True]
