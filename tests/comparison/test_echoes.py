from __future__ import annotations

import random
from dataclasses import replace

from index.comparison import echoes
from index.model import Relation, Span
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


def test_words_quoted_inside_of_anothers_quote_are_requoted() -> None:
    found = relations(filed("a", BRIDGE, "Ida Holm"), filed("b", f"She told us, ‘{BRIDGE},’ and left", "Otto Brandt"))
    assert found["a.1"] == [("b.1", Relation.REQUOTED)]


def test_two_people_with_a_long_phrase_in_common_are_not_one_utterance() -> None:
    phrase = "an economy of ropes and tar that works for every sailor on the pier"
    one = filed("a", f"I ran for harbour master because I want to build {phrase}, and I shall not rest", "Ida Holm")
    other = filed("b", f"More than nine hundred rowers have given money to see {phrase}, she says", "Otto Brandt")
    assert relations(one, other) == {}


def test_an_inferred_speaker_is_no_proof_of_another_mouth() -> None:
    guessed = filed("b", BRIDGE, "Otto Brandt")
    who = replace(guessed.quote.speaker, inferred=True) if guessed.quote.speaker else None
    guessed = replace(guessed, quote=replace(guessed.quote, speaker=who))
    assert relations(filed("a", BRIDGE, "Ida Holm"), guessed)["a.1"] == [("b.1", Relation.SAME)]


def test_a_pronoun_is_no_proof_of_another_mouth() -> None:
    guessed = filed("b", BRIDGE, "Otto Brandt")
    who = replace(guessed.quote.speaker, mention=Span(3, 5)) if guessed.quote.speaker else None
    guessed = replace(guessed, quote=replace(guessed.quote, speaker=who))
    assert relations(filed("a", BRIDGE, "Ida Holm"), guessed)["a.1"] == [("b.1", Relation.SAME)]


def test_accents_do_not_make_another_person() -> None:
    found = relations(filed("a", BRIDGE, "Zoë Calderón"), filed("b", BRIDGE, "Zoe Calderon"))
    assert found["a.1"] == [("b.1", Relation.SAME)]


def test_a_woman_and_a_man_of_one_surname_are_two_people() -> None:
    found = relations(filed("a", BRIDGE, "Mary Holm"), filed("b", BRIDGE, "John Holm"))
    assert found["a.1"] == [("b.1", Relation.REQUOTED)]


def test_what_three_people_say_is_a_slogan() -> None:
    slogan = "Our bridge belongs to all of us and not to them"
    found = relations(*(filed(name, slogan, f"{name} Person{name}") for name in ("Ida", "Otto", "Ruth")))
    assert found == {}


def test_a_few_words_are_said_anew_after_weeks() -> None:
    short = [replace(filed(name, "Save our bridge now", "Ida Holm"), date=day) for name, day in NEAR]
    assert relations(*short) == {"a.1": [("b.1", Relation.SAME)], "b.1": [("a.1", Relation.SAME)]}


NEAR = (("a", "2025-01-03"), ("b", "2025-01-05"), ("c", "2025-06-30"))


def test_the_first_to_print_it_is_named() -> None:
    quotes = [replace(filed(name, BRIDGE), date=day) for name, day in (("a", "2025-01-05"), ("b", "2025-01-03T08:00"))]
    quotes.append(filed("c", BRIDGE))
    found = echoes.find(quotes)
    first = echoes.first_printed(quotes[0], found["a.1"])
    assert first is not None
    assert (first.day, [source.label for source in first.sources]) == ("2025-01-03", ["b"])


def test_all_who_printed_it_on_the_first_day_are_named() -> None:
    quotes = [replace(filed(name, BRIDGE), date="2025-01-05") for name in ("b", "a")]
    first = echoes.first_printed(quotes[0], echoes.find(quotes)["b.1"])
    assert first is not None and [source.label for source in first.sources] == ["a", "b"]


def test_without_two_dates_nobody_is_first() -> None:
    one = replace(filed("a", BRIDGE), date="2025-01-05")
    other = filed("b", BRIDGE)
    assert echoes.first_printed(one, echoes.find([one, other])["a.1"]) is None
