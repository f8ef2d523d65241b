"""What mdpo does: catalogs from Markdown, translated Markdown from catalogs, and pages by Python-Markdown.

    python benchmarks/with_mdpo.py extract MARKDOWN CATALOGS
    python benchmarks/with_mdpo.py build MARKDOWN CATALOGS FOLDER

Runs in the environment of the peers. Extracting over catalogs that are there brings them up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import markdown
from mdpo.md2po import markdown_to_pofile
from mdpo.po2md import pofile_to_markdown
from plain import EXTENSIONS
from pseudo import LANGUAGES


def extract(sources: Path, catalogs: Path) -> None:
    """Write a catalog for each source and language: CATALOGS/LANG/NAME.po."""
    for code in LANGUAGES:
        (catalogs / code).mkdir(parents=True, exist_ok=True)
        for source in sorted(sources.glob("*.md")):
            catalog = catalogs / code / f"{source.stem}.po"
            markdown_to_pofile(str(source), po_filepath=str(catalog), save=True)


def build(sources: Path, catalogs: Path, folder: Path) -> None:
    """Write a page for each source and language: FOLDER/LANG/NAME.html."""
    for code in LANGUAGES:
        (folder / code).mkdir(parents=True, exist_ok=True)
        for source in sorted(sources.glob("*.md")):
            text = pofile_to_markdown(str(source), [str(catalogs / code / f"{source.stem}.po")])
            page = folder / code / f"{source.stem}.html"
            page.write_text(markdown.markdown(text, extensions=EXTENSIONS), "utf-8")


if __name__ == "__main__":
    {"extract": extract, "build": build}[sys.argv[1]](*map(Path, sys.argv[2:]))
