"""The pool of processes: in order, each file within its time, a killer named and nobody else hurt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from index.refreshing import pool as pools
from index.refreshing.pool import Pool
from index.refreshing.task import NO_HASH, Task
from tests.conftest import MakeCollection

TEXT = "A plain article about the harbour, long enough to be one.\n" * 4


def tasks(folder: Path, count: int) -> list[Task]:
    made = []
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text(f"{number} {TEXT}")
        name = os.fsencode(path.name)
        made.append(Task(number, os.fsencode(path), 0, "story", name, name, path.name, 100, 0))
    return made


def trap(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Have the processes of the pool run ``body`` for the file 005.txt."""
    code = f"""
import index.refreshing.work as work, os, time
real = work.run
def run(task):
    if task.path == "005.txt":
        {body}
    return real(task)
work.run = run
"""
    monkeypatch.setattr(
        pools,
        "_BOOT",
        pools._BOOT.replace("from index.refreshing.worker", f"exec({code!r}); from index.refreshing.worker"),
    )


def test_results_come_in_the_order_of_the_tasks(collection: MakeCollection) -> None:
    todo = tasks(collection(), 40)
    with Pool(2, lambda: False) as pool:
        results = list(pool.results(todo))
    assert [done.number for done in results] == list(range(40))
    assert all(done.outcome.rows for done in results)


def test_a_file_that_kills_its_process_is_named_and_the_others_are_read(
    collection: MakeCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap(monkeypatch, "os._exit(9)")
    with Pool(2, lambda: False) as pool:
        results = list(pool.results(tasks(collection(), 20)))
    assert [done.outcome.path for done in results if done.outcome.problem] == ["005.txt"]
    assert results[5].outcome.problem == "makes the program that reads it crash"
    assert results[5].outcome.hash == NO_HASH


def test_a_file_that_takes_too_long_is_named_and_the_others_are_read(
    collection: MakeCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap(monkeypatch, "time.sleep(600)")
    monkeypatch.setattr("index.refreshing.task.SECONDS", 3.0)
    with Pool(2, lambda: False) as pool:
        results = list(pool.results(tasks(collection(), 20)))
    assert [done.outcome.path for done in results if done.outcome.problem] == ["005.txt"]
    assert "takes longer than" in (results[5].outcome.problem or "")


def test_what_a_library_prints_does_not_disturb_the_answers(
    collection: MakeCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap(monkeypatch, "print('noise', flush=True); os.write(1, b'noise')")
    with Pool(1, lambda: False) as pool:
        assert all(done.outcome.rows for done in pool.results(tasks(collection(), 10)))


def test_modules_planted_in_the_current_folder_are_not_run(
    collection: MakeCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = {f"{name}.py": "open('RAN', 'w')" for name in ("struct", "pickle", "json", "index", "signal", "whoosh")}
    folder = collection(planted)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    todo = tasks(folder, 3)
    monkeypatch.chdir(folder)
    with Pool(1, lambda: False) as pool:
        assert len(list(pool.results(todo))) == 3
    assert not (folder / "RAN").exists()
