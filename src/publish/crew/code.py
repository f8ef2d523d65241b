"""By which code a process works: two with the same make the same bytes of the same texts, anywhere."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from publish import __version__

LIBRARIES = (
    "Babel", "Jinja2", "Markdown", "MarkupSafe", "Pillow", "msgspec", "nh3", "polib", "pypdf", "rapidfuzz",
    "weasyprint",
)  # fmt: skip
"""What has a say in the bytes of what is made."""

PRINTING = frozenset({"pypdf", "weasyprint"})
"""Those of them that only PDFs are made with."""

NONE = ""
"""The version of what is not there."""

_PACKAGE = Path(__file__).parents[1]


@cache
def code() -> Mapping[str, str]:
    """Return the versions of all that has a say in the bytes of what is made, by its name.

    That of the package itself has a digest of its files behind it. It is found out once: files that are
    replaced under a process that runs do not change by which code it does.
    """
    ours = {"publish": f"{__version__} ({digest(_PACKAGE)[:12]})", "Python": platform.python_version()}
    return {**ours, **{name: _version(name) for name in LIBRARIES}}


def without_printing(versions: Mapping[str, str]) -> Mapping[str, str]:
    """Return `versions` of what has a say where nothing is printed."""
    return {name: one for name, one in versions.items() if name not in PRINTING}


def digest(folder: Path) -> str:
    """Return a digest of the names and contents of all files below `folder`, but for what Python compiles."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=Path.as_posix):
        if path.is_file() and "__pycache__" not in path.parts:
            name, data = path.relative_to(folder).as_posix().encode(), path.read_bytes()
            found.update(b"%d %d " % (len(name), len(data)) + name + data)
    return found.hexdigest()


def difference(theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """Return the first of ours that differs in theirs, and how, in words; nothing where all is the same.

    >>> difference({"Markdown": "3.11.2"}, {"Markdown": "3.11.3"})
    'has Markdown 3.11.2, here is 3.11.3'
    """
    for name, mine in ours.items():
        its = theirs.get(name, NONE)
        if its != mine:
            return f"has {f'{name} {its}' if its else f'no {name}'}, here is {mine or 'none'}"
    return ""


def _version(library: str) -> str:
    """Return the version of a library."""
    try:
        return version(library)
    except PackageNotFoundError:
        return NONE
