"""Machines elsewhere: a Dask cluster, through the `Executor` that its client gives.

1. Workers get texts and give bytes. They need no disk in common with anybody, only the same code
   (`crew/code.py`). All are asked for it before anything is sent, and each again with each batch, since
   workers come and go.
2. A batch whose worker is lost goes to another: the scheduler sees to that, a few times. What it gives up,
   what a lost scheduler cancels, and what waits while no worker is left is Lost. That none is left is told.
3. A worker has one thread. Python-Markdown is not made for two at a time, and two would not be quicker.

A cluster runs whatever it is sent: `docs/scaling.md` says how to keep strangers out.

Source: https://distributed.dask.org/en/stable/resilience.html; https://docs.dask.org/en/stable/futures.html.
"""

from __future__ import annotations

import logging
import pickle
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, nullcontext, suppress
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from publish.crew import Gone, Hands, Hire, Lost, Result, Thing, Within
from publish.crew.code import code, difference, without_printing
from publish.errors import ConfigError, printable

_OPTION = "--executor"
_INSTALL = "run pip install '.[dask]' in the folder of publish's own sources"
_ANSWER = 8  # seconds within which the scheduler has to answer
_CLOSING = 0.3  # seconds for taking leave
_LOOK = 2  # seconds between one look at who is there and the next
_ALONE = 60  # seconds without any worker after which what waits is lost
_TOLD = 6  # seconds without any worker after which that is told
_GONE = "no worker is left: start workers, and run again"
_OUT_OF_REACH = "the scheduler is out of reach: see to the cluster, and run again"


def cluster(address: str, tell: Callable[[str], None] = lambda _: None) -> Hire:
    """Return what calls in the workers of the cluster at `address`: `dask://HOST:PORT`.

    While no worker is there, `tell` gets a line that says so. Raises ConfigError for an address of another
    form, and where the extra is not installed. What is returned raises it where nobody answers,
    where there is no worker, and for a worker that has other code, or more than one thread.
    """
    place = _place(address)
    if not place:
        like = f"dask://{address}" if _place(f"dask://{address}") else "dask://10.0.0.1:8786"
        message = f'"{printable(address)}" is no address of a cluster: write it like {like}'
        raise ConfigError(_OPTION, 0, message)
    if find_spec("distributed") is None:
        raise ConfigError(_OPTION, 0, f"a library for it is missing: {_INSTALL}")
    return partial(_workers, place, tell)


def _place(address: str) -> str:
    """Return the host and port of an address; nothing for what is none.

    >>> _place("dask://10.0.0.1:8786")
    '10.0.0.1:8786'
    """
    scheme, mark, place = address.partition("://")
    try:
        parts = urlsplit(f"//{place}")
        plain = parts.hostname and parts.port and parts.netloc == place and "@" not in place
    except ValueError:
        return ""
    return place if scheme == "dask" and mark and plain else ""


@contextmanager
def _workers(
    place: str, tell: Callable[[str], None], work: Callable[[Thing], Result], within: Within
) -> Iterator[Hands[Thing, Result]]:
    """Give the hands of the workers at `place`."""
    from distributed.client import ClosedClientError  # noqa: PLC0415  because it comes with the extra alone

    duty = pickle.dumps((work, within))
    asked = without_printing(code()) if within is nullcontext else code()
    with _client(place) as client, _watched(client, place, tell) as waiting:
        count = _count(client, place, asked)
        executor = client.get_executor(pure=False)

        def send(things: Sequence[Thing]) -> Future[list[Result]]:
            answer: Future[list[Result]] = Future()
            waiting.add(answer)
            answer.add_done_callback(waiting.discard)
            try:
                sent = executor.submit(do, asked, duty, list(things))
            except ClosedClientError:
                _settle(answer, _gone(place, _OUT_OF_REACH))
            else:
                sent.add_done_callback(partial(_pass_on, place, answer))
            return answer

        yield Hands(count, send)


@contextmanager
def _client(place: str) -> Iterator[Any]:
    """Give a client of the scheduler at `place`; ConfigError if it does not answer."""
    import dask  # noqa: PLC0415  because it comes with the extra alone
    import distributed  # noqa: PLC0415  because it comes with the extra alone

    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    scheme = "tls" if dask.config.get("distributed.comm.require-encryption") else "tcp"
    connect: Any = distributed.Client
    try:
        client = connect(f"{scheme}://{place}", timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        message = f"no Dask scheduler answers at {place}: start one there, as docs/scaling.md says"
        raise ConfigError(_OPTION, 0, message) from error
    try:
        yield client
    finally:
        client.close(timeout=_CLOSING)


def _count(client: Any, place: str, asked: Mapping[str, str]) -> int:
    """Return how many workers there are; ConfigError for none, and for one with other code than `asked`."""
    found = client.run(code, on_error="return")
    if not found:
        command = f"dask worker {place} --nthreads 1"
        raise ConfigError(
            _OPTION, 0, f"the cluster at {place} has no worker: run `{command}` where one is to be"
        )
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, BaseException):
            wrong = f"cannot say which publish it has ({printable(str(theirs))}), here is {code()['publish']}"
        else:
            wrong = difference(theirs, asked)
        if wrong:
            raise _refused(worker, wrong)
    for worker, threads in sorted(client.nthreads().items()):
        if threads != 1:
            message = f"worker {worker} has {threads} threads: start it with --nthreads 1, and more of them"
            raise ConfigError(_OPTION, 0, message)
    return len(found)


def _refused(worker: str, wrong: str) -> ConfigError:
    """Return the error for a worker that has other code than is asked for."""
    return ConfigError(_OPTION, 0, f"worker {worker} {wrong}: install the same there, and start it anew")


# --- what may be lost ------------------------------------------------------------------------


@contextmanager
def _watched(client: Any, place: str, tell: Callable[[str], None]) -> Iterator[set[Future[Any]]]:
    """Give a place for answers that are waited for: Gone without a scheduler, or without workers for long."""
    waiting: set[Future[Any]] = set()
    over = threading.Event()

    def watch() -> None:
        alone = 0
        while not over.wait(_LOOK):
            alone = 0 if client.scheduler_info().get("workers") else alone + _LOOK
            is_cut_off = client.status == "closed"
            if alone == _TOLD:
                tell(f"dask://{place} has no worker: waiting up to {_ALONE} seconds for one")
            if is_cut_off or alone >= _ALONE:
                for one in tuple(waiting):
                    _settle(one, _gone(place, _OUT_OF_REACH if is_cut_off else _GONE))

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield waiting
    finally:
        over.set()


def _gone(place: str, what: str) -> Gone:
    """Return that the cluster at `place` does no more work."""
    return Gone(f"dask://{place}", what)


def _pass_on(place: str, answer: Future[Any], sent: Future[Any]) -> None:
    """Let `answer` be what became of what was `sent`."""
    from distributed import KilledWorker  # noqa: PLC0415  because it comes with the extra alone

    if sent.cancelled():
        _settle(answer, _gone(place, _OUT_OF_REACH))
    elif isinstance(error := sent.exception(), KilledWorker):
        _settle(answer, Lost("was killed: give it more memory, or take this out"))
    else:
        _settle(answer, error or sent.result())


def _settle(answer: Future[Any], outcome: Any) -> None:
    """Let `answer` have its outcome, unless it has one."""
    with suppress(InvalidStateError):
        if isinstance(outcome, BaseException):
            answer.set_exception(outcome)
        else:
            answer.set_result(outcome)


# --- on the other machine -------------------------------------------------------------------


def do(asked: Mapping[str, str], duty: bytes, things: Sequence[Any]) -> list[Any]:
    """Return the results of a batch, for whoever has the code `asked`; ConfigError if ours is another."""
    if wrong := difference(code(), asked):
        from distributed import get_worker  # noqa: PLC0415  because it comes with the extra alone

        raise _refused(get_worker().address, wrong)
    work, within = _duty(duty)
    with within():
        return [work(one) for one in things]


@lru_cache(maxsize=1)
def _duty(duty: bytes) -> tuple[Callable[[Any], Any], Within]:
    """Return the work and what has to be open for it: the same for all batches of a run."""
    work, within = pickle.loads(duty)  # noqa: S301  because whoever can send this can send anything
    return work, within
