"""Dates of the lunar Hijri calendar that a translation gives beside the Gregorian: ٣ رمضان ١٤٤٦هـ.

Such a date is read where its day, month and year stand together. It may be any of five days around the one
of the tabular calendar, since months begin when the moon is seen. It need not be in the source text, but
it must be one of its days.

Source: E. G. Richards, "Mapping Time" (Oxford, 1998): the civil calendar of thirty years with eleven leap
days (in the years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from publish.checks.facts.figure import Day, Figure, Kind, plain
from publish.checks.facts.vocabulary import fold

YEARS = range(1300, 1500)
"""Lunar years that a statement may name, and no Gregorian date of one does."""

_NAMES = (
    "محرم المحرم محرّم",
    "صفر",
    "ربيع_الأول ربيع_أول",
    "ربيع_الآخر ربيع_الثاني",
    "جمادى_الأولى جمادى_الأول",
    "جمادى_الآخرة جمادى_الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال شوّال",
    "ذو_القعدة ذي_القعدة",
    "ذو_الحجة ذي_الحجة",
)
_MONTHS = {
    fold(name.replace("_", " ")): month
    for month, names in enumerate(_NAMES, start=1)
    for name in names.split()
}
_BESIDE = frozenset(map(fold, ("من", "عام", "سنة", "شهر", "لعام", "المبارك")))
_EPOCH = dt.date(622, 7, 19).toordinal()
_DAYS = range(1, 31)
_LONGEST = 32
_UNCERTAIN = 2  # days


def with_lunar_dates(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return `figures` with each day and year around the name of a lunar month as the days it may be."""
    if not any(plain(one) in YEARS for one in figures):
        return list(figures)
    return list(_joined(text, figures))


def _joined(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    rest = list(reversed(figures))
    while rest:
        day = rest.pop()
        date = _date(text, day, rest[-1]) if rest else None
        if date:
            rest.pop()
        yield date or day


def _date(text: str, day: Figure, year: Figure) -> Figure | None:
    of_day, of_year = plain(day) or 0, plain(year) or 0
    month = _month(text[day.end : year.start]) if year.start - day.end <= _LONGEST else 0
    if not month or of_day not in _DAYS or of_year not in YEARS:
        return None
    near = [gregorian(of_year, month, of_day + way) for way in range(-_UNCERTAIN, _UNCERTAIN + 1)]
    readings = frozenset(Day(one.year, one.month, one.day) for one in near)
    return Figure(Kind.DATE, day.start, year.end, readings, parts=(day, year), repeats=True)


def _month(between: str) -> int:
    words = [one for one in fold(between).replace("،", " ").split() if one not in _BESIDE]
    return _MONTHS.get(" ".join(words), 0)


def gregorian(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian day of a lunar one by the tabular calendar.

    >>> gregorian(1446, 9, 3)
    datetime.date(2025, 3, 3)
    """
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return dt.date.fromordinal(_EPOCH + days)
