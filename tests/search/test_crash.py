"""Killed at any moment: what was acknowledged is there, whole, and the next writer goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.search import IndexedArticle, SearchIndex, parse

BATCH = 4
KILLS = 8
WRITER = """
import itertools, sys
from pathlib import Path
from index.search import IndexedArticle, IndexedQuote, SearchIndex
index = SearchIndex.open(Path(sys.argv[1]))
for batch in itertools.count(int(sys.argv[2])):
    with index.writer() as writer:
        for number in range(4):
            words = " ".join(f"w{(batch * 7 + number * 3 + n) % 400}" for n in range(200))
            quotes = [IndexedQuote(1, f"batch {batch} number {number}", "Ann Hale", "direct")]
            writer.put(IndexedArticle(f"b{batch}n{number}", f"batch{batch}", words), quotes)
        if batch > 3:
            writer.remove(f"b{batch - 3}n0")
    print(batch, flush=True)
"""
READER = """
import sys
from pathlib import Path
from index.search import SearchIndex, parse
seen = 0
for _ in range(150):
    total = SearchIndex.open(Path(sys.argv[1])).find(parse("always")).total
    assert total >= seen, (total, seen)
    seen = total
print("done", seen)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_kill_9_loses_nothing_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "search"
    dice = random.Random(5)
    acknowledged = -1
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(folder), str(acknowledged + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            acknowledged = int(child.stdout.readline())
            time.sleep(dice.uniform(0.0, 0.4))
            child.send_signal(signal.SIGKILL)
            acknowledged = max([acknowledged, *(int(line) for line in child.stdout if line.strip())])
        index = SearchIndex.open(folder)
        keys = index.keys()
        for batch in range(acknowledged + 1):
            expected = {f"b{batch}n{number}" for number in range(BATCH)}
            gone = {f"b{batch}n0"} if 1 <= batch <= acknowledged - 3 else set()
            found = {key for key, _ in index.find(parse(f"title:batch{batch}")).scored}
            assert expected - gone >= found >= expected - {f"b{batch}n0"}
            assert found <= keys
            assert not gone & found
        torn = [key for key in keys if int(key[1:].partition("n")[0]) > acknowledged]
        assert len(torn) in (0, BATCH), "a batch is there whole or not at all"
    with index.writer() as writer:
        writer.put(IndexedArticle("last", "", "the end"))
    names = [entry.name for entry in folder.iterdir()]
    assert sum(name.endswith(".toc") for name in names) == 1
    assert all(name.endswith((".toc", ".seg", "_WRITELOCK")) for name in names), "orphans are swept"


def test_readers_are_not_disturbed_by_commits(tmp_path: Path) -> None:
    folder = tmp_path / "search"
    index = SearchIndex.open(folder)
    with subprocess.Popen([sys.executable, "-c", READER, str(folder)], stdout=subprocess.PIPE, text=True) as reader:
        number = 0
        while reader.poll() is None:
            with index.writer() as writer:
                writer.put(IndexedArticle(f"n{number}", "", "always"))
            number += 1
        assert reader.stdout is not None
        assert reader.stdout.read().startswith("done")
    assert reader.returncode == 0
    assert index.find(parse("always")).total == number
