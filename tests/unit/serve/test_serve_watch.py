"""What is saved is told, by its path; what nothing follows from is not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from publish.serve import watch
from publish.serve.houses import Workspace

_LONG = 20.0  # seconds that a busy machine may take


def _told(root: Path, save: Callable[[], object], wanted: str) -> set[str]:
    """Return the paths that are told from a save on until `wanted` is among them."""

    async def listen() -> set[str]:
        seen: set[str] = set()
        changes = watch.changes(Workspace(root))
        task = asyncio.ensure_future(anext(changes))
        await asyncio.sleep(0.5)  # by then it watches
        save()
        while wanted not in seen:
            seen |= await asyncio.wait_for(task, _LONG)
            task = asyncio.ensure_future(anext(changes))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await changes.aclose()
        return seen

    return asyncio.run(listen())


@pytest.mark.parametrize(
    "path", ["source/2017-10-19-doors.md", "locale/ar/LC_MESSAGES/2017-10-19-doors.po", "publish.toml"]
)
def test_a_file_that_is_saved_is_told(released: Path, path: str) -> None:
    """Sources, catalogs and the configuration are, however an editor saves them."""

    def save() -> None:
        (released / "build/index.html").write_text("x", "utf-8")
        (released / f"{path}~").write_text("x", "utf-8")
        (released / f"{path}~").replace(released / path)

    told = _told(released, save, path)
    assert not [one for one in told if one.startswith("build")]


def test_a_folder_that_comes_later_is_watched(office: Path) -> None:
    """The first catalogs of a workspace are told like others."""

    def save() -> None:
        (office / "locale/ar/LC_MESSAGES").mkdir(parents=True)

    assert "locale" in _told(office, save, "locale")
    path = "locale/ar/LC_MESSAGES/x.po"
    assert path in _told(office, lambda: (office / path).write_text("x", "utf-8"), path)


def test_where_nothing_can_be_watched_files_are_looked_at(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that lets nobody watch more does not make the preview deaf."""
    real = watchfiles.awatch

    def full(*folders: Path, **options: Any) -> AsyncIterator[Any]:
        if not options.get("force_polling"):
            raise OSError(28, "No space left on device")
        return real(*folders, **options)

    monkeypatch.setattr(watchfiles, "awatch", full)
    path = "source/2017-10-19-doors.md"
    assert path in _told(released, lambda: (released / path).write_text("changed", "utf-8"), path)
