"""What a command costs: CPU seconds, wall time and memory of child processes, in turn.

1. Every command runs as a process of its own, with all that starting it takes: what a user waits for.
2. CPU is user and system time of the process and of all that it started, and that those started: what it
   leaves behind becomes a child of who measures, which waits for it too. So a pool is counted whole.
   Source: prctl(2), PR_SET_CHILD_SUBREAPER.
3. Memory is the peak (`ru_maxrss`) of the process itself and of what it waited for. A
   child inherits its parent's peak on Linux: whoever measures has to be small, and imports nothing heavy.
4. Commands that are compared run in turn, A B A B, so that a machine that slows down slows both. A first
   round warms the caches and is not counted. Medians are quoted, as ratios: milliseconds are the machine's.
"""

from __future__ import annotations

import ctypes
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SET_CHILD_SUBREAPER = 36  # of linux/prctl.h
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
    _adopt()
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        before = _children()
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)  # noqa: S603  because commands are ours
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        cpu = usage.ru_utime + usage.ru_stime + sum(_left_behind(before))
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said.read()[-_TOLD:]}")
    return Cost(cpu, wall, usage.ru_maxrss / 1024)


def _left_behind(before: Collection[int]) -> Iterator[float]:
    """Yield the CPU seconds of each process that a command left behind, when it has ended.

    `before` are the children that were there already, and have nothing to do with it.
    """
    while left := _children() - set(before):
        for process in left:
            _, _, usage = os.wait4(process, 0)
            yield usage.ru_utime + usage.ru_stime


def _children() -> set[int]:
    """Return the numbers of this process's children. Source: proc_pid_task(5)."""
    listed = Path("/proc/self/task").glob("*/children")
    return {int(number) for file in listed for number in file.read_text("ascii").split()}


def _adopt() -> None:
    """Let what commands leave behind become children of this process."""
    if ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise SystemExit("costs can be measured on Linux alone: there is no prctl")


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
