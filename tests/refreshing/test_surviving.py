"""Kills and damage: what was filed stays, what was lost is made again, and nobody has to ask for it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import ParallaxError
from index.library import Library
from index.places import Places
from tests.conftest import MakeCollection
from tests.refreshing.test_refresh import stories

Open = Callable[..., Library]
COUNT = 120
CHILD = """
import sys
from pathlib import Path
from index.library import Library
from index.places import Places
import index.refreshing.pipeline as pipeline
pipeline.BATCH_ARTICLES = 5
folder, base = map(Path, sys.argv[1:])
with Library.open([folder], places=Places(base / "cache", base / "data", base / "config")) as library:
    library.refresh(progress=lambda p: print(p.done, flush=True))
"""


def answers(library: Library) -> list[object]:
    hits = library.search("bridge", limit=None).hits
    quotes = library.find_quotes(limit=None).items
    return [hits, quotes, library.sources(), library.speakers(), library.search("", limit=None).total]


def fresh(folder: Path, base: Path) -> list[object]:
    with Library.open([folder], places=Places(base / "cache", base / "data", base / "config")) as library:
        library.refresh()
        return answers(library)


@pytest.mark.parametrize("after", [1, 7, 33, 80, 119])
def test_killed_while_indexing_the_next_run_completes_it(
    collection: MakeCollection, tmp_path: Path, after: int
) -> None:
    folder = collection(stories(COUNT))
    killed = tmp_path / "killed"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(killed)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    assert child.stdout is not None
    for line in child.stdout:
        if int(line) >= after:
            break
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert fresh(folder, killed) == fresh(folder, tmp_path / "unkilled")


def test_killed_between_the_two_commits_the_index_follows_at_the_next_run(
    collection: MakeCollection, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened(collection(stories(20)), refresh=False)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("index.refreshing.indexing.Indexing.catch_up", killed)
        with pytest.raises(KeyboardInterrupt):
            library.refresh()
    assert library.count() == 20
    done = library.refresh()
    assert (done.added, done.unchanged) == (0, 20)
    assert library.search("bridge").total == 20


@pytest.fixture
def damaged(collection: MakeCollection, tmp_path: Path) -> Callable[[Callable[[Path], None]], tuple[Library, Path]]:
    """Index a collection, let the test damage its cache folder, open it again."""

    def make(damage: Callable[[Path], None]) -> tuple[Library, Path]:
        folder = collection(stories(40))
        fresh(folder, tmp_path / "home")
        (cache,) = (tmp_path / "home/cache/collections").iterdir()
        damage(cache)
        places = Places(tmp_path / "home/cache", tmp_path / "home/data", tmp_path / "home/config")
        return Library.open([folder], places=places), folder

    return make


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(200, len(data), 400):
        data[at : at + 60] = b"\xff" * min(60, len(data) - at)
    path.write_bytes(data)


def index_files(cache: Path) -> list[Path]:
    return [path for path in sorted((cache / "search").rglob("*")) if path.is_file() and path.stat().st_size]


@pytest.mark.parametrize("harm", [cut, scribble, Path.unlink], ids=["cut", "scribbled", "gone"])
def test_a_damaged_catalogue_is_built_anew(
    damaged: Callable[..., tuple[Library, Path]], tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    library, folder = damaged(lambda cache: harm(cache / "catalogue.sqlite"))
    with library:
        library.check(repair=True)
        library.refresh()
        assert answers(library) == fresh(folder, tmp_path / "other")
        assert library.check() == ()


@pytest.mark.parametrize("harm", [cut, scribble, Path.unlink], ids=["cut", "scribbled", "gone"])
def test_a_damaged_index_is_built_anew_from_the_catalogue(
    damaged: Callable[..., tuple[Library, Path]], tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    library, folder = damaged(lambda cache: [harm(path) for path in index_files(cache)])
    with library:
        done = library.refresh()
        assert done.unchanged == 40
        assert answers(library) == fresh(folder, tmp_path / "other")


def test_a_search_mends_a_damaged_index_by_itself(damaged: Callable[..., tuple[Library, Path]]) -> None:
    library, _ = damaged(lambda cache: [cut(path) for path in index_files(cache)])
    with library:
        assert library.search("bridge").total == 40


def test_check_names_the_damage_and_repair_mends_it(damaged: Callable[..., tuple[Library, Path]]) -> None:
    library, _ = damaged(lambda cache: [cut(path) for path in index_files(cache)])
    with library:
        assert [problem.path for problem in library.check()] == ["search index"]
        assert library.check(repair=True) == ()
        assert library.search("bridge").total == 40


def test_an_index_of_another_catalogue_is_not_believed(damaged: Callable[..., tuple[Library, Path]]) -> None:
    library, _ = damaged(lambda cache: (cache / "search.follows").write_text("0" * 16))
    with library:
        done = library.refresh()
        assert done.rebuilt == "the search index was missing"
        assert library.check() == ()


def test_deleting_the_whole_cache_loses_nothing(collection: MakeCollection, opened: Open, places: Places) -> None:
    import shutil

    folder = collection(stories(10))
    library = opened(folder)
    library.desk.asked("bridge")
    library.close()
    before = answers(library)
    library.close()
    shutil.rmtree(places.cache)
    again = opened(folder)
    assert answers(again) == before
    assert again.desk.history() == ("bridge",)


def test_a_cache_that_cannot_be_made_is_a_plain_error(collection: MakeCollection, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    places = Places(tmp_path / "file" / "cache", tmp_path / "data", tmp_path / "config")
    with pytest.raises(ParallaxError, match="cannot make the cache folder"):
        Library.open([collection(stories(1))], places=places)


def test_readers_are_not_disturbed_while_a_refresh_runs(collection: MakeCollection, tmp_path: Path) -> None:
    folder = collection(stories(COUNT))
    base = tmp_path / "home"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(base)], stdout=subprocess.DEVNULL, cwd=Path.cwd()
    )
    counts = []
    with Library.open([folder], places=Places(base / "cache", base / "data", base / "config")) as library:
        while child.poll() is None:
            counts.append((library.count(), library.search("bridge", limit=3).total))
            time.sleep(0.01)
        assert child.returncode == 0
        assert (library.count(), library.search("bridge").total) == (COUNT, COUNT)
    assert counts == sorted(counts)
