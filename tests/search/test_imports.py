"""What searching imports of Whoosh, and what it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from index.search import SearchIndex, highlight, parse, passages
unwanted = {"urllib.request", "ssl", "whoosh.qparser", "whoosh.query", "whoosh.searching", "whoosh.highlight"}
unwanted |= {"whoosh.analysis", "whoosh.lang.snowball.german", "whoosh.writing"}
assert not unwanted & sys.modules.keys(), unwanted & sys.modules.keys()
import urllib.request
assert callable(urllib.request.urlopen)
"""


def test_neither_the_query_parser_of_whoosh_nor_the_network_is_imported_and_nothing_warns(tmp_path: Path) -> None:
    fresh = ["-X", f"pycache_prefix={tmp_path}", "-W", "error"]
    done = subprocess.run([sys.executable, *fresh, "-c", PROGRAM], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_was_held_back_is_whole_for_whoever_asks_for_it_later() -> None:
    program = """
import index.search.engine
from index.search.gate import whoosh
from whoosh import fields
assert [token.text for token in fields.TEXT().analyzer("Running ferries")] == ["running", "ferries"]
assert whoosh("lang").stemmer_for_language("de")("Häuser") == "haus"
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_naming_the_package_imports_no_whoosh() -> None:
    program = "import sys, index.search; sys.exit(any(name.startswith('whoosh') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0
