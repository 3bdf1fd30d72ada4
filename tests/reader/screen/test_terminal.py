"""The reader in a pseudo terminal: what reaches it, and how it is left behind."""

from __future__ import annotations

import base64
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.store.userdata import Position
from tests.bench.screen_bytes import STARTED, Terminal
from tests.reader.cli.command import PARALLAX
from tests.reader.screen.story import FILES

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo terminal")
ALTERNATE_ON, ALTERNATE_OFF, CURSOR_ON = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "toll"
    folder.mkdir()
    for path, content in FILES.items():
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    with Library.open([folder]) as library:
        library.refresh()
    return folder


@pytest.fixture
def terminal(story: Path) -> Iterator[Terminal]:
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    terminal = Terminal([*PARALLAX, "read", str(story), "--no-refresh"], environment)
    terminal.until(STARTED)
    terminal.quiet(0.6)
    yield terminal
    terminal.close()


def position(story: Path) -> Position | None:
    with Library.open([story]) as library:
        return library.desk.position()


def test_keys_that_come_in_one_packet_all_land(terminal: Terminal, story: Path) -> None:
    terminal.press("search, open, read", "/shameful\r")
    os.write(terminal.file, b"Q")
    assert terminal.wait() == 0
    found = position(story)
    assert found is not None and found.query == "shameful"


def test_keys_behind_enter_in_the_same_packet_are_not_part_of_the_query(terminal: Terminal, story: Path) -> None:
    os.write(terminal.file, b"/shameful\rQ")
    assert terminal.wait() == 0
    found = position(story)
    assert found is not None and found.query == "shameful"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was_and_keeps_the_place(
    terminal: Terminal, story: Path, number: signal.Signals
) -> None:
    assert ALTERNATE_ON in terminal.seen
    terminal.press("read on", "2jjj")
    os.kill(terminal.pid, number)
    assert terminal.wait() == 128 + number
    assert terminal.seen.rindex(ALTERNATE_OFF) > terminal.seen.rindex(ALTERNATE_ON)
    assert CURSOR_ON in terminal.seen[terminal.seen.rindex(ALTERNATE_OFF) - 200 :]
    found = position(story)
    assert found is not None and found.start > 0


def test_ctrl_c_twice_quits(terminal: Terminal) -> None:
    terminal.press("once", "\x03")
    assert terminal.wait(0.3) is None
    os.write(terminal.file, b"\x03")
    assert terminal.wait() == 0


def test_what_is_yanked_is_sent_as_osc_52(terminal: Terminal) -> None:
    terminal.press("find", "/wishes\r")
    terminal.press("yank", "3y")
    found = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.seen)
    assert found is not None
    assert "good wishes" in base64.b64decode(found[1]).decode()


def test_a_key_costs_little_and_not_much_where_other_panes_follow(terminal: Terminal) -> None:
    terminal.press("article", "2")
    costs = sorted(terminal.press("j", "j").bytes for _ in range(6))
    assert costs[2] <= 1_200
    assert costs[-1] <= 4_000
    assert terminal.press("next article", "J").bytes <= 20_000


def test_no_color_sends_no_colour(story: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}
    terminal = Terminal([*PARALLAX, "read", str(story), "--no-refresh", "--query", "toll"], environment)
    terminal.until(STARTED)
    terminal.press("read on", "2j")
    terminal.close()
    assert b"toll" in terminal.seen
    assert re.search(rb"[\[;][34]8;[25];", terminal.seen) is None
    assert re.search(rb"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7])m", terminal.seen) is None
