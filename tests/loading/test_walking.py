from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import CollectionError, LoadError
from index.loading import MAX_BYTES, FoundFile, printable, read_file, walk
from index.model import Problem


def found(root: Path) -> list[str]:
    return [os.fsdecode(item.relative) for item in walk(root) if isinstance(item, FoundFile)]


def problems(root: Path) -> dict[str, str]:
    return {item.path: item.message for item in walk(root) if isinstance(item, Problem)}


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def test_files_come_in_the_order_of_their_names_whatever_the_order_on_disk(tmp_path: Path) -> None:
    put(tmp_path, "c.txt", "a.txt", "b/z.md", "b/a.html")
    assert found(tmp_path) == ["a.txt", "b/a.html", "b/z.md", "c.txt"]


def test_only_readable_suffixes_are_taken_in_any_case(tmp_path: Path) -> None:
    put(tmp_path, "a.TXT", "b.htm", "c.xhtml", "d.markdown", "e.py", "f.pdf", "g")
    assert found(tmp_path) == ["a.TXT", "b.htm", "c.xhtml", "d.markdown"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".a.txt", ".git/b.txt", "c.txt")
    assert found(tmp_path) == ["c.txt"]


def test_the_folder_that_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "page.html", "page_files/ad.html", "other_files/kept.txt")
    assert found(tmp_path) == ["other_files/kept.txt", "page.html"]


def test_size_and_time_of_a_file_are_told(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (item,) = walk(tmp_path)
    assert isinstance(item, FoundFile)
    assert (item.size, item.mtime_ns) == (4, (tmp_path / "a.txt").stat().st_mtime_ns)
    assert item.path == tmp_path / "a.txt"


def test_links_are_reported_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    put(outside, "secret.txt")
    root = tmp_path / "root"
    put(root, "a.txt")
    (root / "link.txt").symlink_to(outside / "secret.txt")
    (root / "folder").symlink_to(outside)
    (root / "loop").symlink_to(".")
    (root / "dangling.txt").symlink_to("gone")
    (root / "picture.png").symlink_to("gone.png")
    assert found(root) == ["a.txt"]
    assert set(problems(root)) == {"link.txt", "folder", "loop", "dangling.txt"}


def test_a_pipe_is_reported_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert problems(tmp_path) == {"pipe.txt": "not a regular file"}
    with pytest.raises(LoadError, match="not a regular file"):
        read_file(tmp_path / "pipe.txt")


def test_the_walk_ends_when_it_is_told_to(tmp_path: Path) -> None:
    put(tmp_path, "a/1.txt", "b/2.txt")
    assert list(walk(tmp_path, stop=lambda: True)) == []


def test_one_file_may_be_a_collection_whatever_its_suffix(tmp_path: Path) -> None:
    put(tmp_path, "story")
    assert found(tmp_path / "story") == ["story"]


def test_a_missing_folder_is_a_collection_error_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="gone"):
        list(walk(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"caf\xc3\xa9.txt", "café.txt"),
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"a\x1b]0;x\x07.txt", "a\ufffd]0;x\ufffd.txt"),
        (b"two\nlines.txt", "two\ufffdlines.txt"),
        ("gpj.\u202etxt".encode(), "gpj.\ufffdtxt"),
        (b"two  spaces.txt", "two  spaces.txt"),
    ],
)
def test_a_name_is_shown_without_what_could_hurt_a_terminal(raw: bytes, shown: str) -> None:
    assert printable(raw) == shown


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 200_000)
    assert read_file(tmp_path / "a.txt") == b"x" * 200_000


def test_a_link_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    with pytest.raises(LoadError, match="link"):
        read_file(tmp_path / "b.txt")


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(LoadError, match="larger than 64 MB"):
        read_file(tmp_path / "a.txt")


def test_a_file_that_is_gone_is_one_plain_line(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="the file is gone"):
        read_file(tmp_path / "a.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_one_plain_line(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(LoadError, match="permission denied"):
        read_file(tmp_path / "a.txt")
