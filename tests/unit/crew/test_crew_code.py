"""By which code a process works."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import publish
from publish.crew.code import LIBRARIES, code, difference, digest, without_printing

SILENT = {"click", "rich"}
"""Libraries that have no say in the bytes of what is made."""


def test_all_that_has_a_say() -> None:
    """Every library that the package needs is counted, but for those that only serve its own command line."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    names = {re.split(r"[<>=~]", one)[0] for one in needed}
    assert set(LIBRARIES) == names - SILENT


def test_the_code() -> None:
    """It has the package, with a digest of its files, Python and the libraries."""
    found = code()
    assert set(found) == {"publish", "Python", *LIBRARIES}
    assert re.fullmatch(rf"{re.escape(publish.__version__)} \([0-9a-f]{{12}}\)", found["publish"])


@pytest.mark.parametrize(
    ("change", "is_other"),
    [
        ({"one.py": "2"}, True),
        ({"two.py": ""}, True),
        ({"a/one.py": ""}, True),
        ({"a/__pycache__/one.pyc": "2"}, False),
        ({}, False),
    ],
)
def test_the_digest(change: Mapping[str, str], is_other: bool, tmp_path: Path) -> None:  # noqa: FBT001  because it is a column of the table
    """It follows from the names and contents of files, and not from when they were written or compiled."""
    (tmp_path / "one.py").write_text("1")
    before = digest(tmp_path)
    for name, text in change.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "one.py").touch()
    assert (digest(tmp_path) != before) == is_other


def test_what_prints_has_no_say_where_nothing_is_printed() -> None:
    """Pages are the same bytes with another pypdf, or none."""
    assert without_printing({"Python": "3.11.7", "pypdf": "7", "weasyprint": ""}) == {"Python": "3.11.7"}


@pytest.mark.parametrize(
    ("theirs", "ours", "said"),
    [
        ({"Python": "3.11.7", "nh3": "1"}, {"Python": "3.11.7", "nh3": "1"}, ""),
        ({"Python": "3.11.7"}, {"Python": "3.12.1"}, "has Python 3.11.7, here is 3.12.1"),
        ({}, {"nh3": "1"}, "has no nh3, here is 1"),
        ({"nh3": "1"}, {"nh3": ""}, "has nh3 1, here is none"),
        ({"nh3": "1"}, {}, ""),
    ],
)
def test_a_difference(theirs: Mapping[str, str], ours: Mapping[str, str], said: str) -> None:
    """It is told in words, the first one only."""
    assert difference(theirs, ours) == said
