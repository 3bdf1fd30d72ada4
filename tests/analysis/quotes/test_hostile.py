"""Whatever comes in: no exception, offsets that slice, and a time that grows with the length only."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.quotes import extract

_ALPHABET = "aB .,:;?!-—\n“”‘’\"'()[]«»「」0é" + "\u202e"
_WORDS = st.sampled_from(
    ["said", "Ann Poe", "he", "that", "according to", "“", "”", '"', "'", ",", ".", " ", "\n", "who"]
)

BAIT = {
    "open": "'“' * 100000 + ' He said.'",
    "straight": "'\"' * 99999 + ' said Bob'",
    "nested": "'“a ‘b \"c ' * 30000",
    "verbs": "'said ' * 60000 + '“x”' + ' said' * 60000",
    "names": "'Mr. ' + 'Aa ' * 50000 + 'said'",
    "dots": "'.' * 200000 + '? ' * 50000",
    "apostrophes": "\"'tis don't \" * 20000",
    "same": "'“a b c d.” ' * 20000",
    "one long line": "'word ' * 2000000",
    "spaces": "'x' + ' ' * 100000 + 'y'",
}


@pytest.mark.parametrize("name", BAIT)
def test_bait_of_a_hundred_thousand_ends(name: str) -> None:
    program = f"from index.analysis.quotes import extract; extract({BAIT[name]})"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=90)


_ELSEWHERE = {
    "es": "'—Voy —dijo ' * 20000 + '\\n—Voy —dijo Ana' * 20000",
    "de": "'„Ja“, sagte Der Rat der ' * 20000",
    "zh": "'王说：“好。”' * 40000",
    "ja": "'「閉」と田は' * 40000",
}


@pytest.mark.parametrize("language", _ELSEWHERE)
def test_bait_in_other_languages_ends(language: str) -> None:
    program = f"from index.analysis.quotes import extract; extract({_ELSEWHERE[language]}, language={language!r})"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=90)


@pytest.mark.parametrize("language", _ELSEWHERE)
@given(st.text("aB .,:—\n“”「」„«»说と李述べた1", max_size=80))
@settings(max_examples=40, deadline=None)
def test_segments_slice_the_words_in_other_languages(language: str, text: str) -> None:
    for quote in extract(text, language=language):
        assert quote.text == " ".join(s.of(text) for s in quote.segments)
        assert all(0 <= s.start < s.end <= len(text) for s in quote.segments)


@given(st.one_of(st.text(_ALPHABET, max_size=200), st.lists(_WORDS, max_size=60).map(" ".join), st.text(max_size=80)))
@settings(max_examples=150, deadline=None)
def test_segments_always_slice_the_words(text: str) -> None:
    for quote in extract(text):
        assert quote.segments
        assert quote.text == " ".join(s.of(text) for s in quote.segments)
        assert all(0 <= s.start < s.end <= len(text) for s in quote.segments)
        if quote.speaker:
            assert quote.speaker.mention.of(text)
        if quote.cue:
            assert quote.cue.of(text)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
@settings(max_examples=40, deadline=None)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert extract(text) == extract(text)
