"""The only module that writes to disk.

1. A file is written whole or not at all: to a temporary file in the same folder, which is read
   back, compared and then put in the place of the old one.
2. A file whose bytes would not change is not touched.
3. What people made (sources, catalogs) is written durably: the disk has it before the old is gone.
4. Nothing is written through a link: a folder that is one is refused, a file that is one is replaced.
5. One run at a time: a lock that ends with the process that holds it.
6. What a killed run left half-written may be a whole page that must not be seen any more. A run sweeps
   all of `build/` as soon as it has the lock, and each other folder before it first writes to it. Only
   files of our own form of name go, and only under the lock, since then nobody is writing them.
7. What other programs need as files stands in a private folder outside, which does not outlive its use.

Paths are relative to the workspace, with `/`, as messages show them.
"""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from publish.errors import WriteError

LOCK = ".publish.lock"

_BESIDE = (".publish-", ".part")  # what a file is called while it is written
_LEFT = re.compile(r"\.publish-[a-z0-9_]{8}\.part")
_HELD: set[Path] = set()  # workspaces whose lock this process holds
_MADE = "build"  # what lies in it is distributed as it is


class Writer:
    """Writes into one workspace and remembers what it wrote; with `dry_run` it only remembers.

    `guard` is shown each path and what is to be written there first, and raises WriteError to prevent it.
    """

    def __init__(
        self, root: Path, *, dry_run: bool = False, guard: Callable[[str, bytes], None] | None = None
    ) -> None:
        self.root = root
        self.dry_run = dry_run
        self._guard = guard
        self._written: dict[str, None] = {}
        self._removed: dict[str, None] = {}
        self._swept: set[Path] = set()

    @property
    def written(self) -> tuple[str, ...]:
        """Return what was written, each path once, in the order of the last time."""
        return tuple(self._written)

    @property
    def removed(self) -> tuple[str, ...]:
        """Return what was removed."""
        return tuple(self._removed)

    def write(self, path: str, data: bytes, *, durable: bool = False) -> bool:
        """Put `data` at `path` and return whether that changed anything; WriteError if it cannot be."""
        target = self._target(path)
        self._show(path, data)
        with _told(path):
            if _holds(target, data):
                return False
            if not self.dry_run:
                self._sweep(target.parent)
                _replace(target, data, durable=durable)
        self._written.pop(path, None)
        self._written[path] = None
        return True

    def create(self, path: str, data: bytes) -> None:
        """Put `data` at `path`, where nothing may be yet; WriteError if there is."""
        target = self._target(path)
        self._show(path, data)
        with _told(path):
            if os.path.lexists(target):
                raise WriteError(path, 0, "is there already: delete it first, or choose another name")
            if not self.dry_run:
                _replace(target, data, durable=True)
        self._written[path] = None

    def remove(self, path: str) -> None:
        """Delete the file at `path` if it is there, and folders that it leaves empty."""
        target = self._target(path)
        with _told(path):
            if not target.is_file():
                return
            if not self.dry_run:
                target.unlink()
                self._sweep(target.parent)
                _prune(target.parent, self.root)
        self._removed[path] = None

    def _show(self, path: str, data: bytes) -> None:
        """Let the guard look at what is about to be written."""
        if self._guard is not None:
            self._guard(path, data)

    def sweep(self, path: str) -> None:
        """Remove from the folder at `path`, once and under the lock, what a killed run left half-written."""
        folder = self._target(path)
        with _told(path):
            if not folder.is_symlink():
                self._sweep(folder)

    def _sweep(self, folder: Path) -> None:
        """Sweep `folder` once. A writer may write outside of the workspace whose lock this run holds."""
        if folder in self._swept or self.dry_run or not _HELD or not folder.is_dir():
            return
        self._swept.add(folder)
        _sweep(folder)

    def _target(self, path: str) -> Path:
        """Return where `path` is; WriteError if a folder on the way is a link, which may lead anywhere."""
        target = self.root / path
        folder = target.parent
        with _told(path):
            while folder != self.root:
                if folder.is_symlink():
                    name = folder.relative_to(self.root).as_posix()
                    raise WriteError(path, 0, f"its folder {name} is a link: put a folder of its own there")
                folder = folder.parent
        return target


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workspace at `root` for one run, and sweep its `build/`.

    Raises WriteError at once if another run holds it.
    """
    lock = FileLock(root / LOCK, timeout=0)
    with _told(LOCK):
        try:
            lock.acquire()
        except Timeout:
            message = "another publish is at work in this folder: wait until it is done"
            raise WriteError(LOCK, 0, message) from None
    _HELD.add(root)
    try:
        with _told(_MADE):
            _sweep_all(root / _MADE)
        yield
    finally:
        _HELD.discard(root)
        lock.release()


@contextmanager
def scratch(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder that only this user can read, with `files` by name in it; it goes away afterwards."""
    with _told("a temporary file"), tempfile.TemporaryDirectory(prefix="publish-") as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        yield folder


def append(file: Path, data: bytes) -> None:
    """Add `data` to the end of `file`, which another program named for it, outside the workspace.

    It is made if it is not there.
    """
    with _told(str(file)):
        if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
            raise WriteError(str(file), 0, "is no file that could be added to")
        with file.open("ab") as summary:
            summary.write(data)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Turn what the system refuses into one line that names `path`."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(path, 0, f"cannot be written: {reason}; see to the folder and run again") from None


def _sweep_all(folder: Path) -> None:
    """Sweep `folder` and all below it; links are not followed, and what cannot be read is not ours."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for below, _, _ in os.walk(folder):
        _sweep(Path(below))


def _sweep(folder: Path) -> None:
    """Remove from `folder` what was left half-written."""
    with os.scandir(folder) as entries:
        left = [one for one in entries if _LEFT.fullmatch(one.name) and one.is_file(follow_symlinks=False)]
    for entry in left:
        Path(entry.path).unlink()


def _holds(target: Path, data: bytes) -> bool:
    """Tell whether `target` is a file of its own, no link, that holds `data` already."""
    if target.is_symlink() or not target.is_file() or target.stat().st_size != len(data):
        return False
    return target.read_bytes() == data


def _replace(target: Path, data: bytes, *, durable: bool) -> None:
    """Put `data` in the place of `target`, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    before, behind = _BESIDE
    handle, name = tempfile.mkstemp(prefix=before, suffix=behind, dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        _compare(beside, data)
        beside.chmod(_mode(target))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _compare(file: Path, data: bytes) -> None:
    """Raise OSError unless `file` holds `data`."""
    if file.read_bytes() != data:
        raise OSError(errno.EIO, "what was written could not be read back")


def _mode(target: Path) -> int:
    """Return the permissions a file keeps, or those that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _prune(folder: Path, root: Path) -> None:
    """Remove `folder` and those above it, up to `root`, while they are empty."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
