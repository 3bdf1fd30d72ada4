"""``make bench``: what docs/benchmarks.md reports, on an invented corpus. Argument: number of articles (2000)."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpus, planted
from tests.bench.measure import paired, run


def line(what: str, figure: str) -> None:
    """One row of the report."""
    print(f"{what:<58} {figure}", flush=True)


def engine(folder: Path) -> None:
    """Loading and analysis of one article at a time, in this process."""
    from index.analysis import analyse, wording
    from index.analysis.quotes import extract
    from index.loading import read

    files = sorted(folder.rglob("*.txt"))[:300]
    data = [p.read_bytes() for p in files]
    began = time.process_time()
    articles = [read(d, p.name, key=p.name.encode())[0] for d, p in zip(data, files, strict=True)]
    loaded = time.process_time()
    quotes = [extract(a.text, a.blocks) for a in articles]
    quoted = time.process_time()
    for a, found in zip(articles, quotes, strict=True):
        wording.flags(a.text, found, a.blocks)
    worded = time.process_time()
    for a in articles:
        analyse(a)
    done = time.process_time()
    line("loading, articles a second and core", f"{len(files) / (loaded - began):,.0f}")
    line("quotes and speakers alone", f"{len(files) / (quoted - loaded):,.0f}")
    line("whole analysis (quotes, wording, figures, claims)", f"{len(files) / (done - worded):,.0f}")
    line("wording with quotes given, articles a minute", f"{60 * len(files) / (worded - quoted):,.0f}")


def commands(folder: Path, scratch: Path, count: int) -> None:
    """The command line as a whole process, beside Python's own SQLite with FTS5 doing the same."""
    env = {**os.environ, **{f"XDG_{k}_HOME": str(scratch / k.lower()) for k in ("CACHE", "DATA", "CONFIG")}}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling our sources at each start is not what users see
    parallax = str(Path(sys.executable).with_name("parallax"))
    fts = [sys.executable, str(Path(__file__).with_name("fts5.py"))]
    database = str(scratch / "fts5.db")

    first = run([parallax, "index", "-c", str(folder), "-q"], env)
    line(f"index {count:,} articles: clock, CPU", f"{first.wall:.1f} s, {first.cpu:.1f} s (exit {first.code})")
    line("  articles a minute and core, whole pipeline", f"{60 * count / first.cpu:,.0f}")
    line("  peak memory of the process that writes", f"{first.peak:.0f} MB")
    again = run([parallax, "index", "-c", str(folder), "-q"], env)
    line("index again, nothing changed", f"{again.wall:.2f} s")
    bare = run([parallax, "sources", "-c", str(folder), "-n", "1", "--no-refresh"], env)
    looked = run([parallax, "sources", "-c", str(folder), "-n", "1"], env)
    line("  the look for changed files, µs a file", f"{1e6 * max(0.0, looked.cpu - bare.cpu) / count:.1f}")

    run([*fts, "build", database, str(folder)])
    for query in ("harbour", "tunnel"):
        ours, peer, ratio = paired(
            [parallax, "search", query, "-c", str(folder), "--no-refresh"], [*fts, "search", database, query], env=env
        )
        line(
            f"search {query}: CPU of the whole process / FTS5's",
            f"{ours.cpu * 1000:.0f} ms / {peer.cpu * 1000:.0f} ms = {ratio:.1f}x, {ours.peak:.0f} MB",
        )
    ours, peer, ratio = paired([parallax, "--version"], [sys.executable, "-c", "pass"], env=env)
    line("--version / python -c pass", f"{ratio:.1f}x")


def main() -> None:
    """Write the corpus, measure, remove it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as scratch:
        folder = corpus.write(Path(scratch) / "corpus", count)
        engine(folder)
        commands(folder, Path(scratch), count)
    planted.main()


if __name__ == "__main__":
    main()
