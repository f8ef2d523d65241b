"""Who does the work: this process alone, several on this machine, or machines elsewhere.

1. Work is a function that can be sent, and a stream of things to do it to, each by itself. Results come back
   as a stream in the same order.
2. No more is under way than there are hands, and a little to go on with: neither what is to be done nor what
   was done is ever in memory at once. Things are sent in small batches, since each sending has its price.
3. Whoever works may be lost on the way: killed for want of memory, or a machine that went down. What it had
   in hand is done again, each thing alone, by others. A thing with which they are lost each time is named,
   and the work ends.
4. Where there is little to do, it is done here: others cost more to call in than they save. What little is
   depends on what is to be done.

`Hire` is what calls them in: `crew/processes.py` on this machine, `crew/cluster.py` elsewhere.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from msgspec import Struct

from publish.errors import PublishError

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCH = 4
"""How many things are sent at once."""

FEW = 16
"""With fewer things than this nobody is called in."""

FEW_LIGHT = 2000
"""The same for things that take a few milliseconds, a third of which goes for what is sent and written."""

_SPARE = 8  # batches, at most, that lie ready for hands that become free
_TRIES = 2  # how often a thing is done again whose worker was lost


class Named(Protocol):
    """A thing that can be worked on: `path` is what an error calls it."""

    @property
    def path(self) -> str:
        """Return where it lies in the workspace."""


Thing = TypeVar("Thing", bound=Named)
Result = TypeVar("Result")
Within = Callable[[], AbstractContextManager[object]]
"""What has to be open while the work is done, once in each process: a browser that prints, say."""

Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Shows how far the work is, of so many things: what it gives is called after each of them."""


class Lost(Exception):  # noqa: N818  because nothing is wrong yet: it is done again
    """Whoever had the work in hand is gone: what became of them, and what to do if that happens again."""


class Gone(Lost):
    """Nobody is left to do any work: `who` should, what became of them, and what to do about it."""

    def __init__(self, who: str, what: str) -> None:
        super().__init__(what)
        self.who = who


class WorkError(PublishError):
    """Whoever works on a thing is lost each time, or nobody is left to work on anything."""

    rule = "work"


class Hands(Struct, Generic[Thing, Result], frozen=True):
    """Those who were called in: `count` of them, and how to `send` them a batch.

    The future raises Lost where the batch is.
    """

    count: int
    send: Callable[[Sequence[Thing]], Future[list[Result]]]


class Hire(Protocol):
    """Calls hands in for some work, and sends them home afterwards: at once, if that is an exception."""

    def __call__(
        self, work: Callable[[Thing], Result], within: Within
    ) -> AbstractContextManager[Hands[Thing, Result]]:
        """Give the hands that do `work`."""


@contextmanager
def unseen(total: int) -> Iterator[Callable[[], None]]:
    """Show nothing of how far the work is."""
    del total
    yield lambda: None


class Crew(Struct, frozen=True):
    """Those who do the work: others where there is `hire` and enough to do, and else this process alone.

    Enough are `few` things, and never fewer than `FEW`.
    """

    hire: Hire | None = None
    progress: Progress = unseen
    few: int = FEW

    def each(
        self,
        work: Callable[[Thing], Result],
        things: Iterable[Thing],
        *,
        total: int = 0,
        within: Within = nullcontext,
    ) -> Generator[Result, None, None]:
        """Yield the result of `work` for each of `things`, in order; what `work` raises is raised here.

        `within` is entered before the first thing that a process works on, and left after its last; for no
        things at all it is not. `total` is how many there are, for whoever watches: nothing is shown without
        it. Whoever may stop taking results closes this generator then, or those who work go on:
        `with closing(crew.each(...)) as results`. Raises WorkError for a thing with which whoever has it is
        lost, and for those who are all gone.
        """
        left = iter(things)
        first = list(itertools.islice(left, FEW))
        if not first:
            return
        left = itertools.chain(first, left)
        hire = self.hire if len(first) == FEW and (total or FEW) >= self.few else None
        results = _here(work, left, within) if hire is None else _elsewhere(hire, work, left, within)
        progress = self.progress if total else unseen
        done = 0
        with progress(total) as step, closing(results):
            try:
                for done, one in enumerate(results, start=1):  # noqa: B007  because an error tells of the last
                    yield one
                    step()
            except Gone as gone:
                far = f" ({done} of {total} statements were done)" if total else ""
                raise WorkError(gone.who, 0, f"{gone}{far}") from None


def _here(
    work: Callable[[Thing], Result], things: Iterable[Thing], within: Within
) -> Generator[Result, None, None]:
    """Yield the results of what is done in this process."""
    with within():
        yield from map(work, things)


def _elsewhere(
    hire: Hire, work: Callable[[Thing], Result], things: Iterator[Thing], within: Within
) -> Generator[Result, None, None]:
    """Yield the results of what is done by others."""
    with hire(work, within) as hands:
        under_way: deque[tuple[Sequence[Thing], Future[list[Result]]]] = deque()
        most = hands.count + min(hands.count, _SPARE)
        for batch in iter(lambda: list(itertools.islice(things, BATCH)), []):
            under_way.append((batch, hands.send(batch)))
            if len(under_way) > most:
                yield from _results(hands, *under_way.popleft())
        while under_way:
            yield from _results(hands, *under_way.popleft())


def _results(
    hands: Hands[Thing, Result], batch: Sequence[Thing], future: Future[list[Result]]
) -> Iterable[Result]:
    """Return the results of a batch that was sent."""
    try:
        return future.result()
    except Lost:
        return (_again(hands, one) for one in batch)


def _again(hands: Hands[Thing, Result], thing: Thing) -> Result:
    """Return the result of a thing that was in a lost batch; WorkError if it is lost each time.

    Raises Gone where that is since nobody is left.
    """
    lost = Lost()
    for _ in range(_TRIES):
        try:
            return hands.send([thing]).result()[0]
        except Lost as error:
            lost = error
    if isinstance(lost, Gone):
        raise lost
    raise WorkError(thing.path, 0, f"{_TRIES + 1} times in a row, whoever worked on it {lost}")
