"""Days of the solar Hijri calendar, as Iran counts them, in the Gregorian one.

Source: Kazimierz M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74
(1996), 223-230: the breaks between its cycles of leap years; and the arithmetic of its jalaali routines.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

FIRST_YEAR, LAST_YEAR = 1200, 1499
"""Solar years that a statement may name, and no Gregorian date of one does."""

MONTHS: dict[str, int] = {
    "فروردین": 1, "اردیبهشت": 2, "خرداد": 3, "تیر": 4, "مرداد": 5, "امرداد": 5, "شهریور": 6,
    "مهر": 7, "آبان": 8, "آذر": 9, "دی": 10, "بهمن": 11, "اسفند": 12,
    "حمل": 1, "ثور": 2, "جوزا": 3, "سرطان": 4, "اسد": 5, "سنبله": 6,
    "میزان": 7, "عقرب": 8, "قوس": 9, "جدی": 10, "دلو": 11, "حوت": 12,
}  # fmt: skip
"""The months of Iran and of Afghanistan; Babel has no Persian calendar."""

_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210,
    1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip
_CYCLE = 33
_LONG_MONTHS = 6  # of 31 days; the others have 30


def gregorian(year: int, month: int, day: int) -> dt.date | None:
    """Return the Gregorian date of a solar one, or None for a month or day that there is not.

    >>> gregorian(1396, 7, 24)
    datetime.date(2017, 10, 16)
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 because these are a year's
        return None
    days = (month - 1) * 31 - max(0, month - _LONG_MONTHS - 1) + day - 1
    return dt.date(year + 621, 3, _new_year(year)) + dt.timedelta(days=days)


def _new_year(year: int) -> int:
    """Return on which day of March the solar `year` begins."""
    leaps, start = -14, _BREAKS[0]
    for begin, end in pairwise(_BREAKS):
        start = begin
        if year < end:
            jump = end - begin
            break
        leaps += (end - begin) // _CYCLE * 8 + (end - begin) % _CYCLE // 4
    since = year - start
    leaps += since // _CYCLE * 8 + (since % _CYCLE + 3) // 4
    if jump % _CYCLE == 4 and jump - since == 4:  # noqa: PLR2004 because the source has these numbers
        leaps += 1
    of_gregory = (year + 621) // 4 - ((year + 621) // 100 + 1) * 3 // 4 - 150
    return 20 + leaps - of_gregory
