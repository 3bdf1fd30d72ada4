"""Search engines beside one another: ``python -m tests.bench.search [articles] [folder]``, CPU time, asked in turn.

Each engine answers in a process of its own, question by question; with a folder, what was built there is used again.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.archive import articles, vocabulary
from tests.bench.engines import Engine, Fts5, Ours, Plain, Texts, Wanted, Words

ENGINES: dict[str, type[Ours | Fts5 | Plain]] = {"ours": Ours, "words": Words, "fts5": Fts5, "plain": Plain}
ASKED = ("ours", "fts5", "plain")
KINDS = ("frequent", "medium", "rare", "AND", "OR", "NOT", "phrase", "prefix", "fuzzy", "filter", "typed")
SKIPPED = {("fts5", "fuzzy"), ("plain", "typed")}
"""SQLite has no such search; Whoosh takes seconds for two letters."""

EACH = 12
ROUNDS = 3


def questions(count: int) -> list[Wanted]:
    """Twelve of each kind, the same for the same archive; phrases and topics are those of articles."""
    rng = random.Random(3)
    ranked = vocabulary(random.Random(7))
    some = [item.article for item in articles(min(count, 400))]
    found: list[Wanted] = []
    for _ in range(EACH):
        frequent, other, third = rng.sample(ranked[8:80], 3)
        medium, also = rng.sample(ranked[800:3000], 2)
        words = [word for word in rng.choice(some).body.split() if word.isalpha() and word.islower()]
        at = rng.randrange(len(words) - 1)
        year = rng.randint(2006, 2024)
        word = rng.choice(ranked[100:3000])
        found += (
            Wanted("frequent", (frequent,)),
            Wanted("medium", (medium,)),
            Wanted("rare", (rng.choice(ranked[30_000:]),)),
            Wanted("AND", (frequent, medium)),
            Wanted("OR", (frequent, medium, also)),
            Wanted("NOT", (frequent, other)),
            Wanted("phrase", (words[at], words[at + 1])),
            Wanted("prefix", (medium[:4],)),
            Wanted("fuzzy", (f"{medium[:3]}{'x' if medium[3] != 'x' else 'z'}{medium[4:]}",)),
            Wanted("filter", (third,), f"Paper {rng.randrange(23)}", f"{year}-01-01", f"{year}-12-31"),
            *(Wanted("typed", (word[:end],)) for end in range(2, len(word) + 1)),
        )
    return found


def answer(name: str, folder: Path, count: int) -> None:
    """The process of one engine: for each line of a number it asks that question, and tells the CPU time."""
    engine: Engine = ENGINES[name](folder, Texts(folder / "texts.db"))
    asked = questions(count)
    before, began = memory(), time.process_time()
    engine.open()
    engine.ask(asked[0])
    print(time.process_time() - began, memory() - before, flush=True)
    for line in sys.stdin:
        wanted = asked[int(line)]
        began = time.process_time()
        hits = engine.ask(wanted)
        print(time.process_time() - began, len(hits), flush=True)


def memory() -> float:
    """The memory of this process alone, in MB: that which is no file's."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(fields["RssAnon"].split()[0]) / 1024


def build(name: str, folder: Path, count: int) -> float:
    """Index in this process, and give the CPU time of the engine alone."""
    engine: Engine = ENGINES[name](folder, Texts(folder / "texts.db"))
    items = list(articles(count))
    began = time.process_time()
    engine.build(items)
    return time.process_time() - began


def ask_in_turn(folder: Path, count: int, names: list[str]) -> None:
    """Every question to every engine, one after the other; the medians by kind."""
    command = [sys.executable, "-m", "tests.bench.search"]
    running = {
        name: subprocess.Popen(
            [*command, str(count), str(folder), "answer", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    }
    for name, process in running.items():
        assert process.stdout is not None
        opened, held = process.stdout.readline().split()
        print(f"{name:<8} open and first answer {1000 * float(opened):7.1f} ms, {float(held):7.1f} MB")
    asked = questions(count)
    times: dict[tuple[str, str], list[float]] = {}
    for number, wanted in enumerate(asked):
        best: dict[str, float] = {}
        for _ in range(ROUNDS):
            for name, process in running.items():
                if (name, wanted.kind) in SKIPPED:
                    continue
                assert process.stdin is not None and process.stdout is not None
                process.stdin.write(f"{number}\n")
                process.stdin.flush()
                spent = float(process.stdout.readline().split()[0])
                best[name] = min(spent, best.get(name, spent))
        for name, spent in best.items():
            times.setdefault((wanted.kind, name), []).append(1000 * spent)
    for process in running.values():
        process.communicate()
    print(f"{'kind':<10}" + "".join(f"{name + ' p50/p95':>22}" for name in names) + "   ours against each, p50")
    for kind in KINDS:
        row, ratios = f"{kind:<10}", ""
        middle = statistics.median(times[kind, "ours"])
        for name in names:
            known = sorted(times.get((kind, name), []))
            if not known:
                row += f"{'-':>22}"
                continue
            high = known[min(len(known) - 1, int(0.95 * len(known)))]
            row += f"{statistics.median(known):>13.2f}/{high:<8.2f}"
            ratios += f"  {name} {statistics.median(known) / middle:.2f}x" * (name != "ours")
        print(row + ratios, flush=True)


def main() -> None:
    """Build what is not there, then ask."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    if len(sys.argv) > 3:
        name = sys.argv[4]
        print(build(name, Path(sys.argv[2]), count)) if sys.argv[3] == "build" else answer(
            name, Path(sys.argv[2]), count
        )
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        folder.mkdir(exist_ok=True)
        known = folder / "built"
        if not known.exists():
            Texts(folder / "texts.db").build(articles(count))
            spent = {}
            for name in ENGINES:
                command = [sys.executable, "-m", "tests.bench.search", str(count), str(folder), "build", name]
                spent[name] = float(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)
                print(f"index {count:,} articles, {name:<6} {count / spent[name]:8,.0f} a second", flush=True)
            known.write_text(" ".join(ASKED))
            for name in ("plain", "fts5"):
                ratios = (f"{spent[name] / spent[own]:.2f}x" for own in ("words", "ours"))
                print(f"  against {name}: {' without, '.join(ratios)} with quotes")
        ask_in_turn(folder, count, known.read_text().split())


if __name__ == "__main__":
    main()
