"""Who does the work, and what becomes of it when they are lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from publish.crew import Crew, Gone, Hands, Lost, Within, WorkError


@dataclass
class Office:
    """Others, who do the work at once: what they are sent, and how they are sent home."""

    lost: Callable[[Sequence[str]], bool] = lambda _: False
    how: Lost = field(default_factory=lambda: Lost("fell ill"))
    sent: list[list[str]] = field(default_factory=list)
    left: list[type[BaseException] | None] = field(default_factory=list)

    @contextmanager
    def hire(self, work: Callable[[Any], Any], within: Within) -> Iterator[Hands[Any, Any]]:
        """Give a single hand."""
        del within

        def send(things: Sequence[Any]) -> Future[list[Any]]:
            paths = [one.path for one in things]
            self.sent.append(paths)
            future: Future[list[Any]] = Future()
            if self.lost(paths):
                future.set_exception(self.how)
            else:
                try:
                    future.set_result([work(one) for one in things])
                except Exception as error:  # noqa: BLE001  because that is what is told
                    future.set_exception(error)
            return future

        try:
            yield Hands(1, send)
        except BaseException as error:
            self.left.append(type(error))
            raise
        self.left.append(None)


@pytest.fixture
def notes(labour: ModuleType) -> Callable[[int], list[Any]]:
    """Return a function that gives so many notes."""
    return lambda count: [labour.Note(f"note {number}") for number in range(count)]


def test_alone(labour: ModuleType, notes: Callable[[int], list[Any]]) -> None:
    """Without others the work is done here, in order."""
    assert list(Crew().each(labour.shout, notes(3))) == ["NOTE 0", "NOTE 1", "NOTE 2"]


@pytest.mark.parametrize(("count", "batches"), [(15, 0), (16, 4), (17, 5)])
def test_others_are_called_in_where_there_is_enough_to_do(
    count: int, batches: int, labour: ModuleType, notes: Callable[[int], list[Any]]
) -> None:
    """That is from 16 things on, and they are sent four at a time."""
    office = Office()
    assert list(Crew(office.hire).each(labour.shout, notes(count))) == [f"NOTE {one}" for one in range(count)]
    assert len(office.sent) == batches


@pytest.mark.parametrize(("total", "batches"), [(39, 0), (40, 10), (0, 0)])
def test_few_may_be_more_where_the_work_is_light(
    total: int, batches: int, labour: ModuleType, notes: Callable[[int], list[Any]]
) -> None:
    """Then it has to be known how many there are, lest all of them are looked at before."""
    office = Office()
    crew = Crew(office.hire, few=40)
    assert len(list(crew.each(labour.shout, notes(total or 40), total=total))) == (total or 40)
    assert len(office.sent) == batches


def test_little_is_under_way(labour: ModuleType) -> None:
    """An endless stream of things has results: three batches are sent before the first is taken."""
    office = Office()
    endless = (labour.Note(f"note {number}") for number in itertools.count())
    with closing(Crew(office.hire).each(labour.shout, endless)) as results:
        assert next(results) == "NOTE 0"
        assert len(office.sent) == 3
        assert list(itertools.islice(results, 99))[-1] == "NOTE 99"
        assert len(office.sent) == 27


def test_what_is_lost_is_done_again(labour: ModuleType, notes: Callable[[int], list[Any]]) -> None:
    """Each thing of the batch alone, in its place."""
    office = Office(lost=lambda paths: len(paths) > 1 and "note 5" in paths)
    assert list(Crew(office.hire).each(labour.shout, notes(16))) == [f"NOTE {one}" for one in range(16)]
    assert [paths for paths in office.sent if len(paths) == 1] == [[f"note {one}"] for one in (4, 5, 6, 7)]


def test_what_is_lost_each_time(labour: ModuleType, notes: Callable[[int], list[Any]]) -> None:
    """It is named, after three times, and what was before it has been taken."""
    office = Office(lost=lambda paths: "note 5" in paths)
    results = Crew(office.hire).each(labour.shout, notes(16))
    assert list(itertools.islice(results, 5)) == ["NOTE 0", "NOTE 1", "NOTE 2", "NOTE 3", "NOTE 4"]
    with pytest.raises(WorkError) as caught:
        next(results)
    assert str(caught.value) == "note 5: error work: 3 times in a row, whoever worked on it fell ill"
    assert office.left == [WorkError]


@pytest.mark.parametrize(("total", "far"), [(16, " (5 of 16 statements were done)"), (0, "")])
def test_nobody_is_left(total: int, far: str, labour: ModuleType, notes: Callable[[int], list[Any]]) -> None:
    """Whoever should work is named, not what they had in hand, and how far they came."""
    office = Office(
        lost=lambda paths: "note 5" in paths, how=Gone("dask://host:1", "all fell ill: see to them")
    )
    with pytest.raises(WorkError) as caught:
        list(Crew(office.hire).each(labour.shout, notes(16), total=total))
    assert str(caught.value) == f"dask://host:1: error work: all fell ill: see to them{far}"
    assert office.left == [Gone]


def test_a_mistake_in_the_work(labour: ModuleType, notes: Callable[[int], list[Any]]) -> None:
    """It is raised where the results are taken, and all are sent home."""
    office = Office()
    with pytest.raises(LookupError, match="note 0"):
        list(Crew(office.hire).each(labour.stumble, notes(16)))
    assert office.left == [LookupError]


def test_whoever_takes_no_more(labour: ModuleType, notes: Callable[[int], list[Any]]) -> None:
    """They are sent home as soon as the results are closed."""
    office = Office()
    with closing(Crew(office.hire).each(labour.shout, notes(40))) as results:
        next(results)
    assert office.left == [GeneratorExit]


@pytest.mark.parametrize(("count", "happened"), [(2, ["in", "note 0", "note 1", "out"]), (0, [])])
def test_within(count: int, happened: list[str], notes: Callable[[int], list[Any]]) -> None:
    """What has to be open is opened before the first thing and closed after the last, or not at all."""
    log: list[str] = []

    @contextmanager
    def within() -> Iterator[None]:
        log.append("in")
        yield
        log.append("out")

    list(Crew().each(lambda one: log.append(one.path), notes(count), within=within))
    assert log == happened


@pytest.mark.parametrize(("total", "shown"), [(3, ["of 3", "one", "one", "one", "all"]), (0, [])])
def test_progress(
    total: int, shown: list[str], labour: ModuleType, notes: Callable[[int], list[Any]]
) -> None:
    """Whoever watches is told after each thing, if it is known how many there are."""
    log: list[str] = []

    @contextmanager
    def progress(total: int) -> Iterator[Callable[[], None]]:
        log.append(f"of {total}")
        yield lambda: log.append("one")
        log.append("all")

    list(Crew(progress=progress).each(labour.shout, notes(3), total=total))
    assert log == shown
