"""Notes: the first after opening and those behind it. ``python -m tests.bench.notes``."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from index.library import Library
from index.places import Places
from tests.bench import corpus


def measure(folder: Path, scratch: Path, most: int = 40) -> tuple[float, float, float]:
    """Milliseconds of CPU: the first note, the median and the longest of those behind it."""
    with Library.open([folder], places=Places(scratch / "cache", scratch / "data", scratch / "config")) as library:
        library.refresh()
        sources = [count.source.id for count in library.sources()][:most]
        taken = []
        for source in sources:
            began = time.process_time()
            library.note(source=source)
            taken.append(1000 * (time.process_time() - began))
    return taken[0], statistics.median(taken[1:]), max(taken[1:])


def main() -> None:
    """A flat collection of 200 sources, and 300 articles in subfolders of five sources."""
    with tempfile.TemporaryDirectory() as scratch:
        for name, count, size in (("flat, 200 sources", 200, 200), ("300 in subfolders of 5", 300, 5)):
            place = Path(scratch) / name
            corpus.write(place / "articles", count, size=size)
            first, middle, longest = measure(place / "articles", place)
            print(
                f"note, {name + ': first, median, longest':<52} {first:.0f}, {middle:.0f}, {longest:.0f} ms", flush=True
            )


if __name__ == "__main__":
    main()
