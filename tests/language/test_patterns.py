"""Every regular expression of the package over text made to stall them: each ends in time."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.shared import SHARED, needs_shared

_CHILD = """
import importlib, pkgutil, re, signal, sys
import index

WINDOW = 400  # what looks back from a place is only given this much of a text
made = {}
compiled = re._compile

def recorded(pattern, flags):
    result = compiled(pattern, flags)
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    if frame.f_globals.get("__name__", "").startswith("index"):
        made[result] = frame.f_globals["__name__"]
    return result

ticking = hasattr(signal, "setitimer")
if ticking:
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
re._compile = recorded
for module in pkgutil.walk_packages(index.__path__, "index."):
    importlib.import_module(module.name)
from index.analysis.quotes import extract
extract("“Warm,” said Ann Poe. He said that it was.")
extract("—Voy —dijo Ana.", language="es")
re._compile = compiled
texts = sys.stdin.buffer.read().decode("utf-8", "surrogatepass").split(chr(0))
ours = [pattern for pattern in made if isinstance(pattern.pattern, str)]
for pattern in ours:
    print(made[pattern], ascii(pattern.pattern[:300]), flush=True)
    looks_back = pattern.pattern.endswith("\\Z")
    for text in texts:
        if ticking:
            signal.setitimer(signal.ITIMER_VIRTUAL, 10)  # of this process alone, however busy the machine
        for _ in pattern.finditer(text[-WINDOW:] if looks_back else text):
            pass
print("done", len(ours))
"""

BAIT = {
    "opening marks": "“" * 100_000 + " He said.",
    "straight marks": '"' * 99_999 + " said Bob",
    "nested marks": '“a ‘b "c ' * 20_000,
    "marks of all kinds": "«„‘`'\"“" * 20_000,
    "apostrophes": "'tis don't ’s " * 10_000,
    "one word": "a" * 100_000 + "!",
    "capitals": "A" * 100_000 + "!",
    "spaces": "x" + " " * 100_000 + "y",
    "line breaks": "x" + "\n" * 100_000 + "y",
    "tabs and spaces": "x" + " \t" * 50_000 + "y",
    "names": "Mr. " + "Aa " * 50_000 + "said",
    "initials": "A." * 50_000 + " x",
    "abbreviations": "U.S. " * 20_000 + "e.g. " * 20_000,
    "stops": "." * 100_000 + "? " * 50_000,
    "dashes": "-" * 100_000 + "– " * 20_000,
    "digits": "1,2.3-" * 30_000 + "x",
    "addresses": "http://" + "a." * 40_000 + " " + "@".join(["a"] * 40_000),
    "markup": "<a href='" * 20_000 + "[" * 50_000 + "](" * 20_000,
    "right to left": "קול «" * 20_000 + "\u202e" * 20_000,
    "said": "said that he said, " * 20_000,
}


LONGEST = 50_000
"""Enough for a quadratic pattern to run out of its ten seconds, and quick for all others."""


def run(*texts: str) -> None:
    """All baits in one process: most of the time goes into starting it."""
    bait = "\0".join(text[:LONGEST].replace("\0", " ") for text in texts)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD], input=bait.encode("utf-8", "surrogatepass"), capture_output=True, timeout=300
    )
    told = child.stdout.decode("utf-8", "replace").splitlines()
    assert child.returncode == 0, (told[-1:], child.stderr.decode("utf-8", "replace")[-800:])
    assert told[-1].startswith("done") and int(told[-1].split()[1]) > 60


@pytest.mark.parametrize("name", BAIT)
def test_no_pattern_stalls_on_invented_bait(name: str) -> None:
    run(BAIT[name])


@needs_shared
def test_no_pattern_stalls_on_the_hostile_set() -> None:
    """The baits are read off the generator's own lines: making the whole set takes far longer than trying them."""
    written = re.compile(r"add\('redos/[^']{1,80}',(.{1,200}?),'[^']{1,80}',R,")
    lines = (SHARED / "hostile" / "generate.py").read_text(encoding="utf-8").splitlines()
    baits = [eval(found[1], {}) for line in lines if (found := written.match(line))]  # strings and their products
    assert len(baits) > 10
    run(*baits)
