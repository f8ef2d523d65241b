"""Ctrl-C and SIGTERM: the way out is tidied up, one line says so, and the exit status is 128 + the signal.

1. The signal becomes an exception that no `except Exception` takes, so that each `finally` does its work: the
   half-written file goes, the lock ends, programs and processes that were started are stopped.
2. Where Python must swallow an exception (in a finalizer, say) it is raised again a moment later.
3. Whoever is not out by then is cut off after 0.8 seconds; the next run sweeps what that leaves.
4. A process that was forked from this one leaves Ctrl-C, which a terminal sends to all, to the one that began
   it, and ends at once when it is asked to.

Imports nothing that takes time: a signal while the rest is imported ends in the same way.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_MOST = 0.8  # seconds for tidying up
_SOON = 0.01  # seconds until what was swallowed is raised again


class Stopped(BaseException):
    """A signal asked for the end."""


class _Ending:
    """Which signal asked for the end of this process, and by when that has to be."""

    def __init__(self) -> None:
        self.number = 0
        self.work_is_done = False
        self._process = os.getpid()
        self._last = 0.0
        self._is_said = False

    @property
    def code(self) -> int:
        """Return the exit status."""
        return 128 + self.number

    def say(self) -> None:
        """Print the one line, once."""
        if not self._is_said:
            self._is_said = True
            name = signal.Signals(self.number).name
            sys.stderr.write(f"stopped by {name}: every file is whole; run again to finish\n")
            sys.stderr.flush()

    def ask(self, number: int, frame: FrameType | None) -> None:
        """Take the signal: raise Stopped, once."""
        del frame
        if os.getpid() != self._process:
            if number != signal.SIGINT:
                os._exit(128 + number)
            return
        if not self.number:
            self.number = number
            self._last = time.monotonic() + (0 if self.work_is_done else _MOST)
            self.remind(number, None)

    def remind(self, number: int, frame: FrameType | None) -> None:
        """Take the signal or the alarm: raise Stopped, or cut off what is not out yet."""
        del number, frame
        if (rest := self._last - time.monotonic()) > 0:
            signal.setitimer(signal.ITIMER_REAL, rest)
            raise Stopped
        try:
            self.say()
        finally:
            os._exit(self.code)

    def swallowed(self, what: UnraisableHookArgs) -> None:
        """Take what Python could not raise: Stopped comes again, all else is told as ever."""
        if isinstance(what.exc_value, Stopped):
            signal.setitimer(signal.ITIMER_REAL, _SOON)
        else:
            sys.__unraisablehook__(what)


@contextmanager
def stopping() -> Iterator[None]:
    """End the program in good order when a signal asks for it; for the main thread of a program.

    A signal that whoever started the program had ignored stays so. Where there are no alarms (Windows), all
    is as Python has it.
    """
    if not hasattr(signal, "SIGALRM"):
        yield
        return
    ending = _Ending()
    sys.unraisablehook = ending.swallowed
    signal.signal(signal.SIGALRM, ending.remind)
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, ending.ask)
    try:
        yield
    except BaseException:
        if not ending.number:
            raise
    finally:
        ending.work_is_done = True
    if ending.number:
        ending.say()
        sys.exit(ending.code)
