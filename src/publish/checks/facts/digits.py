"""Figures in digits, of any script, with the separators that people put into them.

Groups of digits that one separator joins are read from left to right, at each group by the first rule
that fits:

1. a telephone number: it begins with `+` or 0 and has seven digits or more, however it is grouped;
2. a date in figures (`2017-10-16`, `16.10.2017`, `10/16/2017`, in the order of the language);
3. a grouped number, with decimals or without (`1,200` `1 200` `1.200,50` `12,34,567`). Where a language
   writes decimals with the very mark that groups, it may be either;
4. a time (`14:30`; `14.30` may be a number, too);
5. a number with decimals; 6. a number by itself.

A character that cannot be seen does not part digits, because a reader sees one number. Digits above the
line, in circles and the like are figures of their own, unless they follow a letter (`km²`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from publish.checks.facts import calendars
from publish.checks.facts.figure import (
    Clock,
    Day,
    Demand,
    Figure,
    InMonth,
    Kind,
    Line,
    Reading,
    number,
    whole,
)
from publish.checks.facts.groups import Group, digit_groups
from publish.checks.facts.years import gregorian_years, with_short_years
from publish.model import Conventions

_SPACES = " \u00a0\u202f\u2009\u2007\u2008"
_MINUSES = "-\u2010\u2011\u2012\u2013"
_MARKS = frozenset(f"{_SPACES}{_MINUSES}./:,٬،٫·’'")
"""What joins two groups of digits, other than in telephone numbers."""
_ODD = re.compile(r"[²³¹⁰⁴-⁹₀-₉①-⓿❶-➓㈠-㈩㊀-㊉½⅓⅔¼¾⅕-⅞Ⅰ-ⅿ]")
_ANY = re.compile(rf"\d|{_ODD.pattern}")
_NAMED = re.compile(r"[^\W\d_]{4}-\Z")
_BEFORE_PHONE, _PLUS = f"{_SPACES}(", ("+", "＋")
_PHONE_GAP = re.compile(rf"[{_SPACES}().\-‐-–/]{{1,3}}")
_YEAR_DIGITS = 4
_SHORT = 2  # digits of a day, a month, a short year, an hour, minutes
_THOUSANDS, _HUNDREDS = 3, 2  # digits of a group
_PAIR, _PARTS = 2, 3  # groups of a number with one mark, and of a date
_MONTHS, _DAYS = 12, 31
_HOURS_A_DAY, _MINUTES_AN_HOUR, _NOON = 24, 60, 12
_HOURS = re.compile(r"[ \u00a0]?(?:GMT|UTC|hours|hrs|[BECM]E?S?T)\b")  # 1300 GMT
_MOST_GROUPS = 8  # of a number
_PHONE_DIGITS = range(7, 16)  # Source: ITU-T E.164, 6: at most 15


def written_figures(text: str, conventions: Conventions, *, solar: bool = False) -> list[Figure]:
    """Return the figures of `text` that stand in digits, in its order.

    `solar` says that the language counts years by the Persian calendar, too.
    """
    groups = list(digit_groups(text))
    found: list[Figure] = []
    at = 0
    while at < len(groups):
        figure, taken = _read(text, groups, at, conventions, solar=solar)
        found.append(figure)
        at += taken
    written = list(with_short_years(text, found))
    odd = () if text.isascii() else tuple(_odd_figures(text))
    return sorted([*written, *odd], key=lambda one: one.start) if odd else written


def has_digits(text: str) -> bool:
    """Tell whether there is any figure in digits in `text`."""
    return _ANY.search(text) is not None


def _odd_figures(text: str) -> Iterator[Figure]:
    """Yield the digits above the line, in circles and the like, but for those of a word."""
    for match in _ODD.finditer(text):
        if not text[max(0, match.start() - 1) : match.start()].isalpha():
            yield _odd(match)


def _odd(match: re.Match[str]) -> Figure:
    value = Fraction(unicodedata.numeric(match[0])).limit_denominator(1000)
    return number(match.start(), match.end(), whole(value))


def _read(
    text: str, groups: Sequence[Group], at: int, conventions: Conventions, *, solar: bool
) -> tuple[Figure, int]:
    """Return the figure that begins with a group, and how many groups it takes."""
    return (
        _phone(text, groups, at)
        or (_joined(groups, at, conventions) if groups[at].mark in _MARKS else None)
        or (_single(text, groups[at], solar=solar), 1)
    )


def _joined(groups: Sequence[Group], at: int, conventions: Conventions) -> tuple[Figure, int] | None:
    """Return the figure that begins with a group and one of `_MARKS` behind it."""
    return (
        _date(groups, at, conventions)
        or _grouped(groups, at, conventions)
        or _clock(groups, at)
        or _decimal(groups, at, conventions)
        or _short_date(groups, at, conventions)
    )


def _single(text: str, group: Group, *, solar: bool) -> Figure:
    value = int(group.digits[:40])
    named = text.endswith("-", 0, group.start) and _NAMED.search(text, max(0, group.start - 5), group.start)
    demand = Demand.COMPARED if named else Demand.ALWAYS
    if solar and (years := gregorian_years(text, group.start, group.digits)):
        figure = number(group.start, group.end, value, *years, demand=demand)
        return replace(figure, repeats=True)  # it may stand beside the year of the other calendar
    if len(group.digits) == _YEAR_DIGITS and _HOURS.match(text, group.end):
        hour, minute = divmod(value, 100)
        if hour < _HOURS_A_DAY and minute < _MINUTES_AN_HOUR:
            figure = clock(group.start, group.end, hour, minute, noon="am" if hour < _NOON else "pm")
            return replace(figure, readings=figure.readings | {value}, demand=demand)
    follows = text[group.end : group.end + 1]
    if follows == "s" and len(group.digits) in {2, 4} and value % 10 == 0:
        return number(group.start, group.end, value, value % 100, 1900 + value % 100, demand=demand)
    return number(group.start, group.end, value, demand=demand)


# --- telephone numbers (rule 1) ----------------------------------------------------------


def _phone(text: str, groups: Sequence[Group], at: int) -> tuple[Figure, int] | None:
    first = groups[at]
    plus = text[max(0, first.start - 3) : first.start].rstrip(_BEFORE_PHONE).endswith(_PLUS)
    if not plus and (first.digits[0] != "0" or (first.digits == "0" and first.mark in {".", ",", "٫"})):
        return None
    if at + 3 <= len(groups) and _calendar_day(groups[at : at + 3], "dmy"):
        return None
    if not plus and len(first.gap) != 1 and "." in first.gap and len(first.digits) == _SHORT:
        return None  # 01.–03.05.2024
    if not plus and first.mark == "." and groups[at + 1].gap != "." and len(groups[at + 1].digits) == _SHORT:
        return None  # 09.00-17.00
    taken, digits = 1, first.digits
    while (
        at + taken < len(groups)
        and _PHONE_GAP.fullmatch(gap := groups[at + taken - 1].gap)
        and not ("(" in gap and ")" not in groups[at + taken].gap)  # 555 01 23 (9-18 h)
        and len(digits + groups[at + taken].digits) < _PHONE_DIGITS.stop
    ):
        digits += groups[at + taken].digits
        taken += 1
    if len(digits) not in _PHONE_DIGITS:
        return None
    readings: set[Reading] = {Line(digits), Line(digits.removeprefix("00"))}
    if taken > 2 and groups[at + 1].digits == "0":  # noqa: PLR2004 because +44 (0)20 has three groups
        readings.add(Line(first.digits + digits[len(first.digits) + 1 :]))
    return Figure(Kind.PHONE, first.start, groups[at + taken - 1].end, frozenset(readings)), taken


def _short_date(groups: Sequence[Group], at: int, conventions: Conventions) -> tuple[Figure, int] | None:
    """Return two numbers with a stroke between as an American day and month, which they may be: 9/11."""
    if conventions.order != "mdy" or at + 1 == len(groups) or groups[at].mark != "/":
        return None
    this, following = groups[at], groups[at + 1]
    if max(len(this.digits), len(following.digits)) > _SHORT or following.mark == "/":
        return None
    days = _real((0, int(this.digits), int(following.digits)))
    if not days:
        return None
    figure = Figure(Kind.NUMBER, this.start, following.end, frozenset(Day(*day) for day in days))
    return replace(figure, parts=_split((this, following))), 2


# --- dates (rule 2) ----------------------------------------------------------------------


def _date(groups: Sequence[Group], at: int, conventions: Conventions) -> tuple[Figure, int] | None:
    three = groups[at : at + 3]
    days = _calendar_day(three, conventions.order) if len(three) == _PARTS else ()
    if not days:
        return None
    return date(three[0].start, three[2].end, days), 3


def date(start: int, end: int, days: Sequence[tuple[int, int, int]]) -> Figure:
    """Return a date that is one of `days` (year, month, day), whose parts agree by themselves."""
    parts = (
        number(start, end, *(day for _, _, day in days)),
        Figure(Kind.DATE, start, end, frozenset(InMonth(month) for _, month, _ in days), repeats=True),
        number(start, end, *(year for year, _, _ in days)),
    )
    return Figure(Kind.DATE, start, end, frozenset(Day(*day) for day in days), parts=parts)


def _calendar_day(groups: Sequence[Group], order: str) -> tuple[tuple[int, int, int], ...]:
    """Return the days that three groups may mean, or none."""
    marks = {groups[0].mark, groups[1].mark}
    if len(marks) != 1 or not marks <= set("./" + _MINUSES):
        return ()
    sizes = tuple(len(group.digits) for group in groups)
    one, two, three = (int(group.digits[:4]) for group in groups)
    if sizes[0] == _YEAR_DIGITS and max(sizes[1:]) <= _SHORT:
        solar = calendars.FIRST_YEAR <= one <= calendars.LAST_YEAR
        day = calendars.gregorian(one, two, three) if solar else None
        return ((day.year, day.month, day.day),) if day else _real((one, two, three))
    if (
        max(sizes[:2]) > _SHORT
        or sizes[2] not in {_SHORT, _YEAR_DIGITS}
        or (sizes[2] == _SHORT and marks & set(_MINUSES))
    ):
        return ()
    years = (three,) if sizes[2] == _YEAR_DIGITS else (2000 + three, 1900 + three)
    found = [day for year in years for day in _real((year, two, one))]
    turned = [day for year in years for day in _real((year, one, two))]
    if "." in marks:
        return tuple(found)
    return tuple(dict.fromkeys([*found, *turned])) if order == "mdy" else tuple(found or turned)


def _real(*days: tuple[int, int, int]) -> tuple[tuple[int, int, int], ...]:
    return tuple(day for day in days if 1 <= day[1] <= _MONTHS and 1 <= day[2] <= _DAYS)


# --- numbers and times (rules 3 to 5) ----------------------------------------------------


def _grouped(groups: Sequence[Group], at: int, conventions: Conventions) -> tuple[Figure, int] | None:
    same = _mark(groups[at])
    if not same or same not in " .,٬،’'" or len(groups[at].digits) > _THOUSANDS or groups[at].digits == "0":
        return None
    taken = 1
    while (
        taken < _MOST_GROUPS
        and at + taken < len(groups)
        and _mark(groups[at + taken - 1]) == same
        and len(groups[at + taken].digits) in {2, 3}
    ):
        taken += 1
    while taken > 1 and not _in_groups([group.digits for group in groups[at : at + taken]], same):
        taken -= 1
    if taken == 1:
        return None
    together = "".join(group.digits for group in groups[at : at + taken])
    values: list[int | Fraction] = [int(together[:40])]
    last = groups[at + taken - 1]
    if at + taken < len(groups) and same != last.mark and last.mark in set(".,٫"):
        tail = groups[at + taken].digits
        values = [_exact(together, tail)]
        taken += 1
    elif taken == _PAIR and same == conventions.decimal and int(groups[at + 1].digits):
        values.append(_exact(groups[at].digits, groups[at + 1].digits))  # nobody writes 5 as 5,000
    return number(groups[at].start, groups[at + taken - 1].end, *values), taken


def _mark(group: Group) -> str:
    """Return what separates a group from the next; all spaces are alike."""
    return " " if group.mark and group.mark in _SPACES else group.mark


def _in_groups(digits: Sequence[str], mark: str) -> bool:
    """Tell whether digits are grouped by thousands, or by hundreds above that as in India."""
    sizes = [len(one) for one in digits[1:]]
    if all(size == _THOUSANDS for size in sizes):
        return True
    return (
        mark == ","
        and sizes[-1] == _THOUSANDS
        and all(size == _HUNDREDS for size in sizes[:-1])
        and len(digits[0]) < _THOUSANDS
    )


def _split(groups: Sequence[Group]) -> tuple[Figure, ...]:
    return tuple(_part(group) for group in groups)


def _part(group: Group) -> Figure:
    """Return one group as a number, or as digits that begin with 0: they are of a telephone number."""
    if group.digits[0] == "0" and len(group.digits) > _SHORT:
        return Figure(Kind.NUMBER, group.start, group.end, frozenset([Line(group.digits)]))
    return number(group.start, group.end, int(group.digits[:40]))


def _clock(groups: Sequence[Group], at: int) -> tuple[Figure, int] | None:
    if at + 1 == len(groups) or groups[at].mark not in {":", "."}:
        return None
    this, following = groups[at], groups[at + 1]
    if len(this.digits) > _SHORT or len(following.digits) != _SHORT or following.mark == ".":
        return None
    hour, minute = int(this.digits), int(following.digits)
    if hour > _HOURS_A_DAY or minute >= _MINUTES_AN_HOUR:
        return None
    figure = clock(this.start, following.end, hour, minute)
    if this.mark == ".":
        readings = figure.readings | {_exact(this.digits, following.digits)}
        return Figure(Kind.NUMBER, figure.start, figure.end, readings, parts=figure.parts), 2
    return figure, 2


def clock(start: int, end: int, hour: int, minute: int, *, noon: str = "") -> Figure:
    """Return a time of the day; `noon` is `am` or `pm` where the text says so."""
    half = hour % 12
    hours = {"am": {half}, "pm": {half + _NOON}}.get(noon) or (
        {half, half + _NOON} if hour <= _NOON else {hour % _HOURS_A_DAY}
    )
    shown = {hour, *hours, *((hour % _NOON,) if hour > _NOON and noon != "am" else ())}
    following = frozenset[Reading](one % 12 + 1 for one in shown if minute)
    parts = [Figure(Kind.NUMBER, start, end, frozenset(shown), spoken=following)]
    if minute:
        parts.append(number(start, end, minute))
    readings = frozenset[Reading](Clock(one * 60 + minute) for one in hours)
    return Figure(Kind.TIME, start, end, readings, parts=tuple(parts))


def _decimal(groups: Sequence[Group], at: int, conventions: Conventions) -> tuple[Figure, int] | None:
    mark = groups[at].mark
    slash = mark == "/" and conventions.language.code.partition("_")[0] == "fa"
    if at + 1 == len(groups) or (mark not in {".", ",", "٫", "،", "·"} and not slash):
        return None
    this, following = groups[at], groups[at + 1]
    if following.mark == mark and mark:
        return None
    value = _exact(this.digits, following.digits)
    figure = number(this.start, following.end, value)
    parts = _split((this, following)) if slash or mark == "·" else ()  # 9·11
    return Figure(Kind.NUMBER, figure.start, figure.end, figure.readings, parts=parts), 2


def _exact(before: str, decimals: str) -> int | Fraction:
    return whole(Fraction(f"{before[:40]}.{decimals[:40]}"))
