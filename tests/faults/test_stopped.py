"""Ctrl-C and SIGTERM: out within a second, in good order, with one line and the status that shells expect."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_at_random_moments(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    number: int,
    code: int,
    six_works: dict[str, Any],
    tmp_path: Path,
    start: Callable[..., Any],
    recovers: Callable[..., None],
    left: Callable[[Path], list[str]],
    dice: random.Random,
    count: Callable[..., None],
    rounds: Callable[[int, int], int],
) -> None:
    """Whenever it comes in the work, nothing half-written is left, and the next run does the rest."""
    work = six_works["build"]
    stopped = 0
    for one in range(rounds(8, 100)):
        root = tmp_path / str(one)
        shutil.copytree(work.root, root)
        last = time.monotonic() + 10
        begun = start(root, *work.arguments)
        while not (root / ".publish.lock").exists() and time.monotonic() < last:
            time.sleep(0.001)
        time.sleep(dice.uniform(0, work.seconds))
        os.kill(begun.pid, number)
        asked = time.monotonic()
        done = begun.end()
        assert time.monotonic() - asked < 1
        if done.returncode == code:
            name = signal.Signals(number).name
            assert done.stderr == f"stopped by {name}: every file is whole; run again to finish\n"
            stopped += 1
        else:  # all was done, and Python itself was ending: then it ends by the signal, the same to a shell
            assert done.returncode in {0, -number}
            assert "releases in build/" in done.stdout
        assert left(root) == []
        recovers(work, root)
        count(f"{signal.Signals(number).name} at random moments, all in good order")
    assert stopped


def test_while_it_loads(workspace: Path) -> None:
    """A signal that comes while Python still imports is no traceback."""
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "publish", "release"],
        cwd=workspace, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        assert process.stderr
        for line in process.stderr:
            if line.rstrip().endswith("click.globals"):
                process.send_signal(signal.SIGINT)
                break
        rest = process.stderr.read()
    assert process.returncode == 130
    assert "Traceback" not in rest
