"""What the system refuses, as one line for a person."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from publish.errors import WriteError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what the system refuses into one line that names `path`."""
    try:
        yield
    except IsADirectoryError:
        raise WriteError(path, 0, "is a folder: delete it and run again") from None
    except OSError as error:
        reason = error.strerror or str(error)
        advice = "make room on the disk" if error.errno in _FULL else "see to the folder"
        raise WriteError(path, 0, f"cannot be written: {reason}; {advice} and run again") from None
