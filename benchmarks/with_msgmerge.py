"""Bring each catalog up to date with msgmerge, file by file, as a Makefile would.

python benchmarks/with_msgmerge.py LOCALE TEMPLATES FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def update(locale: Path, templates: Path, folder: Path) -> None:
    """Write the catalogs of `locale`, merged with `templates`, below `folder`, one folder a language."""
    for catalogs in sorted(locale.glob("*/LC_MESSAGES")):
        made = folder / catalogs.parent.name
        made.mkdir(parents=True, exist_ok=True)
        for template in sorted(templates.glob("*.pot")):
            old = catalogs / f"{template.stem}.po"
            new = made / old.name
            subprocess.run(["msgmerge", "--quiet", old, template, "-o", new], check=True)  # noqa: S603, S607  because the system's own msgmerge is measured


if __name__ == "__main__":
    update(*map(Path, sys.argv[1:]))
