"""kill -9, at any moment: nothing that people made is lost, no file is torn, the next run puts all right."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMANDS = ("build", "update", "import")


@pytest.mark.parametrize("command", COMMANDS)
def test_at_random_moments(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    command: str,
    six_works: dict[str, Any],
    tmp_path: Path,
    start: Callable[..., Any],
    recovers: Callable[..., None],
    dice: random.Random,
    count: Callable[..., None],
    rounds: Callable[[int, int], int],
) -> None:
    """Killed from outside after a time drawn by lot, over all of the time that the command takes."""
    work = six_works[command]
    for number in range(rounds(15, 500)):
        root = tmp_path / str(number)
        shutil.copytree(work.root, root)
        begun = start(root, *work.arguments)
        time.sleep(dice.uniform(0, work.seconds))
        os.kill(begun.pid, signal.SIGKILL)
        status = begun.end().returncode
        recovers(work, root)
        shutil.rmtree(root)
        count(f"{command}: kill -9 at random moments, all recovered")
        count(f"{command}: of them in the middle of the work", int(status == -signal.SIGKILL))


@pytest.mark.parametrize("command", COMMANDS)
def test_at_every_change_to_the_disk(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    command: str,
    one_works: dict[str, Any],
    tmp_path: Path,
    run: Run,
    recovers: Callable[..., None],
    count: Callable[..., None],
) -> None:
    """Killed before every write (half of it done), fsync, replace, deletion and new folder, one by one."""
    work = one_works[command]
    for number in range(1, 10_000):
        root = tmp_path / str(number)
        shutil.copytree(work.root, root)
        done = run(root, *work.arguments, fault=("kill", number))
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        recovers(work, root)
        shutil.rmtree(root)
        count(f"{command}: kill -9 at each change to the disk, all recovered")
    assert number > 4
