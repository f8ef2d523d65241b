"""Which names a file of a parcel may have, so that it lands in the same place on every disk.

1. A name is relative, its parts divided by `/`, and leads nowhere else: no `..`, no drive, no backslash.
2. Each part has ASCII letters, digits, `.`, `_` and `-` alone, begins with a letter or a digit, and does not
   end with a dot, which Windows drops. So no two names look the same, and no system writes one differently.
   None is called as a device of Windows is, with whatever ending: `con`, `aux.txt`.
3. No two names differ in case alone, nor is one a folder where another is a file: on the disks of Windows and
   macOS the second would replace the first.

Source: APPNOTE.TXT 4.4.17.1 (names in a ZIP); Microsoft, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

UNLIKE = "publish gives no such name: it would not be the same on every disk"
"""The fault of a name that is only refused since publish would not give it."""

_PART = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_UPWARD = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|\Z)")
_LONGEST = 240  # characters, so that a path of Windows has room for a folder before it


def fault(path: str) -> str:
    """Return why a parcel must not hold a file called `path`, in words; nothing if it may."""
    if path.startswith(("/", "\\")) or _DRIVE.match(path):
        return "its name is absolute: it would be written outside of the folder that it is unpacked in"
    if _UPWARD.search(path):
        return "its name leads out of the folder that it is unpacked in"
    if not path.isascii():
        return "its name has other characters than ASCII: publish gives no such name"
    if len(path) > _LONGEST:
        return f"its name has more than {_LONGEST} characters"
    return "" if all(map(_is_portable, path.split("/"))) else UNLIKE


def _is_portable(part: str) -> bool:
    """Tell whether a part of a name is the same on every system."""
    return _PART.fullmatch(part) is not None and _DEVICE.fullmatch(part) is None


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of `paths` of which one would take the other's place on some disk.

    The later comes first. Sorted without regard to case, with each folder before what is in it, paths that
    share a place stand side by side: so neighbours alone are compared, and each such place is found.

    >>> list(clashes(["ar/index.html", "AR/INDEX.html"]))
    [('AR/INDEX.html', 'ar/index.html')]
    """
    places = {path: place for place, path in enumerate(paths)}
    for pair in pairwise(sorted(places, key=lambda path: path.lower().replace("/", "\0"))):
        if _clash(*(path.split("/") for path in pair)):
            earlier, later = sorted(pair, key=places.__getitem__)
            yield later, earlier


def _clash(one: list[str], other: list[str]) -> bool:
    """Tell whether two paths spell what they share differently, or one is the other or within it."""
    for left, right in zip(one, other, strict=False):
        if left != right:
            return left.lower() == right.lower()
    return True
