"""``python -m tests.evaluation``: how well quotations are found, on the gold kept beside the project.

With ``--errors FOLDER`` the scorer's error lists are left there.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.evaluation import quotes

_VARIANTS = (("plain", quotes.DEV), ("straight", quotes.DEV), ("flat", quotes.DEV), ("plain", quotes.BRITISH))


def main() -> int:
    if not quotes.DEV.is_file():
        print("needs ../shared/evaluation/quotes")
        return 1
    keep = Path(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else None
    with tempfile.TemporaryDirectory() as folder:
        for variant, gold in _VARIANTS:
            name = "british" if gold is quotes.BRITISH else variant
            out = Path(folder) / f"{name}.jsonl"
            rate = quotes.predict(gold, out, variant)
            truth = gold if variant == "plain" else quotes.changed_gold(out)
            more = ("--errors", str(keep / f"{name}.errors.jsonl")) if keep else ()
            print(f"== quotes, {name}: {rate:.0f} articles a second on this core")
            print(quotes.score(truth, out, "--boot", "0", *more))
    return 0


if __name__ == "__main__":
    sys.exit(main())
