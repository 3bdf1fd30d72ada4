from __future__ import annotations

from index.analysis import claims


def found(text: str) -> list[tuple[str, str]]:
    return [(c.span.of(text), c.rule) for c in claims.unsourced(text)]


def test_a_strong_sentence_without_a_source_is_found() -> None:
    text = "The harbour has always been the most dangerous place on the coast."
    assert found(text) == [(text, "claims.general")]


def test_a_sentence_with_a_speaker_has_a_source() -> None:
    assert found("The harbour has always been dangerous, the pilot Otto Brandt said on Friday.") == []


def test_according_to_is_a_source() -> None:
    assert found("According to the coast guard, the harbour has always been the most dangerous place.") == []


def test_a_quotation_is_no_claim_of_the_outlet() -> None:
    assert found("“The harbour has always been the most dangerous place on the whole coast.”") == []


def test_a_question_is_no_claim() -> None:
    assert found("Has the harbour always been the most dangerous place on the coast?") == []


def test_words_of_a_reader_a_speaker_or_another_paper_are_no_claim_of_the_outlet() -> None:
    claim = "The harbour has always been the most dangerous place on the whole coast."
    assert found(f"{claim}\nPetra Holm.") == []
    assert found(f"HOLM: {claim}") == []
    assert found(f"From the Coast Courier:\n{claim}") == []
    assert found(f"For Petra Holm, the harbour has always been the most dangerous place.\n{claim}") == [
        (claim, "claims.general")
    ]


def test_what_goes_on_with_reported_words_has_their_source() -> None:
    text = (
        "Petra Holm said that the pier was rotten. She would always avoid the most dangerous part of the whole harbour."
    )
    assert found(text) == []


def test_a_call_to_the_reader_is_no_claim() -> None:
    assert found("Sign up for the most popular letter about the harbour and the whole coast.") == []
