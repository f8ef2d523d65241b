"""Another code makes another version: what it would make is not known."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import publish

PACKAGE = Path(publish.__file__).parent
PRINTED = "from publish.cache.version import version; print(version())"


@pytest.fixture
def version(tmp_path: Path) -> Callable[[], str]:
    """Return what asks a copy of the package, in a process of its own, for its version."""
    shutil.copytree(PACKAGE, tmp_path / "publish", ignore=shutil.ignore_patterns("__pycache__"))

    def asked() -> str:
        done = subprocess.run(
            [sys.executable, "-B", "-c", PRINTED],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout

    return asked


def test_the_same_code_has_the_same_version(tmp_path: Path, version: Callable[[], str]) -> None:
    """In every run, and whatever Python keeps beside it."""
    before = version()
    (tmp_path / "publish/__pycache__").mkdir()
    (tmp_path / "publish/__pycache__/kept.pyc").touch()
    assert version() == before


@pytest.mark.parametrize("name", ["press/task.py", "templates/404.html", "catalogs/pages.pot"])
def test_an_edited_file_makes_another_version(name: str, tmp_path: Path, version: Callable[[], str]) -> None:
    """Be it code, a page template or words: what is made follows from all of them."""
    before = version()
    path = tmp_path / "publish" / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert version() != before
