"""Which names a file of a parcel may have, so that it lands in the same place on every disk.

1. A name is relative, its parts divided by `/`, and leads nowhere else: no `..`, no drive, no backslash.
2. Each part has ASCII letters, digits, `.`, `_` and `-` alone, begins with a letter or a digit, and does not
   end with a dot, which Windows drops. So no two names look the same, and no system writes one differently.
3. No two names differ in case alone, nor is one a folder where another is a file: on the disks of Windows and
   macOS the second would replace the first.

Source: APPNOTE.TXT 4.4.17.1 (names in a ZIP); Microsoft, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_PART = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 240  # characters, so that a path of Windows has room for a folder before it


def fault(path: str) -> str:
    """Return why a parcel must not hold a file called `path`, in words; nothing if it may."""
    if path.startswith(("/", "\\")) or _DRIVE.match(path):
        return "its name is absolute: it would be written outside of the folder that it is unpacked in"
    if ".." in re.split(r"[/\\]", path):
        return "its name leads out of the folder that it is unpacked in"
    if not path.isascii():
        return "its name has other characters than ASCII: publish gives no such name"
    if len(path) > _LONGEST:
        return f"its name has more than {_LONGEST} characters"
    if not all(map(_PART.fullmatch, path.split("/"))):
        return "publish gives no such name: it would not be the same on every disk"
    return ""


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each of `paths` that would take another's place on some disk, and that other.

    >>> list(clashes(["ar/index.html", "AR/INDEX.html"]))
    [('AR/INDEX.html', 'ar/index.html')]
    """
    seen: dict[str, tuple[str, bool, str]] = {}
    for path in paths:
        parts = path.split("/")
        for count in range(1, len(parts) + 1):
            name, whole = "/".join(parts[:count]), count == len(parts)
            before = seen.setdefault(name.lower(), (name, whole, path))
            if before[:2] != (name, whole) or (whole and before[2] is not path):
                yield path, before[2]
                break
