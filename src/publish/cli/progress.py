"""How far the work is: nothing is shown of what is quick, else a bar on a terminal, plain lines elsewhere.

It stands on standard error, so that what a command says stays what it says; a bar goes away when all is done.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

_QUICK = 2.0  # seconds that nobody minds waiting
_PAUSE = 10.0  # seconds between one line and the next

Show = Callable[[int], None]
"""Is told, after each statement, how many are done."""


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Show how many of `total` statements are done; what this gives is called after each of them."""
    count = itertools.count(1)
    with ExitStack() as stack:
        show = _bar_in_time(total, stack) if sys.stderr.isatty() else _lines(total)
        yield lambda: show(next(count))


def _lines(total: int) -> Show:
    """Return what prints a line now and then."""
    following = time.monotonic() + _PAUSE

    def show(done: int) -> None:
        nonlocal following
        if time.monotonic() > following:
            following = time.monotonic() + _PAUSE
            click.echo(f"{done} of {total} statements", err=True)

    return show


def _bar_in_time(total: int, stack: ExitStack) -> Show:
    """Return what shows a bar, until `stack` is left, once the work has taken a while."""
    begins = time.monotonic() + _QUICK
    shown: Show | None = None

    def show(done: int) -> None:
        nonlocal shown
        if shown is None and time.monotonic() > begins:
            shown = stack.enter_context(_bar(total))
        if shown is not None:
            shown(done)

    return show


@contextmanager
def _bar(total: int) -> Iterator[Show]:
    """Show a bar."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, no_color=click.get_current_context().color is False or None)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("statements"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.update(task, completed=done)
