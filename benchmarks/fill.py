"""Give every message of catalogs its pseudo-translation, whatever program made them.

    python benchmarks/fill.py FOLDER

Catalogs lie in a folder of their language's name, at any depth. Needs polib.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polib
from pseudo import LANGUAGES, translate


def fill(folder: Path) -> None:
    """Translate all catalogs below `folder`."""
    for code in LANGUAGES:
        for path in sorted(folder.glob(f"**/{code}/**/*.po")):
            catalog = polib.pofile(str(path))
            for entry in catalog:
                entry.msgstr = translate(entry.msgid, code)
                entry.flags = []
            catalog.save()


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
