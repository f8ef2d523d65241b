"""Several processes on this machine.

1. They come from a server that has imported the work once, and never from this process as it is: it may have
   threads, a database and a lock.
2. Each has a pipe of its own to a thread of this process, which sends it a batch and waits for the results.
   They share no queue and no semaphore: whichever is killed, the others do not notice, and nothing is left
   behind. One that is lost is replaced before the next batch.
3. Whoever interrupts the run interrupts this process, which ends the others. They themselves are deaf to the
   keyboard from their first moment, since whoever starts them is.
4. When this process is gone, however it went, each of them ends by itself.
5. Whatever ends them, they leave what they are within (a browser is ended, its folder removed), unless that
   takes too long. Where they are within nothing, they just end.

Source: Python's documentation of `multiprocessing`, "Contexts and start methods".
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from publish.crew import Hands, Lost, Result, Thing, Within
from publish.errors import PublishError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

_HAS_SERVER = "forkserver" in multiprocessing.get_all_start_methods()
_SOON = 0.4  # seconds for leaving what they are within, when the work is cut short
_PATIENCE = 5.0  # the same, when it is done

Order = tuple[Sequence[Any], "Future[list[Any]]"]
"""A batch, and where its results go."""


@contextmanager
def processes(
    count: int, imported: Sequence[str], work: Callable[[Thing], Result], within: Within
) -> Iterator[Hands[Thing, Result]]:
    """Give the hands of `count` processes that have the modules `imported`, and end these afterwards.

    Each is started when there is something for it to do. Where the work is cut short by an exception, nobody
    waits for results any more: all are gone half a second later.
    """
    multiprocessing.set_forkserver_preload(list(imported))
    orders: SimpleQueue[Order | None] = SimpleQueue()
    workers = [_Worker(orders, work, within) for _ in range(count)]
    for one in workers:
        one.thread.start()

    def send(things: Sequence[Thing]) -> Future[list[Result]]:
        future: Future[list[Result]] = Future()
        orders.put((things, future))
        return future

    try:
        yield Hands(count, send)
        for _ in workers:
            orders.put(None)
        for one in workers:
            one.thread.join()
    finally:
        _end_all(workers)


def _end_all(workers: Sequence[_Worker]) -> None:
    """End the processes that there still are."""
    for one in workers:
        one.stop()
    last = time.monotonic() + _SOON
    for one in workers:
        one.end(last)


class _Worker:
    """A thread that has a process do one order after another; if that is lost, another in its place."""

    def __init__(self, orders: SimpleQueue[Order | None], work: Callable[[Any], Any], within: Within) -> None:
        self._orders = orders
        self._duty = (work, within)
        self._at_work: tuple[BaseProcess, Connection] | None = None
        self._is_over = False
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        """Have orders done until there are no more."""
        _deafen()
        while not self._is_over and (order := self._orders.get()) is not None:
            things, future = order
            try:
                future.set_result(self._done(things))
            except Exception as error:  # noqa: BLE001  because it is raised where the results are taken
                future.set_exception(error)
        if self._at_work:
            process, pipe = self._at_work
            with suppress(OSError):
                pipe.send(None)
            process.join(_PATIENCE)

    def _done(self, things: Sequence[Any]) -> list[Any]:
        """Return the results of `things`; Lost if the process ends before it has them."""
        try:
            process, pipe = self._at_work = self._at_work or self._new()
        except (OSError, EOFError) as error:
            raise Lost(f"could not be started ({error}): ask for fewer with -j") from error
        try:
            pipe.send(things)
            done: list[Any] | Exception = pipe.recv()
        except (OSError, EOFError) as error:
            self._at_work = None
            pipe.close()
            raise Lost(_end_of(process)) from error
        if isinstance(done, Exception):
            raise done
        return done

    def _new(self) -> tuple[BaseProcess, Connection]:
        """Return a new process, and the pipe to it."""
        context: ForkServerContext | SpawnContext = (
            multiprocessing.get_context("forkserver") if _HAS_SERVER else multiprocessing.get_context("spawn")
        )
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, *self._duty), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def stop(self) -> None:
        """Have the process leave what it is within, and end."""
        self._is_over = True
        if self._at_work:
            self._at_work[0].terminate()

    def end(self, last: float) -> None:
        """Wait until the process has ended, which it has to at the moment `last`."""
        if self._at_work:
            process, _ = self._at_work
            process.join(max(0, last - time.monotonic()))
            process.kill()
            process.join()


def _deafen() -> None:
    """Have this thread, and all that it starts, not hear the keyboard.

    What keeps account of resources has to be there before: when it is started, it unblocks signals.
    """
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def _end_of(process: BaseProcess) -> str:
    """Return how a process ended, in words, and what to do about it."""
    process.join(_SOON)
    code = process.exitcode or 0
    how = f"was killed ({signal.Signals(-code).name})" if code < 0 else "ended before its time"
    return f"{how}: give it more memory, or take this out"


# --- in the other process ------------------------------------------------------------------


def _serve(pipe: Connection, work: Callable[[Thing], Result], within: Within) -> None:
    """Do the work for whoever holds the other end of `pipe`, batch by batch, until there is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if within is not nullcontext:
        signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_watch, daemon=True).start()
    with suppress(OSError, EOFError), ExitStack() as stack:
        is_within = False
        while things := pipe.recv():
            try:
                if not is_within:
                    stack.enter_context(within())
                    is_within = True
                done: list[Result] | Exception = [work(one) for one in things]
            except Exception as error:  # noqa: BLE001  because it is raised where the results are taken
                done = _traced(error)
            pipe.send(done)


def _end(number: int, frame: object) -> None:
    """Take the signal: leave, once."""
    del frame
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(128 + number)


def _watch() -> None:
    """End this process when the one that it works for is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_SOON)
        os._exit(1)


def _traced(error: Exception) -> Exception:
    """Return `error` with where it was raised, which processes do not tell, unless a person can mend it."""
    if not isinstance(error, PublishError):
        error.add_note("".join(traceback.format_exception(error)))
    return error
