"""Work for the tests of the crew, which other processes can import."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publish.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Note:
    """A thing to work on."""

    path: str


def shout(note: Note) -> str:
    """Return its path, louder."""
    return note.path.upper()


def whose(note: Note) -> int:
    """Return which process has it, after a moment in which others may take the rest."""
    del note
    time.sleep(0.01)
    return os.getpid()


def die_once(note: Note) -> str:
    """Be killed by the note whose path is a file that is not there yet, the first time."""
    if note.path.startswith("/") and not Path(note.path).exists():
        Path(note.path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return note.path


def die(note: Note) -> str:
    """Be killed by the note `deadly`, each time."""
    if note.path == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return note.path


def refuse(note: Note) -> str:
    """Raise what a person can mend."""
    raise ConfigError(note.path, 7, "is not to be had", rule="thorn")


def stumble(note: Note) -> str:
    """Raise what nobody expects."""
    raise LookupError(note.path)


def ponder(note: Note) -> str:
    """Take a tenth of a second."""
    time.sleep(0.1)
    return note.path


@contextmanager
def doors(folder: str) -> Iterator[None]:
    """Leave a file in `folder` for who entered this, and one for who left it."""
    Path(folder, f"in-{os.getpid()}").touch()
    try:
        yield
    finally:
        Path(folder, f"out-{os.getpid()}").touch()


def forbid(folder: str) -> None:
    """Have this process refuse, from now on, to look at anything in `folder`."""

    def refuse_all(event: str, arguments: tuple[object, ...]) -> None:
        looks = event in {"open", "os.listdir", "os.scandir"}
        if (
            looks
            and isinstance(arguments[0], str | os.PathLike)
            and os.fspath(arguments[0]).startswith(folder)
        ):
            raise PermissionError(arguments[0])

    sys.addaudithook(refuse_all)
