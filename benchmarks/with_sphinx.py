"""What Sphinx does with MyST: catalogs from Markdown through sphinx-intl, and a site for each language.

    python benchmarks/with_sphinx.py extract MARKDOWN
    python benchmarks/with_sphinx.py build MARKDOWN FOLDER

Runs in the environment of the peers. Catalogs lie in MARKDOWN/locale, as Sphinx wants them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pseudo import LANGUAGES

_CONFIGURATION = """\
project = "Archive"
extensions = ["myst_parser"]
exclude_patterns = ["locale"]
locale_dirs = ["locale"]
gettext_compact = False
"""
_INDEX = """\
# Archive

```{toctree}
:glob:

2*
```
"""


def extract(sources: Path) -> None:
    """Write Sphinx's configuration, the templates, and a catalog for each source and language."""
    (sources / "conf.py").write_text(_CONFIGURATION, "utf-8")
    (sources / "index.md").write_text(_INDEX, "utf-8")
    templates = sources / "locale/pot"
    _run("sphinx", "-q", "-b", "gettext", sources, templates)
    languages = [option for code in LANGUAGES for option in ("-l", code)]
    _run("sphinx_intl", "update", "-j", "1", "-d", sources / "locale", "-p", templates, *languages)


def build(sources: Path, folder: Path) -> None:
    """Write a site for each language: FOLDER/LANG."""
    for code in LANGUAGES:
        _run("sphinx", "-q", "-b", "html", "-D", f"language={code}", sources, folder / code)


def _run(program: str, *arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", program, *arguments], check=True)  # noqa: S603  because the command is ours


if __name__ == "__main__":
    {"extract": extract, "build": build}[sys.argv[1]](*map(Path, sys.argv[2:]))
