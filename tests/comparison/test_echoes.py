from __future__ import annotations

import random

from index.comparison import echoes
from index.model import Relation
from tests.comparison.stories import filed

BRIDGE = "We will close the old bridge on Monday because the northern pillar is sinking into the mud"


def relations(*quotes: object) -> dict[str, list[tuple[str, Relation]]]:
    found = echoes.find(quotes)  # type: ignore[arg-type]
    return {name: [(e.quote, e.relation) for e in many] for name, many in found.items()}


def test_the_same_words_in_another_article_are_the_same_utterance() -> None:
    found = relations(filed("a", BRIDGE, "Ida Holm"), filed("b", BRIDGE.replace("We", "we") + ".", "Holm"))
    assert found == {"a.1": [("b.1", Relation.SAME)], "b.1": [("a.1", Relation.SAME)]}


def test_a_part_of_it_is_shortened() -> None:
    found = relations(filed("a", BRIDGE), filed("b", "because the northern pillar is sinking into the mud"))
    assert found["a.1"] == [("b.1", Relation.SHORTENED)]


def test_a_changed_word_is_altered_and_the_difference_is_told() -> None:
    changed = BRIDGE.replace("sinking", "drowning")
    (echo,) = echoes.find([filed("a", BRIDGE), filed("b", changed)])["a.1"]
    assert echo.relation is Relation.ALTERED
    assert ("-", "sinking") in echo.diff
    assert ("+", "drowning") in echo.diff


def test_words_said_again_by_somebody_else_are_requoted() -> None:
    found = relations(filed("a", BRIDGE, "Ida Holm"), filed("b", BRIDGE, "Otto Brandt"))
    assert found["a.1"] == [("b.1", Relation.REQUOTED)]


def test_a_slogan_of_two_people_is_not_one_utterance() -> None:
    assert (
        relations(filed("a", "Save our bridge now", "Ida Holm"), filed("b", "Save our bridge now", "Otto Brandt")) == {}
    )


def test_a_short_quote_of_the_same_speaker_is_an_echo() -> None:
    assert relations(filed("a", "Save our bridge now", "Ida Holm"), filed("b", "Save our bridge now", "Ida Holm"))


def test_quotes_of_one_article_do_not_echo_one_another() -> None:
    assert relations(filed("a", BRIDGE), filed("b", BRIDGE, article="a")) == {}


def test_a_stock_phrase_joins_nothing() -> None:
    one = "At the end of the day it is what it is for all of us"
    other = "At the end of the day it was not what we had in mind"
    assert relations(filed("a", one), filed("b", other)) == {}


def test_a_quote_printed_everywhere_keeps_a_bounded_number_of_echoes() -> None:
    found = echoes.find([filed(f"n{n}", BRIDGE) for n in range(400)])
    assert len(found) == 400
    assert max(len(many) for many in found.values()) == echoes.MOST


def test_thousands_of_quotes_are_told_apart() -> None:
    rng = random.Random(5)
    syllables = [c + v for c in "bdklmnrst" for v in "aeio"]
    quotes = [filed(f"q{n}", " ".join("".join(rng.choices(syllables, k=3)) for _ in range(20))) for n in range(4000)]
    quotes += [filed(f"e{n}", quotes[n].quote.text) for n in range(50)]
    assert len(echoes.find(quotes)) == 100


def test_plain_words_in_a_long_row_are_the_same_utterance() -> None:
    one = "I am not going to tell you that there is nothing to it, and I never will"
    assert relations(filed("a", one), filed("b", one.split(",")[0]))["a.1"] == [("b.1", Relation.SHORTENED)]
