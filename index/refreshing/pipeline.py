"""A refresh from end to end.

It may be stopped or killed at any moment: what is filed stays, and the rest is done next time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from index.analysis import ANALYSIS_VERSION
from index.errors import LoadError
from index.loading import FoundFile, read_file
from index.model import Progress, Refreshed
from index.refreshing.indexing import Indexing
from index.refreshing.look import Look, look, task
from index.refreshing.task import Done, Task, digest
from index.store.catalogue import Catalogue
from index.store.collection import Collection, Root
from index.store.filing import FileState, Filing, Outcome
from index.store.lock import writing
from index.store.records import ArticleRow

MANY = 200
"""Files from which on several processes pay."""
LARGE = 256_000
"""Bytes from which on a file is read in a process of its own, which can be ended when it takes too long."""
FIRST_ARTICLES = 20
FIRST_SECONDS = 0.7
BATCH_ARTICLES = 400
BATCH_SECONDS = 2.5
"""When what is waiting is committed: soon at first, so that reading can begin; later, batches grow with what is
there, up to eight times this many articles, and commits take no more than a fifth of the time."""

_PAGES = (b".html", b".htm", b".xhtml")
_ANALYSIS = "analysis"
_COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Refresh:
    """How a refresh is to be done.

    ``correct`` puts over an article what the user says of it; ``wait``, for how many seconds another process may hold
    the lock; ``verify`` has the search index opened and compared even where nothing is new.
    """

    progress: Callable[[Progress], None]
    stop: Callable[[], bool]
    jobs: int | None
    correct: Callable[[ArticleRow], ArticleRow]
    wait: float | None = None
    verify: bool = False


def refresh(catalogue: Catalogue, collection: Collection, index_folder: Path, how: Refresh) -> Refreshed:
    """Bring catalogue and search index up to the files.

    Raises:
        CollectionError: a root is not there.
        Busy: another process is at it.
        StoreError: the cache cannot be written.
    """
    collection.require()
    with writing(catalogue.path.parent, wait=how.wait):
        if catalogue.doubted:
            catalogue.start_anew("the catalogue was damaged")
        return _Run(catalogue, collection, Indexing(catalogue, index_folder), how).whole()


class _Run:
    """One refresh under way."""

    def __init__(self, catalogue: Catalogue, collection: Collection, indexing: Indexing, how: Refresh) -> None:
        self.catalogue = catalogue
        self.collection = collection
        self.indexing = indexing
        self.how = how
        self.filing = Filing(catalogue, how.correct)
        self.result = Refreshed()
        self.paged = False
        self.waiting: list[tuple[Done, FileState | None]] = []
        self.articles = 0
        self.filed_at = time.monotonic()
        self.enough = FIRST_ARTICLES
        self.pause = FIRST_SECONDS

    def whole(self) -> Refreshed:
        self.how.progress(Progress(0, 0))
        self._see_version()
        self.indexing.prepare()
        found = look(self.collection.roots, self.filing.stamps, self.how.stop)
        self.result = replace(self.result, unchanged=found.unchanged)
        if found.changed or found.gone:
            self._bring_in(found)
        self.result = replace(self.result, links=found.links)
        if found.whole and not self.how.stop():
            self._finish(found)
        self.indexing.catch_up(self.how.stop)
        if self.how.verify and not self.how.stop():
            self.indexing.verify(self.how.stop)
        told = [reason for reason in (self.catalogue.rebuilt, self.indexing.rebuilt) if reason]
        self.catalogue.rebuilt = None
        return replace(
            self.result,
            articles=self.catalogue.count(),
            problems=self.catalogue.problems(),
            rebuilt="; ".join(told) or None,
        )

    def _see_version(self) -> None:
        """What older rules found is found again, file by file; until then it stays."""
        if self.catalogue.meta(_ANALYSIS) == str(ANALYSIS_VERSION):
            return
        with self.filing.batch():
            self.filing.forget_stamps()
            self.filing.set_meta(_ANALYSIS, str(ANALYSIS_VERSION))

    def _finish(self, found: Look) -> None:
        if self.catalogue.meta(_COMPLETE) and found.problems == self.catalogue.walk_problems():
            return
        with self.filing.batch():
            self.filing.set_problems(found.problems)
            self.filing.set_meta(_COMPLETE, "1")

    def _bring_in(self, found: Look) -> None:
        known = self.filing.files()
        tasks: list[Task] = []
        for root, file in sorted(found.changed, key=_is_page):
            before = known.get((root.number, file.relative))
            tasks.append(task(len(tasks), root, file, before.hash if before else None))
        total = len(tasks)
        began = time.monotonic()
        self.how.progress(Progress(0, total, tasks[0].path if tasks else ""))
        gone = [state for state in known.values() if (state.root, state.relative) in found.gone]
        moved, tasks = self._moves(tasks, gone, known)
        with closing(self._all(moved, tasks)) as results:
            for count, (done, origin) in enumerate(results, 1):
                before = origin or known.get((done.outcome.root, done.outcome.relative))
                self._take(done, before, renamed=origin is not None)
                rate = count / max(time.monotonic() - began, 1e-6)
                self.how.progress(Progress(count, total, done.outcome.path, rate))
        left = [state for state in gone if state.id not in {origin.id for _, origin in moved}]
        self._file(left if not self.how.stop() else [])

    def _moves(
        self, tasks: list[Task], gone: Sequence[FileState], known: dict[tuple[int, bytes], FileState]
    ) -> tuple[list[tuple[Task, FileState]], list[Task]]:
        """Which new files are files that have gone, under another name; and the tasks that remain."""
        origins: dict[int, list[FileState]] = {}
        for state in reversed(gone):
            if state.hash:
                origins.setdefault(state.size, []).append(state)
        moved: list[tuple[Task, FileState]] = []
        rest: list[Task] = []
        for one in tasks:
            candidates = origins.get(one.size, [])
            origin = None if (one.root, one.relative) in known else _origin(one, candidates)
            if origin is None:
                rest.append(replace(one, number=len(rest)))
            else:
                candidates.remove(origin)
                moved.append((one, origin))
        return moved, rest

    def _all(
        self, moved: Sequence[tuple[Task, FileState]], tasks: Sequence[Task]
    ) -> Generator[tuple[Done, FileState | None], None, None]:
        from index.refreshing.work import refile

        for one, origin in moved:
            if self.how.stop():
                return
            yield refile(one, self.filing.kept(origin.id)), origin
        with closing(self._read(tasks)) as results:
            for done in results:
                yield done, None

    def _read(self, tasks: Sequence[Task]) -> Generator[Done, None, None]:
        """Few small files here, many or large ones elsewhere; always in the order of the walk."""
        from index.refreshing.work import run

        jobs = self.how.jobs or os.cpu_count() or 1
        many = len(tasks) >= MANY
        large = [one for one in tasks if one.size > LARGE]
        if not many and not large:
            for one in tasks:
                if self.how.stop():
                    return
                if self.waiting and not self.paged and one.relative.lower().endswith(_PAGES):
                    self._file([])
                self.paged = self.paged or one.relative.lower().endswith(_PAGES)
                yield run(one)
            return
        apart = tasks if many else [replace(one, number=n) for n, one in enumerate(large)]
        from index.refreshing.pool import Pool

        with Pool(min(jobs, len(apart)), self.how.stop) as pool:
            answers = pool.results(apart)
            for one in tasks:
                if self.how.stop():
                    return
                done = next(answers, None) if many or one.size > LARGE else run(one)
                if done is None:
                    return
                yield done

    def _take(self, done: Done, before: FileState | None, *, renamed: bool) -> None:
        self.waiting.append((done, before))
        self.articles += len(done.outcome.rows)
        if renamed:
            self.result = replace(self.result, renamed=self.result.renamed + 1)
        elif done.same or (before is not None and before.hash is None and done.outcome.hash is None):
            self.result = replace(self.result, unchanged=self.result.unchanged + 1)
        elif before is not None:
            self.result = replace(self.result, changed=self.result.changed + 1)
        else:
            self.result = replace(self.result, added=self.result.added + 1)
        if self.articles >= self.enough or time.monotonic() - self.filed_at > self.pause:
            self._file([])

    def _file(self, gone: Sequence[FileState]) -> None:
        """Commit what is waiting, then have the search index follow."""
        if not self.waiting and not gone:
            return
        began = time.monotonic()
        with self.filing.batch():
            for done, before in self.waiting:
                self._file_one(done, before)
            self.filing.remove(state.id for state in gone)
        self.result = replace(self.result, removed=self.result.removed + len(gone))
        self.waiting.clear()
        self.articles = 0
        self.indexing.catch_up(self.how.stop)
        self.enough = min(max(4 * self.enough, self.catalogue.count() // 4), 8 * BATCH_ARTICLES)
        self.filed_at = time.monotonic()
        self.pause = max(min(2 * self.pause, BATCH_SECONDS), 4 * (self.filed_at - began))

    def _file_one(self, done: Done, before: FileState | None) -> None:
        outcome: Outcome = done.outcome
        if done.same and before is not None:
            self.filing.touch(before.id, outcome.size, outcome.mtime_ns)
            return
        if before is not None and (before.root, before.relative) != (outcome.root, outcome.relative):
            self.filing.remove((before.id,))
        self.filing.put(outcome)


def _is_page(changed: tuple[Root, FoundFile]) -> bool:
    """Pages come after plain files: what reads them takes a second to start."""
    return changed[1].relative.lower().endswith(_PAGES)


def _origin(one: Task, candidates: Sequence[FileState]) -> FileState | None:
    if not candidates:
        return None
    try:
        found = digest(read_file(Path(os.fsdecode(one.absolute))))
    except LoadError:
        return None
    return next((state for state in reversed(candidates) if state.hash == found), None)
