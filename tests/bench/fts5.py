"""The peer of the benchmarks: the same job by SQLite with FTS5. ``build DB FOLDER`` or ``search DB WORD``."""

from __future__ import annotations

import sqlite3
import sys


def build(database: str, folder: str) -> None:
    """Index every .txt below ``folder``."""
    from pathlib import Path

    with sqlite3.connect(database) as db:
        db.execute("create virtual table article using fts5(path, body, tokenize='porter unicode61')")
        db.executemany(
            "insert into article values (?, ?)",
            ((str(p), p.read_text(encoding="utf-8")) for p in sorted(Path(folder).rglob("*.txt"))),
        )


def search(database: str, word: str) -> None:
    """Twenty best with a snippet each."""
    with sqlite3.connect(database) as db:
        rows = db.execute(
            "select path, snippet(article, 1, '[', ']', '…', 30) from article where article match ? order by rank "
            " limit 20",
            (word,),
        )
        for path, passage in rows:
            print(path, passage)


if __name__ == "__main__":
    {"build": build, "search": search}[sys.argv[1]](*sys.argv[2:])
