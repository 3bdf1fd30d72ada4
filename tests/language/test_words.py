"""Words for comparing texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.language import words


@given(st.text("aZ'’sS1-_ İßΣ\n.é", max_size=60))
def test_words_made_plain_all_at_once_are_those_made_plain_one_by_one(text: str) -> None:
    assert words.plain_words(text) == [words.plain(found[0]) for found in words.tokens(text)]


def test_only_the_words_of_the_stretch_are_taken() -> None:
    text = "The harbour’s ferry left."
    assert words.plain_words(text, 4, 19) == ["harbour", "ferry"]
