"""Wrapping, cells and marks: pure functions."""

from __future__ import annotations

import string
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from index.model import Passage, Span
from reader.text.cells import CLUSTER_LIMIT, PLAIN, fit, graphemes, padded, shown, width_of
from reader.text.excerpt import excerpt
from reader.text.paint import Mark, by_line, pieces
from reader.text.wrap import line_at, wrap

FAMILY = "👨‍👩‍👧‍👦"
ODD = st.text(
    alphabet=st.sampled_from([*string.ascii_letters, *" -—“”、。「」報道한국é\u0301\u200d\t", "🇩", "🇪", "👍", "🏽"])
)


def lines(text: str, width: int) -> list[str]:
    return [span.of(text) for span in wrap(text, 0, len(text), width)]


def test_words_are_kept_whole_and_the_blank_at_the_break_belongs_to_no_line() -> None:
    assert lines("the council approved it", 11) == ["the council", "approved it"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_a_long_compound_breaks_after_its_hyphen() -> None:
    assert lines("state-of-the-art", 9) == ["state-of-", "the-art"]


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert wrap("", 0, 0, 10) == [Span(0, 0)]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "first\nsecond third"
    assert wrap(text, 6, len(text), 7) == [Span(6, 12), Span(13, 18)]


def test_chinese_breaks_between_characters_but_not_before_a_closing_mark() -> None:
    assert lines("首相は「必要だ」と述べた。", 8) == ["首相は", "「必要", "だ」と述", "べた。"]


@pytest.mark.parametrize("cluster", [FAMILY, "🇩🇪", "👍🏽", "e\u0301", "⚠️", "1️⃣"])
def test_a_grapheme_is_never_cut(cluster: str) -> None:
    text = cluster * 7
    assert "".join(lines(text, 5)) == text
    assert all(len(line) % len(cluster) == 0 for line in lines(text, 5))


@given(ODD, st.integers(2, 40))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_asked_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    spans = wrap(text, 0, len(text), width)
    widest = max((cells for _, _, cells in graphemes(text)), default=0)
    for span in spans:
        assert width_of(span.of(text)) <= max(width, widest)
    kept = "".join(span.of(text) for span in spans)
    assert kept.replace(" ", "").replace("\t", "") == text.replace(" ", "").replace("\t", "")
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(ODD, st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_what_is_padded_fills_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(padded(text, width)) == width


def test_what_is_cut_says_so() -> None:
    assert fit("a long title", 7) == "a long…"
    assert fit("予算案可決", 6) == "予算…"


def test_a_line_is_shown_without_control_characters_and_with_few_accents() -> None:
    assert shown("a\x1b[2Jb\tc") == "a\ufffd[2Jb c"
    assert len(shown("x" + "\u0301" * 500)) == CLUSTER_LIMIT


def test_every_plain_character_fills_one_cell() -> None:
    assert [hex(c) for c in range(0x20, 0x2100) if PLAIN.fullmatch(chr(c)) and cell_len(chr(c)) != 1] == []


def test_a_megabyte_without_a_blank_is_wrapped() -> None:
    assert len(wrap("x" * 1_000_000, 0, 1_000_000, 80)) == 12_500


def test_the_line_of_an_offset_is_the_last_that_starts_at_or_before_it() -> None:
    assert [line_at([0, 10, 20], offset) for offset in (0, 9, 10, 25)] == [0, 0, 1, 2]


def test_overlapping_marks_cut_a_line_into_pieces_that_carry_all_their_names() -> None:
    found = pieces("abcdef", Span(0, 6), [Mark(Span(1, 4), "quote"), Mark(Span(2, 6), "match")])
    assert [(piece.text, piece.names) for piece in found] == [
        ("a", ()),
        ("b", ("quote",)),
        ("cd", ("quote", "match")),
        ("ef", ("match",)),
    ]


def test_a_mark_over_several_lines_is_found_at_each() -> None:
    spans = [Span(0, 5), Span(6, 11), Span(12, 17)]
    found = by_line(spans, [0, 6, 12], [Mark(Span(3, 14), "quote")])
    assert sorted(found) == [0, 1, 2]


def test_an_excerpt_holds_the_first_match_and_tells_where_it_was_cut() -> None:
    text = "Many words stand before the one that was asked for, which is firewall, and many more after it. " * 2
    at = text.index("firewall")
    found = excerpt(Passage(Span(100, 100 + len(text)), text, (Span(100 + at, 108 + at),)), 24, 2)
    assert len(found.lines) == 2
    assert found.text.startswith("…") and found.text.endswith("…")
    assert found.matches[0].of(found.text) == "firewall"
    assert all(width_of(line.of(found.text)) <= 24 for line in found.lines)


def test_a_short_passage_is_shown_whole() -> None:
    found = excerpt(Passage(Span(0, 9), "It is so.", (Span(0, 2),)), 24, 2)
    assert found.text == "It is so." and found.matches == (Span(0, 2),)
