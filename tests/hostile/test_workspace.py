"""Nothing outside the workspace is read or written, whatever lies inside it, and nothing holds a run up."""

from __future__ import annotations

import os
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
