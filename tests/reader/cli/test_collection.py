"""Which collection is asked: said, by variable, by settings, or the one last opened; never the current folder."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from index.errors import UsageError
from index.places import Places
from index.store.userdata import Recent, UserData
from reader.cli.collection import chosen


def paths(given: list[str] | None = None) -> tuple[Path, ...]:
    with chosen(given) as choice:
        return choice.paths


def settings(places: Places, text: str) -> None:
    places.config.mkdir(parents=True)
    (places.config / "config.toml").write_text(text, encoding="utf-8")


def test_what_is_said_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_COLLECTION", "/other")
    assert paths(["a", "b"]) == (Path("a"), Path("b"))


def test_then_the_variable_which_may_name_several(monkeypatch: pytest.MonkeyPatch, places: Places) -> None:
    settings(places, 'collection = "/settings"')
    monkeypatch.setenv("PARALLAX_COLLECTION", os.pathsep.join(("/one", "/two")))
    assert paths() == (Path("/one"), Path("/two"))


def test_a_folder_with_a_colon_in_its_name_is_one_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "a:b"
    folder.mkdir()
    monkeypatch.setenv("PARALLAX_COLLECTION", str(folder))
    assert paths() == (folder,)


@pytest.mark.parametrize("text", ['collection = "/one"', 'collection = ["/one"]'])
def test_then_the_settings(text: str, places: Places) -> None:
    settings(places, text)
    assert paths() == (Path("/one"),)


@pytest.mark.parametrize("text", ["collection = 3", 'collection = ["/a", 1]', "collection = ", "\x00"])
def test_settings_that_make_no_sense_are_an_error_that_names_the_file(text: str, places: Places) -> None:
    settings(places, text)
    with pytest.raises(UsageError, match=r"config\.toml"):
        paths()


def test_then_the_one_last_opened_that_is_still_there(places: Places, tmp_path: Path) -> None:
    data = UserData(places.data)
    data.opened(Recent("a", (str(tmp_path),), "there"))
    data.opened(Recent("b", (str(tmp_path / "gone"),), "gone"))
    data.close()
    assert paths() == (tmp_path,)


def test_otherwise_it_asks_and_does_not_take_the_current_folder(places: Places) -> None:
    with pytest.raises(UsageError, match="which collection"):
        paths()
    assert not places.data.exists()


def test_stdin_is_kept_in_a_private_folder_and_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("The “quay”".encode())))
    with chosen(["-"]) as choice:
        (spool,) = choice.paths
        assert spool.read_text(encoding="utf-8") == "The “quay”"
        assert choice.places is not None
        assert (spool.parents[1].stat().st_mode & 0o077) == 0
        assert choice.places.cache.is_relative_to(spool.parents[1])
    assert not spool.parents[1].exists()


def test_a_page_on_stdin_is_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf\n<!DOCTYPE html><p>x")))
    assert paths(["-"])[0].suffix == ".html"


def test_a_home_may_be_written_as_a_tilde(places: Places) -> None:
    assert paths(["~/story"]) == (Path.home() / "story",)
