"""What a statement was made from, as digests, and whether all of that is still so.

1. The configuration as it was read is the basis of everything, and so are the programs that it asks for.
2. The setting is that, and the words of the pages: what all statements share. It is asked of all at once.
3. Files are compared only where one of them may have changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import asdict, replace

from publish.approvals.record import LIMIT
from publish.cache.coding import encode
from publish.catalogs.reader import FILE_LIMIT
from publish.model import Project
from publish.press.pictures import MOST_BYTES
from publish.press.shelf import Shelf, digest
from publish.press.words import Words
from publish.press.workspace import SOURCE_LIMIT
from publish.printing.engines import BROWSERS, NAMED

VERIFIERS = ("minisign", "gpg", "gpgv")
"""The programs that verify approvals."""


def basis_of(project: Project) -> str:
    """Return a digest of the configuration as it was read: every statement follows from it.

    Where the workspace lies, and which names are protected, is no part of it.
    """
    told = {**asdict(project), "root": None, "protected": None}
    of_programs = {name: _program(name) for name in _programs(project)}
    return hashlib.sha256(encode((told, of_programs))).hexdigest()


def _programs(project: Project) -> Iterator[str]:
    """Yield the programs that have a say in what is made: who verifies approvals, and who prints."""
    if project.reviewers:
        yield from VERIFIERS
    if "pdf" in project.formats:
        yield from (os.environ.get(NAMED, ""), *BROWSERS)


def _program(name: str) -> tuple[str, int, int] | None:
    """Return which program `name` is, and what the system says of its file; None if there is none."""
    found = shutil.which(name) if name else None
    if found is None:
        return None
    there = os.stat(found)  # noqa: PTH116  because which() gives text
    return found, there.st_size, there.st_mtime_ns


def setting_of(basis: str, found: Words) -> str:
    """Return a digest of what all statements share; what topics are called is part of their contexts."""
    plain = {code: replace(one, topics={}) for code, one in found.furniture.items()}
    return hashlib.sha256(basis.encode() + encode((plain, found.unfurnished))).hexdigest()


def as_read(project: Project, read: Iterable[Mapping[str, str]]) -> bool:
    """Tell whether files still hold what they held when they were `read`: digests, by path."""
    shelf = Shelf(project.root)
    return all(digest(shelf.held(path, limit(path))) == one for each in read for path, one in each.items())


def limit(path: str) -> int:
    """Return how many bytes of the file at `path` are read, by its kind."""
    limits = {".md": SOURCE_LIMIT, ".po": FILE_LIMIT, ".pot": FILE_LIMIT, ".toml": LIMIT}
    return limits.get(PurePosixPath(path).suffix, MOST_BYTES)
