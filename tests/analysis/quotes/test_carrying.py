"""Whose words a quotation without a clause of its own is, and to whom he and she lead; all invented."""

from __future__ import annotations

import pytest

from index.analysis.quotes import extract
from index.language.rules import shown_by_default
from index.model import Quote, QuoteKind


def direct(text: str) -> list[Quote]:
    return [q for q in extract(text) if q.kind is QuoteKind.DIRECT]


def mentions(text: str) -> list[str | None]:
    return [q.speaker.mention.of(text) if q.speaker else None for q in direct(text)]


def test_an_attribution_behind_words_carried_over_a_paragraph_covers_both() -> None:
    text = (
        "“We need pumps,” Oona Strell told the board. “Not buckets on Monday and mops on Tuesday.\n"
        "“Water, my friends, does not wait!” she said."
    )
    (first, carried) = direct(text)
    assert first.speaker and first.speaker.mention.of(text) == "Oona Strell"
    assert carried.speaker and carried.speaker.mention.of(text) == "she"
    assert len(carried.segments) == 2


def test_a_pronoun_behind_the_next_paragraphs_quotation_speaks_for_the_one_before_too() -> None:
    text = (
        "She said the process leaves the villages out.\n"
        "“At the end, when all is signed, they are told for the first time.”\n"
        "“It cannot work this way,” she said."
    )
    lone, _ = direct(text)
    assert lone.rule == "alone.behind"
    assert lone.speaker and lone.speaker.mention.start == text.rindex("she")


def test_a_name_behind_the_next_quotation_is_somebody_else() -> None:
    text = (
        "Corvin Vashte would not leave the hall.\n“The pump is mine,” Vashte said.\n“I built it with my own hands.”\n"
        "“He did no such thing,” Oona Strell said."
    )
    assert mentions(text) == ["Vashte", "Vashte", "Oona Strell"]


def test_comments_in_a_row_are_as_many_quotes_by_nobody() -> None:
    text = (
        "“Where is the goat toll” “What do gulls eat?” “I have none, but this is a song...” As gulls came, Norrin woke."
    )
    quotes = direct(text)
    assert [q.speaker for q in quotes] == [None, None, None]
    assert {q.rule for q in quotes} == {"alone.nobody"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("On Monday a woman with a goat sent a greeting of “Good day from Norrin” to the club.", "a woman"),
        ("But their chants of “Go! Go! Go!” were cut short.", "their"),
        ("Walking in to chants of “Oona! Oona!” the mayor smiled.", None),
    ],
)
def test_a_noun_of_saying_gives_the_words(text: str, who: str | None) -> None:
    (quote,) = direct(text)
    assert quote.rule == "noun.of"
    assert (quote.speaker.mention.of(text) if quote.speaker else None) in (who, f"{who} with a goat")


def test_a_message_of_one_small_word_is_no_quotation() -> None:
    assert not extract("The parade carried a message of “hope” to the town.")


def test_what_is_pointed_at_says_nothing() -> None:
    text = (
        "“The town is well,” Oona Strell said.\nVisitors see the potholes too. "
        "This helps sell a story that the “town is broken and will not be mended.”"
    )
    fragment = extract(text)[-1]
    assert fragment.speaker and fragment.speaker.name == "Oona Strell" and fragment.speaker.inferred


def test_no_report_by_a_noun_that_its_verb_does_not_agree_with() -> None:
    assert not extract(
        "This rare moment of open talk between island and mainland goat farmers reveals that they are not so different."
    )


def test_blame_without_marks_waits_behind_the_key() -> None:
    (quote,) = extract("The farmers blamed the council for the flood in the lower town.")
    assert not shown_by_default(quote)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Oona Strell, the chief, spoke. Asked by Ilse Brandvik what she had seen, she said, “Only smoke.”",
            "Oona Strell",
        ),
        ("Ketil Brandvik took over. Of Aske’s late goal, though, he said: “The boy has ice in him.”", "Ketil Brandvik"),
        (
            "Peter Hale waved. Our correspondent Jorvin Aske is in the square. He sends this: “I have waded here.”",
            "Jorvin Aske",
        ),
        ("Peter Hale waved. The girl, Analise, 12, sat beside him. “I lost a shoe,” she said.", "Analise"),
        (
            "“We wait,” said Inspector Carys Holt. Sergeant Brandvik, she added, had slept. “He needs it,” she said.",
            "Carys Holt",
        ),
        ("One user, who goes by Notagoat, made a film about Ann Poe. “I explain it all,” she said.", "Notagoat"),
    ],
)
def test_he_and_she_lead_to_the_subject_that_fits(text: str, name: str) -> None:
    quote = direct(text)[-1]
    assert quote.speaker and quote.speaker.name == name
