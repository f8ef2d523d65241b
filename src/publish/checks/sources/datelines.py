"""Dates in an English statement that contradict its front matter, or their own day of the week.

1. A dateline ("Berlin, 19 October 2017 – ...") has the date of the front matter.
2. So has what the text calls today ("today, 19 October 2017").
3. A date in the first sentence with the day and month of the front matter has its year, too: in January
   people go on writing the old one.
4. "Monday, 16 October 2017" was a Monday. Without a year it is one of the year before, of, or after the date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from publish.checks.late import late
from publish.checks.rule import WARNING, Rule
from publish.model import Kind, Statement

RULES = (
    Rule(
        "dateline",
        WARNING,
        "A date in the text that contradicts the front matter sends readers to the wrong day.",
        "`Berlin, 19 October 2016 –` with `date: 2017-10-19`",
    ),
    Rule(
        "weekday",
        WARNING,
        "A day of the week that does not fit its date says that one of the two is wrong.",
        "`Tuesday, 16 October 2017`, which was a Monday",
    ),
)

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = 3  # letters of an abbreviated month
_MONTH = "|".join(f"{month[:_SHORT]}(?:{month[_SHORT:]}|\\b\\.?)" for month in _MONTHS)
_DATE = late(
    rf"""\b
    (?:(?P<weekday>{"|".join(_DAYS)})(?:,\ |\ (?:the\ |on\ )?|\ \())?
    (?:
        (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?P<month>{_MONTH})(?:,?\ (?P<year>(?:19|20)\d\d))?
      | (?P<us_month>{_MONTH})\ (?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\ (?P<us_year>(?:19|20)\d\d))?
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = late(r"\d")  # each date has one, and few texts do
_DATELINE = late(r"[^.!?\d]{0,60}[,(]\s*\Z")
_AFTER_DATELINE = late(r"\)?\s*(?:[–—]|-{1,2}\s|:)")
_TODAY = late(r"\btoday,?\s(?:on\s)?\Z", re.IGNORECASE)
_GAZE = 80  # characters in which a dateline stands
_SENTENCE = late(r"[.!?]\s+[A-Z]")


def date_findings(statement: Statement) -> Iterator[tuple[str, int, str]]:
    """Yield rule, line and message for dates of the text that cannot be right."""
    first = next((one for one in statement.segments if one.kind is Kind.PARAGRAPH), None)
    date = statement.metadata.date
    for segment in statement.segments:
        if not _DIGIT.search(segment.text):
            continue
        end = _first_sentence(segment.text) if segment is first else 0
        for found in _DATE.finditer(segment.text):
            if segment.markdown and _contradicts(found, segment.text, date, end):
                message = f'"{found[0]}" contradicts "date", which is {date}: correct one of them'
                yield "dateline", segment.line, message
            if (weekday := found["weekday"]) and not _fits(weekday, found, date):
                message = f'"{found[0]}" was no {weekday.capitalize()}: correct the day or the date'
                yield "weekday", segment.line, message


def _first_sentence(text: str) -> int:
    """Return where the first sentence of `text` ends."""
    end = _SENTENCE.search(text)
    return end.start() if end else len(text)


def _contradicts(found: re.Match[str], text: str, date: dt.date, end: int) -> bool:
    """Tell whether a date of the text should be that of the front matter, and is not (rules 1 to 3).

    `end` is where the first sentence of the statement ends, 0 in all its other paragraphs.
    """
    day, month, year = _parts(found)
    if (day, month, year or date.year) == (date.day, date.month, date.year):
        return False
    start = found.start()
    if _TODAY.search(text, max(0, start - _GAZE), start):
        return True
    if start >= end:
        return False
    dateline = start <= _GAZE and _DATELINE.fullmatch(text, 0, start)
    return bool(dateline and _AFTER_DATELINE.match(text, found.end())) or (
        (day, month) == (date.day, date.month)
    )


def _fits(weekday: str, found: re.Match[str], date: dt.date) -> bool:
    """Tell whether a date falls on its day of the week; one that does not exist does not (rule 4)."""
    day, month, year = _parts(found)
    years = (year,) if year else (date.year - 1, date.year, date.year + 1)
    return any(_weekday(one, month, day) == _DAYS.index(weekday.lower()) for one in years)


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return dt.date(year, month, day).weekday()
    except ValueError:
        return None


def _parts(found: re.Match[str]) -> tuple[int, int, int | None]:
    """Return day, month and year of a date; None where it has no year."""
    month = (found["month"] or found["us_month"]).lower()[:_SHORT]
    year = found["year"] or found["us_year"]
    number = next(at for at, name in enumerate(_MONTHS, start=1) if name.startswith(month))
    return int(found["day"] or found["us_day"]), number, int(year) if year else None
