"""Nothing outside the workspace is read or written, whatever lies inside it, and nothing holds a run up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Publish = Callable[..., Result]
SOURCE = "source/2017-10-21-walls.md"
AR = "locale/ar"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights of their own there")


@pytest.mark.parametrize(
    ("folder", "code", "said"),
    [
        ("source", 2, "source: error config: is a link: put the folder itself here"),
        (AR, 1, f"its folder {AR} is a link: put a folder of its own there"),
        (f"{AR}/LC_MESSAGES", 1, f"its folder {AR}/LC_MESSAGES is a link: put a folder of its own there"),
        ("locale", 1, "its folder locale is a link: put a folder of its own there"),
        ("build", 3, "its folder build is a link: put a folder of its own there"),
        ("build/ar", 3, "its folder build/ar is a link: put a folder of its own there"),
    ],
)
def test_a_link_in_place_of_a_folder(
    folder: str, code: int, said: str, released: Path, publish: Publish
) -> None:
    """It is not followed, for reading or for writing, and what it leads to stays as it is."""
    away = released.parent / "away"
    (released / folder).rename(away)
    (released / folder).symlink_to(away)
    before = {path: path.read_bytes() for path in away.rglob("*") if path.is_file()}
    title = released / "source/2017-10-20-gates.md"
    title.write_text(title.read_text("utf-8").replace("on Friday", "on Sunday"), "utf-8")
    result = publish("release")
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr
    assert {
        path: path.read_bytes() for path in away.rglob("*") if path.is_file()
    } == before or folder == "source"


@pytest.mark.parametrize(
    "path", [SOURCE, f"{AR}/LC_MESSAGES/2017-10-20-gates.po", "locale/templates/site.pot"]
)
def test_a_pipe_holds_nothing_up(path: str, released: Path, publish: Publish) -> None:
    """A named pipe in place of a file is refused, or made anew, and never opened."""
    (released / path).unlink(missing_ok=True)
    os.mkfifo(released / path)
    result = publish("release")
    assert result.exit_code == (0 if path.endswith(".pot") else 1)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (SOURCE, "the file is larger than 8 MB: split the statement"),
        (f"{AR}/LC_MESSAGES/2017-10-20-gates.po", "the file is larger than 20 MB; this is not a catalog"),
    ],
)
def test_two_gigabytes_are_not_read(path: str, said: str, released: Path, publish: Publish) -> None:
    """Of a file that is too large no more is read than it takes to say so."""
    with (released / path).open("wb") as file:
        file.truncate(2 << 30)
    result = publish("release")
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("2017-10-21-a\nb.md", "source/2017-10-21-a\\nb.md"),
        ("2017-10-21-\x1b[31m.md", "source/2017-10-21-\\x1b[31m.md"),
        ("2017-10-21-\u202edm.md", "source/2017-10-21-\\u202edm.md"),
        ("2017-10-21-\udcff.md", "source/2017-10-21-\\udcff.md"),
    ],
)
def test_a_name_that_cannot_be_shown(name: str, shown: str, released: Path, publish: Publish) -> None:
    """A report quotes it with escapes, on one line."""
    (released / "source" / name).write_text("---\ntitle: x\ndate: 2017-10-21\n---\n\nWords.\n", "utf-8")
    result = publish("release")
    said = "the name holds a character that cannot be seen: rename the file"
    assert (result.exit_code, f"{shown}: error source-name: {said}" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "name",
    ["..md", "CON.md", "2017-10-21-Walls.md", "2017-10-21-walls..md", "2017-10-21-walls .md", "site.md",
     "2017-10-21-a--b.md", "2017-02-30-walls.md", "2017-10-21-w\u0430lls.md", "2017-10-21-a\\b.md"],
)  # fmt: skip
def test_a_name_that_is_no_slug(name: str, released: Path, publish: Publish) -> None:
    """Only a date and small Latin words name a statement: no two of them are one file anywhere."""
    (released / "source" / name).write_text("---\ntitle: x\ndate: 2017-10-21\n---\n\nWords.\n", "utf-8")
    result = publish("release")
    assert (result.exit_code, "error source-name: " in result.stderr) == (1, True)
    assert "2 statements in 3 languages: 6 releases" in result.stdout


# --- folders that cannot be read ------------------------------------------------------------


@pytest.fixture
def unprivileged() -> list[str]:
    """Give what stands before a command so that permissions hold for it, though the tests run as root."""
    if os.geteuid():
        return []
    if shutil.which("capsh") is None:
        pytest.skip("root may read everything, and there is no capsh to give that up")
    dropped = "--drop=cap_dac_override,cap_dac_read_search"
    return ["capsh", dropped, "--", "-c", 'exec "$@"', "publish"]


def run_unprivileged(prefix: list[str], office: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what the command line says without a privilege to read what nobody may."""
    command = [*prefix, sys.executable, "-m", "publish", "-C", str(office), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("command", ["release", "build", "update", "extract", "check", "status"])
@pytest.mark.parametrize(
    ("folder", "mode"),
    [("source", 0o000), ("source", 0o444), ("locale", 0o000), ("locale", 0o444), ("locale/templates", 0o000)],
)
def test_a_folder_that_cannot_be_read_stops_the_run(  # noqa: PLR0913, PLR0917  because pytest hands over table and fixtures
    folder: str,
    mode: int,
    command: str,
    released: Path,
    unprivileged: list[str],
    tree: Callable[[Path], object],
) -> None:
    """What cannot be read is not taken for what is gone: nothing is removed, and one line says why."""
    before = tree(released)
    (released / folder).chmod(mode)
    result = run_unprivileged(unprivileged, released, command)
    (released / folder).chmod(0o755)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1), result.stderr
    assert "error config: cannot be read: Permission denied; see to its permissions" in result.stderr
    assert tree(released) == before


@pytest.mark.parametrize("folder", ["locale/fr", "locale/fr/LC_MESSAGES"])
@pytest.mark.parametrize("command", ["release", "build"])
def test_a_language_that_cannot_be_read_stops_alone(
    folder: str, command: str, released: Path, unprivileged: list[str]
) -> None:
    """Each of its catalogs is an error, and the other languages are made."""
    (released / folder).chmod(0)
    result = run_unprivileged(unprivileged, released, command)
    (released / folder).chmod(0o755)
    assert result.returncode == 1
    assert [line.split(": ")[:3] for line in result.stderr.splitlines()] == [
        [f"locale/fr/LC_MESSAGES/{name}.po", "error catalog", "cannot be read"]
        for name in ("site", "2017-10-19-doors", "2017-10-20-gates")
    ]
    assert "2 statements in 3 languages: 4 releases" in result.stdout


@pytest.mark.parametrize("command", ["build", "release"])
def test_a_build_that_cannot_be_read_is_one_line(
    command: str, released: Path, unprivileged: list[str]
) -> None:
    """Nothing could be written either."""
    (released / "build/fr").chmod(0)
    result = run_unprivileged(unprivileged, released, command)
    (released / "build/fr").chmod(0o755)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("target", ["empty", "nowhere"])
def test_a_language_that_is_a_link_stops_alone(target: str, released: Path, publish: Publish) -> None:
    """Wherever it leads, and even where nothing is there yet: the other languages are made."""
    shutil.rmtree(released / AR)
    (released / "empty").mkdir()
    (released / AR).symlink_to(released / target)
    result = publish("release")
    assert result.exit_code == 1
    assert f"its folder {AR} is a link: put a folder of its own there" in result.stderr
    assert "2 statements in 3 languages: 4 releases" in result.stdout
    assert list((released / "empty").iterdir()) == []
