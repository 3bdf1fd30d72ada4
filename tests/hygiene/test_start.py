"""The command starts under its own name, and says so where another package stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.reader.cli.command import PARALLAX


@pytest.mark.parametrize("name", ["reader", "index"])
def test_a_package_of_the_same_name_is_named_and_not_run(name: str, tmp_path: Path) -> None:
    stranger = tmp_path / name
    stranger.mkdir()
    (stranger / "__init__.py").write_text("import pathlib; (pathlib.Path(__file__).parent / 'RAN').touch()\n")
    done = subprocess.run(
        [*PARALLAX, "search", "x"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 3
    assert done.stderr.startswith(f"parallax: another package named '{name}' ({stranger}")
    assert "pipx install parallax-reader" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (stranger / "RAN").exists()


def test_our_packages_name_parallax_in_their_first_lines() -> None:
    root = Path(__file__).resolve().parents[2]
    for package in ("reader", "index"):
        assert "Parallax" in (root / package / "__init__.py").read_text(encoding="utf-8")[:400]


def test_the_installed_command_is_the_start_of_its_own_name() -> None:
    (script,) = entry_points(group="console_scripts", name="parallax")
    assert script.value == "parallax_start:main"


def test_the_installed_script_answers() -> None:
    script = Path(sys.executable).parent / "parallax"
    if not script.exists():
        pytest.skip("Parallax is not installed as a command here")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
