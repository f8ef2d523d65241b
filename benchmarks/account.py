"""What it costs to write those files that list the whole site and change with every edit: manifest and sums.

    python benchmarks/account.py WORKSPACE

Prints the CPU seconds in which `publish build` writes them, once `build/` is up to date. They are written and
compared as ever; nothing of what is there changes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from publish.cache.store import Cache, place
from publish.config import load
from publish.files import Writer
from publish.press.account import account


def seconds(root: Path) -> float:
    """Return the CPU seconds of writing manifest and sums; SystemExit if they change."""
    project, writer = load(root), Writer(root)
    with Cache(place(root)) as cache:
        start = time.process_time()
        account(project, cache, writer)
        taken = time.process_time() - start
    if writer.written:
        raise SystemExit(f"{root} is not up to date: build it first")
    return taken


if __name__ == "__main__":
    print(seconds(Path(sys.argv[1])))
