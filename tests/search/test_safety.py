"""Foreign, damaged and locked folders; what is opened runs nothing and answers rightly or not at all."""

from __future__ import annotations

import mmap
import os
import pickle
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from zlib import crc32

import pytest

from index.errors import IndexDamaged, StoreError
from index.search import Found, IndexedArticle, SearchIndex, parse
from index.search import folder as place
from index.search.engine import TOC
from index.search.gate import whoosh
from index.search.search_index import _SCHEMA

QUERIES = ("bridge", "sea wall", '"great sea wall"', "said:bridge", "fer*", "*")


class Payload:
    """Unpickled by anybody careless, it leaves a file."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch '{self.marker}'",)


def answers(index: SearchIndex) -> list[Found]:
    return [index.find(parse(query)) for query in QUERIES]


def test_a_payload_in_the_table_of_contents_is_refused(index: SearchIndex, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    pickle.loads(pickle.dumps(Payload(tmp_path / "control")))
    assert (tmp_path / "control").exists()
    TOC(_SCHEMA, [Payload(marker)], 99).write(place.Folder(str(index.folder)), place.NAME)
    with pytest.raises(IndexDamaged, match="names"):
        SearchIndex.open(index.folder)
    with pytest.raises(IndexDamaged):
        index.find(parse("bridge"))
    with pytest.raises(IndexDamaged), index.writer():
        pass
    assert not marker.exists()


def test_a_payload_in_place_of_the_schema_is_never_looked_at(index: SearchIndex, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    (toc,) = index.folder.glob("*.toc")
    raw = toc.read_bytes()
    schema = pickle.dumps(_SCHEMA, 4)
    assert schema in raw
    evil = pickle.dumps(Payload(marker), 0)
    changed = raw[:-4].replace(schema, evil + b" " * (len(schema) - len(evil)))
    toc.write_bytes(changed + crc32(changed).to_bytes(4, "little"))
    assert SearchIndex.open(index.folder).find(parse("harbour")).total == 1
    assert not marker.exists()


def test_a_segment_holds_no_pickle_and_one_in_its_place_is_never_looked_at(index: SearchIndex, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    (segment,) = index.folder.glob("*.seg")
    raw = segment.read_bytes()
    evil = pickle.dumps(Payload(marker), 4)
    for at in (0, len(raw) // 2, len(raw) - len(evil)):
        segment.write_bytes(raw[:at] + evil + raw[at + len(evil) :])
        with pytest.raises(IndexDamaged):
            answers(SearchIndex.open(index.folder))
    assert not marker.exists()


def test_no_module_of_whoosh_unpickles_freely() -> None:
    for name in (
        "columns",
        "formats",
        "codec.whoosh3",
        "index",
        "filedb.structfile",
        "filedb.compound",
        "externalsort",
    ):
        whoosh(name)
    free = {pickle, pickle.load, pickle.loads, pickle.Unpickler}
    for name, module in list(sys.modules.items()):
        if name.startswith("whoosh.") and name != "whoosh.util.loading":
            found = [key for key, value in vars(module).items() if getattr(value, "__hash__", None) and value in free]
            assert not found, (name, found)
    assert not whoosh("legacy").toc_loaders


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o722])
def test_a_folder_that_others_can_write_to_is_not_trusted(index: SearchIndex, mode: int) -> None:
    index.folder.chmod(mode)
    with pytest.raises(IndexDamaged, match="other users"):
        SearchIndex.open(index.folder)
    SearchIndex.create(index.folder)
    assert index.folder.stat().st_mode & 0o777 == 0o700
    assert SearchIndex.open(index.folder).keys() == set()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_a_folder_that_others_can_read_is_closed(index: SearchIndex) -> None:
    index.folder.chmod(0o755)
    assert SearchIndex.open(index.folder).keys() == {"a1", "a2", "a3"}
    assert index.folder.stat().st_mode & 0o777 == 0o700


def test_a_link_is_not_followed(index: SearchIndex, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(index.folder)
    for act in (SearchIndex.open, SearchIndex.create):
        with pytest.raises(StoreError):
            act(link)
    assert index.keys() == {"a1", "a2", "a3"}


def test_a_link_or_folder_among_the_files_is_not_trusted(index: SearchIndex, tmp_path: Path) -> None:
    (segment,) = index.folder.glob("*.seg")
    segment.rename(tmp_path / "elsewhere")
    segment.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(IndexDamaged):
        SearchIndex.open(index.folder)
    SearchIndex.create(index.folder)
    assert (tmp_path / "elsewhere").exists()


def test_another_version_is_to_be_made_anew(index: SearchIndex) -> None:
    (toc,) = index.folder.glob("*.toc")
    toc.rename(toc.with_name("_articles0_1.toc"))
    with pytest.raises(IndexDamaged, match="version"):
        SearchIndex.open(index.folder)


def test_a_file_in_place_of_the_folder_is_an_error_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("x")
    for act in (SearchIndex.open, SearchIndex.create):
        with pytest.raises(StoreError) as caught:
            act(tmp_path / "search")
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_named_so_or_answers_as_before(index: SearchIndex, seed: int) -> None:
    expected, keys = answers(index), index.keys()
    dice = random.Random(seed)
    target = dice.choice(sorted(index.folder.glob("*.toc")) + sorted(index.folder.glob("*.seg")) * 3)
    raw = bytearray(target.read_bytes())
    match dice.choice(["truncate", "zero", "flip", "flip", "missing", "empty", "tail"]):
        case "truncate":
            raw = raw[: dice.randrange(len(raw))]
        case "zero":
            raw[len(raw) // 2 :] = bytes(len(raw) - len(raw) // 2)
        case "flip":
            raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        case "empty":
            raw.clear()
        case "tail":
            raw += b"\0" * 100
        case "missing":
            target.unlink()
    if target.exists():
        target.write_bytes(raw)
    try:
        opened = SearchIndex.open(index.folder)
        found = answers(opened)
        assert opened.keys() == keys
    except IndexDamaged as error:
        assert "\n" not in str(error)
    else:
        assert found == expected


@pytest.mark.parametrize("suffix", ["toc", "seg"])
def test_every_flipped_bit_is_found_when_all_is_looked_at(index: SearchIndex, suffix: str) -> None:
    (file,) = index.folder.glob(f"*.{suffix}")
    raw = file.read_bytes()
    dice = random.Random(5)
    for at in (0, len(raw) - 1, *dice.sample(range(len(raw)), 60)):
        file.write_bytes(raw[:at] + bytes((raw[at] ^ 1 << dice.randrange(8),)) + raw[at + 1 :])
        with pytest.raises(IndexDamaged):
            SearchIndex.open(index.folder).verify()
    file.write_bytes(raw)
    SearchIndex.open(index.folder).verify()


def test_a_second_writer_waits_and_then_says_so(index: SearchIndex) -> None:
    with index.writer() as writer:
        writer.put(IndexedArticle("a4", "", "lighthouse"))
        with pytest.raises(StoreError, match="another process is indexing"), index.writer(wait=0.2):
            pass
    assert index.find(parse("lighthouse")).total == 1
    done = threading.Event()

    def second() -> None:
        with index.writer(wait=30) as writer:
            writer.put(IndexedArticle("a5", "", "lighthouse"))
        done.set()

    with index.writer() as writer:
        thread = threading.Thread(target=second)
        thread.start()
        writer.put(IndexedArticle("a6", "", "lighthouse"))
    thread.join(30)
    assert done.is_set()
    assert index.find(parse("lighthouse")).total == 3


def test_what_killed_writers_left_is_swept(index: SearchIndex) -> None:
    kept = {entry.name for entry in index.folder.iterdir()}
    (index.folder / "articles1_abandoned.seg").write_bytes(b"x")
    (index.folder / "articles1_abandoned.pst").write_bytes(b"x")
    (index.folder / f"_{place.NAME}_2.toc.123.4").write_bytes(b"x")
    (index.folder / f"{place.NAME}.tmp").mkdir()
    (index.folder / f"{place.NAME}.tmp" / "run.ctmp").write_bytes(b"x")
    assert SearchIndex.open(index.folder).keys() == {"a1", "a2", "a3"}
    with index.writer():
        pass
    assert {entry.name for entry in index.folder.iterdir()} == kept


FULL_DISK = """
import resource, sys
from pathlib import Path
from index.errors import StoreError
from index.search import IndexedArticle, SearchIndex, parse
index = SearchIndex.open(Path(sys.argv[1]))
def write(key, words):
    with index.writer(wait=0) as writer:
        writer.put(IndexedArticle(key, "", words))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
try:
    write("big", " ".join(f"word{n}" for n in range(5_000)))
except StoreError as error:
    print("refused:", error)
print(index.find(parse("harbour")).total, index.find(parse("word7")).total)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
write("small", "harbour")
print(index.find(parse("harbour")).total, sorted(index.keys()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of file size are set as on Linux")
def test_after_a_failed_commit_the_lock_is_free_and_nothing_is_lost(index: SearchIndex) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(index.folder)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines() == [
        "refused: the search index cannot be kept: File too large",
        "1 0",
        "2 ['a1', 'a2', 'a3', 'small']",
    ]
    assert len(list(index.folder.iterdir())) == 4, "lock, table of contents, two segments"


def test_opening_copies_nothing(index: SearchIndex) -> None:
    index.find(parse("bridge"))
    (segment,) = index._local.snapshot.segments
    assert isinstance(segment.file.view.obj, mmap.mmap)
    number = segment.field("body").list_of("bridge")
    assert segment.field("body").run(number).ids.obj is segment.file.view.obj


def test_a_copied_index_opens(index: SearchIndex, tmp_path: Path) -> None:
    shutil.copytree(index.folder, tmp_path / "copy")
    (tmp_path / "copy").chmod(0o700)
    assert answers(SearchIndex.open(tmp_path / "copy")) == answers(index)
