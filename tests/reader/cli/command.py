"""A small invented collection, and ways to run the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.cli.main import run

ARTICLES = {
    "harbour.md": """---
title: Harbour strike enters its second week
date: 2031-04-12
author: Mara Quill
publisher: Northport Herald
---

Crane drivers at Northport harbour stayed out on Monday, and the lagoon barrier stood open for a ninth day.

“We will not go back for promises,” said Ada Brandt, the secretary of the dockers' union. “We have had promises.”

The harbour board said that it would meet the union on Thursday.
""",
    "barrier.txt": """By Ivo Lund

The lagoon barrier has not closed since the strike began, the city council said in a statement.

“Nobody is in danger,” said Pia Sommer, the mayor.
""",
    "letters/opinion.txt": """Readers write about the strike

My grandmother drove a crane. The “heroes of the quay” were never rich.
""",
}


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str


Ask = Callable[..., Answer]


@pytest.fixture(autouse=True)
def no_habits(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the caller's that would change what is printed."""
    for name in ("PARALLAX_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONPATH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    for name, text in ARTICLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Iterator[Ask]:
    """Run the command in this process."""
    hook = sys.excepthook

    def asked(*arguments: str | Path) -> Answer:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    yield asked
    sys.excepthook = hook


PARALLAX = [sys.executable, "-P", "-c", "from parallax_start import main; main()"]
"""The command as a process of its own, as the installed script starts it."""


def spawn(*arguments: str | Path, cwd: Path | None = None, text_in: bytes = b"", **env: str) -> Answer:
    """Run the command in a process of its own, with ``env`` on top of this one's."""
    done = subprocess.run(
        [*PARALLAX, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **env},
        input=text_in,
        capture_output=True,
        timeout=120,
    )
    return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
