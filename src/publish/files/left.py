"""What a killed run left half-written, and the removal of it.

Only files of our own form of name are ours; links are not followed, and what cannot be read is not ours.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_LEFT = re.compile(r"\.publish-[a-z0-9_]{8}\.part")
_OURS = ("build", "locale", "source", "review")  # the folders of a workspace that runs write to


def sweep(folder: str) -> None:
    """Remove from `folder` what was left half-written."""
    # A folder has tens of thousands of names: most are seen not to be ours without the pattern.
    for name in os.listdir(folder):  # noqa: PTH208  because a Path for each name costs ten times as much
        if name.startswith(".publish-") and _LEFT.fullmatch(name):
            file = Path(folder, name)
            if file.is_file() and not file.is_symlink():
                file.unlink()


def sweep_all(root: Path) -> None:
    """Sweep the workspace at `root`: itself, and the folders that runs write to with all below them."""
    sweep(os.fspath(root))
    for name in _OURS:
        if not (root / name).is_symlink():
            for below, _, _ in os.walk(root / name):
                sweep(below)
