from __future__ import annotations

import pytest

from index.analysis import claims, reworded, wording
from index.language import tables
from index.language.voices import map_voices
from index.model import Voice
from tests.shared import needs_shared

GROUPS = (
    "Chinese Americans Muslims Jews Christians immigrants refugees women men Democrats Republicans gay "
    "transgender Black white Uyghur"
)
FRAMES = (
    "{} users joined the app on Tuesday.",
    "The report counted {} residents in three cities.",
    "Officials met {} leaders to discuss the schedule.",
)


def words(text: str, least: int = 1) -> list[str]:
    return [f.span.of(text) for f in wording.flags(text, ()) if f.points >= least]


def test_blame_and_praise_are_both_strong() -> None:
    assert words("The ferry firm ran a shambolic service.", 2) == ["shambolic"]
    assert words("The band gave a glorious concert.", 2) == ["glorious"]


def test_an_attacking_verb_of_saying_is_the_outlets_word_about_the_speaker() -> None:
    text = "The senator slammed the budget on Tuesday."
    (flag,) = wording.flags(text, ())
    assert (flag.span.of(text), flag.kind, flag.voice) == ("slammed", "attack_verb", Voice.OUTLET)


@pytest.mark.parametrize("word", ["illegal", "terrorist", "genocide", "pro-life", "radical", "massacre"])
def test_a_contested_word_is_not_strong_by_itself(word: str) -> None:
    assert words(f"The report spoke of one {word} case in March.") == []


@pytest.mark.parametrize("group", GROUPS.split())
def test_the_name_of_a_group_is_never_strong(group: str) -> None:
    assert [words(frame.format(group)) for frame in FRAMES] == [[], [], []]


def test_no_listed_group_is_ever_strong() -> None:
    text = "\n".join(f"they met {group} there." for group in tables.words("identity", "words"))
    assert words(text) == []


def test_a_word_in_a_name_is_not_counted() -> None:
    assert words("She works for Brave Harbour Trust and reads Savage Garden lyrics.") == []


def test_a_turn_of_phrase_is_one_finding() -> None:
    assert words("Critics of the levy felt it was a slap in the face.", 3) == ["slap in the face"]


def test_trumpets_and_torches_are_things() -> None:
    assert words("The band packed trumpets and a torch; the quay lie behind the rail.") == []


def test_both_spellings_and_inflections_of_a_word_are_known() -> None:
    assert words("The council bungled it; critics of the ill-conceived bridge pilloried a shoddily built pier.", 2) == [
        "bungled",
        "ill-conceived",
        "pilloried",
        "shoddily",
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "Rain.", "“Vile.” “Shameful!”", "vile" * 5, "'" * 50])
def test_texts_without_own_words_have_nothing_charged(text: str) -> None:
    assert [f for f in wording.flags(text) if f.voice is Voice.OUTLET] == []


@pytest.mark.parametrize("piece", ["shameful ", "a", "“vile ", '" ', "of course ", "Shameful. "])
def test_a_huge_text_of_one_word_is_read_through(piece: str) -> None:
    """What grows faster than the text would run into the limit of the test runner here."""
    text = piece * (200_000 // len(piece))
    voices = map_voices(text)
    most = text.count(piece)
    assert len(wording.flags(text, (), voices=voices)) <= most
    assert len(reworded.find(text, voices=voices)) <= most
    assert len(claims.unsourced(text, (), voices=voices)) <= most


def test_plain_news_has_nothing_strong() -> None:
    text = "The council met on Monday and voted 7-2 to repair the roof of the school before the winter holidays."
    assert words(text) == []


@needs_shared
def test_on_the_gold_sentences_the_shown_words_reach_their_goal() -> None:
    from tests.evaluation.wording import predict_sentences, records, score

    found = score("babe", "babe.jsonl", predict_sentences(records("babe.jsonl"), wording.SHOWN))
    assert float(str(found["word_precision_any_annotator"])) >= 0.70
    assert float(str(found["sent_AUC"])) >= 0.74
    assert float(str(found["share_charged_in_quotes"])) <= 0.005
    assert abs(float(str(found["fairness_gap_left_right"]))) <= 0.10
