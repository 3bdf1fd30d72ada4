"""Where a step leads: pure functions over frozen values."""

from __future__ import annotations

from index.model import (
    Article,
    Block,
    BlockClass,
    Evidence,
    Fact,
    FiledQuote,
    Hit,
    Note,
    Quote,
    QuoteKind,
    Scope,
    Source,
    Span,
    Statement,
)
from reader import spot as steps
from reader.spot import Sheet, Spot

TEXT = "First paragraph here.\nSecond one with words.\nThird and last."
SOURCE = Source("s", "Courier")


def block(start: int, end: int) -> Block:
    return Block(BlockClass.BODY, Span(start, end))


ARTICLE = Article(
    "a1", "a.txt", TEXT, (block(0, 21), block(22, 44), block(45, 60)), SOURCE, Fact("T", "r"), "text", "hash"
)


def quote(number: int, start: int, end: int) -> FiledQuote:
    said = Quote(QuoteKind.DIRECT, (Span(start, end),), TEXT[start:end], "rule", 1.0)
    return FiledQuote(f"a1.{number}", "a1", "a.txt", "T", SOURCE, None, said)


SHEET = Sheet(ARTICLE, (Span(6, 15), Span(29, 32)), (quote(1, 10, 15), quote(2, 29, 40)))


def test_an_article_opens_at_its_first_match_with_the_quote_near_it() -> None:
    assert steps.arrive(SHEET) == Spot("a1", 6, "a1.1")


def test_without_a_match_it_opens_at_its_beginning() -> None:
    assert steps.arrive(Sheet(ARTICLE)) == Spot("a1", 0, None)


def test_backwards_it_opens_at_its_last_match() -> None:
    assert steps.arrive_at_end(SHEET).offset == 29


def test_a_jump_to_a_passage_is_at_the_first_quote_inside_of_it() -> None:
    assert steps.jump_to(Spot("a1"), SHEET, Span(22, 44)) == Spot("a1", 22, "a1.2")
    assert steps.jump_to(Spot("a1"), SHEET, Span(0, 60)).quote == "a1.1"


def test_a_jump_into_a_quote_is_at_that_quote_and_one_beside_all_at_the_last_before() -> None:
    assert steps.jump_to(Spot("a1"), SHEET, Span(12, 44)).quote == "a1.1"
    assert steps.jump_to(Spot("a1"), SHEET, Span(41, 44)).quote == "a1.2"


def test_the_quote_follows_the_reading() -> None:
    assert steps.read_to(Spot("a1"), SHEET, 28).quote == "a1.1"
    assert steps.read_to(Spot("a1"), SHEET, 29).quote == "a1.2"


def test_reading_never_leaves_the_text() -> None:
    assert steps.read_to(Spot("a1"), SHEET, 10_000).offset == len(TEXT)
    assert steps.read_to(Spot("a1"), SHEET, -5).offset == 0


def test_matches_are_stepped_through_and_end() -> None:
    first = steps.next_match(Spot("a1", 0), SHEET, 1)
    assert first is not None and first.offset == 6
    second = steps.next_match(first, SHEET, 1)
    assert second is not None and second.offset == 29
    assert steps.next_match(second, SHEET, 1) is None
    assert steps.next_match(second, SHEET, -1) == first


def test_quotes_are_stepped_through_and_end() -> None:
    found = steps.next_quote(Spot("a1", 12), SHEET, 1)
    assert found == Spot("a1", 29, "a1.2")
    assert steps.next_quote(found, SHEET, 1) is None


def test_a_paragraph_back_is_first_the_beginning_of_this_one() -> None:
    found = steps.next_paragraph(Spot("a1", 30), SHEET, -1)
    assert found is not None and found.offset == 22
    found = steps.next_paragraph(found, SHEET, -1)
    assert found is not None and found.offset == 0


def test_the_match_number_counts_those_passed() -> None:
    assert [steps.match_number(Spot("a1", at), SHEET) for at in (0, 6, 28, 29, 50)] == [0, 1, 1, 2, 2]


def test_the_row_of_an_article_is_found_among_loaded_results() -> None:
    hits = [None, Hit("a1", "a.txt", "T", SOURCE, None, 1.0)]
    assert steps.row_of(hits, "a1") == 1
    assert steps.row_of(hits, "a2") is None
    assert steps.row_of(hits, None) is None


def note(*spans: tuple[int, int, int]) -> Note:
    statements = tuple(
        Statement(section, "loaded", "text", "rule", "why", evidence=(Evidence("a1", "a.txt", Span(s, e), TEXT[s:e]),))
        for section, s, e in spans
    )
    return Note(SOURCE, Scope("collection", 2, 2), ("a1",), statements)


def test_the_statement_near_the_mark_is_the_last_one_passed() -> None:
    found = note((3, 0, 5), (3, 22, 28))
    assert steps.statement_near(found, Spot("a1", 21), {0, 1}) == 0
    assert steps.statement_near(found, Spot("a1", 25), {0, 1}) == 1
    assert steps.statement_near(found, Spot("other", 25), {0, 1}) is None


def test_only_short_passages_of_wording_and_figures_are_always_marked() -> None:
    assert steps.passages_to_mark(note((2, 0, 5), (3, 22, 28), (4, 45, 50)), "a1") == [Span(22, 28)]
