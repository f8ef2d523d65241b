"""The Nu HTML Checker has nothing to say about any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

# The checker takes a block of data (JSON-LD) for a script that the policy would have to admit. It is none,
# and a browser asks no policy about it. Source: HTML Living Standard, 4.12.1.1, "prepare the script element".
NOT_SO = "Inline script violates Content Security Policy (meta tag)"
VNU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """Give the command that runs the checker."""
    java = shutil.which("java")
    if not java:
        pytest.skip("no Java here: `apt-get install default-jre-headless`")
    if not VNU.is_file():
        pytest.skip("no vnu here: `npm ci --ignore-scripts --prefix tests/browser`")
    return [java, "-jar", str(VNU), "--format", "json", "--exit-zero-always", "--stdout"]


def remarks(checker: list[str], *paths: Path) -> list[dict[str, Any]]:
    """Return all that the checker says of the pages at `paths`, information included, and is right about."""
    told = subprocess.run([*checker, *map(str, paths)], capture_output=True, check=True, text=True)
    return [one for one in json.loads(told.stdout)["messages"] if not one["message"].startswith(NOT_SO)]


def test_checker_says_nothing(checker: list[str], build: Path) -> None:
    """No page of the site has an error, a warning or a remark."""
    pages = sorted(build.rglob("*.html"))
    assert len(pages) > 40
    said = {f"{Path(one['url']).name}: {one['message']}" for one in remarks(checker, *pages)}
    assert said == set()


MISTAKES = {
    "twice": ("<main", "<main><main"),
    "unknown": ("<h1", "<h1 shown"),
    "empty": ("<title>", "<title></title><title>"),
    "colour": ("</style>", "p { color: reddish }</style>"),
    "digest": ("</style>", "p { color: red }</style>"),
    "slash": ("<p>", "<br /><p>"),
}


def test_mistakes_are_told(checker: list[str], build: Path, tmp_path: Path) -> None:
    """Markup, styles and policies that are wrong are told, and so are slashes that mean nothing."""
    page = (build / "ar" / "2017-10-19-homs-central-prison-hunger-strike.html").read_text("utf-8")
    pages = {name: page.replace(*mistake, 1) for name, mistake in MISTAKES.items()} | {"whole": page}
    for name, text in pages.items():
        (tmp_path / f"{name}.html").write_text(text, "utf-8")
    told = Counter(Path(one["url"]).stem for one in remarks(checker, *tmp_path.iterdir()))
    assert {name for name in pages if told[name] > told["whole"]} == set(MISTAKES)
