"""A file whose text is made piece by piece: whole or not at all, and never all of it in memory.

1. What the pieces make stands beside its place as soon as the last of them is made, and is compared on the
   way with what is there. So of several files all can be known before the first of them changes.
2. It is for what can be made again: nothing waits until the disk has it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO

from publish.files import whole

_CHUNK = 64 * 1024  # characters, at least, that are written and compared at once


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is made and not yet in its place, which is `path` as messages show it.

    `sha256` is of all of it, in hexadecimal digits; `differs` tells whether something else, or nothing, is
    there now. It stands at `beside`: nowhere in a dry run.
    """

    path: str
    sha256: str
    differs: bool
    beside: str | None


def chunks(pieces: Iterable[str]) -> Iterator[str]:
    """Yield `pieces` joined to what is worth a call of the system."""
    waiting: list[str] = []
    size = 0
    for one in pieces:
        waiting.append(one)
        size += len(one)
        if size >= _CHUNK:
            yield "".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting)


def draft(path: str, target: str, beside: str | None, texts: Iterable[str]) -> Draft:
    """Write what `texts` make to the new file `beside`, if that is named, and compare it with `target`.

    It is in UTF-8.
    """
    digest = hashlib.sha256()
    with ExitStack() as stack:
        old = _there(target)
        mode = None if old is None else os.fstat(stack.enter_context(old).fileno()).st_mode & 0o777
        put = (lambda _: None) if beside is None else stack.enter_context(_begun(beside, mode))
        same = old is not None
        for one in map(str.encode, texts):
            digest.update(one)
            same = same and old is not None and old.read(len(one)) == one
            put(one)
        same = same and old is not None and not old.read(1)
    return Draft(path, digest.hexdigest(), not same, beside)


def _there(target: str) -> IO[bytes] | None:
    """Return the plain file that is at `target` now, opened; None if there is none."""
    try:
        return whole.opened(target)
    except (FileNotFoundError, NotADirectoryError):
        return None


@contextmanager
def _begun(beside: str, mode: int | None) -> Iterator[Callable[[bytes], None]]:
    """Give what writes to the new file `beside`, whose permissions are `mode`, or else the system's."""
    handle = whole.begin(beside, beside.rpartition("/")[0])
    try:
        if mode is not None:
            os.fchmod(handle, mode)
        yield partial(whole.put, handle)
    finally:
        os.close(handle)
