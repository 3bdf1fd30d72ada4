"""The matrix: each thing that is said is one row, and what sets the sources apart comes first."""

from __future__ import annotations

import random

import pytest

from index.comparison import coverage, echoes
from index.comparison.coverage.columns import Found, ranked
from index.comparison.digest import digest
from index.model import FiledQuote, Matrix, MatrixRow, Span
from tests.comparison.stories import DEMO, folder, told

HEAD = "---\ntitle: {title}\nsite: {site}\n---\n\n"
PIER = "“The pier will stay shut until the autumn because the piles are rotten,” said {who}."


def article(path: str, site: str, *paragraphs: str) -> tuple[str, str]:
    return path, HEAD.format(title=f"The pier, told by the {site}", site=site) + "\n\n".join(paragraphs)


FIRST = article(
    "first.md",
    "Holm Courier",
    PIER.format(who="Ida Holmgren, the harbour master"),
    "The town counted 40 boats.",
    "Captain Otto Brandt wept. Then Brandt went home, and nobody asked Otto Brandt where he went.",
    "The Holm Courier asked again; the Holm Courier was told nothing, and the Holm Courier will ask once more.",
)
SECOND = article(
    "second.md",
    "Strand Post",
    PIER.format(who="Holmgren"),
    "The town counted 44 boats. The Dutch visitors saw the Dutch flag on the Dutch ship.",
    "Brandt wept, wrote Reuters. Reuters had it from Brandt, and Reuters was not there; Otto Brandt was.",
)
THIRD = article("third.md", "Lantern", "Nothing of it was told here, but the weather was fine and the sea was calm.")


def matrix(*stories: tuple[str, str]) -> Matrix:
    articles = [told(path, text) for path, text in stories]
    return coverage.build(articles, quotes := filed(articles), echoes.find(quotes))


def filed(articles: list) -> list[FiledQuote]:  # type: ignore[type-arg]
    return [
        FiledQuote(f"{a.article.id}.{n}", a.article.id, a.article.path, "", a.article.source, None, quote)
        for a in articles
        for n, quote in enumerate(a.analysis.quotes, 1)
    ]


def of(built: Matrix, kind: str) -> list[MatrixRow]:
    return [row for row in built.rows if row.kind == kind]


def labels(built: Matrix, kind: str) -> list[str]:
    return [row.label for row in of(built, kind)]


def counts(row: MatrixRow) -> list[int]:
    return [cell.count if cell else 0 for cell in row.cells]


def test_columns_are_the_sources_in_the_order_of_their_labels() -> None:
    built = matrix(FIRST, SECOND, THIRD)
    assert [source.label for source in built.sources] == ["Holm Courier", "Lantern", "Strand Post"]
    assert (built.scope.articles, built.scope.sources) == (3, 3)


def test_a_shared_quote_is_one_row_with_two_cells() -> None:
    (row,) = of(matrix(FIRST, SECOND, THIRD), "quote")
    assert row.label == "The pier will stay shut until the autumn because the piles are rotten"
    assert counts(row) == [1, 0, 1]


def test_a_quote_that_one_source_prints_twice_is_one_row() -> None:
    words = "“I never said that the pier would be open by the spring,” said Ida Holm."
    built = matrix(article("a.md", "Holm Courier", words, "It rained.", words), THIRD)
    assert [counts(row) for row in of(built, "quote")] == [[2, 0]]


def test_a_surname_is_the_speaker_whose_full_name_ends_in_it_and_titles_do_not_count() -> None:
    built = matrix(FIRST, SECOND, article("d.md", "Dagblad", PIER.format(who="Harbour Master Ida Holmgren")))
    assert [(row.label, row.sources) for row in of(built, "speaker")] == [("Ida Holmgren", 3)]


def test_figures_of_one_thing_that_differ_stand_side_by_side() -> None:
    rows = of(matrix(FIRST, SECOND, THIRD), "figure")
    assert [(row.label, counts(row)) for row in rows] == [("40 boats", [1, 0, 0]), ("44 boats", [0, 0, 1])]


def test_rounded_figures_are_one_row() -> None:
    built = matrix(
        article("a.md", "Holm Courier", "The pier carried 796 passengers."),
        article("b.md", "Strand Post", "Nearly 800 passengers were carried."),
    )
    assert [row.sources for row in of(built, "figure")] == [2]


def test_a_name_in_all_its_forms_is_one_row() -> None:
    built = matrix(FIRST, SECOND, THIRD)
    (row,) = [row for row in of(built, "name") if "Brandt" in row.label]
    assert (row.label, counts(row)) == ("Otto Brandt", [3, 0, 3])


def test_what_only_looks_like_a_name_of_the_story_is_left_out() -> None:
    """An outlet in its own pages, an agency, a people, and half of a name."""
    names = labels(matrix(FIRST, SECOND, THIRD), "name")
    assert not {"Holm Courier", "Reuters", "Dutch", "Brandt", "Courier"} & set(names)


def test_somebody_who_is_named_just_where_he_is_quoted_needs_no_second_row() -> None:
    built = matrix(FIRST, SECOND, THIRD)
    assert "Ida Holmgren" in labels(built, "speaker") and "Ida Holmgren" not in labels(built, "name")


def test_what_some_have_comes_first_then_what_one_has_source_by_source_then_what_all_have() -> None:
    d = digest(told(*FIRST))
    here = (d, Span(0, 4))

    def found(label: str, *per_column: int) -> Found:
        return Found(label, {n: [here] * count for n, count in enumerate(per_column) if count})

    rows = [
        found("all", 9, 9, 9, 9),
        found("one a", 5, 0, 0, 0),
        found("one a less", 4, 0, 0, 0),
        found("one b", 0, 1, 0, 0),
        found("two", 9, 9, 0, 0),
        found("three", 1, 1, 1, 0),
        found("three more", 2, 1, 1, 0),
    ]
    expected = ["three more", "three", "two", "one a", "one b", "one a less", "all"]
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert [f.label for f in ranked(rows, 4)] == expected


def test_every_cell_opens_exact_words_and_counts_at_least_its_passages() -> None:
    stories = folder(DEMO)
    texts = {a.article.id: a.article.text for a in stories}
    quotes = filed(stories)
    built = coverage.build(stories, quotes, echoes.find(quotes))
    assert {row.kind for row in built.rows} == set(coverage.KINDS)
    cells = [cell for row in built.rows for cell in row.cells if cell]
    assert all(1 <= len(cell.evidence) <= cell.count for cell in cells)
    assert all(e.span.of(texts[e.article]) == e.text for cell in cells for e in cell.evidence)


def test_the_order_of_the_articles_does_not_matter() -> None:
    stories = folder(DEMO)
    quotes = filed(stories)
    found = echoes.find(quotes)
    assert coverage.build(stories[::-1], quotes, found) == coverage.build(stories, quotes, found)


@pytest.mark.parametrize("stories", [(), (FIRST,)])
def test_fewer_than_two_sources_have_no_rows(stories: tuple[tuple[str, str], ...]) -> None:
    built = matrix(*stories)
    assert built.rows == ()
    assert len(built.sources) == len(stories)


@pytest.mark.parametrize(
    "text", ["Short.", "“" * 50, "“Only words that are quoted, and no others at all,” said Ida Holm.", "\u202e[/]"]
)
def test_texts_with_little_in_them_are_compared_without_a_fault(text: str) -> None:
    built = matrix(("a.txt", text + "\n"), ("b.txt", text + "\n\n"), FIRST)
    assert len(built.sources) == 3


def test_the_same_text_five_times_sets_nothing_apart() -> None:
    built = matrix(*(article(f"{n}.md", f"Source {n}", *FIRST[1].split("\n\n")[1:4]) for n in range(5)))
    assert built.rows and {row.sources for row in built.rows if row.kind != "name"} == {5}


def test_no_more_than_the_most_rows_of_a_kind_are_kept_and_the_rest_is_counted() -> None:
    many = [
        f"The town bought {n * 10} lamp{'abcdefghij'[n % 10] * (n // 10)}s." for n in range(10, 10 + 2 * coverage.MOST)
    ]
    built = matrix(article("a.md", "Holm Courier", *many), THIRD)
    assert len(of(built, "figure")) == coverage.MOST
    assert built.cut == coverage.MOST
