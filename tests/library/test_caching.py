"""What is kept of collections, and removing what is of no more use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.library import Library
from index.library.caching import listed, prune
from index.places import Places
from index.store.collection import ROOTS
from index.store.lock import writing
from tests.conftest import MakeCollection

Open = Callable[..., Library]
STORY = {"a.txt": "The quay\n\nThe quay is closed, said Mara Quill, the harbour master.\n"}


@pytest.fixture
def two(collection: MakeCollection, opened: Open, places: Places) -> tuple[Path, Path]:
    """The caches of a collection that is there, and of one that is gone."""
    here, gone = collection(STORY, name="here"), collection(STORY, name="gone")
    folders = []
    for root in (here, gone):
        before = set(places.cache.glob("collections/*"))
        opened(root).close()
        folders += set(places.cache.glob("collections/*")) - before
    shutil.rmtree(gone)
    return folders[0], folders[1]


def test_every_cache_is_listed_with_its_size_and_whose_it_is(two: tuple[Path, Path], places: Places) -> None:
    found = {one.folder: one for one in listed(places)}
    assert set(found) == set(two)
    for folder in two:
        assert found[folder].size == sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert [Path(found[folder].roots[0]).name for folder in two] == ["here", "gone"]
    assert [found[folder].gone for folder in two] == [False, True]


def test_what_belongs_to_a_collection_that_is_gone_is_removed_and_nothing_else(
    two: tuple[Path, Path], places: Places
) -> None:
    beside = places.cache / "collections" / "notes.txt"
    beside.write_text("mine")
    size = next(one.size for one in listed(places) if one.gone)
    (done,) = prune(places)
    assert (done.cached.folder, done.freed, done.trouble) == (two[1], size, None)
    assert not two[1].exists()
    assert two[0].is_dir() and beside.read_text() == "mine"
    assert prune(places) == ()


def test_files_of_others_are_left_and_named(two: tuple[Path, Path], places: Places, tmp_path: Path) -> None:
    outside = tmp_path / "outside.seg"
    outside.write_text("precious")
    (two[1] / "thesis.txt").write_text("mine")
    (two[1] / "search" / "articles1_x.seg").symlink_to(outside)
    (done,) = prune(places)
    assert done.trouble is not None and "search, thesis.txt" in done.trouble
    assert done.freed > 0
    assert outside.read_text() == "precious"
    assert sorted(path.name for path in two[1].iterdir()) == ["search", "thesis.txt", "writing.lock"]


def test_a_link_in_place_of_a_cache_is_not_followed(two: tuple[Path, Path], places: Places, tmp_path: Path) -> None:
    two[1].rename(tmp_path / two[1].name)
    two[1].symlink_to(tmp_path / two[1].name)
    assert prune(places) == ()
    assert (tmp_path / two[1].name / ROOTS).exists()


def test_one_that_is_being_written_to_stays(two: tuple[Path, Path], places: Places) -> None:
    with writing(two[1]):
        (done,) = prune(places)
    assert done.trouble == f"in use by process {os.getpid()}"
    assert (done.freed, two[1].is_dir()) == (0, True)


@pytest.mark.parametrize("told", [None, b"", b"\xff", b"[1]", b'["/nowhere"]', b"[" * 9_000, b'["\\udcff\\ud800"]'])
def test_one_that_does_not_say_whose_it_is_stays(two: tuple[Path, Path], places: Places, told: bytes | None) -> None:
    (two[1] / ROOTS).unlink() if told is None else (two[1] / ROOTS).write_bytes(told)
    assert next(one for one in listed(places) if one.folder == two[1]).roots == ()
    assert prune(places) == ()


def test_a_damaged_cache_is_listed_and_removed_too(two: tuple[Path, Path], places: Places) -> None:
    (two[1] / "catalogue.sqlite").write_bytes(b"no database")
    (two[1] / "search.follows").unlink()
    shutil.rmtree(two[1] / "search")
    (done,) = prune(places)
    assert done.trouble is None and not two[1].exists()


def test_a_cache_made_before_learns_whose_it_is_when_it_is_next_opened(
    two: tuple[Path, Path], places: Places, collection: MakeCollection, opened: Open
) -> None:
    (two[0] / ROOTS).unlink()
    opened(collection(name="here"), refresh=False)
    assert next(one.roots for one in listed(places) if one.folder == two[0])


def test_without_a_cache_there_is_nothing(places: Places) -> None:
    assert listed(places) == prune(places) == ()


def test_a_check_looks_at_every_page_of_the_search_index(
    collection: MakeCollection, opened: Open, places: Places
) -> None:
    library = opened(collection(STORY))
    (segment,) = places.cache.glob("collections/*/search/*.seg")
    raw = bytearray(segment.read_bytes())
    raw[len(raw) // 2] ^= 1
    segment.write_bytes(raw)
    assert [problem.path for problem in library.check()] == ["search index"]
    assert library.check(repair=True) == ()
    assert library.search("quay").total == 1


def test_indexing_sweeps_what_killed_writers_left(collection: MakeCollection, opened: Open, places: Places) -> None:
    library = opened(collection(STORY))
    (index,) = places.cache.glob("collections/*/search")
    kept = sorted(path.name for path in index.iterdir())
    (index / "articles2_left.seg").write_bytes(b"x")
    library.refresh(verify=True)
    assert sorted(path.name for path in index.iterdir()) == kept
