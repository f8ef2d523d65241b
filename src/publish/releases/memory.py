"""Where a run keeps what its templates were compiled to, so that the next need not compile them again.

It is given by whoever begins the run, for nothing here reads or writes a disk; without it each process
compiles what it fills. It holds for the thread that began the run, and is not sent to other processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Memory(Protocol):
    """Bytes by name, kept from run to run as long as the code is the same: ours, Jinja2's and Python's."""

    def known(self, name: str) -> bytes | None:
        """Return what was put down as `name`."""

    def know(self, name: str, value: bytes) -> None:
        """Put `value` down as `name`."""


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Have compiled templates taken from `memory`, and put there, until this is left."""
    token = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(token)


def remembered() -> Memory | None:
    """Return where compiled templates are kept, if a run is `remembering`."""
    return _MEMORY.get()
