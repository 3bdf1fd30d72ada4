"""Which articles are laid side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.errors import UnknownArticle, UsageError
from index.library import Library
from tests.conftest import MakeCollection
from tests.library.test_library import FILES

Open = Callable[..., Library]


def test_a_small_collection_is_laid_side_by_side_as_a_whole(collection: MakeCollection, opened: Open) -> None:
    matrix = opened(collection(FILES)).coverage()
    assert (matrix.scope.kind, matrix.scope.articles) == ("collection", 4)
    assert [source.label for source in matrix.sources] == ["The Harbour Gull", "The Weekly Tern", "bridge/leaflet.txt"]


def test_an_article_is_laid_beside_its_folder(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection(FILES))
    assert (library.coverage(article="bridge/tern.md").scope.kind) == "folder"
    assert (library.coverage(article="market/gull.md").scope.kind) == "collection"
    with pytest.raises(UnknownArticle):
        library.coverage(article="nowhere.md")


def test_a_query_chooses_what_is_compared(collection: MakeCollection, opened: Open) -> None:
    matrix = opened(collection(FILES)).coverage(query="cracks OR inspected")
    assert (matrix.scope.kind, matrix.scope.articles, len(matrix.sources)) == ("results", 2, 2)


def test_a_large_collection_is_refused_but_its_best_results_are_not(collection: MakeCollection, opened: Open) -> None:
    many = {f"{n:03}.txt": f"Ship {n} came in.\n" for n in range(205)}
    library = opened(collection({**many, "story/a.md": FILES["bridge/gull.md"], "story/b.md": FILES["bridge/tern.md"]}))
    with pytest.raises(UsageError, match="207 articles are too many"):
        library.coverage()
    assert library.coverage(query="ship").more == 5
    assert library.coverage(article="story/a.md").scope.articles == 2


def test_a_name_that_the_user_gives_moves_the_column(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection(FILES))
    before = library.coverage()
    library.overrides.correct(["bridge/leaflet.txt"], {"outlet": "The Weekly Tern"})
    after = library.coverage()
    assert len(before.sources) == 3
    assert [source.label for source in after.sources] == ["The Harbour Gull", "The Weekly Tern"]
