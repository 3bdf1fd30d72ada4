"""A collection may hold Python files with the names of our modules; none of them is ever run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.cli.command import spawn

NAMES = ("index", "reader", "whoosh", "styles", "typer", "yaml", "sqlite3", "pickle", "socket", "json", "sitecustomize")
PLANTED = "import pathlib; (pathlib.Path(__file__).parent / 'RAN').touch()\n"


@pytest.fixture
def trap(story: Path) -> Path:
    for name in NAMES:
        (story / f"{name}.py").write_text(PLANTED)
        (story / f"{name}_package").mkdir()
    for name in ("index", "reader", "parallax_start"):
        package = story / "nested" / name
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(PLANTED)
    for number in range(40):
        (story / f"more{number}.txt").write_text(f"Note {number}\n\nThe barrier was shut on day {number}.\n")
    return story


def ran(folder: Path) -> list[Path]:
    return sorted(folder.rglob("RAN"))


def test_none_is_run_from_inside_the_collection(trap: Path) -> None:
    assert spawn("index", ".", "--jobs", "2", cwd=trap).code == 0
    assert spawn("search", "barrier", "-c", ".", cwd=trap).code == 0
    assert spawn("note", "-c", ".", cwd=trap).code == 0
    assert ran(trap) == []


def test_an_empty_entry_of_the_import_path_does_not_let_ours_be_replaced(trap: Path) -> None:
    for name in ("pickle", "socket", "json", "sitecustomize"):
        (trap / f"{name}.py").unlink()
    assert spawn("index", ".", "--jobs", "2", cwd=trap, PYTHONPATH=":").code == 0
    assert spawn("search", "barrier", "-c", ".", cwd=trap, PYTHONPATH=":").code == 0
    assert ran(trap) == []
