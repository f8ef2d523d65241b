"""Dates as people write them, and only whole ones: day, month and year.

`19 October 2017`, `October 19th, 2017`, `Thu, 19 Oct. 2017`, `2017-10-19`, `19/10/2017`. Digits
alone with the day or month first have two readings when both are twelve or less; that is for
the caller to refuse.
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
)
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"

# Without groups, to be built into other patterns; needs re.IGNORECASE.
DATE = (
    rf"(?:{_WEEKDAY}(?:{_DAY}(?: of)? {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR})"
    rf"|{_WEEKDAY}{_YEAR}([-/.])[0-9]{{1,2}}[-/.][0-9]{{1,2}}"
    rf"|{_WEEKDAY}[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.]{_YEAR})"
).replace("([-/.])", "[-/.]")

_WORDS = re.compile(r"[0-9]+|[a-z]+", re.IGNORECASE)


def readings(text: str) -> tuple[dt.date, ...]:
    """Return what `text` (something that `DATE` matches) may mean: no date, one, or two.

    >>> readings("Thursday, 19 October 2017")
    (datetime.date(2017, 10, 19),)
    >>> len(readings("05/06/2021"))
    2
    """
    numbers = [int(part) for part in re.findall("[0-9]+", text)]
    months = [
        _MONTHS.index(part[:3].lower()) + 1 for part in _WORDS.findall(text) if part[:3].lower() in _MONTHS
    ]
    orders = _orders(numbers, months)
    return tuple(dict.fromkeys(date for year, month, day in orders if (date := _date(year, month, day))))


def weekday(text: str) -> int | None:
    """Return the day of the week that a date names, Monday as 0, or None if it names none.

    >>> weekday("Thursday, 19 October 2017")
    3
    """
    words = (word[:3].lower() for word in _WORDS.findall(text))
    return next((_WEEKDAYS.index(word) for word in words if word in _WEEKDAYS), None)


def _orders(numbers: list[int], months: list[int]) -> list[tuple[int, int, int]]:
    """Return the candidates `(year, month, day)` for a date's numbers and month names."""
    if months:
        day, year = numbers
        return [(year, months[0], day)]
    first, second, third = numbers
    if first > 31:  # noqa: PLR2004  because no day is greater
        return [(first, second, third)]
    return [(third, second, first), (third, first, second)]


def _date(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None if the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
