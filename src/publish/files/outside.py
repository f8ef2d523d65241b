"""Files outside of the workspace: those that other programs read, and one that another program named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from publish.errors import WriteError
from publish.files.told import told


@contextmanager
def scratch(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder that only this user can read, with `files` by name in it; it goes away afterwards."""
    import tempfile  # noqa: PLC0415  because it costs 10 ms, and few runs need it

    with told("a temporary file"), tempfile.TemporaryDirectory(prefix="publish-") as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        yield folder


def append(file: Path, data: bytes) -> None:
    """Add `data` to the end of `file`, which another program named for it, outside the workspace.

    It is made if it is not there.
    """
    with told(str(file)):
        if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
            raise WriteError(str(file), 0, "is no file that could be added to")
        with file.open("ab") as summary:
            summary.write(data)
