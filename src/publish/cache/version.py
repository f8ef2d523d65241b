"""By which code something was made: two runs of the same code make the same of the same files.

It counts what the system says of the package's own files, which changes whenever one is edited, and the
names of what is installed beside it, which have the versions in them.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from publish import __version__
from publish.cache.folders import look

_PACKAGE = Path(__file__).parents[1]
_EVER = 2**63 - 1


@cache
def version() -> str:
    """Return what stands for the code that runs: hexadecimal digits."""
    found = hashlib.sha256(f"{__version__} {sys.version}".encode())
    own = look(_PACKAGE.parent, [_PACKAGE.name], until=_EVER)  # however young: what runs was read already
    for folder, seen in sorted(own.items()):
        if "__pycache__" not in folder:
            found.update(folder.encode() + seen)
    for place in sorted(set(sys.path)):
        if place.endswith(("site-packages", "dist-packages")):
            there = sorted(one.name for one in Path(place).glob("*.dist-info"))
            found.update("\n".join(there).encode())
    return found.hexdigest()
