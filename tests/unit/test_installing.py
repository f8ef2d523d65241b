"""What we tell people to install is ours: the package index has a stranger's package of the same name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = ("*.md", "*.toml", "Makefile", "docs/*.md", "benchmarks/*.md", "src/publish/**/*.py")

FROM_AN_INDEX = re.compile(
    r"""(?:pipx?|uv)\s+(?:tool\s+)?install\s+(?:-\S+\s+)*["'`]?publish\b|\bpublish\["""
)
OWN = re.compile(r'^ +"publish\[[a-z,]+\]",', re.MULTILINE)
"""A line of pyproject.toml, which pip takes from the folder that it stands in."""


def foreign(text: str) -> list[str]:
    """Return what a text has to install from an index."""
    return [one[0] for one in FROM_AN_INDEX.finditer(OWN.sub("", text))]


@pytest.mark.parametrize(
    "wrong",
    [
        "pip install publish",
        'pip install "publish[pdf]"',
        "pip install -U 'publish[dask]'",
        "needs publish[pdf]",
    ],
)
def test_what_would_bring_in_a_stranger_s_package_is_seen(wrong: str) -> None:
    """It is told from `pip install .` and from what only begins like our name."""
    assert foreign(f"First {wrong}, then see.")
    assert not foreign("pip install '.[dask]', pip install publisher, `publish new`")


def test_no_text_of_ours_asks_an_index_for_publish() -> None:
    """Papers, help texts and error messages name the folder of the repository instead."""
    found = {path: foreign(path.read_text("utf-8")) for glob in TEXTS for path in ROOT.glob(glob)}
    assert len(found) > 100
    assert {path: what for path, what in found.items() if what} == {}
