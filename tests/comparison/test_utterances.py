from __future__ import annotations

import pytest

from index.comparison.utterances import LONGEST, TELLING, Common, compare, spoken, weights, within
from index.model import Quote, QuoteKind, Relation, Span

BRIDGE = "We will close the old bridge on Monday because the northern pillar is sinking into the mud"


def quote(text: str, kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    return Quote(kind, (Span(0, len(text)),), text, "test", 1.0)


def common(one: str, other: str) -> Common | None:
    return compare(spoken(quote(one)), spoken(quote(other)))


def test_of_a_mixed_quote_only_the_words_in_marks_count() -> None:
    said = spoken(quote("that she would “close the old bridge” before Monday", QuoteKind.MIXED))
    assert said.words == ("close", "the", "old", "bridge")


def test_indirect_speech_has_no_words_of_its_own() -> None:
    assert spoken(quote(BRIDGE, QuoteKind.INDIRECT)).words == ()


def test_two_indirect_looking_sentences_with_one_quoted_number_are_two_utterances() -> None:
    one = quote("that the mayor was vain because he took “about 900 crowns” from the ferry company", QuoteKind.MIXED)
    other = quote("the mayor was being vain when he took “about 900 crowns” from the bridge", QuoteKind.MIXED)
    assert len(spoken(one).words) < 4 and len(spoken(other).words) < 4


def test_a_sentence_that_was_left_out_is_shortened() -> None:
    whole = f"{BRIDGE}. Nobody likes it. The ferry runs every twenty minutes until the new one stands."
    cut = f"{BRIDGE}. The ferry runs every twenty minutes until the new one stands."
    assert common(whole, cut) == Common(Relation.SHORTENED, whole=True)


def test_words_left_out_inside_of_a_sentence_are_altered() -> None:
    assert common(BRIDGE, BRIDGE.replace(" northern", "")) == Common(Relation.ALTERED, whole=True)


def test_a_few_words_that_lack_one_are_altered() -> None:
    assert common("Every rope was tested, on time and in full", "every rope, on time and in full") == Common(
        Relation.ALTERED, whole=True
    )


def test_a_short_piece_is_found_where_it_stands_whole() -> None:
    whole = "We could not see the pier, but we could smell the tar, so we rowed by nose"
    assert common(whole, "We could smell the tar, so we rowed by nose") == Common(Relation.SHORTENED, whole=True)


def test_two_cuts_of_one_speech_are_shortened() -> None:
    one = f"Listen, the whole of this wretched council has lied to this town for eleven long winters. {BRIDGE}"
    other = f"{BRIDGE}. After that we shall see who pays for the piers and who only talks about them in the square."
    assert common(one, other) == Common(Relation.SHORTENED, whole=False)


def test_a_saying_turned_against_its_maker_is_another_utterance() -> None:
    one = "There is a special bench in the park for sailors who never learned to swim a stroke"
    other = "There is a special bench in the park for sailors who sell their own boat to buy rum"
    assert common(one, other) is None


def test_likeness_in_many_crumbs_is_no_echo() -> None:
    one = "The harbour, and the quay, and the crane, and the mole, and the light"
    other = "The crane fell on the quay and the light of the mole went out over the harbour"
    assert common(one, other) is None


def test_in_many_quotes_common_words_weigh_less() -> None:
    plain = [("quay", "opens", f"word{n}") for n in range(600)]
    weight = weights(plain)
    assert weight["quay"] == 0.0
    assert weight["word7"] == 1.0
    assert 2 * weight["opens"] < TELLING


@pytest.mark.parametrize("count", [0, 1, 499])
def test_in_few_quotes_all_words_weigh_the_same(count: int) -> None:
    assert weights([("quay",)] * count) == {}


def test_somebody_elses_words_inside_of_a_quote_are_taken_out() -> None:
    (inner,) = within(quote(f"The mayor told us, ‘{BRIDGE},’ and then she left"))
    assert inner.words == spoken(quote(BRIDGE)).words


def test_no_more_than_the_beginning_of_an_endless_quote_is_compared() -> None:
    said = spoken(quote("bell and rope " * 50_000))
    assert len(said.words) == LONGEST
    assert said.text.split() == list(said.words)
    assert all(len(one.words) == LONGEST for one in within(quote("‘bell " * 50_000)))
