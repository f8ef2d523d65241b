"""A translator with a pen, and a plug that is pulled: what befalls a workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest

from publish.config import load
from publish.files import Draft, Writer
from publish.press import run


@pytest.fixture
def set_text(office: Path) -> Callable[[int, Callable[[polib.POEntry], None]], None]:
    """Return a function that changes the Arabic entry of a segment of the doors, by its number from 1."""
    path = office / "locale/ar/LC_MESSAGES/2017-10-19-doors.po"

    def changed(number: int, change: Callable[[polib.POEntry], None]) -> None:
        catalog = polib.pofile(str(path), wrapwidth=0)
        change([one for one in catalog if not one.obsolete][number - 1])
        catalog.save()

    return changed


@pytest.fixture
def cut_off(office: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a function that lets a run write so many files of `build/` and then ends it."""
    write, put = Writer.write, Writer.put

    def interrupted(writes: int) -> None:
        count = iter(range(writes))

        def step(path: str) -> None:
            if path.startswith("build/") and next(count, None) is None:
                raise KeyboardInterrupt

        def writing(self: Writer, path: str, data: bytes, **options: Any) -> bool:
            step(path)
            return write(self, path, data, **options)

        def putting(self: Writer, made: Draft) -> bool:
            step(made.path)
            return put(self, made)

        monkeypatch.setattr(Writer, "write", writing)
        monkeypatch.setattr(Writer, "put", putting)
        with pytest.raises(KeyboardInterrupt):
            run.release(load(office), Writer(office), now=dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
        monkeypatch.undo()

    return interrupted
