"""What lights up, and the passages around it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Block, BlockClass, Span
from index.search import highlight, parse, passages
from index.search.excerpts import MAX_PASSAGE
from index.search.fuzzy import variants
from index.search.leaves import accepts, rows
from index.search.query import Fuzzy, Prefix, Term, walk
from index.search.words import is_unspaced, tokens_between

TEXT = "The sea wall broke. The wall of the sea was old, and walls break. Sea walls, said Hale, hold the sea."


def lit(query: str, text: str = TEXT, **options: bool) -> list[str]:
    return [span.of(text) for span in highlight(parse(query), text, **options)]


def blocks(text: str, *kinds: BlockClass) -> list[Block]:
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        found.append(Block(kinds[number] if number < len(kinds) else BlockClass.BODY, Span(at, at + len(line))))
        at += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wall", ["wall", "wall", "walls", "walls"]),
        ('"sea wall"', ["sea wall", "Sea walls"]),
        ("wall NOT sea", ["wall", "wall", "walls", "walls"]),
        ("-sea", []),
        ("bro*", ["broke"]),
        ("brake~", ["broke"]),
        ("title:sea", []),
        ("by:hale", []),
        ("speaker:hale", ["Hale"]),
        ("(broke OR old) date:2025", ["broke", "old"]),
        ("*", []),
        ("nothing", []),
        ('wall "sea wall"', ["sea wall", "wall", "walls", "Sea walls"]),
    ],
)
def test_wanted_words_light_and_nothing_else(query: str, expected: list[str]) -> None:
    assert lit(query) == expected


def test_in_a_title_the_field_title_lights_and_quotes_do_not() -> None:
    assert lit("title:sea said:wall", "Sea wall", title=True) == ["Sea"]


def test_what_is_asked_of_quotes_lights_inside_quotes_only() -> None:
    query, inside = parse("said:wall"), [Span(66, 100)]
    assert [span.of(TEXT) for span in highlight(query, TEXT, said=inside)] == ["walls"]
    assert len(highlight(query, TEXT)) == 4


def test_while_typing_the_beginning_of_words_lights() -> None:
    assert [span.of(TEXT) for span in highlight(parse("bre", live=True), TEXT)] == ["break"]
    assert [span.of(TEXT) for span in highlight(parse('"the wal', live=True), TEXT)] == ["The wall"]


@given(st.text(max_size=300), st.sampled_from(["a*b", "a", "sea wall", '"a b" OR c*', "ab~ -c", "中", "é"]))
def test_spans_are_sorted_apart_and_inside(text: str, query: str) -> None:
    spans = highlight(parse(query, live=True), text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_the_densest_passages_are_shown_in_the_order_of_the_text() -> None:
    text = "\n".join(
        [
            "A first paragraph that speaks of a wall and then of other things that have nothing to do with it at all.",
            "Nothing of interest stands in this paragraph, however long one looks at what it says and how it says it.",
            "Here the sea met the wall. The wall met the sea again, and the people looked at the sea for a long while.",
            "The sea is named here once more, at the end of all, where a reader would hardly look for it any longer.",
        ]
    )
    spans = highlight(parse("sea wall"), text)
    shown = passages(text, blocks(text), spans, limit=2)
    assert [passage.text[:10] for passage in shown] == ["A first pa", "Here the s"]
    assert [span.of(text) for span in shown[1].matches] == ["sea", "wall", "wall", "sea", "sea"]


def test_captions_show_only_where_nothing_else_matches() -> None:
    text = "The wall, seen from the pier. Photo by hand.\nThe council met and the wall was discussed at great length."
    spans = highlight(parse("wall"), text)
    kinds = (BlockClass.CAPTION, BlockClass.BODY)
    assert [passage.span.start for passage in passages(text, blocks(text, *kinds), spans)] == [45]
    only = highlight(parse("pier"), text)
    assert [passage.span.start for passage in passages(text, blocks(text, *kinds), only)] == [0]


def test_a_very_long_sentence_is_cut_at_blanks_around_its_matches() -> None:
    text = "word " * 150 + "needle and thread " + "word " * 150
    (shown,) = passages(text, blocks(text), highlight(parse("needle thread"), text))
    assert len(shown.text) <= MAX_PASSAGE
    assert [span.of(text) for span in shown.matches] == ["needle", "thread"]
    assert shown.text.startswith("word") and shown.text.endswith("word")


def test_without_matches_the_beginning_stands_for_the_text() -> None:
    text = "By Hand\nThe council met. It rained. Nobody came. The end."
    (shown,) = passages(text, blocks(text, BlockClass.BYLINE), ())
    assert shown.text == "The council met. It rained. Nobody came."
    assert shown.matches == ()


def test_sentences_may_be_cut_by_another_hand() -> None:
    text = "One wall; two walls; three."
    spans = highlight(parse("two"), text)
    halves = [Span(0, 9), Span(10, 20), Span(21, 27)]
    (shown,) = passages(text, blocks(text), spans, sentences=lambda *_: halves)
    assert shown.text == "two walls; three."


@given(
    st.lists(st.sampled_from(["sea", "wall", "the", "old.", "Gate", "x" * 400, "\n", "“Yes,”", "海の"]), max_size=120)
)
def test_passages_are_exact_bounded_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    spans = highlight(parse("sea OR gate OR xx* OR 海"), text)
    shown = passages(text, blocks(text), spans, limit=3)
    assert len(shown) <= 3
    for passage in shown:
        assert passage.text == text[passage.span.start : passage.span.end]
        assert all(passage.span.holds(match) for match in passage.matches)
        assert len(passage.text) <= MAX_PASSAGE
    assert all(one.span.end <= other.span.start for one, other in pairwise(shown))
    if spans:
        assert shown and all(passage.matches for passage in shown)


@given(
    st.text(alphabet="abeisAB1 .,'’-_@#\n\té中\u212a“”", max_size=80),
    st.sampled_from(["ab", "abi", "ab*", "1a*", "@ab", "abs~", "1.1", "a-b", "kab", "é", "be OR ai", "中*", "ais"]),
)
def test_every_word_that_fits_is_found_wherever_it_stands(text: str, query: str) -> None:
    expected: set[Span] = set()
    for leaf, _, _ in walk(parse(query)):
        if not isinstance(leaf, Term | Prefix | Fuzzy):
            continue
        for step in (step for row in rows(leaf) if len(row) == 1 for step in row):
            fits = accepts(step, variants(step.form), stemmed=True)
            for offset, token in tokens_between(text, 0, len(text)):
                expected |= {
                    Span(offset + part.start, offset + part.end)
                    for part in token.parts
                    if fits(part.form, part.stem) and (len(step.form) > 1 or not is_unspaced(step.form))
                }
    lit = highlight(parse(query), text)
    assert all(any(span.holds(one) for span in lit) for one in expected)
    assert all(any(span.meets(one) for one in expected) for span in lit) or set("中-") & set(query)


@pytest.mark.parametrize("text", ["a great — – — — … — — — — — — — — sea — wall stands", "the great\n\n\nsea   wall"])
def test_a_phrase_lights_across_signs_and_blanks(text: str) -> None:
    (lit,) = highlight(parse('"great sea wall"'), text)
    assert text[lit.start : lit.end].startswith("great") and text[lit.start : lit.end].endswith("wall")
