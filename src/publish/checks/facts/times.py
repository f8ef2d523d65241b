"""The half of the day that stands beside a time, and times whose hours and minutes a word parts.

`2:30 p.m.`, `9 Uhr abends`, `下午3时45分`, `14 h 30`. Without a half, a time up to twelve may be either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from publish.checks.facts.digits import clock
from publish.checks.facts.figure import Clock, Demand, Figure, Kind, plain
from publish.checks.facts.vocabulary import Vocabulary, fold
from publish.checks.late import late

_HOUR_SIGN = late(r"[ \u00a0\u202f]?(?:h|H|Uhr|时|時|点|點)[ \u00a0\u202f]?")
_AFTER, _BEFORE = 32, 24
_LONGEST_SIGN = 5
_HOUR = 60  # minutes
_MINUTE_DIGITS = 2
_SPOKEN_HOURS = range(1, 13)
_BEFORE_HOUR = 16
_SHORTEST_BEFORE = 4  # letters of a half before its hour: "am" may be a verb
_MINUTES_FOLLOW = late("[点點时時][零〇一二三四五六七八九十]")
_SMALL_HOURS = frozenset({1, 2, 3, 4, 5, 12})
_NOON_WORDS = frozenset({"noon", "midday"})
_NOON_MINUTES = 12 * _HOUR
_AT_HOUR = late(r"\b(?:at|from|to|until|till|by|between|before|after|around|about)\s\Z", re.IGNORECASE)
_TO_HOUR = late(r"\s?(?:to|and|until|till|[–—-])\s?")
_HOUR_ENDS = late(r"[.,;:!?)]|\Z| (?:on|in the|local|sharp|o['’]clock)\b")
_HOURS = frozenset({"heures", "heure", "часа", "часов", "час", "点", "點", "时", "時"})


def with_times(text: str, folded: str, figures: Sequence[Figure], words: Vocabulary) -> list[Figure]:
    """Return `figures` with the times among them told apart from numbers. `folded` is the folded text."""
    found: list[Figure] = []
    rest = list(reversed(figures))
    halves = any(map(folded.__contains__, words.halves))
    while rest:
        figure = rest.pop()
        minutes = rest.pop() if rest and _parted(text, figure, rest[-1]) else None
        may_be = halves or minutes or words.past
        found.append(_time(text, figure, minutes, words, halves=halves) if may_be else figure)
    return found


def with_shared_halves(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of an English source; an hour beside another one that is p.m. may be after noon.

    `from 1 to 2 p.m.`, `It begins at 6.30 p.m.; doors open at six`.
    """
    found: list[Figure] = []
    afternoon = False
    for figure, following in zip_longest(figures, figures[1:]):
        afternoon = afternoon or _after_noon(figure) or fold(text[figure.start : figure.end]) in _NOON_WORDS
        later = _is_hour(text, figure, following, afternoon=afternoon)
        found.append(_may_be_later(figure) if later else figure)
    return found


def _is_hour(text: str, figure: Figure, following: Figure | None, *, afternoon: bool) -> bool:
    """Tell whether a figure is an hour of an afternoon: up to one that is, or behind one."""
    ranges = following is not None and _after_noon(following)
    if following and ranges and _TO_HOUR.fullmatch(text, figure.end, following.start):
        return True
    at = _AT_HOUR.search(text[max(0, figure.start - _BEFORE_HOUR) : figure.start])
    return at is not None and afternoon and _HOUR_ENDS.match(text, figure.end) is not None


def _after_noon(figure: Figure) -> bool:
    times = _minutes(figure)
    return bool(times) and min(times) >= _NOON_MINUTES


def _may_be_later(figure: Figure) -> Figure:
    hour = plain(figure)
    if hour is None or hour not in _SPOKEN_HOURS[:-1]:
        return figure
    return replace(figure, readings=figure.readings | {hour + 12})


def _parted(text: str, hour: Figure, minutes: Figure) -> bool:
    """Tell whether two figures are an hour and its minutes, with a sign between: 14 h 30."""
    if minutes.start - hour.end > _LONGEST_SIGN or not minutes.written:
        return False
    if plain(hour) is None or _hour(hour) is None:
        return False
    of_minutes = minutes.end - minutes.start == _MINUTE_DIGITS and (plain(minutes) or 0) < _HOUR
    return of_minutes and _HOUR_SIGN.fullmatch(text, hour.end, minutes.start) is not None


def _time(text: str, figure: Figure, minutes: Figure | None, words: Vocabulary, *, halves: bool) -> Figure:
    """Return a figure as the time that it may be; `halves` says that the text names a half of the day."""
    if spoken := _spoken(text, figure, words):
        return spoken
    hour = _hour(figure)
    if hour is None:
        return _in_words(text, figure, words) if halves else figure
    end = minutes.end if minutes else figure.end
    noon = _half(_noon(text, figure.start, end, words), hour) if halves else ""
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


def _in_words(text: str, figure: Figure, words: Vocabulary) -> Figure:
    """Return an hour in words with its half beside it as a time, which is never asked for.

    It is any within an hour of that: half and quarters are said in many ways ("halb drei nachmittags").
    """
    hour = plain(figure)
    if figure.written or hour is None or hour not in _SPOKEN_HOURS[:-1]:  # twelve is in either half
        return figure
    if words.joined or _MINUTES_FOLLOW.match(text, figure.end):  # dokuzdan akşam beşe
        return figure
    noon = _half(_noon(text, figure.start, figure.end, words, hours=_HOURS), hour)
    if not noon:
        return figure
    at = (hour + (12 if noon == "pm" else 0)) * _HOUR
    readings = frozenset(Clock(minutes) for minutes in range(at - _HOUR + 1, at + _HOUR))
    parts = (replace(figure, readings=figure.readings | {at // _HOUR}),)  # vingt heures
    return Figure(Kind.TIME, figure.start, figure.end, readings, Demand.NEVER, parts, written=False)


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


def _noon(text: str, start: int, end: int, words: Vocabulary, hours: frozenset[str] | None = None) -> str:
    """Return `am`, `pm` or `night` as it stands beside an hour; `hours` are all that may stand between."""
    after = fold(text[end : end + _AFTER])
    before = fold(text[max(0, start - _BEFORE) : start])
    if not words.chinese and (noon := _noon_before(before, after, words)):
        return noon
    for noon, marks in (("am", words.am), ("pm", words.pm), ("night", words.night)):
        for mark in marks:
            if before.endswith(mark) if words.chinese else _stands(after, mark, hours):
                return noon
    return ""


def _half(noon: str, hour: int) -> str:
    """Return the half of the day in which an hour of the night is: 2 Uhr nachts, 11 Uhr nachts."""
    return ("am" if hour in _SMALL_HOURS else "pm") if noon == "night" else noon


def _noon_before(before: str, after: str, words: Vocabulary) -> str:
    """Return the half that stands before an hour, as in Turkish: sabah 4'te, sabah saat 4."""
    if not (before.endswith(" saat ") or after.startswith(("'", "’"))):
        return ""
    before = before.rstrip().removesuffix(" saat")
    for noon, marks in (("am", words.am), ("pm", words.pm)):
        if any(len(mark) > _SHORTEST_BEFORE and f" {before}".endswith(f" {mark}") for mark in marks):
            return noon
    return ""


def _stands(after: str, mark: str, hours: frozenset[str] | None) -> bool:
    """Tell whether `mark` follows, with at most a word such as "hours" between, as a word of its own."""
    at = after.find(mark)
    between = after[:at].split() if at > 0 else []
    ended = not after[at + len(mark) : at + len(mark) + 1].isalpha()
    allowed = len(between) <= 1 and (hours is None or hours.issuperset(between))
    return at >= 0 and ended and allowed and not any(one.isdigit() for one in after[:at])
