"""The five real articles of the shared folder: what must hold of each. No word of theirs stands here but names."""

from __future__ import annotations

from index.model import Article, BlockClass
from tests.loading.reads import load, of_class, words
from tests.shared import SEEDS, needs_shared


def seed(number: int) -> Article:
    (path,) = SEEDS.glob(f"{number:03d}_*.txt")
    return load(path.read_bytes(), path.name)


@needs_shared
def test_all_texts_are_their_files() -> None:
    for path in SEEDS.glob("*.txt"):
        assert load(path.read_bytes(), path.name).text == path.read_text("utf-8")


@needs_shared
def test_000_has_a_byline_no_outlet_and_a_caption_and_a_licence_apart() -> None:
    article = seed(0)
    assert article.byline is not None
    assert (article.byline.value, article.byline.inferred) == ("Song Duer", False)
    assert article.outlet is None
    assert (article.source.id, article.source.label) == (f"article:{article.id}", article.path)
    assert len(of_class(article, BlockClass.CAPTION)) == 1
    assert len(of_class(article, BlockClass.LICENCE)) == 1
    assert article.date is None


@needs_shared
def test_001_has_a_dateline_and_neither_outlet_nor_agency() -> None:
    article = seed(1)
    assert (article.dateline and article.dateline.value, words(article, article.dateline)) == ("HONG KONG", "HONG KONG")
    assert (article.outlet, article.agency) == (None, None)
    assert {block.kind for block in article.blocks} == {BlockClass.BODY}


@needs_shared
def test_002_keeps_captions_and_credits_apart_and_knows_its_subheads() -> None:
    article = seed(2)
    assert article.outlet is None
    assert len(of_class(article, BlockClass.CREDIT)) == len(of_class(article, BlockClass.CAPTION)) == 3
    assert len(of_class(article, BlockClass.HEADING)) == 4


@needs_shared
def test_003_cites_a_site_and_is_not_its_article() -> None:
    article = seed(3)
    assert article.outlet is None
    (cited,) = article.references
    assert (cited.value, words(article, cited)) == ("cgtn.com", "cgtn.com")
    assert len(of_class(article, BlockClass.REFERENCE)) == 2


@needs_shared
def test_004_is_newsweek_by_evidence_and_only_so() -> None:
    article = seed(4)
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.inferred) == ("Newsweek", True)
    assert "contacted" in (words(article, article.outlet) or "")
    assert (article.source.id, article.source.label, article.source.inferred) == (
        "inferred:newsweek",
        "Newsweek?",
        True,
    )


@needs_shared
def test_they_are_five_sources_in_english() -> None:
    articles = [seed(number) for number in range(5)]
    assert len({article.source.id for article in articles}) == 5
    assert {article.language.value for article in articles} == {"en"}
