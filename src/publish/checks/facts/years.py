"""Years that are written short, and years and decades of the Persian calendar.

`2011/12` is 2011 and 2012. In Persian 1396 may be 2017 or 2018, and two digits are a year after a word that
years follow (`آبان ۹۸`) and a decade after that word (`دههٔ ۶۰`, the 1980s).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from publish.checks.facts import calendars
from publish.checks.facts.figure import Figure, plain
from publish.checks.late import late

_DECADE = late("ده[هۀ]\u0654?\\s?(?:ی\\s)?\\Z")  # of the solar 1360s, 1981 to 1990
_YEARS = range(1900, 2100)
_TO_YEAR = frozenset("/-–—‑‐")
_SHORT_YEARS = range(30, 100)  # 1330 to 1399
_SHORT_DIGITS = 2
_BEFORE_YEAR = late(
    "\\b(?:سال|بهار|تابستان|پاییز|زمستان|انقلاب|انتخابات|جنبش|اعتراضات|کشتار|جنگ"
    f"|(?:{'|'.join(calendars.MONTHS)})(?:ماه)?)\\s\\Z"
)
_LONGEST_BEFORE = 12
_COUNTED = late(
    "[ \u00a0\u200c]"
    "(?:نفر|تن|زن|مرد|کودک|زندانی|بازداشتی|غیرنظامی|کشته|زخمی|شهروند|معترض|دانشجو|روزنامه|خانواده"
    "|خانه|روستا|مورد|پرونده|نام|عکس|سند|صفحه|روز|ساعت|ماه|سال|بار|متر|کیلو|دلار|یورو|ریال|تومان|تخت|سلول|هزار|میلیون)"
)


def after_decade(text: str, start: int) -> bool:
    """Tell whether "decade" stands before `start` in Persian."""
    return _DECADE.search(text, max(0, start - _LONGEST_BEFORE), start) is not None


def gregorian_years(text: str, start: int, digits: str) -> tuple[int, ...]:
    """Return the years and decades of the Gregorian calendar that `digits` may be in a Persian text."""
    value = int(digits)
    decade = value % 10 == 0 and after_decade(text, start)
    if calendars.FIRST_YEAR <= value <= calendars.LAST_YEAR and not _counts(text, start, start + len(digits)):
        return (value + 621, value + 622, *((value + 620,) if decade else ()))
    if decade:
        return (1920 + value,)
    short = len(digits) == _SHORT_DIGITS and value in _SHORT_YEARS
    if short and _BEFORE_YEAR.search(text, max(0, start - _LONGEST_BEFORE), start):
        return (1300 + value + 621, 1300 + value + 622)
    return ()


def _counts(text: str, start: int, end: int) -> bool:
    """Tell whether a number counts what follows, and has no sign of a year before it."""
    dated = _BEFORE_YEAR.search(text, max(0, start - _LONGEST_BEFORE), start)
    return not dated and _COUNTED.match(text, end) is not None


def with_short_years(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield `figures`, the second of two years with the century of the first: 2011/12, 2011–12."""
    before: Figure | None = None
    for figure in figures:
        century = _century(text, before, figure) if before else 0
        short = plain(figure) if century else None
        yield replace(figure, readings=figure.readings | {century + short}) if short is not None else figure
        before = figure


def _century(text: str, before: Figure, figure: Figure) -> int:
    """Return the century of a year that two digits are joined to, or 0."""
    if figure.end - figure.start != _SHORT_DIGITS or text[before.end : figure.start] not in _TO_YEAR:
        return 0
    year = plain(before)
    return year - year % 100 if year is not None and year in _YEARS else 0
