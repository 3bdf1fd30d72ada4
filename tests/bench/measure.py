"""Whole processes measured by the operating system's own account."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds of CPU (with its children) and of the clock, peak memory in MB, exit code."""

    cpu: float
    wall: float
    peak: float
    code: int


def run(command: Sequence[str], env: dict[str, str] | None = None) -> Run:
    """Run ``command`` with its output thrown away.

    Peak memory is that of the command itself; CPU adds the children it has waited for.
    """
    began = time.perf_counter()
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=time.perf_counter() - began,
        peak=usage.ru_maxrss / 1024,
        code=child.returncode,
    )


def paired(
    command: Sequence[str], peer: Sequence[str], *, rounds: int = 7, env: dict[str, str] | None = None
) -> tuple[Run, Run, float]:
    """Both in turn, after one warm-up each: the median run of each and the median of the CPU ratios pair by pair."""
    run(command, env)
    run(peer, env)
    pairs = [(run(command, env), run(peer, env)) for _ in range(rounds)]

    def middle(runs: list[Run]) -> Run:
        return sorted(runs, key=lambda r: r.cpu)[len(runs) // 2]

    ratio = statistics.median(a.cpu / b.cpu for a, b in pairs)
    return middle([a for a, _ in pairs]), middle([b for _, b in pairs]), ratio
