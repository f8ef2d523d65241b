"""What translate-toolkit does: catalogs from Markdown, and back, and pages by Python-Markdown.

    python benchmarks/with_toolkit.py update MARKDOWN TEMPLATES OLD CATALOGS
    python benchmarks/with_toolkit.py build MARKDOWN CATALOGS FOLDER

Runs in the environment of the peers, with the toolkit's own programs, each on a whole folder at a time. OLD
are the catalogs that were there before: an empty folder for each language if there were none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import markdown
from plain import EXTENSIONS
from pseudo import LANGUAGES


def update(sources: Path, templates: Path, old: Path, catalogs: Path) -> None:
    """Write a template for each source, and a catalog for each language: CATALOGS/LANG/NAME.po."""
    _run("md2po", "--pot", sources, templates)
    for code in LANGUAGES:
        _run("pot2po", "--template", old / code, templates, catalogs / code)


def build(sources: Path, catalogs: Path, folder: Path) -> None:
    """Write translated Markdown and a page for each source and language: FOLDER/LANG/NAME.html."""
    for code in LANGUAGES:
        made = folder / code
        _run("po2md", "--template", sources, catalogs / code, made)
        for text in sorted(made.glob("*.md")):
            page = markdown.markdown(text.read_text("utf-8"), extensions=EXTENSIONS)
            text.with_suffix(".html").write_text(page, "utf-8")


def _run(program: str, *arguments: str | Path) -> None:
    """Run a program of the toolkit; the last argument is the folder that it writes to."""
    Path(arguments[-1]).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", f"translate.convert.{program}", "--progress=none", *arguments]
    subprocess.run(command, check=True)  # noqa: S603  because the command is ours


if __name__ == "__main__":
    {"update": update, "build": build}[sys.argv[1]](*map(Path, sys.argv[2:]))
