"""How many bytes a key costs on the line to the terminal: ``python -m tests.bench.screen_bytes [FOLDER]``.

The reader runs in a pseudo terminal of 120x40; each key is sent alone, and what is written until it falls silent is
counted. The first byte's delay is printed too, for comparison on one machine only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SILENCE = 0.35
SIZE = (40, 120)
STARTED = b"Results"
KEYS = (
    ("j in the results (all follow)", "j"),
    ("j again", "j"),
    ("Enter", "\r"),
    ("j in the article", "j"),
    ("j again", "j"),
    ("PageDown in the article", " "),
    ("next quote", "]"),
    ("next result from the article", "J"),
    ("3: quotes", "3"),
    ("j in the quotes", "j"),
    ("4: note", "4"),
    ("j in the note", "j"),
    ("1: results", "1"),
    ("/", "/"),
    ("a letter typed", "a"),
    ("Esc", "\x1b"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one key wrote, and after how many milliseconds the first byte came."""

    what: str
    bytes: int
    first: float


class Terminal:
    """A program in a pseudo terminal; ends with it."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        size = struct.pack("HHHH", *SIZE, 0, 0)
        self.seen = b""
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], [*command], environment)

    def quiet(self, silence: float = SILENCE, limit: float = 20.0) -> tuple[int, float]:
        """Read until nothing came for ``silence`` seconds: bytes, and milliseconds until the first."""
        began = time.monotonic()
        count, first, last = 0, 0.0, began
        while time.monotonic() - began < limit and time.monotonic() - last < silence:
            if select.select([self.file], [], [], 0.01)[0]:
                try:
                    data = os.read(self.file, 1 << 16)
                except OSError:
                    break
                last = time.monotonic()
                first = first or (last - began) * 1000
                count += len(data)
                self.seen += data
        return count, first

    def modes(self) -> list[object]:
        """What the terminal is set to: echo, line by line, and so on."""
        return termios.tcgetattr(self.file)

    def wait(self, limit: float = 20.0) -> int | None:
        """Read until the program has ended: its exit code, or None after ``limit`` seconds."""
        until = time.monotonic() + limit
        while time.monotonic() < until:
            self.quiet(0.05, 0.2)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        return None

    def until(self, sign: bytes, limit: float = 30.0) -> None:
        """Read until the program has written ``sign``."""
        began = time.monotonic()
        while sign not in self.seen and time.monotonic() - began < limit:
            self.quiet(0.05, 0.2)

    def press(self, what: str, keys: str) -> Cost:
        os.write(self.file, keys.encode())
        return Cost(what, *self.quiet())

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.file)


def measure(command: Sequence[str], environment: dict[str, str]) -> list[Cost]:
    """Start, let it settle, press each key."""
    terminal = Terminal(command, environment)
    try:
        terminal.until(STARTED)
        terminal.quiet(1.5)
        costs = [Cost("start", len(terminal.seen), 0.0)]
        costs += [terminal.press(what, keys) for what, keys in KEYS]
    finally:
        terminal.close()
    return costs


def main(arguments: Sequence[str]) -> int:
    """Print the table for a folder of articles (the demo by default)."""
    import tempfile

    folder = arguments[0] if arguments else str(Path(__file__).parents[2] / "reader" / "demo" / "articles")
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home),
        }
        start = [sys.executable, "-P", "-c", "from parallax_start import main; main()"]
        subprocess.run([*start, "index", folder], env=environment, check=True, capture_output=True)
        command = [*start, "read", folder, "--no-refresh"]
        for cost in measure(command, environment):
            print(f"{cost.what:<34} {cost.bytes:>8,} bytes  {cost.first:>6.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
