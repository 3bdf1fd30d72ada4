"""Files read by several processes, in order, each within its time; one that kills its process is named and left out.

The processes are started as plain Python programs and not through multiprocessing: that would run the main module of
whoever uses this package again, and would look for modules in the current folder, which may be the collection.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.errors import StoreError
from index.refreshing.task import NO_HASH, Done, Task, outcome

AHEAD = 8
"""Tasks that a process has at hand, so that it never waits for us."""
WINDOW = 48
"""Tasks a process that may be under way before the first of them has been taken."""
START_SECONDS = 60.0
_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from index.refreshing.worker import serve; serve()"


class Pool:
    """Processes that run tasks. Not for several threads; close it, or use it as a context."""

    def __init__(self, jobs: int, stop: Callable[[], bool]) -> None:
        self._jobs = jobs
        self._stop = stop
        self._inbox: queue.SimpleQueue[tuple[_Worker, Done | None]] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._again: deque[Task] = deque()
        self._suspects: set[int] = set()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes at once."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def results(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Run ``tasks``, which are numbered from 0 upwards; results come in that order.

        Raises:
            StoreError: no process could be started.
        """
        waiting = deque(tasks)
        done: dict[int, Done] = {}
        for number in range(len(tasks)):
            while number not in done:
                if self._stop():
                    return
                self._feed(waiting, number + WINDOW * self._jobs)
                for result in self._collect():
                    done[result.number] = result
            yield done.pop(number)

    def _feed(self, waiting: deque[Task], below: int) -> None:
        """Hand tasks out, to each process in turn; a suspect goes alone, so that only it can be to blame."""
        while len(self._workers) < min(self._jobs, len(waiting) + len(self._again)):
            self._workers.append(_Worker(self._inbox))
        for worker in self._workers:
            while len(worker.tasks) < AHEAD and not any(t.number in self._suspects for t in worker.tasks):
                source = self._again if self._again else waiting
                if not source or source[0].number >= below:
                    break
                if source[0].number in self._suspects and worker.tasks:
                    break
                if not worker.give(source.popleft()):
                    break

    def _collect(self) -> list[Done]:
        """What has been answered, after a short wait; and what has to be given up."""
        try:
            worker, answer = self._inbox.get(timeout=0.1)
        except queue.Empty:
            return [given_up for worker in list(self._workers) if worker.late for given_up in self._lost(worker)]
        if worker not in self._workers:
            return []
        if answer is None:
            return self._lost(worker)
        worker.answered(answer.number)
        self._suspects.discard(answer.number)
        return [answer]

    def _lost(self, worker: _Worker) -> list[Done]:
        """A process died or hangs: its first file is to blame, or suspected the first time; the rest run again."""
        late = worker.late
        worker.end()
        self._workers.remove(worker)
        if not worker.ready and worker.tasks:
            raise StoreError("cannot start the processes that read files; see whether memory is short")
        left = list(worker.tasks)
        blamed: list[Done] = []
        if left and (late or left[0].number in self._suspects):
            first = left.pop(0)
            self._suspects.discard(first.number)
            line = f"takes longer than {first.seconds:.0f} seconds" if late else "makes the program that reads it crash"
            blamed.append(Done(first.number, outcome(first, NO_HASH, problem=line)))
        elif left:
            self._suspects.add(left[0].number)
        self._again.extendleft(reversed(left))
        return blamed


class _Worker:
    """One process, the tasks it has at hand, and the thread that listens to it."""

    def __init__(self, inbox: queue.SimpleQueue[tuple[_Worker, Done | None]]) -> None:
        self.tasks: deque[Task] = deque()
        self.ready = False
        self._since = time.monotonic()
        self._inbox = inbox
        path = [entry or str(Path.cwd()) for entry in sys.path]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, json.dumps(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def late(self) -> bool:
        """Whether the file at hand has had its time."""
        if not self.tasks:
            return False
        allowed = self.tasks[0].seconds if self.ready else START_SECONDS
        return time.monotonic() - self._since > allowed

    def give(self, task: Task) -> bool:
        """Hand a task over; whether the process was there to take it (if not, the listener will say so)."""
        if not self.tasks:
            self._since = time.monotonic()
        self.tasks.append(task)
        assert self._process.stdin is not None
        try:
            pickle.dump(task, self._process.stdin)
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def answered(self, number: int) -> None:
        assert self.tasks[0].number == number
        self.tasks.popleft()
        self._since = time.monotonic()

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()

    def _listen(self) -> None:
        answers = self._process.stdout
        assert answers is not None
        with answers:
            while True:
                try:
                    answer: Done | None = pickle.load(answers)
                except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                    break
                if answer is None:
                    self._since = time.monotonic()
                    self.ready = True
                else:
                    self._inbox.put((self, answer))
        self._inbox.put((self, None))
