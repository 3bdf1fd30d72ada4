from __future__ import annotations

from index.comparison import coverage, echoes
from index.model import FiledQuote
from tests.comparison.stories import told

FIRST = (
    "“The pier will stay shut until the autumn because the piles are rotten,” said Ida Holm.\nThe town spent 40 boats."
)
SECOND = "“The pier will stay shut until the autumn because the piles are rotten,” Ida Holm said.\nOtto Brandt wept."


def matrix() -> coverage.Matrix:
    articles = [told("first.txt", FIRST), told("second.txt", SECOND), told("third.txt", "Nothing of it was told here.")]
    quotes = [
        FiledQuote(f"{a.article.id}.{n}", a.article.id, a.article.path, "", a.article.source, None, quote)
        for a in articles
        for n, quote in enumerate(a.analysis.quotes, 1)
    ]
    return coverage.build(articles, quotes, echoes.find(quotes))


def test_columns_are_the_sources_in_the_order_of_their_labels() -> None:
    assert [s.label for s in matrix().sources] == ["first.txt", "second.txt", "third.txt"]


def test_a_shared_quote_is_one_row_with_two_cells() -> None:
    (row,) = [r for r in matrix().rows if r.kind == "quote"]
    assert [cell is not None for cell in row.cells] == [True, True, False]


def test_a_speaker_is_one_row() -> None:
    rows = [r for r in matrix().rows if r.kind == "speaker" and r.label == "Ida Holm"]
    assert [row.sources for row in rows] == [2]


def test_every_cell_opens_a_passage() -> None:
    texts = {"first.txt": FIRST, "second.txt": SECOND}
    places = [e for row in matrix().rows for cell in row.cells if cell for e in cell.evidence]
    assert places
    assert all(e.span.of(texts[e.path]) == e.text for e in places)


def test_no_articles_make_an_empty_matrix() -> None:
    assert coverage.build([]) == coverage.Matrix((), ())
