from __future__ import annotations

import pytest

from index.model import Note, Voice
from tests.comparison.stories import note_of, notes, section, told

FILL = "The town lies between two hills, and the river runs through it from north to south. " * 12
FIRST = f"""By Ida Holm

The bridge at Rask was shut on Monday. {FILL}
The council ran a shameful, bungling operation at the bridge. In all 240 workers were sent home from the bridge site.
“We were told nothing,” said Otto Brandt, a welder at the site. “Nobody came.”
The paper contacted the council by email for comment.
"""
SECOND = f"""The bridge at Rask was shut. {FILL}
In all 310 workers were sent home from the bridge site, the Rask Union said.
“The steel was rotten from the start,” said Petra Quist, an inspector. “I wrote it down.”
The compensation was small. “We want compensation,” said Otto Brandt.
"""
THIRD = f"""The bridge at Rask was shut on Monday. {FILL}
Petra Quist said she had warned them. “The steel was rotten from the start,” said Petra Quist.
No compensation was paid, and compensation is what the welders want.
"""


@pytest.fixture(scope="module")
def note() -> Note:
    return note_of([told("one.txt", FIRST), told("two.txt", SECOND), told("three.txt", THIRD)], "one.txt")


def text(note: Note, number: int) -> str:
    return "\n".join(s.text for s in section(note, number))


def test_it_says_who_signed(note: Note) -> None:
    assert "signed by Ida Holm" in text(note, 1)


def test_it_says_that_the_outlet_is_unknown(note: Note) -> None:
    assert "Outlet unknown" in text(note, 1)


def test_it_names_the_speakers_with_their_role(note: Note) -> None:
    assert "Otto Brandt, “a welder at the site”: " in text(note, 2)
    assert "Also quoted in 1 of 2 other sources." in text(note, 2)


def test_it_says_who_was_asked_for_a_reply(note: Note) -> None:
    assert section(note, 2, "sourcing")


def test_strong_words_in_the_own_voice_come_with_their_passage(note: Note) -> None:
    (line,) = section(note, 3, "loaded")
    assert "shameful, bungling operation" in line.text
    assert line.voice is Voice.OUTLET
    assert line.evidence[0].text == "The council ran a shameful, bungling operation at the bridge."


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (
            "On the other bank, the villagers feared a monstrous flood, while the mayor went on building his new house "
            "by the water with what was left of the stone.",
            "“… the villagers feared a monstrous flood …”",
        ),
        (
            "On the evening of that day in the third week of March the shameful collapse of the old stone bridge over "
            "the river had begun or what had become of the two night watchmen of the harbour.",
            "“… of that day in the third week of March the shameful collapse of the old stone bridge over the river …”",
        ),
    ],
)
def test_strong_words_are_shown_in_their_clause_cut_between_words(sentence: str, shown: str) -> None:
    one = told("one.txt", f"{sentence} {FILL}")
    (line,) = section(note_of([one, told("two.txt", SECOND)], "one.txt"), 3, "loaded")
    assert shown in line.text
    assert line.evidence[0].text == sentence


def test_what_most_others_have_is_not_found_here_with_what_was_searched_for(note: Note) -> None:
    lines = section(note, 6)
    assert any("Petra Quist" in s.text and "2 of 2" in s.text for s in lines)
    assert any("Not found here: compensation" in s.text and "Searched for" in s.text for s in lines)


def test_figures_that_differ_show_both_passages_and_no_judge(note: Note) -> None:
    (line,) = section(note, 7)
    assert "“240 workers” here, “310 workers” in two.txt" in line.text
    assert {e.path for e in line.evidence} == {"one.txt", "two.txt"}


def test_it_says_what_it_rests_on(note: Note) -> None:
    assert "compared with 2 other sources" in text(note, 9)


def test_sections_stand_in_their_order(note: Note) -> None:
    numbers = [s.section for s in note.statements]
    assert numbers == sorted(numbers)


def test_every_statement_has_a_rule_a_reason_and_a_passage(note: Note) -> None:
    assert all(s.rule and s.reason and s.evidence and s.text for s in note.statements)


def test_the_same_articles_give_the_same_note(note: Note) -> None:
    articles = [told("three.txt", THIRD), told("one.txt", FIRST), told("two.txt", SECOND)]
    assert note_of(articles, "one.txt") == note


def test_a_single_source_is_told_that_nothing_can_be_compared() -> None:
    note = note_of([told("one.txt", FIRST)], "one.txt")
    assert "Too few sources (1)" in text(note, 9)
    assert not section(note, 6)
    assert not section(note, 7)


def test_two_sources_are_too_few_for_what_is_not_found() -> None:
    note = note_of([told("one.txt", FIRST), told("two.txt", SECOND)], "one.txt")
    assert not section(note, 6)
    assert section(note, 7)


def test_a_short_text_gets_no_wording_counts() -> None:
    note = note_of([told("a.txt", "A shameful, disgusting farce took place in the hall on Monday.")], "a.txt")
    assert not section(note, 3)
    assert "Too short for wording counts" in text(note, 9)


def test_the_same_text_five_times_is_five_sources_that_are_copies() -> None:
    found = notes([told(f"{n}.txt", FIRST) for n in range(5)])
    assert len(found) == 5
    assert all("Largely the same text" in text(note, 1) for note in found.values())


@pytest.mark.parametrize("body", ["x", "“Only this,” he said.", "???", "2025 2025 2025", "日本語だけの記事です。"])
def test_odd_texts_still_get_a_note(body: str) -> None:
    articles = [told("odd.txt", body), told("two.txt", SECOND), told("three.txt", THIRD)]
    assert section(note_of(articles, "odd.txt"), 9)


def test_a_reworded_text_gets_no_findings_on_wording() -> None:
    spun = (
        "The prime preacher spoke at a press convention about the farce. Well being officials named the demise "
        "toll, and the central financial institution kept its curiosity rates. The regulation came into impact with "
        f"out an big debate. {FILL}"
    )
    note = note_of([told("spun.txt", spun)], "spun.txt")
    assert not section(note, 3)
    assert section(note, 1, "quality")
    assert section(note, 9, "warning")
