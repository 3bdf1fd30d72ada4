"""Constructions that were once read wrong: who speaks, where the words end, what nobody says."""

from __future__ import annotations

import pytest

from index.analysis.quotes import extract
from index.model import Quote, QuoteKind


def only(text: str) -> Quote:
    quotes = extract(text)
    assert len(quotes) == 1, [q.text for q in quotes]
    return quotes[0]


def mention(text: str, words: str) -> str | None:
    """The mention that the quotation with these words is given to."""
    quote = next(q for q in extract(text) if words in q.text)
    return quote.speaker.mention.of(text) if quote.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Harding told the paper: “I did not post that.”", "post", "Harding"),
        ("Here in Ostley, Ann Poe stepped up her attack, saying, “We have to act now.”", "act", "Ann Poe"),
        ("Two months later, Ann Poe drew cheers, telling them: “Thank you for marching.”", "Thank", "Ann Poe"),
        ("Outside, about 200 nurses gathered, holding signs and chanting “Pay us now.”", "Pay", "200 nurses"),
        ("The film ends with a voice saying: “Can you trust the mayor?”", "trust", "a voice"),
        ("Poe was asked by the host Bill Ames, “Has it moved a little?”", "moved", "Bill Ames"),
        ("HOPE RISES IN OSTLEY - Ann Poe: “Two weeks ago it was the other side.”", "ago", "Ann Poe"),
        ("“Our members built it,” the statement quoted union chairman Osip Vane as saying.", "built", "Osip Vane"),
        ("“Shambles,” was all Ann Poe would offer.", "Shambles", "Ann Poe"),
        ("“They took photos and left,” rued Ann Poe, a teacher.", "photos", "Ann Poe"),
        ("The jars were rough and, in the words of Ann Poe, “dug up by a careless hand”.", "dug", "Ann Poe"),
        ("A dog described by its trainers as “clever but greedy”.", "clever", "its trainers"),
        ("“I never knew how kind they are.” This is a post from @ann_poe after a week.", "kind", "@ann_poe"),
        ("« I rise at two, says Ann Poe, wiping her hands. It pays. »", "rise", "Ann Poe"),
    ],
)
def test_the_speaker_is_found_in_its_place(text: str, words: str, speaker: str) -> None:
    assert mention(text, words) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "A board outside read “Jobs for All (Licensed)”, and nobody asked.",
        "I wanted “Thunder”; my sister wanted another name for the boat.",
        "The word turned another way to say “dear friend.”",
        "One reader jokingly referred to themselves as “your spy,” and that was that.",
    ],
)
def test_labels_are_nobodys_words(text: str) -> None:
    assert [q for q in extract(text) if q.kind is QuoteKind.DIRECT] == []


def test_a_nickname_is_part_of_the_name() -> None:
    quote = only('“We have to win!” Ann "Nan" Poe shouted to the crowd.')
    assert quote.speaker is not None
    assert quote.text == "We have to win!"


def test_a_dateline_is_not_reported() -> None:
    text = "PORT OSTLEY — The ferry went dark on Friday and drifted through the night, rescue officials said."
    assert only(text).text.startswith("The ferry")


def test_a_ministry_is_named_in_full() -> None:
    text = "The Ministry of Foreign Affairs of Ostland said that it had been informed."
    speaker = only(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ministry of Foreign Affairs", None)


def test_a_person_behind_a_nominal_gives_the_name() -> None:
    text = "One reader from Ostley, Ann Poe, aged 21, wrote a letter. “It was really great,” she shared."
    speaker = only(text).speaker
    assert speaker is not None
    assert speaker.name == "Ann Poe"


def test_a_saying_is_said_by_nobody() -> None:
    assert only("As one ancient saying goes, “Though far apart, we share the sky.”").speaker is None


def test_what_was_not_said_to_them_is_no_report() -> None:
    assert extract("The clerks were told that troops were ready to come to their aid.") == []


def test_the_writers_remark_does_not_belong_to_the_report() -> None:
    assert only("Ann Poe said the vote was rigged, a charge that the board denies.").text == "the vote was rigged"
