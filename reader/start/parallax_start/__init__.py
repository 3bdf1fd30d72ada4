"""Where the ``parallax`` command begins, under a name that no other distribution's ``reader`` can take.

It makes sure that the packages about to be imported are ours, and that nothing is imported from the current folder,
which may be a collection that a stranger filled; then it hands over to the command line.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
from pathlib import Path

_OURS = ("reader", "index")
_MARK = "Parallax"
_COLLECT_EVERY = 50_000
"""Objects that may be made before cyclic garbage is looked for: a command's look-up makes hardly any."""
_ADVICE = (
    "install Parallax in an environment of its own: pipx install parallax-reader, or uv tool install parallax-reader"
)


def main() -> None:
    """Run the command and leave with its exit code (see ``reader.cli.exits``)."""
    gc.set_threshold(_COLLECT_EVERY)
    _leave_current_folder_out()
    if stranger := _stranger():
        sys.stderr.write(f"parallax: {stranger}; {_ADVICE}\n")
        sys.exit(3)
    if sys.argv[1:] in (["--version"], ["-V"]):
        from reader import __version__

        sys.stdout.write(f"parallax {__version__}\n")
        return
    from reader.cli.main import run

    sys.exit(run(sys.argv[1:]))


def _leave_current_folder_out() -> None:
    """Take the current folder off the import path, here and (by the environment) in the worker processes.

    It comes in by an empty entry of PYTHONPATH here, and in a spawned worker always, until that has started.
    """
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        here = Path.cwd().resolve()
    except OSError:
        return
    home = Path(__file__).resolve().parents[1]
    sys.path[:] = [entry for entry in sys.path if entry and (home == here or Path(entry).resolve() != here)]


def _stranger() -> str | None:
    """What stands where one of our packages belongs, or None.

    The first lines of ours name Parallax; they are read, not run, for a stranger's may do anything.
    """
    for name in _OURS:
        spec = importlib.util.find_spec(name)
        if spec is None:
            return f"its own package {name!r} is missing"
        try:
            with Path(spec.origin or os.devnull).open(encoding="utf-8", errors="replace") as file:
                head = file.read(400)
        except OSError:
            head = ""
        if _MARK not in head:
            place = str(spec.origin or name)
            safe = "".join(char if char.isprintable() else "\ufffd" for char in place)
            return f"another package named {name!r} ({safe}) stands where its own belongs"
    return None
