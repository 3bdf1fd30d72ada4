"""Refreshing reads what changed and nothing else, and whatever happens to a file happens to that file alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import CollectionError, StoreError
from index.library import Library
from index.model import Progress
from index.places import Places
from tests.conftest import MakeCollection

Open = Callable[..., Library]


def story(number: int) -> str:
    return (
        f"The bridge of quarter {number} is closed\n\n"
        f"“Nobody told us about pier {number},” said Ada Stone, the harbour master, on Tuesday.\n"
        f"The council spent {number + 3} million euros on it, she said.\n"
    )


def stories(count: int) -> dict[str, str]:
    return {f"{n % 7}/{n:04}.txt": story(n) for n in range(count)}


def stamp(path: Path, seconds: int) -> None:
    os.utime(path, (seconds, seconds))


def test_a_second_refresh_reads_nothing_again(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection(stories(12)), refresh=False)
    first, second = library.refresh(), library.refresh()
    assert (first.added, first.articles) == (12, 12)
    assert (second.added, second.changed, second.unchanged, second.articles) == (0, 0, 12, 12)


def test_of_two_thousand_files_only_the_changed_one_is_analysed_again(
    collection: MakeCollection, opened: Open, places: Places
) -> None:
    folder = collection(stories(2_000))
    library = opened(folder, refresh=False)
    seen: list[Progress] = []
    first = library.refresh(progress=seen.append)
    assert (first.added, first.articles, first.problems) == (2_000, 2_000, ())
    assert [p.done for p in seen if p.total] == list(range(2_001))
    (folder / "3/0010.txt").write_text(story(10).replace("pier", "arch"))
    shutil.rmtree(folder / "5")
    second = library.refresh()
    gone = len([n for n in range(2_000) if n % 7 == 5])
    assert (second.changed, second.added, second.removed) == (1, 0, gone)
    assert second.unchanged == 2_000 - gone - 1
    assert library.search("arch", limit=5).total == 1
    assert library.search("pier", limit=5).total == 2_000 - gone - 1


def test_a_touched_file_keeps_its_analysis(collection: MakeCollection, opened: Open) -> None:
    folder = collection(stories(3))
    library = opened(folder)
    stamp(folder / "1/0001.txt", 1_000_000_000)
    touched = library.refresh()
    assert (touched.changed, touched.unchanged) == (0, 3)


def test_a_renamed_file_is_recognised_by_its_content(collection: MakeCollection, opened: Open) -> None:
    folder = collection(stories(3))
    library = opened(folder)
    before = library.article("1/0001.txt")
    said = [filed.quote for filed in library.quotes(before.id)]
    (folder / "1/0001.txt").rename(folder / "moved.txt")
    moved = library.refresh()
    assert (moved.renamed, moved.added, moved.removed, moved.unchanged) == (1, 0, 0, 2)
    after = library.article("moved.txt")
    assert after.text == before.text
    assert after.id != before.id
    assert [filed.quote for filed in library.quotes(after.id)] == said != []
    assert {hit.path for hit in library.search("bridge").hits} == {"0/0000.txt", "moved.txt", "2/0002.txt"}


def test_a_copy_is_new_and_not_renamed(collection: MakeCollection, opened: Open) -> None:
    folder = collection(stories(2))
    library = opened(folder)
    shutil.copy(folder / "1/0001.txt", folder / "copy.txt")
    copied = library.refresh()
    assert (copied.added, copied.renamed, copied.articles) == (1, 0, 3)


def test_a_removed_file_leaves_catalogue_and_search(collection: MakeCollection, opened: Open) -> None:
    folder = collection(stories(2))
    library = opened(folder)
    (folder / "0/0000.txt").unlink()
    assert library.refresh().removed == 1
    assert [hit.path for hit in library.search("bridge").hits] == ["1/0001.txt"]


def test_bad_files_are_named_and_the_rest_goes_on(collection: MakeCollection, opened: Open) -> None:
    folder = collection({"empty.txt": b"", "binary.txt": os.urandom(3) + b"\0\1\2\3" * 500, "good.txt": story(1)})
    library = opened(folder, refresh=False)
    done = library.refresh()
    assert done.articles == 1
    assert [problem.path for problem in done.problems] == ["binary.txt", "empty.txt"]
    assert all("\n" not in problem.message and problem.message for problem in done.problems)
    assert library.problems() == done.problems
    assert library.refresh().problems == done.problems


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_tried_again_each_time(collection: MakeCollection, opened: Open) -> None:
    folder = collection({"closed.txt": story(1), "open.txt": story(2)})
    (folder / "closed.txt").chmod(0)
    library = opened(folder, refresh=False)
    assert [problem.path for problem in library.refresh().problems] == ["closed.txt"]
    (folder / "closed.txt").chmod(0o600)
    assert library.refresh().articles == 2


def test_a_mended_file_loses_its_problem(collection: MakeCollection, opened: Open) -> None:
    folder = collection({"a.txt": b"", "b.txt": story(2)})
    library = opened(folder)
    (folder / "a.txt").write_text(story(1))
    done = library.refresh()
    assert (done.problems, done.articles) == ((), 2)


def test_a_stopped_refresh_keeps_what_was_done_and_the_next_one_goes_on(
    collection: MakeCollection, opened: Open
) -> None:
    library = opened(collection(stories(30)), refresh=False)
    seen: list[Progress] = []
    stopped = library.refresh(progress=seen.append, stop=lambda: bool(seen) and seen[-1].done >= 10)
    assert 0 < stopped.articles < 30
    assert stopped.removed == 0
    assert library.refresh().articles == 30
    assert library.search("bridge").total == 30


def test_an_exception_in_the_progress_leaves_a_usable_collection(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection(stories(30)), refresh=False)

    def interrupt(progress: Progress) -> None:
        if progress.done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.refresh(progress=interrupt)
    assert library.refresh().articles == 30


def test_an_analysis_by_older_rules_is_made_again(
    collection: MakeCollection, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened(collection(stories(3)))
    monkeypatch.setattr("index.refreshing.pipeline.ANALYSIS_VERSION", 10_000)
    again = library.refresh()
    assert (again.changed, again.unchanged, again.articles) == (3, 0, 3)
    assert library.refresh().unchanged == 3


def test_files_of_several_roots_do_not_meet(collection: MakeCollection, opened: Open) -> None:
    one = collection({"a.txt": story(1)}, name="north")
    two = collection({"a.txt": story(2)}, name="south")
    library = opened(one, two)
    assert sorted(hit.path for hit in library.search("bridge").hits) == ["north/a.txt", "south/a.txt"]


def test_a_single_file_is_a_collection(collection: MakeCollection, opened: Open) -> None:
    folder = collection({"saved": story(1), "other.txt": story(2)})
    assert [hit.path for hit in opened(folder / "saved").search("bridge").hits] == ["saved"]


def test_a_folder_that_went_away_is_a_plain_error(collection: MakeCollection, opened: Open) -> None:
    folder = collection(stories(1))
    library = opened(folder)
    shutil.rmtree(folder)
    with pytest.raises(CollectionError, match="no such file or folder"):
        library.refresh()
    assert library.search("bridge").total == 1


def test_a_second_refresh_at_the_same_time_says_who_is_at_it(
    collection: MakeCollection, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.lock.SECONDS", 0.05)
    folder = collection(stories(2))
    one, two = opened(folder, refresh=False), opened(folder, refresh=False)
    raised: list[str] = []

    def meanwhile(progress: Progress) -> None:
        with pytest.raises(StoreError) as caught:
            two.refresh()
        raised.append(str(caught.value))

    one.refresh(progress=meanwhile)
    assert f"process {os.getpid()}" in raised[0]
    assert two.search("bridge").total == 2


def test_files_read_in_several_processes_give_the_same_answers(collection: MakeCollection, places: Places) -> None:
    folder = collection(stories(230))
    answers = []
    for jobs in (1, 2):
        with Library.open([folder], places=Places(places.cache / str(jobs), places.data, places.config)) as library:
            library.refresh(jobs=jobs)
            hits = library.search("bridge", limit=None).hits
            answers.append([(hit, library.analysis(hit.article), library.article(hit.article)) for hit in hits])
    assert answers[0] == answers[1]
