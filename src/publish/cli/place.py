"""A path on the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


class Place(click.Path):
    """A path as pathlib has it, which is imported when there is one: not for `--help`."""

    def coerce_path_result(self, value: str | os.PathLike[str]) -> Path:
        """Return what was typed as a path."""
        from pathlib import Path

        return Path(value)
