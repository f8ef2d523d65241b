"""What a run writes, removes and remembers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from publish.errors import WriteError
from publish.files import left, whole
from publish.files.draft import Draft, chunks, draft
from publish.files.lock import HELD
from publish.files.paths import Paths
from publish.files.told import told

_OVERLAP = 4096  # characters: nothing that a guard looks for is longer


class Writer:
    """Writes into one workspace and remembers what it has `written` and `removed`.

    With `dry_run` it only remembers.

    `guard` is shown each path and what is to be written there first, and raises WriteError to prevent it.
    A folder is looked at once: that it is no link, and what a killed run left in it.
    """

    def __init__(
        self, root: Path, *, dry_run: bool = False, guard: Callable[[str, bytes], None] | None = None
    ) -> None:
        self.root = root
        self.dry_run = dry_run
        self._guard = guard
        self.written = Paths()
        self.removed = Paths()
        self._own: set[str] = set()  # folders that are no links, by their paths as messages show them
        self._swept: set[str] = set()

    def write(self, path: str, data: bytes, *, durable: bool = False, over: bytes | None = None) -> bool:
        """Put `data` at `path` and return whether that changed anything; WriteError if it cannot be.

        `over` is what `data` was made from, where that was the same file: if another program has saved that
        meanwhile, what it saved stays, and WriteError says so.
        """
        self._show(path, data)
        with told(path):
            target = self._target(path)
            same, mode = whole.kept(target, data)
            if same:
                return False
            try:
                self._put(target, data, mode=mode, durable=durable, over=over)
            except whole.Changed:
                raise WriteError(path, 0, "was saved by another program just now: run again") from None
        self.written.add(path)
        return True

    @contextmanager
    def drafted(self, path: str, pieces: Iterable[str]) -> Iterator[Draft]:
        """Give what `pieces` of text make together, in UTF-8, to be `put` at `path`.

        However large it is, it is not in memory, and nothing is left of what was not put. Raises WriteError
        if it cannot be written.
        """
        with told(path):
            target = self._target(path)
            folder = target.rpartition("/")[0]
            self._sweep(folder)
        beside = None if self.dry_run else whole.fresh(folder)
        try:
            with told(path):
                made = draft(path, target, beside, self._shown(path, pieces))
            yield made
        finally:
            if beside is not None:
                with told(path):
                    whole.discard(beside)

    def put(self, made: Draft) -> bool:
        """Put what was drafted in its place and return whether that changed anything, as `write` does."""
        if not made.differs:
            return False
        if made.beside is not None:
            with told(made.path):
                os.replace(made.beside, self._target(made.path))  # noqa: PTH105  because names here are text
        self.written.add(made.path)
        return True

    def create(self, path: str, data: bytes) -> None:
        """Put `data` at `path`, where nothing may be yet; WriteError if there is."""
        self._show(path, data)
        with told(path):
            target = self._target(path)
            if os.path.lexists(target):
                raise WriteError(path, 0, "is there already: delete it first, or choose another name")
            self._put(target, data, mode=None, durable=True)
        self.written.add(path)

    def remove(self, path: str) -> None:
        """Delete the file at `path` if it is there, and folders that it leaves empty."""
        with told(path):
            target = Path(self._target(path))
            if not target.is_file():
                return
            if not self.dry_run:
                target.unlink()
                self._sweep(os.fspath(target.parent))
                _prune(target.parent, self.root)
        self.removed.add(path)

    def sweep(self, path: str) -> None:
        """Remove from the folder at `path`, once and under the lock, what a killed run left half-written."""
        with told(path):
            folder = self._target(path)
            if not os.path.islink(folder):  # noqa: PTH114  because names here are text
                self._sweep(folder)

    def _shown(self, path: str, pieces: Iterable[str]) -> Iterator[str]:
        """Yield `pieces` in chunks, each after the guard looked at it and at the end of the one before it."""
        end = ""
        for one in chunks(pieces):
            self._show(path, (end + one).encode())
            end = one[-_OVERLAP:]
            yield one

    def _show(self, path: str, data: bytes) -> None:
        """Let the guard look at what is about to be written."""
        if self._guard is not None:
            self._guard(path, data)

    def _target(self, path: str) -> str:
        """Return where `path` is; WriteError if a folder on the way is a link, which may lead anywhere."""
        folder = path.rpartition("/")[0]
        if folder not in self._own:
            for one in (Path(folder), *Path(folder).parents)[:-1]:
                if (self.root / one).is_symlink():
                    raise WriteError(
                        path, 0, f"its folder {one.as_posix()} is a link: put a folder of its own there"
                    )
            self._own.add(folder)
        return f"{self.root}/{path}"

    def _put(
        self, target: str, data: bytes, *, mode: int | None, durable: bool, over: bytes | None = None
    ) -> None:
        """Write `data` to `target`, unless this is a dry run."""
        if self.dry_run:
            return
        folder = target.rpartition("/")[0]
        self._sweep(folder)
        whole.replace(target, data, mode=mode, durable=durable, over=over)
        if durable:
            self._settle(Path(folder))

    def _settle(self, folder: Path) -> None:
        """Have the disk keep the entry in `folder`, and those of the folders above it, which may be new.

        Under the lock that is done once for each folder, when the run ends.
        """
        above = [folder, *folder.parents]
        folders = [os.fspath(one) for one in above[: above.index(self.root) + 1]]
        for waiting in HELD.values():
            waiting.update(folders)
        if not HELD:
            for one in folders:
                whole.settle(one)

    def _sweep(self, folder: str) -> None:
        """Sweep `folder` once. A writer may write outside of the workspace whose lock this run holds."""
        if folder in self._swept or self.dry_run or not HELD:
            return
        self._swept.add(folder)
        if os.path.isdir(folder):  # noqa: PTH112  because names here are text
            left.sweep(folder)


def _prune(folder: Path, root: Path) -> None:
    """Remove `folder` and those above it, up to `root`, while they are empty."""
    try:
        while folder != root:
            folder.rmdir()
            folder = folder.parent
    except OSError:
        return  # because it is not empty
