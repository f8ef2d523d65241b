"""What is printed, and what an engine is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

Scratch = Callable[[Mapping[str, bytes]], AbstractContextManager[Path]]
"""Gives a private folder, with files of these names and contents in it, and then removes it."""


class PrintingError(Exception):
    """An engine did not print a page: one line that says why."""


class Sheets(Struct, frozen=True):
    """A page to be printed, and what its PDF says of it.

    `html` is a whole page that needs nothing beside it, with its language and title. `style` is a style sheet
    for paper (`@page`) on top of its own. `issued` and `updated` become the file's dates, `author` is who
    publishes, `direction` that of its text.
    """

    html: str
    style: str
    author: str
    direction: Literal["ltr", "rtl"]
    issued: dt.date
    updated: dt.date


class Engine(Protocol):
    """What makes a PDF of a page."""

    @property
    def name(self) -> str:
        """Return its name and version, as a PDF says them: `Chromium 156.0.8078.79`."""

    def print(self, sheets: Sheets) -> bytes:
        """Return `sheets` as a tagged PDF with an outline; PrintingError where that fails."""
