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


def test_comments_listed_in_a_row_are_one_quotation_each() -> None:
    text = "Readers sent notes such as, “Is it closed again?” and “It feels like a small town.”"
    assert [q.text for q in extract(text)] == ["Is it closed again?", "It feels like a small town."]


def test_a_caption_is_quoted_without_the_picture_it_stands_on() -> None:
    text = "The clerks would reply with a card: a fox with the caption “Hello, I am a fox. Show me your hen.”"
    quote = only(text)
    assert (quote.kind, quote.text) == (QuoteKind.DIRECT, "Hello, I am a fox. Show me your hen.")


def test_a_fragment_without_a_verb_of_saying_is_that_of_whoever_was_just_quoted() -> None:
    text = "“We were glad,” Ann Poe told the Gazette. Plenty of readers also “felt left out by the new board.”"
    first, second = extract(text)
    assert first.speaker is not None
    assert second.speaker is not None
    assert (second.kind, second.speaker.name, second.speaker.inferred) == (QuoteKind.MIXED, "Ann Poe", True)


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


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Secretary of State Ann Poe said the road was shut.", "Ann Poe", "Secretary of State"),
        ("A lawyer, Peter Hale of Quill Brandvik, said charges were near.", "Peter Hale", None),
        ("“We are hardly surprised,” said the statement from her lawyer, Peter Hale.", "Peter Hale", None),
        ("The clerk Ann Poe (of all people) said the road was shut.", "Ann Poe", "The clerk"),
        ("ASKEPORT — Ann Poe shut the road on Friday, saying that it was unsafe.", "Ann Poe", None),
    ],
)
def test_the_speaker_is_a_name_and_nothing_else(text: str, name: str | None, role: str | None) -> None:
    speaker = extract(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)
    assert not speaker.mention.of(text).startswith("the statement")


def test_a_noun_before_the_speaker_is_no_part_of_the_speaker() -> None:
    assert extract("The road was shut for all the clerks, a point the NHU media office explained.") == []


def test_several_people_at_the_head_of_a_sentence_are_not_he() -> None:
    text = "Gov. Peter Hale of Norrin spoke. He smiled. Critics say the law is bad. “It is late for that,” he said."
    speaker = extract(text)[-1].speaker
    assert speaker is not None
    assert speaker.name == "Peter Hale"
