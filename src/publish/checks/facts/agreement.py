"""Figures of two texts find each other, the certain ones first.

Each figure is put aside at most twice, and looked up by what it may stand for: the time is linear.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from publish.checks.facts.figure import Figure
from publish.checks.facts.figure import Reading as Meaning


def said(figures: Sequence[Figure]) -> frozenset[Meaning]:
    """Return all that figures and their parts may stand for."""
    return frozenset(one for figure in figures for each in (figure, *figure.parts) for one in each.readings)


def agree(
    left: Sequence[Figure], right: Sequence[Figure], here: frozenset[Meaning], there: frozenset[Meaning]
) -> tuple[list[Figure], list[Figure]]:
    """Return what is alone on the left, and on the right; `here` and `there` are all that each side says."""
    waiting = defaultdict[Meaning, deque[Figure]](deque)
    for figure in sorted(right, key=_certainty):
        for reading in figure.readings:
            waiting[reading].append(figure)
    used: set[Figure] = set()
    alone = [figure for figure in sorted(left, key=_certainty) if not _take(figure, waiting, used)]
    rest = [one for one in alone if not (one.repeats and not there.isdisjoint(one.readings))]
    over = [one for one in right if one not in used]
    over = [one for one in over if not (one.repeats and not here.isdisjoint(one.readings))]
    return sorted(rest, key=lambda one: one.start), over


def _certainty(figure: Figure) -> tuple[int, bool, int, int]:
    return (-figure.demand, figure.repeats, len(figure.readings), figure.start)


def _take(figure: Figure, waiting: dict[Meaning, deque[Figure]], used: set[Figure]) -> bool:
    """Let `figure` have the most certain counterpart that is free, and tell whether there is one."""
    heads = [one for reading in figure.readings if (one := _head(figure, waiting.get(reading), used))]
    if heads:
        used.add(min(heads, key=_certainty) if len(heads) > 1 else heads[0])
    return bool(heads)


def _head(figure: Figure, queue: deque[Figure] | None, used: set[Figure]) -> Figure | None:
    """Return the first figure of a queue that is free for `figure`."""
    while queue and queue[0] in used and not queue[0].repeats and len(queue) > 1:
        queue.popleft()
    free = queue and (figure.repeats or queue[0].repeats or queue[0] not in used)
    return queue[0] if queue and free else None
