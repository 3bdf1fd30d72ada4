"""``parallax cache``: what is kept, how large it is, and what goes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from index.places import Places
from tests.reader.cli.command import Ask


def test_it_lists_what_is_kept_and_removes_what_belongs_to_folders_that_are_gone(
    ask: Ask, story: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(story, tmp_path / "other")
    for folder in (story, other):
        ask("index", "-c", folder)
    answer = ask("cache")
    assert answer.code == 0 and str(story) in answer.out and str(other) in answer.out
    assert ask("cache", "--prune").err == "parallax: nothing to remove\n"
    shutil.rmtree(other)
    answer = ask("cache", "--list")
    assert "gone" in answer.out and "--prune frees" in answer.err
    answer = ask("cache", "--prune")
    assert answer.code == 0 and str(other) in answer.out and "freed" in answer.err
    assert str(other) not in ask("cache").out
    assert ask("search", "strike", "-c", story, "--no-refresh").code == 0


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_it_answers_in_every_format(ask: Ask, story: Path, form: str) -> None:
    assert ask("cache", "--format", form).code == 1
    ask("index", "-c", story)
    answer = ask("cache", "--format", form)
    assert answer.code == 0 and str(story.name) in answer.out


def test_the_records_tell_all(ask: Ask, story: Path, places: Places) -> None:
    ask("index", "-c", story)
    (item,) = json.loads(ask("cache", "--format", "json").out)["items"]
    (folder,) = (places.cache / "collections").iterdir()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert item == {"folder": str(folder), "roots": [str(story)], "bytes": size, "gone": False}


def test_what_cannot_be_removed_is_named_and_is_trouble(ask: Ask, story: Path, places: Places) -> None:
    ask("index", "-c", story)
    (folder,) = (places.cache / "collections").iterdir()
    (folder / "mine.txt").write_text("mine")
    shutil.rmtree(story)
    answer = ask("cache", "--prune")
    assert answer.code == 3 and "mine.txt" in answer.err
    assert (folder / "mine.txt").read_text() == "mine"


def test_listing_and_removing_are_two_things(ask: Ask) -> None:
    assert ask("cache", "--list", "--prune").code == 2
