"""Who said what, in which words: one behaviour a test, on invented sentences."""

from __future__ import annotations

import pytest

from index.analysis.quotes import extract
from index.model import Block, BlockClass, Quote, QuoteKind, Span


def only(text: str, kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    found = [q for q in extract(text) if q.kind is kind]
    assert len(found) == 1, [(q.kind, q.text) for q in extract(text)]
    return found[0]


def speaker(text: str, kind: QuoteKind = QuoteKind.DIRECT) -> str:
    quote = only(text, kind)
    assert quote.speaker is not None
    return quote.speaker.mention.of(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“The bridge is closed,” Laura Quist said on Monday.", "Laura Quist"),
        ("“The bridge is closed,” said Laura Quist, the harbour master.", "Laura Quist"),
        ("“The bridge is closed,” Laura Quist, who runs the harbour, said.", "Laura Quist"),
        ("“The bridge is closed,” the harbour master told reporters.", "the harbour master"),
        ("Laura Quist said, “The bridge is closed.”", "Laura Quist"),
        ("Laura Quist told the council on Monday: “The bridge is closed.”", "Laura Quist"),
        ("After the vote, Laura Quist, a lawyer from Akron, Ohio, said: “The bridge is closed.”", "Laura Quist"),
        ("“Is the bridge closed?” Peter O. Hale, the mayor, asked.", "Peter O. Hale"),
        ("“Is the bridge closed?” Hale pressed.", "Hale"),
        ("“The bridge is closed,” according to a spokesman.", "a spokesman"),
        ("An official who spoke to the paper on Monday said, “The bridge is closed.”", "An official"),
        ("Laura Quist opened the session, adding, “The bridge is closed.”", "Laura Quist"),
        ("“The bridge is closed.”\n― Laura Quist, harbour master", "Laura Quist"),
        ("In its report the harbour board pointed out, “The bridge is closed.”", "the harbour board"),
    ],
)
def test_the_speaker_is_found(text: str, who: str) -> None:
    assert speaker(text) == who


def test_a_quotation_cut_by_its_reporting_clause_is_one_quote() -> None:
    text = "“The bridge is closed,” Laura Quist said. “It will stay so.”"
    quote = only(text)
    assert [s.of(text) for s in quote.segments] == ["The bridge is closed,", "It will stay so."]
    assert quote.text == "The bridge is closed, It will stay so."


def test_a_quotation_over_two_paragraphs_is_one_quote() -> None:
    text = "Laura Quist said: “The bridge is closed.\n“It will stay so.”"
    assert len(only(text).segments) == 2


def test_a_quotation_alone_takes_the_speaker_near_it_and_says_so() -> None:
    text = "Laura Quist spoke to the council.\nShe was angry. “The bridge is closed for good.”"
    quote = only(text)
    assert quote.speaker is not None and quote.speaker.inferred


def test_pronoun_and_surname_lead_to_the_full_name() -> None:
    text = (
        "Laura Quist, the harbour master, came late. “The bridge is closed,” she said.\n“It is old,” Quist added later."
    )
    names = [q.speaker.name for q in extract(text) if q.speaker]
    assert names == ["Laura Quist", "Laura Quist"]


def test_names_inside_quotations_are_never_antecedents() -> None:
    text = "Laura Quist came late. “Maria Hale told me to wait,” she said."
    quote = only(text)
    assert quote.speaker is not None and quote.speaker.name == "Laura Quist"


def test_role_words_stay_with_the_name() -> None:
    text = "“It is old,” said Laura Quist, the harbour master of Akron.\n“It may fall,” Quist said."
    roles = [q.speaker.role for q in extract(text) if q.speaker]
    assert roles == ["the harbour master of Akron"] * 2


def test_the_phrase_holds_title_and_apposition() -> None:
    text = "“It is old,” said Sen. Laura Quist, the chair of the board, on Monday."
    quote = only(text)
    assert quote.speaker is not None
    assert quote.speaker.phrase.of(text).startswith("Sen. Laura Quist, the chair of the board")


@pytest.mark.parametrize(
    "text",
    [
        "They read her memoir, “Tough Waters,” on the train.",
        "The so-called “bridge tax” hurt nobody.",
        "Newcomers, dubbed “bridge people,” moved in.",
        "Many, calling themselves “bridge people,” moved in.",
        "The lake is known as “Little Sea” in the north.",
        'The 12" pipe and the 6" pipe broke.',
    ],
)
def test_titles_terms_and_labels_are_nobodys_words(text: str) -> None:
    assert [q for q in extract(text) if q.kind is not QuoteKind.INDIRECT] == []


def test_a_clause_with_a_fragment_in_marks_is_mixed() -> None:
    text = "Laura Quist said the bridge was “a disgrace” and must go."
    quote = only(text, QuoteKind.MIXED)
    assert quote.text == "the bridge was “a disgrace” and must go"


def test_a_that_clause_without_marks_is_indirect() -> None:
    text = "Laura Quist said on Monday that the bridge would close, adding that nobody had asked her."
    found = [q.text for q in extract(text)]
    assert found == ["that the bridge would close", "that nobody had asked her"]


def test_a_trailing_reporting_clause_governs_what_stands_before_it() -> None:
    text = "The bridge will close in May, Laura Quist said."
    assert only(text, QuoteKind.INDIRECT).text == "The bridge will close in May"


def test_a_reporting_clause_amid_gives_two_segments() -> None:
    text = "The bridge, Laura Quist said, will close in May."
    assert [s.of(text) for s in only(text, QuoteKind.INDIRECT).segments] == ["The bridge", "will close in May"]


def test_according_to_reports_what_stands_before_it() -> None:
    text = "The bridge will close in May, according to the harbour board."
    assert speaker(text, QuoteKind.INDIRECT) == "the harbour board"


def test_what_was_not_said_is_not_reported() -> None:
    assert extract("The board did not elaborate.") == []


def test_transcripts_keep_label_and_words_apart() -> None:
    text = "“HALE: Will the bridge close?\n“QUIST: It will, and soon.”"
    found = extract(text)
    assert [q.speaker.mention.of(text) for q in found if q.speaker] == ["HALE", "QUIST"]
    assert found[0].text == "Will the bridge close?"


def test_turns_without_marks_are_reported_speech() -> None:
    text = "Q: Will it close?\nA: It will close soon.\nQ: Why is that?\nA: Because it is old."
    assert len(extract(text)) == 4


def test_repeats_count_the_other_quotes_with_the_same_words() -> None:
    text = "“The bridge is closed,” Laura Quist said.\nShe repeated: “The bridge is closed,”\nHale said: “So it is.”"
    assert [q.repeats for q in extract(text)] == [1, 1, 0]


def test_only_body_and_headings_are_read() -> None:
    text = "“One is body,” he said.\n“Two is a caption,” he said."
    first = text.index("\n")
    blocks = [
        Block(BlockClass.BODY, Span(0, first)),
        Block(BlockClass.CAPTION, Span(first + 1, len(text))),
    ]
    assert [q.text for q in extract(text, blocks)] == ["One is body,"]


def test_other_languages_get_the_nearest_name_at_low_confidence() -> None:
    text = "„Die Brücke ist geschlossen“, sagte Laura Quist am Montag."
    (quote,) = extract(text, language="de")
    assert quote.speaker is not None
    assert quote.speaker.mention.of(text) == "Laura Quist"
    assert quote.speaker.inferred and quote.confidence < 0.5


def test_every_quote_carries_its_rule() -> None:
    text = "“It is old,” said Quist. Hale said the bridge would close. It is old, according to Hale."
    assert all("." in q.rule and 0 < q.confidence <= 1 for q in extract(text))


def test_she_is_the_one_just_introduced_by_the_name_she_goes_by() -> None:
    text = (
        "Ida Holm joined the choir in May. Holm said, “I came for the songs.” Many singers came later. "
        "One of them, a singer who goes by Nightlark, made a film about the choir. “We sing for rain,” she said."
    )
    assert [q.speaker.name for q in extract(text) if q.speaker] == ["Ida Holm", "Nightlark"]
