"""A full disk: one line names a file, nothing that people made is lost, and room again puts all right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Told = Callable[..., subprocess.CompletedProcess[str]]
COMMANDS = ("build", "update", "import")
IN_A_SMALL_DISK = """
mount -t tmpfs -o size="$1" none "$2" || exit 99
cp -a "$3/." "$2" || exit 98
cd "$2" && shift 3 && "$@"
code=$?
cp -a "$PWD/." "$RESULT"
exit $code
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_files_that_may_not_grow(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    command: str,
    one_works: dict[str, Any],
    tmp_path: Path,
    told: Told,
    recovers: Callable[..., None],
    count: Callable[..., None],
    rounds: Callable[[int, int], int],
) -> None:
    """No file may be larger than so many bytes: twenty sizes, up to that of the largest file."""
    work = one_works[command]
    largest, steps = max(map(len, work.after.values())), rounds(4, 20)
    refused = 0
    for number in range(steps):
        root = tmp_path / str(number)
        shutil.copytree(work.root, root)
        size = int(largest ** (number / (steps - 1))) - 1
        done = told(
            root, *work.arguments, fault=("limit", size), names="cannot be written: File too large; make room"
        )
        refused += done.returncode == 3
        recovers(work, root)
    assert refused
    count(f"{command}: files that may not grow, all recovered", steps)
    count(f"{command}: files that may not grow, of them refused", refused)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_small_disk(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    command: str,
    one_works: dict[str, Any],
    tmp_path: Path,
    recovers: Callable[..., None],
    count: Callable[..., None],
    rounds: Callable[[int, int], int],
) -> None:
    """The workspace lies on a disk of its own that has hardly more room than it takes."""
    work, steps = one_works[command], rounds(2, 20)
    pages = sum(-(-len(data) // 4096) for data in work.before.values()) + 1  # and pasted.txt
    disk = tmp_path / "disk"
    disk.mkdir()
    for number in range(steps):
        root = tmp_path / str(number)
        root.mkdir()
        done = subprocess.run(
            ["unshare", "-m", "sh", "-c", IN_A_SMALL_DISK, "sh", str(4096 * (pages + 2 * number)), str(disk),
             str(work.root), sys.executable, "-m", "publish", *work.arguments],
            env={**os.environ, "RESULT": str(root)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if "not permitted" in done.stderr or done.returncode in {98, 99}:
            pytest.skip(f"no small disk can be made here: {done.stderr.strip()}")
        assert done.returncode in {0, 3}, done.stderr
        assert "Traceback" not in done.stderr
        assert (
            done.returncode == 0
            or "No space left on device; make room on the disk and run again" in done.stderr
        )
        recovers(work, root)
        count(f"{command}: on a small disk, all recovered")
        count(f"{command}: on a small disk, of them refused", int(done.returncode == 3))
