"""Too much, nothing at all, odd names and odd clocks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Read = Callable[[Path], dict[str, bytes]]
SLUG = "2017-10-11-doors-1"
SOURCE = f"source/{SLUG}.md"
CATALOG = f"locale/ar/LC_MESSAGES/{SLUG}.po"
FAR = {"1970": 0, "2038": 2**31 + 5, "3000": 32_503_680_000}


def test_a_catalog_of_100_000_entries(
    workspace: Path, told: Run, rounds: Callable[[int, int], int], count: Callable[..., None]
) -> None:
    """All of its old translations are kept as obsolete ones, and the releases do not change."""
    entries = rounds(3_000, 100_000)
    path = workspace / CATALOG
    text = path.read_text("utf-8")
    path.write_text(
        text + "".join(f'\n#~ msgid "old {n}"\n#~ msgstr "new {n}"\n' for n in range(entries)), "utf-8"
    )
    done = told(workspace, "release", names=CATALOG)
    assert done.returncode == 0, done.stderr
    assert path.read_text("utf-8").count("#~ msgid") == entries
    count("entries of the largest catalog", entries)


@pytest.mark.parametrize("place", [SOURCE, CATALOG, "pasted.txt", "publish.toml", "glossary.toml"])
def test_a_paragraph_of_50_megabytes(place: str, workspace: Path, told: Run) -> None:
    """It is refused, before it is parsed, with the file's name; what people wrote stays as it is."""
    path = workspace / place
    before = path.read_bytes() if path.exists() else b""
    with path.open("ab") as file:
        for _ in range(50):
            file.write(b"words and " * 100_000)
    size = path.stat().st_size
    arguments = ["import", "pasted.txt"] if place == "pasted.txt" else ["release"]
    done = told(workspace, *arguments, names=place)
    assert done.returncode in {1, 2}
    assert path.stat().st_size == size
    path.write_bytes(before)


@pytest.mark.parametrize(
    "place",
    [SOURCE, CATALOG, "locale/ar/LC_MESSAGES/site.po", f"locale/templates/{SLUG}.pot", "publish.toml",
     "glossary.toml", "build/MANIFEST.json", f"build/ar/{SLUG}.html", "pasted.txt", ".publish.lock"],
)  # fmt: skip
def test_an_empty_file(place: str, workspace: Path, told: Run) -> None:
    """It is refused by name, or made anew where it can be."""
    (workspace / place).write_bytes(b"")
    arguments = ["import", "pasted.txt"] if place == "pasted.txt" else ["release"]
    told(workspace, *arguments, names=place)


@pytest.mark.parametrize("command", ["release", "update", "build", "check", "status"])
def test_an_empty_workspace(command: str, workspace: Path, told: Run) -> None:
    """No statement, no catalog: nothing to do."""
    for name in ("source", "locale", "build"):
        shutil.rmtree(workspace / name)
    (workspace / "source").mkdir()
    assert told(workspace, command, names="").returncode == 0


@pytest.mark.parametrize("command", ["release", "update", "build", "check", "status"])
def test_an_empty_folder(command: str, tmp_path: Path, told: Run) -> None:
    """It is no workspace, and the line says how to make one."""
    done = told(tmp_path, command, names="publish.toml")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_in_two_normal_forms(form: str, workspace: Path, told: Run) -> None:
    """A name that can be written in two ways is refused in both, as it is typed."""
    name = unicodedata.normalize(form, "2017-10-12-libérés.md")  # type: ignore[arg-type]  # because it is of them
    shutil.copy(workspace / SOURCE, workspace / "source" / name)
    done = told(workspace, "release", names=f"source/{name}")
    assert done.returncode == 1


def test_names_in_two_cases(workspace: Path, told: Run) -> None:
    """Two names that would be one on other disks do not come out as two."""
    shutil.copy(workspace / SOURCE, workspace / "source/2017-10-11-Doors-1.md")
    done = told(workspace, "release", names="source/2017-10-11-Doors-1.md")
    assert done.returncode == 1


@pytest.mark.parametrize("year", FAR)
def test_a_clock_that_is_wrong(
    year: str, workspace: Path, told: Run, read: Read, count: Callable[..., None]
) -> None:
    """The same bytes in any year, with files from any year."""
    before = read(workspace)
    shutil.rmtree(workspace / "build")
    for path in workspace.rglob("*"):
        os.utime(path, (FAR[year], FAR[year]))
    done = told(workspace, "release", fault=("clock", FAR[year]), names="")
    assert done.returncode == 0, done.stderr
    assert read(workspace) == before
    count("clocks that are wrong, all the same bytes")


def test_an_edit_that_keeps_size_and_time(workspace: Path, told: Run, read: Read) -> None:
    """A catalog edited within the clock's grain, or restored with its old time, is seen all the same."""
    told(workspace, "release", names="")
    before = read(workspace)
    path = workspace / CATALOG
    times = path.stat()
    head, guards, rest = path.read_text("utf-8").partition(
        'msgid "The guards gave no reason for that."\nmsgstr "'
    )
    assert rest[0] != rest[1]
    path.write_text(f"{head}{guards}{rest[1]}{rest[0]}{rest[2:]}", "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (times.st_size, times.st_mtime_ns)
    assert told(workspace, "release", names="").returncode == 0
    found = read(workspace)
    page = f"build/ar/{SLUG}.html"
    assert found[page] != before[page]
    shutil.rmtree(workspace / "build")
    told(workspace, "release", names="")
    assert read(workspace) == found


@pytest.mark.parametrize(
    "variables",
    [{"LC_ALL": "C", "LANG": "C"}, {"TZ": "Pacific/Kiritimati"}, {"PYTHONHASHSEED": "4294967295"}],
    ids=lambda one: next(iter(one)),
)
def test_other_surroundings(
    variables: dict[str, str], workspace: Path, read: Read, count: Callable[..., None]
) -> None:
    """The same bytes, from a Python that is started in them."""
    before = read(workspace)
    shutil.rmtree(workspace / "build")
    done = subprocess.run(
        [sys.executable, "-m", "publish", "release"], cwd=workspace, env={**os.environ, **variables},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert read(workspace) == before
    count("other surroundings, all the same bytes")
