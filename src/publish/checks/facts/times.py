"""The half of the day that stands beside a time, and times whose hours and minutes a word parts.

`2:30 p.m.`, `9 Uhr abends`, `下午3时45分`, `14 h 30`. Without a half, a time up to twelve may be either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publish.checks.facts.digits import clock
from publish.checks.facts.figure import Clock, Demand, Figure, plain
from publish.checks.facts.vocabulary import Vocabulary, fold

_HOUR_SIGN = re.compile(r"[ \u00a0\u202f]?(?:h|H|Uhr|时|時|点|點)[ \u00a0\u202f]?")
_AFTER, _BEFORE = 22, 4
_HOUR = 60  # minutes
_MINUTE_DIGITS = 2
_SPOKEN_HOURS = range(1, 13)
_BEFORE_HOUR = 16


def with_times(text: str, folded: str, figures: Sequence[Figure], words: Vocabulary) -> list[Figure]:
    """Return `figures` with the times among them told apart from numbers. `folded` is the folded text."""
    found: list[Figure] = []
    rest = list(reversed(figures))
    halves = any(mark in folded for mark in (*words.am, *words.pm))
    while rest:
        figure = rest.pop()
        minutes = rest.pop() if rest and _parted(text, figure, rest[-1]) else None
        found.append(_time(text, figure, minutes, words, halves=halves))
    return found


def _parted(text: str, hour: Figure, minutes: Figure) -> bool:
    """Tell whether two figures are an hour and its minutes, with a sign between: 14 h 30."""
    if plain(hour) is None or _hour(hour) is None or not minutes.written:
        return False
    of_minutes = minutes.end - minutes.start == _MINUTE_DIGITS and (plain(minutes) or 0) < _HOUR
    return of_minutes and _HOUR_SIGN.fullmatch(text, hour.end, minutes.start) is not None


def _time(text: str, figure: Figure, minutes: Figure | None, words: Vocabulary, *, halves: bool) -> Figure:
    """Return a figure as the time that it may be; `halves` says that the text names a half of the day."""
    if spoken := _spoken(text, figure, words):
        return spoken
    hour = _hour(figure)
    if hour is None:
        return figure
    end = minutes.end if minutes else figure.end
    noon = _noon(text, figure.start, end, words) if halves else ""
    if not (noon or minutes):
        return figure
    minute = plain(minutes) or 0 if minutes else min(_minutes(figure), default=0) % _HOUR
    return clock(figure.start, end, hour, minute, noon=noon)


def _spoken(text: str, figure: Figure, words: Vocabulary) -> Figure | None:
    """Return a time in words ("half past two"), which is only compared: languages say it by either hour."""
    hour = plain(figure)
    if not words.past or hour is None or hour not in _SPOKEN_HOURS:
        return None
    before = fold(text[max(0, figure.start - _BEFORE_HOUR) : figure.start]).rstrip()
    shift = next((minutes for mark, minutes in words.past.items() if before.endswith(mark)), 0)
    if not shift:
        return None
    moment = (hour * _HOUR + shift) % (12 * _HOUR)
    time = clock(figure.start, figure.end, moment // _HOUR or 12, moment % _HOUR)
    parts = (replace(time.parts[0], demand=Demand.COMPARED), replace(time.parts[1], demand=Demand.NEVER))
    return replace(time, demand=Demand.COMPARED, parts=parts, written=False)


def _hour(figure: Figure) -> int | None:
    """Return the hour as it is written, if the figure may be a time of the day."""
    if not figure.written:
        return None
    value = plain(figure)
    if value is not None:
        return value if value <= 24 else None  # noqa: PLR2004 because a day has as many hours
    times = _minutes(figure)
    return min(times) // 60 if times else None


def _minutes(figure: Figure) -> list[int]:
    return [one.minutes for one in figure.readings if isinstance(one, Clock)]


def _noon(text: str, start: int, end: int, words: Vocabulary) -> str:
    after = fold(text[end : end + _AFTER])
    before = fold(text[max(0, start - _BEFORE) : start])
    for noon, marks in (("am", words.am), ("pm", words.pm)):
        for mark in marks:
            if before.endswith(mark) if words.chinese else _stands(after, mark):
                return noon
    return ""


def _stands(after: str, mark: str) -> bool:
    """Tell whether `mark` follows, with at most a word such as "hours" between, as a word of its own."""
    at = after.find(mark)
    between = after[:at].split() if at > 0 else []
    ended = not after[at + len(mark) : at + len(mark) + 1].isalpha()
    return at >= 0 and ended and len(between) <= 1 and not any(one.isdigit() for one in after[:at])
