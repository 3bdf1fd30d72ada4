"""What counts as one collection, and where it is kept."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from index.errors import CollectionError, StoreError
from index.places import Places
from index.store.collection import gather
from index.store.lock import writing
from tests.conftest import MakeCollection


def test_the_key_is_the_same_from_wherever_the_folder_is_named(
    collection: MakeCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = collection()
    key = gather([folder]).key
    monkeypatch.chdir(folder)
    assert gather(["."]).key == key
    (folder.parent / "link").symlink_to(folder)
    assert gather([folder.parent / "link", folder]).key == key


def test_the_order_of_the_roots_makes_no_difference(collection: MakeCollection) -> None:
    one, two = collection(name="one"), collection(name="two")
    assert gather([one, two]) == gather([two, one])
    assert gather([one]).key != gather([one, two]).key


def test_a_folder_inside_another_one_counts_once(collection: MakeCollection) -> None:
    folder = collection({"inner/a.txt": "a"})
    assert gather([folder, folder / "inner"]) == gather([folder])


def test_roots_of_the_same_name_are_told_apart(collection: MakeCollection) -> None:
    one, two = collection(name="x/story"), collection(name="y/story")
    assert [root.prefix for root in gather([one, two]).roots] == ["story/", "story~2/"]
    assert [root.prefix for root in gather([one]).roots] == [""]


def test_a_missing_folder_is_one_plain_line(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"nowhere: no such file or folder$"):
        gather([tmp_path / "nowhere"])


def test_nothing_named_is_no_collection() -> None:
    with pytest.raises(CollectionError):
        gather([])


def test_the_cache_folder_is_private(collection: MakeCollection, places: Places) -> None:
    folder = gather([collection()]).folder(places)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.is_relative_to(places.cache / "collections")


def test_a_second_writer_is_told_which_process_is_at_it(tmp_path: Path) -> None:
    with (
        writing(tmp_path, wait=0),
        pytest.raises(StoreError, match=r"indexed by process \d+"),
        writing(tmp_path, wait=0.01),
    ):
        pass
    with writing(tmp_path, wait=0):
        pass
