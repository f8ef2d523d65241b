"""One file, written whole or not at all; paths are the system's own.

What a file is called while it is written tells `left` that it is ours. A new file gets its permissions from
the system, which knows the user's mask; an old one keeps what it had.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import IO

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # whatever has come there meanwhile
_NO_FILE = {errno.ELOOP, errno.EMLINK, errno.ENXIO, errno.EISDIR}  # a link, a socket, a folder
_UNSETTLED = {errno.ENOENT, errno.EINVAL, errno.ENOTSUP}


class Changed(Exception):  # noqa: N818  because it is the state of a file
    """Another program has saved the file since it was read."""


def kept(target: str, data: bytes) -> tuple[bool, int | None]:
    """Return whether `target` is a file, no link, that holds `data`; and the permissions if it is one.

    A file of another size is not opened.
    """
    try:
        there = os.lstat(target)
        if not stat.S_ISREG(there.st_mode):
            return False, None
        return there.st_size == len(data) and _holds(target, data), there.st_mode & 0o777
    except (FileNotFoundError, NotADirectoryError):
        return False, None


def contents(file: str, most: int) -> bytes | None:
    """Return the bytes of a plain file, of one that is too large `most` and one more; else as `opened`."""
    there = opened(file)
    if there is None:
        return None
    with there:
        return there.read(most + 1)


def opened(file: str) -> IO[bytes] | None:
    """Return a plain file opened to be read; None for what is none.

    Neither a link nor a pipe nor a device is opened. Raises OSError.
    """
    try:
        handle = os.open(file, _READ)
    except OSError as error:
        if error.errno in _NO_FILE:
            return None
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    return os.fdopen(handle, "rb")


def holds(file: Path, data: bytes) -> bool:
    """Tell whether `file` is a file of its own, no link, that holds `data`; what cannot be read does not."""
    try:
        return kept(str(file), data)[0]
    except OSError:
        return False


def replace(target: str, data: bytes, *, mode: int | None, durable: bool, over: bytes | None = None) -> None:
    """Put `data` in the place of `target`, whose permissions are `mode` if it is there; the folder is made.

    With `durable`, the disk has it, and it was read back, before the old is gone. Raises Changed, and leaves
    all as it is, if the old has to be `over` and is not.
    """
    folder = os.path.dirname(target)  # noqa: PTH120  because a Path costs more than the writing
    beside = fresh(folder)
    try:
        handle = begin(beside, folder)
        try:
            put(handle, data)
            if mode is not None:
                os.fchmod(handle, mode)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
        if durable:
            _compare(beside, data)
        if over is not None:
            _insist(target, over)
        os.replace(beside, target)  # noqa: PTH105  because a Path costs more than the renaming
    except BaseException:
        discard(beside)
        raise


def discard(file: str) -> None:
    """Delete `file` if it is there."""
    try:
        os.unlink(file)  # noqa: PTH108  because names here are text
    except (FileNotFoundError, NotADirectoryError):
        return


def settle(folder: str) -> None:
    """Return when the disk has the entries of `folder`, if that is still there and the system can say so."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _UNSETTLED:
            raise


def fresh(folder: str) -> str:
    """Return where in `folder` a new file can be written that is ours."""
    return f"{folder}/.publish-{os.urandom(4).hex()}.part"


def begin(beside: str, folder: str) -> int:
    """Return a handle to the new file `beside`; its folder is only looked after if it is missing."""
    try:
        return os.open(beside, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  because names here are text
        return os.open(beside, _NEW, 0o666)


def put(handle: int, data: bytes) -> None:
    """Write all of `data`: the system may take less than it is given."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _insist(target: str, over: bytes) -> None:
    """Raise Changed unless `target` holds `over`."""
    same, _ = kept(target, over)
    if not same:
        raise Changed


def _compare(file: str, data: bytes) -> None:
    """Raise OSError unless `file` holds `data`."""
    if not _holds(file, data):
        raise OSError(errno.EIO, "what was written could not be read back")


def _holds(file: str, data: bytes) -> bool:
    """Tell whether `file` holds `data`; one of many more bytes is not read to its end."""
    handle = os.open(file, _READ)
    try:
        return os.read(handle, len(data) + 1) == data
    finally:
        os.close(handle)
