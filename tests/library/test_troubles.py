"""What a collection answers when its cache is damaged, held by another process, read-only, or half unreadable."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import Busy
from index.library import Library
from index.places import Places
from index.search.inverting import Inverter
from index.store.lock import writing
from tests.conftest import MakeCollection

STORY = {
    "a.txt": "The quay\n\nThe quay is closed, said Mara Quill, the harbour master.\n",
    "b.txt": "The crane\n\nThe crane stands still on the quay.\n",
    "sub/c.txt": "The ferry\n\nThe ferry leaves from another quay.\n",
}
Open = Callable[..., Library]


def _damage(places: Places) -> None:
    (segment,) = places.cache.glob("collections/*/search/*.seg")
    segment.write_bytes(bytes((index * 37 + 11) % 256 for index in range(100)))


@pytest.mark.parametrize("seed", range(8))
def test_a_search_mends_an_index_of_garbage(
    collection: MakeCollection, opened: Open, places: Places, seed: int
) -> None:
    import random

    opened(collection(STORY)).close()
    (segment,) = places.cache.glob("collections/*/search/*.seg")
    segment.write_bytes(random.Random(seed).randbytes(100))
    library = opened(collection(), refresh=False)
    assert library.search("quay").total == 3


def test_a_check_tells_an_index_of_garbage_and_a_repair_mends_it(
    collection: MakeCollection, opened: Open, places: Places
) -> None:
    opened(collection(STORY)).close()
    _damage(places)
    library = opened(collection(), refresh=False)
    assert [problem.path for problem in library.check()] == ["search index"]
    assert library.check(repair=True) == ()


def test_a_refresh_that_verifies_mends_an_index_of_garbage(
    collection: MakeCollection, opened: Open, places: Places
) -> None:
    opened(collection(STORY)).close()
    _damage(places)
    library = opened(collection(), refresh=False)
    assert library.refresh(verify=True).rebuilt
    assert library.check() == ()


def test_a_refresh_names_who_is_indexing(collection: MakeCollection, opened: Open, places: Places) -> None:
    library = opened(collection(STORY))
    (folder,) = places.cache.glob("collections/*")
    with writing(folder), pytest.raises(Busy, match=f"process {os.getpid()}"):
        library.refresh(wait=0)
    assert library.search("quay").total == 3


def test_a_folder_that_cannot_be_entered_keeps_its_articles(
    collection: MakeCollection, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened(collection(STORY))
    scandir = os.scandir

    def refuse(path: bytes) -> object:
        if isinstance(path, bytes) and path.endswith(b"/sub"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("index.loading.walking.os.scandir", refuse)
    done = library.refresh()
    assert [problem.path for problem in done.problems] == ["sub"]
    assert (done.removed, done.articles) == (0, 3)


def test_links_are_no_problem(collection: MakeCollection, opened: Open) -> None:
    folder = collection(STORY)
    (folder / "d.txt").symlink_to("a.txt")
    library = opened(folder, refresh=False)
    done = library.refresh()
    assert done.problems == ()
    assert [link.path for link in done.links] == ["d.txt"]


def test_a_note_with_a_query_compares_within_what_it_finds(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection(STORY))
    note = library.note(article="a.txt", query="crane OR closed")
    assert (note.scope.kind, note.scope.articles) == ("results", 2)


def test_files_that_wait_to_be_read_are_counted(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection(STORY))
    collection({"new.txt": "The tug\n\nThe tug is new.\n"})
    assert library.waiting() == 1


def test_the_bait_of_digits_is_placed_with_one_look_at_each_word() -> None:
    text = "1" * 100_000 + " " + "2024-01-" * 20_000 + " " + " ".join(f"{number}-06-2031" for number in range(20_000))
    field = Inverter()
    field.add(text)
    assert all(list(spots) == sorted(set(spots)) for spots in field.places.values())
    assert field.bounds[-1] >= 20_000


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs the right to be another user")
def test_a_cache_that_cannot_be_written_can_be_asked() -> None:
    with tempfile.TemporaryDirectory() as base:
        home = Path(base)
        home.chmod(0o755)
        where = Places(home / "cache", home / "data", home / "config")
        (home / "story").mkdir()
        (home / "story" / "a.txt").write_text(STORY["a.txt"])
        with Library.open([home / "story"], places=where) as library:
            library.refresh()
        for path in (home / "cache").rglob("*"):
            os.chown(path, 65534, 65534)
            path.chmod(0o500 if path.is_dir() else 0o400)
        os.chown(home / "cache", 65534, 65534)
        (home / "cache").chmod(0o500)
        code = (
            "import sys; sys.path[:] = sys.argv[2].split(':')\n"
            "from pathlib import Path; from index.library import Library; from index.places import Places\n"
            "home = Path(sys.argv[1]); import os\n"
            "def at(name): return Library.open([home / 'story'], places=Places(home / name, home, home))\n"
            "with at('warm') as one: one.refresh(); one.search('quay')\n"
            "os.setuid(65534)\n"
            "with at('cache') as one: print(one.read_only, one.search('quay').total)\n"
        )
        told = subprocess.run(
            [sys.executable, "-c", code, base, ":".join([str(Path.cwd()), *sys.path])],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.stdout == "True 1\n", told.stderr
