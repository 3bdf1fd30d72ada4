"""The shared attack set, as far as it is files that loading reads: time, memory, and one kind of error.

Each group runs in a child process of its own, which an alarm ends when one file takes more than ten seconds.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from index.errors import LoadError
from index.loading import FoundFile, read_file, walk
from index.model import Problem
from tests.shared import SHARED, needs_shared

GENERATOR = SHARED / "hostile" / "generate.py"
SECONDS = 10
MEGABYTES = 500

CHILD = """
import json, resource, signal, sys
from pathlib import Path
from index.errors import LoadError
from index.loading import FoundFile, printable, read, read_file, walk

for item in walk(Path(sys.argv[1])):
    if not isinstance(item, FoundFile):
        print(json.dumps({"path": item.path, "error": item.message}), flush=True)
        continue
    signal.alarm(int(sys.argv[2]))
    row = {"path": printable(item.relative)}
    try:
        (article,) = read(read_file(item.path), row["path"], key=item.relative)
        facts = (article.outlet, article.agency, article.byline, article.dateline, article.date, article.url)
        row["shown"] = [article.title.value, article.source.label, article.path, *article.notices]
        row["shown"] += [fact.value for fact in (*facts, *article.references) if fact is not None]
        row["text"] = article.text[:200_000]
        row["whole"] = all(block.span.of(article.text).strip() for block in article.blocks)
    except LoadError as error:
        row["error"] = str(error)
    signal.alarm(0)
    row["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(row), flush=True)
"""
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")


@pytest.fixture(scope="module")
def attacks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The set, but for the gigabytes inside archives, which loading does not open and which take a minute to pack."""
    folder = tmp_path_factory.mktemp("hostile")
    code = GENERATOR.read_text("utf-8").replace("b' '*(1<<30)", "b' '").replace("for _ in range(1024):", "for _ in ():")
    subprocess.run([sys.executable, "-c", code, str(folder / "set")], check=True, capture_output=True)
    yield folder / "set"
    shutil.rmtree(folder, ignore_errors=True)


@cache
def rows_of(group: Path) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(group), str(SECONDS)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    rows: list[dict[str, object]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"after {rows[-1:]}: {done.stderr[-400:]}"
    assert done.stderr == ""
    return rows


@needs_shared
@pytest.mark.parametrize("group", ["enc", "shape", "html", "yaml", "special", "names", "esc", "redos", "bidi"])
def test_no_file_of_the_attack_set_hurts(attacks: Path, group: str) -> None:
    rows = rows_of(attacks / group)
    assert rows
    for row in rows:
        shown = json.dumps(row, ensure_ascii=False)
        assert not RAW.search("".join(map(str, row.get("shown", ())))), row["path"]  # type: ignore[call-overload]
        assert not RAW.search(str(row.get("text", "")).replace("\n", "").replace("\t", "")), row["path"]
        assert "\n" not in str(row.get("error", "")), row["path"]
        assert "root:x:0:0" not in shown, row["path"]
        assert row.get("whole", True), row["path"]
        assert int(str(row.get("megabytes", 0))) < MEGABYTES, row["path"]
    assert not list(attacks.parent.glob("PWNED*"))


@needs_shared
def test_what_should_be_read_is_read(attacks: Path) -> None:
    refused = {
        str(row["path"]): str(row["error"])
        for group in ("enc", "shape", "html", "yaml", "esc", "redos", "names", "bidi")
        for row in rows_of(attacks / group)
        if "error" in row
    }
    assert refused == {
        "binary_elf.txt": "binary file, not text",
        "nul_bytes.txt": "binary file, not text",
        "empty.txt": "empty file",
        "whitespace.txt": "no text in this file",
        "single_line_10MB.txt": "a line of more than 4 million characters",
        "comment_flood.html": "no text in this page",
    }


@needs_shared
def test_special_files_are_reported_and_never_opened(attacks: Path) -> None:
    folder = attacks / "special"
    found = {item.relative for item in walk(folder) if isinstance(item, FoundFile)}
    problems = {item.path for item in walk(folder) if isinstance(item, Problem)}
    assert found == {b"ancient.txt", b"future.txt", b"sparse_1GB.txt", b"unreadable.txt"}
    assert {
        "pipe.txt",
        "sock.txt",
        "self.txt",
        "passwd.txt",
        "zero.txt",
        "tty.txt",
        "proc.txt",
        "dangling.txt",
    } <= problems
    for name in ("pipe.txt", "sock.txt", "passwd.txt", "zero.txt", "sparse_1GB.txt", "dir.txt"):
        with pytest.raises(LoadError):
            read_file(folder / name)


BAIT_CHILD = """
import importlib, pkgutil, re, signal
import index.loading
from index.loading import cues

pieces = [
    "a", " ", "\\n", "“", '"', "Aa ", "AA ", "A-", "U.S. ", ".", "1", "2024-01-", "[", "](", "<", "<a b=c ", "<!--",
    "|",
    "told Aa of ", "By Aa, ",
    "(AA ", "© ", "data:a;", "Aa contacted ", "a:: ", "a: ", "_", "May 3, 2025 ", "12:30 ",
]
patterns = [cues.reporting(), cues.starting("promo", "starts"), cues.holding("credit", "holds")]
for module in pkgutil.iter_modules(index.loading.__path__):
    found = vars(importlib.import_module("index.loading." + module.name)).values()
    patterns += [value for value in found if isinstance(value, re.Pattern) and isinstance(value.pattern, str)]
for pattern in patterns:
    for piece in pieces:
        print(pattern.pattern[:60].encode("unicode_escape"), repr(piece), flush=True)
        signal.alarm(10)
        bait = (piece * 10_000)[:10_000] + "!"
        pattern.match(bait)
        for _ in pattern.finditer(bait):
            pass
        signal.alarm(0)
"""


def test_no_pattern_of_loading_takes_a_bait() -> None:
    done = subprocess.run([sys.executable, "-c", BAIT_CHILD], capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stdout.splitlines()[-1:] + done.stderr.splitlines()[-1:]
