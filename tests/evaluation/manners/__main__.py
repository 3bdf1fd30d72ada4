"""``python -m tests.evaluation.manners [blind|open ...] [--errors]``."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.evaluation import manners, quotes


def main() -> int:
    for name in [a for a in sys.argv[1:] if a in manners.SETS] or list(manners.SETS):
        for hard in (True, False):
            tally = manners.measure(name, hard=hard)
            print(
                f"{name}, {'all' if hard else 'without hard ones'}: direct {tally.direct:.1f}, "
                f"speaker {tally.speaker:.1f}, end to end {tally.end_to_end:.1f} ({tally.gold} pieces)"
            )
            if hard and "--errors" in sys.argv:
                print(*tally.errors, sep="\n")
        if quotes.GOLD.is_dir() and manners.articles(name):
            print(_score(name))
    return 0


def _score(name: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder) / "gold.jsonl", Path(folder) / "out.jsonl"
        lines = (json.dumps(record, ensure_ascii=False) for record in manners.records(name))
        gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
        quotes.predict(gold, out)
        return quotes.score(gold, out, "--boot", "0")


if __name__ == "__main__":
    sys.exit(main())
