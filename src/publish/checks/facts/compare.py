"""Which figures of two texts have no counterpart in the other one.

1. Figures agree as wholes, the certain ones first; what is left agrees by its parts, in words or digits.
2. Two clock times that are left, one on each side, are not taken apart: one was changed.
3. What a phrase says (*a dozen*, *полтора года*), a Roman numeral, or a month's name in a case that CLDR
   lacks, accounts for a figure of the other side. So do the same digits in other groups.
4. What is still left and must be kept is reported; what is only compared, if the other side has
   something left as well. Where the language's number words are not known, figures up to a hundred and
   round ones are only compared, because they may be spelled out.
5. A figure that is missing, or stands there less often, with nothing left in its place may be in words that
   are not known: it is `silent`.
6. A count that is missing was changed where a word that hardly means anything but another number stands.
7. A date whose parts were all found must be a date of the source, too: days may not change places.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from publish.checks.facts.agreement import agree
from publish.checks.facts.figure import Clock, Day, Demand, Figure, InMonth, Kind, Value, plain
from publish.checks.facts.figure import Reading as Meaning
from publish.checks.facts.invented import lone_hundreds
from publish.checks.facts.reading import Reading
from publish.checks.facts.spelled import said_in_phrases
from publish.checks.facts.vocabulary import fold
from publish.checks.late import late

_ROMAN = late(r"\b[IVXLC]{1,8}(?=e\b|ème\b|er\b|\b)")
_NAMED = late(r"[^\W\d_]-\Z")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SPELLED_OUT = 100
_ROUND = 2  # digits before the zeros
_SAME_DIGITS = 7
_STEM = 3
_COUNTS = range(2, 101)
_UNIT_OF_TIME = late(r"[ \u00a0-](?:minute|hour|day|week|month|year)s?\b(?!-old)")


class Missing(Struct, frozen=True):
    """A figure of the source that is not in the translation, and what stands there instead, if known.

    `silent` says that the translation has nothing left, in digits or words, that could stand for it.
    """

    figure: Figure
    instead: Figure | None = None
    silent: bool = False


class Added(Struct, frozen=True):
    """A figure of the translation that is not in the source."""

    figure: Figure


class Turned(Struct, frozen=True):
    """A date of the translation whose parts are all in the source, and that is not."""

    figure: Figure


Difference = Missing | Added | Turned


def differences(
    source: Reading, target: Reading, months: Collection[tuple[str, int]]
) -> Iterator[Difference]:
    """Yield what the translation lacks, has instead, or adds. `months` are the names of its language."""
    if _alike(source.figures, target.figures):
        return
    here, there = source.said, target.said
    missing, extra = agree(source.figures, target.figures, here, there)
    clocks = list(_clocks(missing, extra))
    invented = list(lone_hundreds(source, target, here))
    if not (clocks or invented or any(map(_is_asked, missing)) or any(map(_is_asked, extra))):
        yield from _turned_dates(source, extra)  # of what is never asked for, nothing else is told
        return
    for one, other in clocks:
        yield Missing(one, other)
    gone = {figure for pair in clocks for figure in pair}
    whole = dict[Figure, Figure]()
    beside = _Beside(target, months), _Beside(source)
    missing = [one for one in missing if not (one.parts and _accounted(one, source, beside[0]))]
    lost, added = agree(_apart(missing, gone, whole), _apart(extra, gone, whole), here, there)
    silent = bool(lost) and not (clocks or invented or _half_lost(lost, whole))
    silent = silent and (_is_silent(added, beside[0]) or _said_once(lost, added, there))
    lost = [one for one in lost if one.demand and not _accounted(one, source, beside[0])]
    added = [one for one in added if not _accounted(one, target, beside[1])]
    spare = [one for one in added if _counts(target, one) and here.isdisjoint(one.readings)]
    added = [one for one in added if one.demand]
    if not target.words.known:
        lost = [_compared(one) for one in lost]
    if _same_digits(lost, added, source, target):
        return
    reported = _reported(lost, [*added, *invented])
    counted = [] if added or invented else list(_counted(source, lost, spare))
    yield from counted
    for found in [] if counted else _paired(*reported, whole):
        yield replace(found, silent=silent) if isinstance(found, Missing) else found
    broken = {whole.get(one, one) for one in added}
    yield from _turned_dates(source, [one for one in extra if one not in broken])


def _alike(source: Sequence[Figure], target: Sequence[Figure]) -> bool:
    """Tell whether two texts have the same figures one after the other, as most have: then nothing differs.

    In both they are looked at in the same order, the certain ones first, and each finds the one in its own
    place: what it shares a reading with and comes before that has been found already. Only what may agree
    more than once (`repeats`) could take the place of another.
    """
    return len(source) == len(target) and all(
        one.readings == other.readings and one.demand is other.demand and not (one.repeats or other.repeats)
        for one, other in zip(source, target, strict=True)
    )


# --- times of both sides (rule 2) ----------------------------------------------------------


def _clocks(missing: Sequence[Figure], extra: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield times of both sides that are left, and say the hour and minute in the same way."""
    lost, added = ([one for one in side if _is_clock(one)] for side in (missing, extra))
    if not (lost and added):
        return
    loose, spare = (_said_by_numbers(side) for side in (missing, extra))
    for one, other in zip(lost, added, strict=False):
        # From nine to 11 a.m. is 上午9时至11时: either side has the hour of the other one by itself.
        by_themselves = _hour_in(one, spare) and _hour_in(other, loose)
        if Kind.TIME in {one.kind, other.kind} and not by_themselves:
            yield one, other


def _said_by_numbers(figures: Sequence[Figure]) -> set[Meaning]:
    return {reading for one in figures if not _is_clock(one) for reading in one.readings}


def _hour_in(time: Figure, numbers: set[Meaning]) -> bool:
    return bool(time.parts) and not time.parts[0].readings.isdisjoint(numbers)


def _is_clock(figure: Figure) -> bool:
    return any(isinstance(one, Clock) for one in figure.readings)


def _is_asked(figure: Figure) -> bool:
    """Tell whether a figure or a part of it is ever asked for."""
    return figure.demand > Demand.NEVER or any(one.demand for one in figure.parts)


def _apart(figures: Sequence[Figure], gone: set[Figure], whole: dict[Figure, Figure]) -> list[Figure]:
    """Return the parts of `figures`, and those that have none; `whole` learns which part is whose."""
    parts: list[Figure] = []
    for figure in figures:
        if figure in gone:
            continue
        whole.update(dict.fromkeys(figure.parts, figure))
        parts.extend(figure.parts or (figure,))
    return parts


# --- what accounts for a figure (rule 3) -------------------------------------------------


class _Beside:
    """What a text says beside its figures, found when first asked for; `months` are names in its language."""

    def __init__(self, reading: Reading, months: Collection[tuple[str, int]] = ()) -> None:
        self.reading = reading
        self.months = months
        self.named = dict[int, bool]()

    @cached_property
    def phrases(self) -> frozenset[Value]:
        return said_in_phrases(self.reading.folded, self.reading.words)

    @cached_property
    def spoken(self) -> frozenset[Meaning]:
        return frozenset(value for one in self.reading.figures if not one.written for value in one.readings)

    @cached_property
    def romans(self) -> frozenset[int]:
        return frozenset(_romans(self.reading.text))

    def names(self, month: int) -> bool:
        """Tell whether a word begins like a month's name: `październiku`."""
        if month not in self.named:
            self.named[month] = _names(self.reading.text.casefold(), self.months, month)
        return self.named[month]


def _accounted(figure: Figure, own: Reading, other: _Beside) -> bool:
    """Tell whether the other text says `figure` (of its `own` text) in a way that is no figure by itself."""
    month = next((one.month for one in figure.readings if isinstance(one, InMonth)), 0)
    if month:
        return other.names(month)
    if not figure.spoken.isdisjoint(other.spoken):
        return True
    if _NAMED.search(own.text, max(0, figure.start - 2), figure.start):
        return False
    return not other.phrases.isdisjoint(figure.readings) or plain(figure) in other.romans


def _is_silent(added: Sequence[Figure], target: _Beside) -> bool:
    """Tell whether a translation has no figure that could stand for a missing one; a dual says two."""
    if any(one.demand for one in added) or target.romans:
        return False
    return not (target.reading.words.dual and 2 in target.phrases)  # noqa: PLR2004 because a dual says two


def _said_once(lost: Sequence[Figure], added: Sequence[Figure], there: frozenset[Meaning]) -> bool:
    """Tell whether the translation has each missing figure, less often: *eighteen names, all eighteen*."""
    return all(plain(one) == 1 for one in added) and all(not there.isdisjoint(one.readings) for one in lost)


def _half_lost(lost: Sequence[Figure], whole: Mapping[Figure, Figure]) -> bool:
    """Tell whether a part of a time or date is missing, and another part of it is not."""
    gone = set(lost)
    return any(not gone.issuperset(whole[one].parts) for one in lost if one in whole)


def _names(text: str, months: Collection[tuple[str, int]], month: int) -> bool:
    """Tell whether `text` has the name of a month in a form that begins like one of `months`."""
    others = {name for name, number in months if number != month}
    for name, number in months:
        if number == month:
            stem = name[: max(_STEM, len(name) - _STEM)] if " " not in name else name
            if any(word not in others for word in re.findall(rf"(?<!\d){re.escape(stem)}[^\W\d_]*", text)):
                return True
    return False


def _romans(text: str) -> Iterator[int]:
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[one] for one in match[0]]
        yield sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def _compared(figure: Figure) -> Figure:
    values = [one for one in figure.readings if isinstance(one, int)]
    spelled = not figure.written or any(
        value <= _SPELLED_OUT or len(str(value).rstrip("0")) <= _ROUND for value in values
    )
    return replace(figure, demand=min(figure.demand, Demand.COMPARED)) if spelled else figure


def _same_digits(lost: Sequence[Figure], added: Sequence[Figure], source: Reading, target: Reading) -> bool:
    """Tell whether what is left is one run of digits, grouped otherwise (a telephone number)."""
    one, other = _digits(lost, source.text), _digits(added, target.text)
    return len(one) >= _SAME_DIGITS and one == other


def _digits(figures: Sequence[Figure], text: str) -> str:
    """Return the digits of figures in the order of the text, those that two of them share once."""
    digits: list[str] = []
    reached = 0
    for start, end in sorted((one.start, one.end) for one in figures):
        digits.extend(str(int(one)) for one in text[max(start, reached) : end] if one.isdecimal())
        reached = max(reached, end)
    return "".join(digits)


# --- what is reported (rules 4 to 7) ----------------------------------------------------


def _reported(lost: Sequence[Figure], added: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    def must(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
        return [one for one in figures if one.demand is Demand.ALWAYS or others]

    return must(lost, added), must(added, lost)


def _counts(reading: Reading, figure: Figure) -> bool:
    """Tell whether a word for a small number is hardly anything else in place of another one."""
    word, words = fold(reading.text[figure.start : figure.end]).partition(" ")[0], reading.words
    return plain(figure) in _COUNTS and (word in words.counts or any(one in word for one in words.counted))


def _counted(source: Reading, lost: Sequence[Figure], spare: Sequence[Figure]) -> Iterator[Difference]:
    """Yield a count that is missing, with the word that stands there for another one: three and *deux*."""
    for one, other in zip((one for one in lost if _is_count(source, one)), spare, strict=False):
        yield Missing(one, other)


def _is_count(source: Reading, figure: Figure) -> bool:
    """Tell whether a figure counts something; lengths of time are said in other units."""
    return plain(figure) in _COUNTS and not _UNIT_OF_TIME.match(source.text, figure.end)


def _paired(
    lost: Sequence[Figure], added: Sequence[Figure], whole: dict[Figure, Figure]
) -> Iterator[Difference]:
    """Yield each figure that is missing with the added one of its kind that stands instead of it."""
    expected = list(dict.fromkeys(whole.get(one, one) for one in lost))
    actual = list(dict.fromkeys(whole.get(one, one) for one in added))
    by_kind = defaultdict[Kind, deque[Figure]](deque)
    for figure in actual:
        by_kind[figure.kind].append(figure)
    paired: set[Figure] = set()
    for figure in expected:
        queue = by_kind[figure.kind] or (by_kind[Kind.NUMBER] if len(expected) == 1 else deque())
        other = queue.popleft() if queue else None
        if other:
            paired.add(other)
        yield Missing(figure, other)
    yield from (Added(one) for one in actual if one not in paired)


def _turned_dates(source: Reading, extra: Sequence[Figure]) -> Iterator[Difference]:
    """Yield the dates of the translation whose parts the source has, but not together."""
    dates = [one for one in extra if one.kind is Kind.DATE]
    days = _Days(source.figures) if dates else None
    for figure in dates:
        meant = [one for one in figure.readings if isinstance(one, Day)]
        if days and meant and not any(days.hold(one) for one in meant):
            yield Turned(figure)


class _Days:
    """The days that the source may mean: its dates, and its loose days and years with its months."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.loose = {0, *(value for one in figures if (value := plain(one)) is not None)}
        readings = [one for figure in figures for one in figure.readings]
        self.days = {one for one in readings if isinstance(one, Day)}
        self.days |= {Day(0, one.month, 0) for one in readings if isinstance(one, InMonth)}
        self.of_days = {(one.month, one.day) for one in self.days}
        self.of_years = {(one.year, one.month) for one in self.days}
        self.months = {one.month for one in self.days}

    def hold(self, meant: Day) -> bool:
        """Tell whether the source may say this date."""
        year, month, day = meant.year, meant.month, meant.day
        if year in self.loose and day in self.loose:
            return month in self.months
        if year in self.loose:
            return not self.of_days.isdisjoint({(month, day), (month, 0)})
        if day in self.loose:
            return not self.of_years.isdisjoint({(year, month), (0, month)})
        return not self.days.isdisjoint({Day(one, month, two) for one in (0, year) for two in (0, day)})
