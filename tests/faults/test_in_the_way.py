"""Folders, pipes and links where files should be, what may not be read, and files that change meanwhile."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Told = Callable[..., subprocess.CompletedProcess[str]]
Read = Callable[[Path], dict[str, bytes]]
SLUG = "2017-10-11-doors-1"
SOURCE = f"source/{SLUG}.md"
CATALOG = f"locale/ar/LC_MESSAGES/{SLUG}.po"
TEMPLATE = f"locale/templates/{SLUG}.pot"
PAGE = f"build/ar/{SLUG}.html"
THINGS: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "dangling link": lambda place: place.symlink_to("nowhere"),
    "looping link": lambda place: place.symlink_to(place.name),
}
SUMS = "build/SHA256SUMS"
PLACES = (
    "publish.toml", "glossary.toml", SOURCE, CATALOG, "locale/ar/LC_MESSAGES/site.po", TEMPLATE, PAGE,
    "build/MANIFEST.json", SUMS, ".publish.lock", "source", "locale/ar", "build", "build/ar",
)  # fmt: skip


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("place", PLACES)
def test_something_else_where_a_file_should_be(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    place: str,
    thing: str,
    workspace: Path,
    told: Told,
    count: Callable[..., None],
    left: Callable[[Path], list[str]],
) -> None:
    """It is made anew, left alone, or named with what to do; nothing waits for it and nothing follows it."""
    where = workspace / place
    if where.is_dir():
        shutil.rmtree(where)
    where.unlink(missing_ok=True)
    THINGS[thing](where)
    done = told(workspace, "release", names=place.removesuffix(".html"))
    assert done.returncode in {0, 1, 2, 3}
    assert not (workspace / "nowhere").exists()
    assert [name for name in left(workspace) if name.endswith(".part")] == []
    count("something else where a file should be, all told")


@pytest.mark.parametrize("command", ["release", "import"])
@pytest.mark.parametrize(
    "place", [".", "source", "locale/ar/LC_MESSAGES", "locale/templates", "build", "build/ar"]
)
def test_a_folder_that_may_not_be_written_to(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    place: str, command: str, workspace: Path, told: Told, read: Read, count: Callable[..., None]
) -> None:
    """One line names the file that could not be written, and nothing there is changed."""
    before = read(workspace)
    source = workspace / SOURCE
    source.write_text(source.read_text("utf-8").replace("gave no reason", "gave us no reason"), "utf-8")
    (workspace / place).chmod(0o555)
    arguments = [command, "pasted.txt"] if command == "import" else [command]
    done = told(
        workspace, *arguments, fault=("powerless",), names="cannot be written: Permission denied; see to"
    )
    assert done.returncode == 0 or done.stderr.count("\n") == 1
    if place == ".":
        assert (done.returncode, done.stderr.split(":")[0]) == (3, ".publish.lock")
    else:
        after = read(workspace)
        assert {
            path for path in before if before[path] != after.get(path) and path.rpartition("/")[0] == place
        } <= {SOURCE}
    count("folders that may not be written to, all told")


@pytest.mark.parametrize(
    "place", [*(one for one in PLACES if one not in {"glossary.toml", ".publish.lock", SUMS}), SUMS]
)
def test_what_may_not_be_read(
    place: str, workspace: Path, told: Told, read: Read, count: Callable[..., None]
) -> None:
    """It is named, is not taken for something that is not there, and stays as it is."""
    before = read(workspace)
    (workspace / place).chmod(0)
    done = told(workspace, "release", fault=("powerless",), names=place.removesuffix(".html"))
    (workspace / place).chmod(0o755)
    after = read(workspace)
    assert done.returncode in {0, 1, 2, 3}
    assert {
        path for path in before if before[path] != after.get(path) and not path.startswith("build/")
    } == set()
    count("files and folders that may not be read, all told")


@pytest.mark.parametrize("act", ["delete", "empty", "scramble"])
@pytest.mark.parametrize(
    "place",
    [SOURCE, CATALOG, TEMPLATE, "locale/ar/LC_MESSAGES/site.po", "publish.toml", "build/MANIFEST.json", PAGE],
)
def test_a_file_that_changes_before_it_is_read(
    place: str, act: str, workspace: Path, told: Told, count: Callable[..., None]
) -> None:
    """Another program deletes it, empties it or writes nonsense just when it is about to be opened."""
    assert told(workspace, "release", fault=("before", place, act), names=place).returncode in {0, 1, 2}
    count("files that vanish or change before they are read, all told")
