"""What a command costs: CPU seconds, wall time and memory of child processes, in turn.

1. Every command runs as a process of its own, with all that starting it takes: what a user waits for.
2. CPU is user and system time of the process and of all its children (`os.wait4`): a pool is counted whole.
3. Memory is the peak of the largest of these processes (`ru_maxrss`), so at least that of the main one. A
   child inherits its parent's peak on Linux: whoever measures has to be small, and imports nothing heavy.
4. Commands that are compared run in turn, A B A B, so that a machine that slows down slows both. A first
   round warms the caches and is not counted. Medians are quoted, as ratios: milliseconds are the machine's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_TOLD = 2000  # characters of what a failed command said


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: CPU and wall in seconds, the peak of memory in MiB."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Task:
    """A command to be measured; `before` makes things ready for each run and is not counted."""

    command: Sequence[str | Path]
    before: Callable[[], object] = tuple


def cost(command: Sequence[str | Path]) -> Cost:
    """Run a command and return what it took; SystemExit with what it said if it fails."""
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)  # noqa: S603  because commands are ours
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said.read()[-_TOLD:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def in_turn(tasks: Mapping[str, Task], rounds: int, *, warm: bool = True) -> dict[str, Cost]:
    """Return the medians of what each task takes, over so many rounds of all of them in turn.

    Without `warm`, for what takes minutes, the first round counts as well.
    """
    taken: dict[str, list[Cost]] = {name: [] for name in tasks}
    for _ in range(rounds + warm):
        for name, task in tasks.items():
            task.before()
            taken[name].append(cost(task.command))
    return {name: median(costs[warm:]) for name, costs in taken.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """Return the medians of CPU and wall, and the highest peak."""
    return Cost(
        statistics.median(one.cpu for one in costs),
        statistics.median(one.wall for one in costs),
        max(one.peak for one in costs),
    )
