"""Faults that are laid under one run of `publish`, inside its own process.

What changes a disk goes through functions of `os`, `pathlib` and `sqlite3`, which are replaced here by some
that ask first. A fault is a name and its values:

- `kill N`: the process is killed before its N-th change; a write is half done by then;
- `limit BYTES`: no file can grow beyond that: what a full disk does, file by file;
- `powerless`: permissions count for this process even if it is root's;
- `clock SECONDS`: it is that many seconds after 1970;
- `saved PATH LINE`: an editor adds LINE to the file after it was read, and before anything is flushed;
- `before PATH ACT`: another program does ACT to the file just before it is opened for the first time.
"""

from __future__ import annotations

import builtins
import ctypes
import datetime as dt
import inspect
import io
import os
import re
import resource
import signal
import sqlite3
import sys
import time
import types
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

_ASKS = re.compile(r"\bdt\.(?:datetime\.now|date\.today)\(")
CHANGES = ("fsync", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "fchmod", "ftruncate")


def lay(fault: list[Any]) -> None:
    """Lay `fault` under this process; none if it is empty."""
    if fault:
        name, *values = fault
        FAULTS[name](*values)


def kill(number: int) -> None:
    """End the process at its `number`-th change."""
    left = number

    def at_change(half: Callable[[], object] = lambda: None) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            half()
            os.kill(os.getpid(), signal.SIGKILL)

    _watch(at_change)


def limit(size: int) -> None:
    """Let no file grow beyond `size` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def powerless() -> None:
    """Give up what lets root read and write where permissions forbid it."""
    if os.geteuid() == 0:
        header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # capabilities in their third version, of this process
        assert ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)()) == 0


def clock(seconds: float) -> None:
    """Have it be that many seconds after 1970."""
    real, began = time.time, time.time()

    class Same(type):
        def __instancecheck__(cls, one: object) -> bool:
            return isinstance(one, cls.__mro__[1])  # what was made before the clock was set

    class Moment(dt.datetime, metaclass=Same):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Moment:
            return cls.fromtimestamp(time.time(), tz)

    class Day(dt.date, metaclass=Same):
        @classmethod
        def today(cls) -> Day:
            return cls.fromtimestamp(time.time())

    time.time = lambda: seconds + real() - began
    time.time_ns = lambda: int(time.time() * 1e9)
    # Only modules that ask for the time: in others the types are what msgspec is to make.
    for name, module in list(sys.modules.items()):
        if name.startswith("publish.") and _ASKS.search(inspect.getsource(module)):
            module.__dict__["dt"] = types.SimpleNamespace(**{**vars(dt), "datetime": Moment, "date": Day})


def before(path: str, act: str) -> None:
    """Do `act` to each file whose path ends in `path`, once, when it is about to be opened."""
    waiting = [path]

    def at_open(file: object) -> None:
        if waiting and isinstance(file, str | os.PathLike) and os.fspath(file).endswith(waiting[0]):
            waiting.clear()
            target = Path(os.fspath(file))
            if act == "delete":
                target.unlink()
            elif act == "empty":
                target.write_bytes(b"")
            else:
                target.write_bytes(target.read_bytes()[::-1])

    # Path.open and open() are io.open; what reads by the system's own handles is os.open.
    for module, name in ((io, "open"), (builtins, "open"), (os, "open")):
        setattr(module, name, _asked(getattr(module, name), at_open))


def saved(path: str, line: str) -> None:
    """Add `line` to the file at `path` just before anything is flushed to the disk for the first time."""
    waiting = [path]

    def at_flush(handle: object) -> None:
        del handle
        while waiting:
            file = Path(waiting.pop())
            file.write_text(f"{file.read_text('utf-8')}\n{line}\n", "utf-8")

    os.fsync = _asked(os.fsync, at_flush)


def _asked(real: Callable[..., Any], ask: Callable[[object], None]) -> Callable[..., Any]:
    def opened(file: object, *values: Any, **named: Any) -> Any:
        ask(file)
        return real(file, *values, **named)

    return opened


def _watch(at_change: Callable[..., None]) -> None:
    """Have `at_change` called before each change to the disk, with what does half of it if it is a write."""
    for name in CHANGES:
        setattr(os, name, _asked(getattr(os, name), lambda _: at_change()))
    opened = os.open

    def made(path: Any, flags: int, *values: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            at_change()
        return opened(path, flags, *values, **named)

    os.open = made
    os.write = _halved(os.write, at_change)
    Path.write_bytes = _halved(Path.write_bytes, at_change)  # type: ignore[method-assign]  # because it is a fault
    sqlite3.__dict__["connect"] = partial(sqlite3.connect, factory=_counted(at_change))


def _halved(real: Callable[..., Any], at_change: Callable[..., None]) -> Callable[..., Any]:
    def written(file: Any, data: Any) -> Any:
        if file not in {1, 2}:  # what it says is no file
            at_change(lambda: real(file, memoryview(data)[: len(data) // 2]))
        return real(file, data)

    return written


def _counted(at_change: Callable[..., None]) -> type[sqlite3.Connection]:
    """Return connections that call it before whatever may write."""

    class Counted(sqlite3.Connection):
        def execute(self, *values: Any) -> sqlite3.Cursor:
            if not str(values[0]).lstrip().upper().startswith(("SELECT", "PRAGMA")):
                at_change()
            return super().execute(*values)

        def executemany(self, *values: Any) -> sqlite3.Cursor:
            at_change()
            return super().executemany(*values)

        def commit(self) -> None:
            at_change()
            super().commit()

    return Counted


FAULTS: dict[str, Callable[..., None]] = {
    one.__name__: one for one in (kill, limit, powerless, clock, saved, before)
}
