"""The other side of :mod:`index.refreshing.pool`: a process that reads tasks from its input until it ends."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
from typing import BinaryIO

MEMORY = 3 * 1024**3
COLLECT_EVERY = 50_000
"""Objects that may be made before cyclic garbage is looked for: an analysis makes many, and hardly a cycle."""


def serve() -> None:
    """Answer tasks, each with its outcome, in order; the first word is ``None``: ready.

    Ctrl-C is the parent's business: when the parent goes, the input ends. What a library prints goes nowhere.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(COLLECT_EVERY)
    tasks = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit_memory()
    from index.refreshing.work import run

    _say(answers, None)
    while True:
        try:
            task = pickle.load(tasks)
        except EOFError:
            return
        _say(answers, run(task))


def _say(answers: BinaryIO, what: object) -> None:
    try:
        pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)


def _limit_memory() -> None:
    if sys.platform != "linux":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
