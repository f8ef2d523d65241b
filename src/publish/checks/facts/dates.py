"""Months by their names, and the days and years beside them: `16 October 2017`, `February 5, 2018`.

A date in the Persian calendar becomes the Gregorian day that it is; so do the days that are joined to it
(`۲۴ و ۲۵ مهر ۱۳۹۶`). Without a year it may be one of three days; a month and year without a day may
begin in one Gregorian month and end in the next.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from publish.checks.facts import calendars
from publish.checks.facts.digits import date
from publish.checks.facts.figure import Day, Demand, Figure, InMonth, Kind, small
from publish.checks.facts.nights import with_nights
from publish.checks.facts.tokens import Word
from publish.checks.facts.vocabulary import WORD, Vocabulary, fold
from publish.checks.late import late

_ENDING = r"(?:st|nd|rd|th|er|re|o|º|ª|°|-?[гйея]о?)?"
_ENDED = late(_ENDING)
_DAY_GAP = late(
    rf"{_ENDING}[.\s،,\u200c\u200e\u200f-]{{0,3}}(?:of|de|del|d[’']|من|day of|ماه)?[\s\u200c]{{0,2}}",
    re.IGNORECASE,
)
_YEAR_GAP = late(r"[\s.,،’']{0,3}(?:of|de|del|من|عام|سنة|سال|ماه|року|yılı)?[\s]{0,2}", re.IGNORECASE)
_COORDINATED = late(r"[\s,،.]{0,2}(?:و|تا|الی|-|–|—)?[\s]{0,2}")
_MODAL = frozenset({"may", "march", "august"})
# Months that are other words as well: he exerted, father. Folded, آب with a particle is a door (باب).
_HOMOGRAPHS = frozenset({"مارس", "أب", "اب"})
# Names of persons or planets, verbs and nouns: a month that a translation adds, only beside another one.
_OTHER_WORDS = frozenset(
    fold(
        "mars mai may mayo abril julio augusto agosto april august avril march marzo mart ocak ekim nisan"
        " kasım eylül temmuz mayıs مارس مه می اوت اب آب نيسان ايار марта март мая май"
    ).split()
)
_EITHER_MONTH = late(r"[\s\u200c]{0,2}(?:[/(–—-]|(?:ou|o|or|oder|ve|veya|или|یا|أو|او|et|y|und|и|و)\s)\s?")
_IN_MONTH = late(r"\b(?:في|منذ|شهر|en|im|seit|desde|depuis|в|с)\s\Z")
_AUGUST, _MADDA = "اب", "آ"
# In Persian it is mostly the sign of a verb.
_MAY, _AFTER_MAY = "می", re.compile(r" \d{4}(?!\d)|[)،.,/؛]|\Z")
_BEFORE_MONTH = late(
    r"\b(?:in|since|of|by|until|till|from|to|through|last|this|next|early|late|mid|and|before|after|during|between)"
    r"[\s-]{1,2}\Z",
    re.IGNORECASE,
)
_TO_MONTH = frozenset("至到和及、-–—~～")
_YEARS = range(1000, 3000)
_YEAR_DIGITS = 4
_DAYS = 31
_MONTHS = 12
_HALF = Fraction(1, 2)
_ORDINALS = 10  # words for them may be other words
_LONGEST_GAP = 12
_SOME_YEAR = 1396  # of the Persian calendar, where none is given


class Month(Struct, frozen=True):
    """The name of a month in a text."""

    start: int
    end: int
    number: int
    short: bool = False
    solar: bool = False


def month_names(text: str, found: Sequence[Word]) -> list[Month]:
    """Return the months that `text` names; `16 تشرين الأول/أكتوبر` names one, twice."""
    months: list[Month] = []
    for word in found:
        if word.entry.months and (not months or word.start >= months[-1].end) and (one := _month(text, word)):
            twice = (
                months and months[-1].number == one.number and text[months[-1].end : one.start].strip() == "/"
            )
            months[-1:] = [replace(months[-1], end=one.end)] if twice else [*months[-1:], one]
    return months


def _month(text: str, word: Word) -> Month | None:
    name = text[word.start : word.end]
    if fold(name).endswith(_AUGUST) and len(name) > len(_AUGUST) and _MADDA not in name:
        return None
    if name == _MAY and not _AFTER_MAY.match(text, word.end):
        return None
    for rest, month in word.entry.months:
        end = word.end
        for one in rest:
            following = WORD.search(text, end, end + 24)
            if not following or following.start() > end + 2 or fold(following[0]) != one:
                break
            end = following.end()
        else:
            return Month(word.start, end, month, word.entry.short, word.entry.solar)
    return None


def numbered_months(
    text: str, figures: Sequence[Figure], words: Vocabulary
) -> tuple[list[Month], list[Figure]]:
    """Return the months that `text` writes as a number (`10月`), and the figures that are none of those."""
    if not (words.before_month or words.after_month):
        return [], list(figures)
    months: list[Month] = []
    rest: list[Figure] = []
    for figure in figures:
        value = small(figure, _MONTHS)
        after = not words.after_month or text.startswith(words.after_month, figure.end)
        before = not words.before_month or fold(text[: figure.start][-12:]).rstrip().endswith(
            words.before_month
        )
        if value and after and before:
            start = figure.start
            while rest and (earlier := _first_month(text, rest[-1], start)):
                months.append(earlier)
                start = rest.pop().start
            months.append(Month(figure.start, figure.end + len(words.after_month), value))
        else:
            rest.append(figure)
    return months, rest


def _first_month(text: str, first: Figure, month: int) -> Month | None:
    """Return the month that shares the sign of the one at `month`: `1至6月`."""
    value = small(first, _MONTHS)
    if value and text[first.end : month].strip() in _TO_MONTH:
        return Month(first.start, first.end, value)
    return None


def with_dates(
    text: str, figures: Sequence[Figure], months: Sequence[Month], *, source: bool, english: bool
) -> list[Figure]:
    """Return `figures` with those that belong to a month joined to it as dates.

    A month that stands alone must be kept as well, and not be added; in an English `source` it has a capital.
    """
    if not months:
        return list(figures)
    line = _Line(text, figures)
    dates: list[Figure] = []
    for month in months:
        if english and text[month.start].islower():
            continue
        day, year = line.beside(month)
        if month.solar:
            dates.extend(_solar(line, month, day, year))
        elif day or year:
            dates.append(_dated(month, day, year))
            line.take(day, year)
        elif not month.short:
            certain = _certain(text, month, english=english) if source else _added(text, month, months)
            dates.append(_alone(month, Demand.ALWAYS if certain else Demand.NEVER))
    rest = (one for one in figures if one not in line.taken)
    found = sorted([*rest, *dates], key=lambda one: one.start)
    return list(with_nights(text, found)) if source and english and dates else found


class _Line:
    """A text and its figures in order, with those that belong to a date already."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self.text = text
        self.figures = figures
        self.starts = [figure.start for figure in figures]
        self.taken: set[Figure] = set()

    def take(self, *figures: Figure | None) -> None:
        """Note that figures belong to a date."""
        self.taken.update(one for one in figures if one)

    def gap(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Tell whether what stands there lets two parts of a date belong together."""
        return 0 <= end - start <= _LONGEST_GAP and pattern.fullmatch(self.text, start, end) is not None

    def beside(self, month: Month) -> tuple[Figure | None, Figure | None]:
        """Return the figures of the day and of the year beside a month."""
        first = bisect_left(self.starts, month.start)
        before = self.figures[first - 1] if first and self.figures[first - 1] not in self.taken else None
        behind = bisect_left(self.starts, month.end)
        after, then = (*self.figures[behind : behind + 2], None, None)[:2]
        day = year = None
        if before and self._is_day(before) and self.gap(_DAY_GAP, before.end, month.start):
            day = before
        elif before and _year(before) and self.text[before.end : month.start].strip() in {"年", "년"}:
            year = before
        if after is None or not self.gap(_YEAR_GAP, month.end, after.start):
            return day, year
        if _year(after) and not year:
            return day, after
        if day or not small(after, _DAYS) or not (after.written or year):
            return day, year
        if then and not year and _year(then) and self.gap(_YEAR_GAP, self._after_ending(after), then.start):
            year = then
        return after, year

    def _is_day(self, figure: Figure) -> bool:
        """Tell whether a figure may be a day; *quinzaine* and the like are no day of December."""
        one_word = " " not in self.text[figure.start : figure.end]
        noun = one_word and figure.demand is Demand.NEVER and not figure.written
        half = _HALF in figure.readings  # of November
        return not half and 0 < small(figure, _DAYS) <= (_ORDINALS if noun else _DAYS)

    def joined_before(self, day: Figure) -> Iterator[Figure]:
        """Yield the days that are joined to `day`, from the last to the first: ۲۴ و ۲۵ مهر."""
        at = bisect_left(self.starts, day.start) - 1
        while at >= 0 and self.figures[at] not in self.taken:
            one = self.figures[at]
            joined = self.gap(_COORDINATED, one.end, self.figures[at + 1].start)
            if not (one.written and small(one, _DAYS) and joined):
                return
            yield one
            at -= 1

    def _after_ending(self, figure: Figure) -> int:
        """Return where a day ends with its ordinal ending: `5th`."""
        ending = _ENDED.match(self.text, figure.end)
        return ending.end() if ending else figure.end


def _certain(text: str, month: Month, *, english: bool) -> bool:
    """Tell whether a word that stands alone is a month: `May` may be a verb."""
    name = text[month.start : month.end].casefold()
    if name in _HOMOGRAPHS:
        return False
    before = text[max(0, month.start - _LONGEST_GAP) : month.start]
    return not english or name not in _MODAL or _BEFORE_MONTH.search(before) is not None


def _added(text: str, month: Month, months: Sequence[Month]) -> bool:
    """Tell whether a word that stands alone in a translation is a month for certain."""
    if fold(text[month.start : month.end]) not in _OTHER_WORDS:
        return True
    if _IN_MONTH.search(text, max(0, month.start - _LONGEST_GAP), month.start):
        return True
    return any(
        one.end <= month.start <= one.end + _LONGEST_GAP
        and _EITHER_MONTH.fullmatch(text, one.end, month.start)
        for one in months
    )


def _year(figure: Figure) -> int:
    """Return the year that `figure` may stand for, or 0: four digits without a separator."""
    if figure.kind is not Kind.NUMBER or (figure.written and figure.end - figure.start != _YEAR_DIGITS):
        return 0
    return min((one for one in figure.readings if isinstance(one, int) and one in _YEARS), default=0)


def _alone(month: Month, demand: Demand) -> Figure:
    readings = frozenset([InMonth(month.number)])
    return Figure(Kind.DATE, month.start, month.end, readings, demand, repeats=True)


def _dated(month: Month, day: Figure | None, year: Figure | None) -> Figure:
    beside = [part for part in (day, year) if part]
    demand = max(part.demand for part in beside)
    named = Day(_year(year) if year else 0, month.number, small(day, _DAYS) if day else 0)
    again = replace(year, repeats=True) if year else None  # "16 October 2017 and 17 October 2017"
    return Figure(
        Kind.DATE,
        min(month.start, *(part.start for part in beside)),
        max(month.end, *(part.end for part in beside)),
        frozenset([named]),
        demand,
        parts=tuple(part for part in (day, _alone(month, demand), again) if part),
    )


# --- the Persian calendar ----------------------------------------------------------------


def _solar(line: _Line, month: Month, day: Figure | None, year: Figure | None) -> Iterator[Figure]:
    """Yield the dates of a solar month. A square that is called after a day is none."""
    of_year = _year(year) if year else 0
    first = calendars.gregorian(of_year or _SOME_YEAR, month.number, 1)
    if first is None:
        return
    if not (year or (day and day.written)):
        readings = frozenset(InMonth(one.month) for one in (first, first + dt.timedelta(days=29)))
        yield Figure(Kind.DATE, month.start, month.end, readings, Demand.NEVER, repeats=True)
        return
    if day is None:
        yield _in_either(month, year or month, first)
    else:
        days = [day, *line.joined_before(day)]
        for one in days:
            yield from _converted(one, month, of_year, year if one is day else None)
        line.take(*days)
    line.take(year)


def _in_either(month: Month, year: Figure | Month, first: dt.date) -> Figure:
    days = [(one.year, one.month, 0) for one in (first, first + dt.timedelta(days=29))]
    figure = _repeated(date(month.start, year.end, days))
    return replace(figure, parts=figure.parts[1:])


def _converted(day: Figure, month: Month, of_year: int, year: Figure | None) -> Iterator[Figure]:
    """Yield a day of a solar month as a Gregorian date; without a year, as three of which it is one."""
    start, end = min(day.start, month.start), max(year.end if year else month.end, day.end)
    found = calendars.gregorian(of_year or _SOME_YEAR, month.number, small(day, _DAYS))
    if found is None:
        return
    if of_year:
        yield _repeated(date(start, end, [(found.year, found.month, found.day)]))
        return
    near = [found + dt.timedelta(days=shift) for shift in (-1, 0, 1)]
    figure = _repeated(date(start, end, [(0, one.month, one.day) for one in near]))
    yield replace(figure, repeats=False, parts=figure.parts[:2])


def _repeated(figure: Figure) -> Figure:
    return replace(figure, repeats=True, parts=tuple(replace(part, repeats=True) for part in figure.parts))
