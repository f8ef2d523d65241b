"""Two at once: two runs of `publish`, and a run beside an editor."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib

BUSY = re.compile(
    r"\.publish\.lock: error busy: (?:PID (\d+) since \d{4}-\d\d-\d\d \d\d:\d\d|another publish) "
    r"is at work in this folder: wait until it is done\n"
)


def test_two_runs(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    one_works: dict[str, Any],
    tmp_path: Path,
    start: Callable[..., Any],
    recovers: Callable[..., None],
    count: Callable[..., None],
    rounds: Callable[[int, int], int],
) -> None:
    """One of them works; the other works after it, or is told at once who is at work."""
    work, refused = one_works["build"], 0
    for number in range(rounds(10, 100)):
        root = tmp_path / str(number)
        shutil.copytree(work.root, root)
        both = [start(root, "build"), start(root, "build")]
        ended = [one.end() for one in both]
        codes = sorted(one.returncode for one in ended)
        assert codes in ([0, 0], [0, 3]), [one.stderr for one in ended]
        for one, other in zip(ended, reversed(both), strict=True):
            if one.returncode:
                told = BUSY.fullmatch(one.stderr)
                assert told, one.stderr
                assert told[1] in {None, str(other.pid)}
                refused += 1
        recovers(work, root)
        shutil.rmtree(root)
        count("two builds at once: rounds")
    assert refused, "they were never at work at the same time"
    count("two builds at once: of them refused", refused)


def test_an_update_while_an_editor_saves(  # noqa: PLR0913, PLR0917  because each is a part of the harness
    one_works: dict[str, Any],
    tmp_path: Path,
    start: Callable[..., Any],
    run: Callable[..., subprocess.CompletedProcess[str]],
    dice: random.Random,
    count: Callable[..., None],
    rounds: Callable[[int, int], int],
) -> None:
    """What a translator saves at any moment is in the catalog afterwards, or in the way of the update."""
    work = one_works["update"]
    for number in range(rounds(10, 100)):
        root = tmp_path / str(number)
        shutil.copytree(work.root, root)
        path = min((root / "locale/fr/LC_MESSAGES").glob("2017*.po"))
        begun = start(root, "update")
        time.sleep(dice.uniform(0, work.seconds))
        catalog = polib.pofile(str(path), wrapwidth=0)
        next(entry for entry in catalog if entry.msgid.startswith("Nobody")).msgstr = "Gardé."
        aside = path.with_suffix(".new")
        catalog.save(str(aside))
        aside.replace(path)
        done = begun.end()
        assert "Traceback" not in done.stderr
        assert done.returncode in {0, 3}, done.stderr
        assert "Gardé." in path.read_text("utf-8"), done.stderr
        assert run(root, "update").returncode == 0
        assert "Gardé." in path.read_text("utf-8")
        shutil.rmtree(root)
        count("updates while an editor saves")


def test_an_editor_saves_between_reading_and_writing(
    one_works: dict[str, Any], tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """The catalog is left as the editor saved it, and the line says to run again."""
    work = one_works["update"]
    root = tmp_path / "office"
    shutil.copytree(work.root, root)
    path = min((root / "locale/fr/LC_MESSAGES").glob("2017*.po"))
    done = run(root, "update", fault=("saved", str(path), "# saved by an editor"))
    assert "# saved by an editor" in path.read_text("utf-8")
    assert f"{path.relative_to(root)}: error" in done.stderr
    assert "run again" in done.stderr
    assert run(root, "update").returncode == 0
