"""Everything that the program reads at run time is shipped with it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from reader import __version__

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
PACKAGES = ("reader", "index", "styles")


def test_the_version_is_written_the_same_twice() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_every_folder_with_modules_is_a_package() -> None:
    for package in PACKAGES:
        for module in (ROOT / package).rglob("*.py"):
            assert (module.parent / "__init__.py").exists(), module


def test_every_file_that_is_no_module_is_package_data() -> None:
    for package in PACKAGES:
        shipped = {path for pattern in SETUPTOOLS["package-data"][package] for path in (ROOT / package).glob(pattern)}
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and path.suffix not in (".py", ".pyc"):
                assert path in shipped, f"{path} would be missing from an installed Parallax"


def test_the_start_is_installed_under_its_own_name_only() -> None:
    find = SETUPTOOLS["packages"]["find"]
    assert "reader/start" in find["where"]
    assert "reader.start*" in find["exclude"]
    assert PROJECT["project"]["scripts"] == {"parallax": "parallax_start:main"}
