"""What is a word: the same in the index, in queries and in highlights."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search import IndexedArticle, SearchIndex, highlight, parse
from index.search.stems import stem
from index.search.words import fold, look_up, raw_tokens, tokens_between

CASES = [
    ("China’s ports", "china", "China"),
    ("China’s ports", "China's", "China"),
    ("in the U.S. today", "U.S.", "U.S."),
    ("in the US today", "U.S.", "US"),
    ("in the U.S. today", "us", "U.S."),
    ("the F.B.I. came", "fbi", "F.B.I."),
    ("up 5.5 points", "5.5", "5.5"),
    ("some 1,000 people", "1000", "1,000"),
    ("COVID-19 wards", "covid", "COVID"),
    ("COVID-19 wards", "COVID-19", "COVID-19"),
    ("COVID-19 wards", "covid19", "COVID-19"),
    ("COVID 19 wards", "COVID-19", "COVID 19"),
    ("an e-mail came", "email", "e-mail"),
    ("an email came", "e-mail", "email"),
    ("by @handle now", "@handle", "@handle"),
    ("by @handle now", "handle", "handle"),
    ("the #tag list", "#tag", "#tag"),
    ("Mr O’Brien", "o'brien", "O’Brien"),
    ("Mr O’Brien", "obrien", "O’Brien"),
    ("Mr O’Brien", "brien", "O’Brien"),
    ("a naïve plan", "naive", "naïve"),
    ("a naive plan", "naïve", "naive"),
    ("a cafe\u0301 there", "café", "cafe\u0301"),
    ("die Straße dort", "STRASSE", "Straße"),
    ("Ｗｉｄｅ letters", "wide", "Ｗｉｄｅ"),
    ("ex\u00adample text", "example", "ex\u00adample"),
    ("an _underlined_ word", "underlined", "_underlined_"),
    ("海底隧道今天开放", "隧道", "隧道"),
    ("海底隧道今天开放", "隧", "隧"),
    ("海底隧道今天开放", "放", "放"),
    ("海底隧道今天开放", '"隧道今天"', "隧道今天"),
    ("トンネルを開く", "トンネル", "トンネル"),
    ("다리가 열렸다", "다리", "다리"),
    ("สะพานเปิด", "สะพาน", "สะพาน"),
    ("мосты открыты", "Мосты", "мосты"),
    ("ёлка стоит", "елка", "ёлка"),
    ("They were running", "runs", "running"),
]


@pytest.mark.parametrize(("text", "query", "lit"), CASES)
def test_what_matches_is_what_lights_up(tmp_path: Path, text: str, query: str, lit: str) -> None:
    index = SearchIndex.open(tmp_path / "search")
    with index.writer() as writer:
        writer.put(IndexedArticle("a", "", text))
    assert index.find(parse(query)).total == 1
    assert lit in [span.of(text) for span in highlight(parse(query), text)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("they told us", "U.S."),
        ("they told us", "US"),
        ("海底隧道", "底道"),
        ("a great big wall", '"great wall"'),
        ("handle", "@handle"),
    ],
)
def test_what_does_not_match_does_not_light_up(tmp_path: Path, text: str, query: str) -> None:
    index = SearchIndex.open(tmp_path / "search")
    with index.writer() as writer:
        writer.put(IndexedArticle("a", "", text))
    assert index.find(parse(query)).total == 0
    assert highlight(parse(query), text) == ()


BEGINNINGS = (
    "run hop fly die ly generous nation happ univers control argu sky caress commun arsen inter organ sensation bridg "
    "cross news inning outing canning herring earring proceed exceed succeed ugly early only single atlas cosmos bias "
    "andes skis idl gentl doubt feud relat condition rational valen hesitan digit conform radical differ vil analog "
    "predicat operat decis hope callous formal sensit triplic electri good reviv allow infer airlin adjust defens "
    "irrit replac depend adopt activat angular effectiv prob rat ceas roll y yes sayi kiwi be ab o'brien"
).split()
ENDINGS = (
    " s es ies ied ed ing ings ly ingly edly eed eedly er ers or ation ations ational tional enci anci izer abli alli "
    "entli eli ousli ization ator alism iveness fulness ousness aliti iviti biliti logi logy fulli lessli ness icate "
    "ative alize iciti ical ful ance ence able ible ant ement ment ent ism ate iti ity ous ive ize ion sion tion "
    "e l ll y 's ' bb tt at bl iz sses ss us"
).split(" ")


def test_stems_are_those_of_the_english_analyser_of_whoosh() -> None:
    from index.search.gate import whoosh

    analyser = whoosh("analysis").LanguageAnalyzer("en", cachesize=None)
    theirs = analyser.items[-1]._stem
    dice = random.Random(3)
    letters = "aaeeiioouubcdfghlmnprstvwxyz"
    words = {beginning + ending for beginning in BEGINNINGS for ending in ENDINGS}
    words |= {"".join(dice.choices(letters, k=dice.randint(3, 7))) + dice.choice(ENDINGS) for _ in range(30_000)}
    differing = [word for word in sorted(words) if len(word) > 2 and stem(word) != theirs(word)]
    assert differing == []
    assert [stem(word) for word in ("running", "flies", "national")] == [
        token.text for word in ("running", "flies", "national") for token in analyser(word)
    ]


def test_words_that_are_everywhere_are_kept_in_phrases(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "search")
    with index.writer() as writer:
        writer.put(IndexedArticle("a", "To be or not to be", "The state of the art, and the art of the state."))
    for query, total in (
        ('"to be or not to be"', 1),
        ('"art of the state"', 1),
        ('"art and the state"', 0),
        ("the", 1),
    ):
        assert index.find(parse(query)).total == total, query


@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    for offset, token in tokens_between(text, 0, len(text)):
        for part in token.parts:
            assert part.form
            assert 0 <= offset + part.start < offset + part.end <= len(text)
            assert 0 <= part.step < token.width


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str) -> None:
    for raw in raw_tokens(text):
        assert fold(fold(raw)) == fold(raw)


@given(st.text(alphabet=string.printable + "é中ｱ\u0301’-", max_size=60))
def test_a_text_contains_each_of_its_own_words(text: str) -> None:
    for raw in raw_tokens(text):
        if any(part.use == 1 for part in look_up(raw).parts):
            quoted = f'"{raw}"'
            assert highlight(parse(quoted), text), raw


@pytest.mark.parametrize("piece", ["1", "a.", "a-", "a'", "1,", "中", "@", "\u0301", "a@", "A", "_", "-'", "1.a"])
def test_long_runs_of_anything_are_cut_into_words(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert sum(len(look_up(raw).parts) for raw in raw_tokens(text)) <= len(text) + 1
