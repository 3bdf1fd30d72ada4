"""How it behaves as a process: on a terminal, in a pipe, in an odd locale, interrupted."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest

from tests.reader.cli.command import PARALLAX, spawn

CODES = re.compile(r"\x1b\[[0-9;]{0,20}[a-zA-Z]")


def on_terminal(*arguments: str | Path, columns: int = 80, **env: str) -> tuple[int, str]:
    """Exit code and screen bytes of the command with a terminal of ``columns`` on all three streams."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", **env}
    process = subprocess.Popen(
        [*PARALLAX, *map(str, arguments)], stdin=follower, stdout=follower, stderr=follower, env=environment
    )
    os.close(follower)
    seen = b""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        ready, _, _ = select.select([leader], [], [], 0.2)
        if ready:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            seen += chunk
        elif process.poll() is not None:
            break
    os.close(leader)
    return process.wait(timeout=10), seen.decode("utf-8", "replace").replace("\r\n", "\n")


def test_a_terminal_gets_marked_matches_and_no_line_wider_than_it_is(story: Path) -> None:
    spawn("index", story)
    code, screen = on_terminal("search", "crane", "-c", story, columns=50)
    assert code == 0
    assert "\x1b[1;7mCrane\x1b[0m" in screen
    assert max(len(line) for line in CODES.sub("", screen).split("\n")) <= 50


def test_no_color_means_no_code_at_all(story: Path) -> None:
    code, screen = on_terminal("search", "crane", "-c", story, NO_COLOR="1")
    assert code == 0
    assert "\x1b" not in screen


def test_the_reader_refuses_a_terminal_that_cannot_move_its_cursor(story: Path) -> None:
    code, screen = on_terminal("read", story, TERM="dumb")
    assert code == 2
    assert screen.count("\n") == 1


def test_a_pipe_gets_no_code_and_no_wrapping(story: Path) -> None:
    answer = spawn("search", "crane", "-c", story, COLUMNS="40")
    assert "\x1b" not in answer.out
    assert max(map(len, answer.out.splitlines())) > 40


def test_force_color_marks_matches_in_a_pipe(story: Path) -> None:
    assert "\x1b[1;7m" in spawn("search", "crane", "-c", story, FORCE_COLOR="1").out
    assert "\x1b[1;7m" in spawn("search", "crane", "-c", story, "--color", "always").out


def test_a_closed_pipe_ends_the_command_in_silence(story: Path) -> None:
    for number in range(300):
        (story / f"{number}.txt").write_text(f"Note {number}\n\n" + "The crane turned. " * 60 + "\n")
    assert spawn("index", story).code == 0
    process = subprocess.Popen(
        [*PARALLAX, "show", "--all", "-c", str(story)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (-signal.SIGPIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line_and_exit_code_3(story: Path) -> None:
    spawn("index", story)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PARALLAX, "search", "crane", "-c", str(story)], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert done.returncode == 3
    assert done.stderr == "parallax: cannot write the output: No space left on device\n"


def test_an_odd_locale_gets_replacements_and_one_line(story: Path) -> None:
    (story / "odd.txt").write_text("港湾 news\n\nThe “zeppelin” came to 港湾.\n", encoding="utf-8")
    answer = spawn("search", "zeppelin", "-c", story, PYTHONIOENCODING="ascii:strict")
    assert answer.code == 0
    assert "?zeppelin?" in answer.out
    assert answer.err.count("\n") == 1
    assert answer.err.startswith("parallax: this output is ascii, not UTF-8")


def test_json_is_whole_in_an_odd_locale(story: Path) -> None:
    (story / "odd.txt").write_text("港湾 news\n\nThe “zeppelin” came to 港湾.\n", encoding="utf-8")
    answer = spawn("search", "zeppelin", "-c", story, "--format", "jsonl", PYTHONIOENCODING="ascii:strict")
    assert (answer.code, answer.err) == (0, "")
    assert "\\u6e2f" in answer.out


def test_ctrl_c_is_exit_code_130_and_one_line(story: Path) -> None:
    for number in range(3000):
        (story / f"{number}.txt").write_text(f"Note {number}\n\n" + f"The crane turned {number} times. " * 60 + "\n")
    process = subprocess.Popen(
        [*PARALLAX, "index", str(story)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().splitlines() == ["parallax: interrupted; what was read so far is kept"]
    assert spawn("search", "crane", "-n", "1", "-q", "-c", story).code == 0


def test_no_row_of_a_table_is_wider_than_the_terminal(story: Path) -> None:
    spawn("index", story)
    for arguments in (("speakers", "-v"), ("sources", "-v")):
        _, screen = on_terminal(*arguments, "-c", story, columns=48)
        assert max(len(line) for line in CODES.sub("", screen).split("\n")) <= 48


def test_a_terminal_is_told_that_there_is_more_than_was_printed(story: Path) -> None:
    spawn("index", story)
    assert "parallax: 1 of 3; -n 0 prints all\n" in on_terminal("search", "-n", "1", "-c", story)[1]
    assert "prints all" not in on_terminal("search", "-n", "1", "-q", "-c", story)[1]
    assert spawn("search", "-n", "1", "-c", story).err == ""
