"""The two days of a night, in an English source: `on the night of 3 March` may be 3–4 March elsewhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from publish.checks.facts.figure import Day, Demand, Figure, Kind, number, small
from publish.checks.late import late

_NIGHT = late(r"\b(?:over)?nights?\b[a-z\s]{0,20}\Z", re.IGNORECASE)
_BEFORE_NIGHT = 32
_LONGEST_GAP = 12
_DAYS = 31
_LEAP_YEAR = 2000


def with_nights(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield `figures`; a night has two days, of which a language may name the first, the second or both."""
    for figure, following in zip_longest(figures, figures[1:]):
        if not _NIGHT.search(text, max(0, figure.start - _BEFORE_NIGHT), figure.start):
            yield figure
        elif figure.kind is Kind.DATE:
            yield from _night(figure)
        else:
            date_follows = following is not None and following.kind is Kind.DATE
            first = date_follows and following.start - figure.end <= _LONGEST_GAP and small(figure, _DAYS)
            yield replace(figure, demand=Demand.NEVER) if first else figure


def _night(figure: Figure) -> Iterator[Figure]:
    days = [one for one in figure.readings if isinstance(one, Day) and one.day]
    following = {_next_day(one) for one in days}
    yield replace(figure, readings=figure.readings | following)
    for day in {one.day for one in days}:
        yield number(figure.start, figure.end, day, demand=Demand.NEVER)


def _next_day(day: Day) -> Day:
    try:
        found = dt.date(day.year or _LEAP_YEAR, day.month, day.day) + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return day
    return Day(found.year if day.year else 0, found.month, found.day)
