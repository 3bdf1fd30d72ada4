"""What a command imports is what it needs: the price of a look-up, and the reach of a fault."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reader.cli.command import spawn

PROBE = """
import json, sys
from reader.cli.main import run
code = run(json.loads(sys.argv[1]))
sys.stderr.write("\\nMODULES " + json.dumps(sorted(sys.modules)))
sys.exit(code)
"""
HEAVY = {"textual", "trafilatura", "resiliparse", "selectolax", "lxml", "rich", "pygments", "pydantic", "asyncio"}


def imported(*arguments: str) -> set[str]:
    """The top-level modules of a process that ran ``parallax ARGUMENTS`` with its output in a pipe."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROBE, json.dumps(arguments)], capture_output=True, text=True, timeout=120
    )
    _, _, modules = done.stderr.partition("\nMODULES ")
    assert modules, done.stderr
    return {name.partition(".")[0] for name in json.loads(modules)}


@pytest.mark.parametrize(
    "question", [["search", "barrier"], ["quotes", "--speaker", "brandt"], ["sources"], ["compare"], ["show", "--all"]]
)
def test_a_look_up_imports_no_screen_and_no_reader_of_pages(question: list[str], story: Path) -> None:
    assert spawn("index", story).code == 0
    for refresh in ([], ["--no-refresh"]):
        assert imported(*question, *refresh, "-c", str(story)) & HEAVY == set()


def test_a_search_makes_only_the_nouns_that_it_speaks_of() -> None:
    code = (
        "import sys; from index.library import Library; from index.library.finding import Finder;"
        "sys.exit(any(f'index.model.{name}' in sys.modules for name in ('said', 'findings', 'listings', 'note')))"
    )
    assert subprocess.run([sys.executable, "-P", "-c", code], timeout=60).returncode == 0


def test_a_look_for_changed_files_imports_no_rules() -> None:
    code = (
        "import sys, index.refreshing.pipeline;"
        "sys.exit(any(name in sys.modules for name in ('index.analysis.claims', 'index.language.voices')))"
    )
    assert subprocess.run([sys.executable, "-P", "-c", code], timeout=60).returncode == 0


def test_every_noun_of_the_model_is_found_by_its_name() -> None:
    import index.model

    assert {getattr(index.model, name).__name__ for name in index.model.__all__} == set(index.model.__all__)


def test_help_imports_no_command_and_no_heavy_module() -> None:
    modules = imported("--help")
    assert modules & HEAVY == set()
    assert "whoosh" not in modules
    assert "sqlite3" not in modules


def test_the_version_needs_neither_typer_nor_the_index() -> None:
    code = (
        "import sys; from parallax_start import main; sys.argv[1:] = ['--version']; main();"
        "sys.exit('typer' in sys.modules or 'index.model' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert done.stdout.startswith("parallax ")


@pytest.mark.parametrize("package", ["index", "index.library", "index.model"])
def test_the_machine_imports_no_screen_and_no_command_line(package: str) -> None:
    code = f"import sys, {package}; sys.exit(bool({{'textual', 'typer', 'rich', 'reader'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-P", "-c", code], timeout=60).returncode == 0
