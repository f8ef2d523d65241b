"""The files of a workspace as a run reads them: each once, and remembered by what it held.

1. What is published is what lies in the workspace: links are not followed, be they files or folders. (A hard
   link is no link in this sense: it is the file itself under a second name, and no archive or repository
   brings one that leads outside.)
2. Nothing is opened but plain files, and of none is more read than its kind may have, so that neither a
   device nor a pipe can hold a run up, nor a file of gigabytes fill the memory.
3. What cannot be read is never taken for what is not there: else a folder without permissions would take
   releases down.
4. A shelf without a disk has what it was given. It is how a task is done in another process, or on another
   machine; what such a shelf lacks it asks for.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from publish.errors import PublishError
from publish.files import contents

Held = bytes | str | None
"""What there is at a path: a file's bytes, why there are none in words, or nothing at all."""

_NOT_A_FILE = "is a link, a folder or a device: put the file itself here"
_UNREADABLE = "cannot be read: {}; see to its permissions and run again"


class Wanted(Exception):  # noqa: N818  because nothing is wrong
    """A shelf without a disk was asked for the file at `path`, which it was not given."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Shelf:
    """Files by path: of the workspace at `root`, or, without one, those that are `given`."""

    def __init__(self, root: Path | None = None, given: Mapping[str, Held] | None = None) -> None:
        self._root = root
        self._held: dict[str, Held] = dict(given or {})
        self._asked: dict[str, None] = {}
        self._own: set[str] = set()

    def held(self, path: str, most: int) -> Held:
        """Return what is at `path`; of a file that is too large, `most` bytes and one more.

        Raises Wanted.
        """
        self._asked[path] = None
        if path not in self._held:
            if self._root is None:
                raise Wanted(path)
            self._held[path] = _on_disk(self._root, path, most, self._own)
        return self._held[path]

    def contents(self, path: str, most: int, error: type[PublishError]) -> bytes | None:
        """Return the bytes of the file at `path` as `held` does, None if there is none.

        Raises `error` for what is no file of the workspace's own, or cannot be read; and Wanted.
        """
        found = self.held(path, most)
        if isinstance(found, str):
            raise error(path, 0, found)
        return found if found is None else found[: most + 1]

    def put(self, path: str, data: bytes) -> None:
        """Have `data` at `path` from now on: it is about to be written there."""
        self._held[path] = data
        self._asked[path] = None

    @property
    def read(self) -> Mapping[str, str]:
        """Return the digest of all that was asked for, by path: what follows from a shelf follows from it."""
        return {path: digest(self._held[path]) for path in self._asked if path in self._held}


def digest(held: Held) -> str:
    """Return what stands for `held`: a file's SHA-256, or words that are no digest."""
    if isinstance(held, bytes):
        return hashlib.sha256(held).hexdigest()
    return "-" if held is None else f"! {held}"


def paths(shelf: Shelf, asked: Iterable[tuple[str, int]]) -> dict[str, Held]:
    """Return what a shelf has at each of the paths `asked` for, each with its limit in bytes."""
    return {path: shelf.held(path, most) for path, most in asked}


def _on_disk(root: Path, path: str, most: int, own: set[str]) -> Held:
    """Return what the disk has at `path`; `own` are folders that were seen to be no links."""
    try:
        if link := _link(root, path, own):
            return f"its folder {link} is a link: put a folder of its own there"
        found = contents(f"{root}/{path}", most)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as failed:
        return _UNREADABLE.format(failed.strerror)
    return _NOT_A_FILE if found is None else found


def _link(root: Path, path: str, own: set[str]) -> str:
    """Return the folder of `path` that is a link, if one of them is; OSError for one that is not there."""
    folder = path.rpartition("/")[0]
    if not folder or folder in own:
        return ""
    if above := _link(root, folder, own):
        return above
    if stat.S_ISLNK(os.lstat(f"{root}/{folder}").st_mode):
        return folder
    own.add(folder)
    return ""
