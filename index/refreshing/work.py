"""One file: bytes, articles, analysis. Depends on that file alone, so that it may run in any process.

Heavy to import; only who has a file to read imports it.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from index.analysis import analyse_with_voices
from index.comparison.traces import pack
from index.errors import LoadError
from index.language.sanitise import one_line
from index.loading import faults, read, read_file
from index.model import Analysis, Article
from index.refreshing.task import Done, Task, digest, outcome
from index.store.records import ArticleRow, encode


def run(task: Task) -> Done:
    """Read and analyse a file; whatever goes wrong becomes its problem line."""
    try:
        data = read_file(Path(os.fsdecode(task.absolute)))
    except LoadError as error:
        return Done(task.number, outcome(task, None, problem=str(error)))
    found = digest(data)
    if found == task.known:
        return Done(task.number, outcome(task, found), same=True)
    return _filed(task, data, found, {})


def refile(task: Task, kept: dict[int, ArticleRow]) -> Done:
    """File a renamed file: its articles are read for their new path, and analysed only where their text differs."""
    try:
        data = read_file(Path(os.fsdecode(task.absolute)))
    except LoadError as error:
        return Done(task.number, outcome(task, None, problem=str(error)))
    return _filed(task, data, digest(data), kept)


def _filed(task: Task, data: bytes, found: bytes, kept: dict[int, ArticleRow]) -> Done:
    problem = "holds no article"
    try:
        articles = read(data, task.path, key=task.key, root_name=task.root_name)
        rows = tuple(_analysed(article, kept.get(article.ordinal)) for article in articles)
        if rows:
            lost = "; ".join(line for article in articles for line in faults(article))
            return Done(task.number, outcome(task, found, rows=rows, problem=lost or None))
    except LoadError as error:
        problem = str(error)
    except MemoryError:
        problem = "needs more memory than a file may take"
    except Exception as error:  # the worker's border: one file must not stop the others
        logging.getLogger(__name__).debug("%s", task.path, exc_info=True)
        problem = f"cannot be analysed ({type(error).__name__}: {one_line(str(error), 120)})"
    return Done(task.number, outcome(task, found, problem=problem))


def _analysed(article: Article, kept: ArticleRow | None) -> ArticleRow:
    if kept is not None:
        bare = encode(article, Analysis())
        if (bare.text, bare.blocks) == (kept.text, kept.blocks):
            return bare.with_analysis_of(kept)
    analysis, voices = analyse_with_voices(article)
    return encode(article, analysis, pack(article, analysis, voices))
