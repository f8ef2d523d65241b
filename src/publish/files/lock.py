"""One run at a time in a workspace: a lock that the system ends with the process that holds it.

1. The lock is the system's (`flock`) on a file in the workspace. Whoever has it writes there who that is, and
   deletes the file before letting go. A file without a holder was left by a run that was killed.
2. Who had opened the file before it was deleted gets a lock on nothing: the name must still lead to the file
   that is locked, or all begins anew.
3. A process that was forked from the holder lets go at once, which does not end the holder's lock: else it
   would hold on when the holder is killed. (Programs that are started never have it.)
4. What stands in the file is a courtesy to the second: it may be cut, or of a run that was killed before this
   one began. It is believed only if it is complete and of a process that lives; else nobody is named.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from publish.errors import WriteError
from publish.files import left, whole
from publish.files.told import told

LOCK = ".publish.lock"

HELD: dict[Path, set[str]] = {}
"""The workspaces whose lock this process holds, each with the folders that the disk must have at its end."""

_handles: dict[Path, int] = {}
_OPEN = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_WRITTEN = re.compile(rb"PID ([1-9]\d{0,6}) since (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)\n")
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_TRIES, _PAUSE = 5, 0.01  # seconds: for whoever has just got the lock to write who it is


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workspace at `root` for one run; sweep it if the last one was killed.

    Raises WriteError at once, which says who holds it, if another run does.
    """
    handle = None
    try:
        with _undisturbed():
            with told(LOCK):
                handle, was_left = _take(root / LOCK)
            _handles[root], HELD[root] = handle, set()
        _sign(handle)
        if was_left:
            with told("build"):
                left.sweep_all(root)
        try:
            yield
        finally:
            _settle(root, HELD[root])
    finally:
        if handle is not None:
            _let_go(root)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Have signals wait, which would leave behind the file that was just made, or is just deleted."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle(root: Path, folders: set[str]) -> None:
    """Return when the disk has what was written durably into `folders`."""
    for folder in sorted(folders):
        with told(os.path.relpath(folder, root)):
            whole.settle(folder)


def _take(file: Path) -> tuple[int, bool]:
    """Return the handle of the lock, and whether its file was there; WriteError if it cannot be had."""
    while True:
        handle, was_left = _open(file)
        try:
            _seize(handle)
            if _is_at(handle, file):
                return handle, was_left
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _seize(handle: int) -> None:
    """Lock what `handle` has open; WriteError if another run has it, or if it is no file."""
    there = os.fstat(handle)
    if not stat.S_ISREG(there.st_mode) or there.st_nlink > 1:
        raise WriteError(LOCK, 0, "is no file of its own: delete it and run again")
    if not _flock(handle):
        message = f"{_holder(handle)} is at work in this folder: wait until it is done"
        raise WriteError(LOCK, 0, message, rule="busy")


def _open(file: Path) -> tuple[int, bool]:
    """Return a handle to `file`, and whether it was there."""
    while True:
        with suppress(FileExistsError):
            return os.open(file, _OPEN | os.O_CREAT | os.O_EXCL, 0o666), False
        with suppress(FileNotFoundError):
            return os.open(file, _OPEN), True


def _flock(handle: int) -> bool:
    """Return whether the lock could be had at once; OSError on a system that has none."""
    import fcntl  # noqa: PLC0415  because Windows has none, where all that needs no lock works

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(handle: int, file: Path) -> bool:
    """Tell whether the name of `file` still leads to what `handle` has open."""
    try:
        return os.path.samestat(os.fstat(handle), file.lstat())
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    """Write who holds the lock and since when; a disk too full for that holds nobody up."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"PID {os.getpid()} since {now}\n".encode(), 0)


def _holder(handle: int) -> str:
    """Return in words who holds the lock, as far as it can be known."""
    for _ in range(_TRIES):
        if written := _WRITTEN.fullmatch(os.pread(handle, 100, 0)):
            pid, since = int(written[1]), written[2].decode()
            if _lives(pid) and (shown := _shown(since)):
                return f"PID {pid} since {shown}"
        time.sleep(_PAUSE)
    return "another publish"


def _shown(moment: str) -> str | None:
    """Return a moment as the clock on the wall shows it; None if it is none."""
    try:
        return f"{dt.datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return None


def _lives(pid: int) -> bool:
    """Tell whether there is a process of that number, whoever's it is."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _let_go(root: Path) -> None:
    """Take the file away, then end the lock; a file that has to stay holds nobody up."""
    with _undisturbed():
        del HELD[root]
        with suppress(OSError):
            (root / LOCK).unlink()
        os.close(_handles.pop(root))


def _let_go_in_child() -> None:
    """Close what was inherited, which does not end the parent's lock."""
    HELD.clear()
    while _handles:
        os.close(_handles.popitem()[1])


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_in_child)
