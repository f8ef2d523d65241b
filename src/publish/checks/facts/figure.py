"""A figure: something in a text that says how many, which, when or at what number.

What it may stand for are its `readings`. Two figures agree when they share one, so that `3:45` agrees
with 03:45 and 15:45, and `04/05/2018` with two days. A figure made of others (a date, a time) is
compared as a whole first, and by its parts where no whole agrees: `16 and 17 October` is two dates in
one language, and a date with a loose day in the other.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from fractions import Fraction

from msgspec import Struct

Value = int | Fraction


class Day(Struct, frozen=True):
    """A day of the Gregorian calendar; 0 for what is left open."""

    year: int
    month: int
    day: int


class InMonth(Struct, frozen=True):
    """A month of any year."""

    month: int


class Clock(Struct, frozen=True):
    """A time of the day, in minutes from midnight."""

    minutes: int


class Line(Struct, frozen=True):
    """A telephone number, as its digits."""

    digits: str


class Rials(Struct, frozen=True):
    """A sum in the currency of Iran."""

    amount: Value


Reading = Value | Day | InMonth | Clock | Line | Rials
"""What a figure may stand for."""


class Kind(StrEnum):
    """What a figure is."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"


class Demand(IntEnum):
    """Whether the other side must have a figure: never, if it has another one instead, or always."""

    NEVER = 0
    COMPARED = 1
    ALWAYS = 2


class Figure(Struct, frozen=True, eq=False):
    """One figure, at `start` to `end` of its text, in characters; told from others by identity.

    `written` says that it stands in digits. `repeats` says that it may agree with a figure that another
    one has agreed with already (a month that two days share, a date given in two calendars). `spoken` is
    what else it may be in words: 2:30 is "half three" in German. `scale` is what the words behind it multiply
    it by (`3 million`), or 1. `hundredths` says that it is a percentage by itself: four in ten.
    """

    kind: Kind
    start: int
    end: int
    readings: frozenset[Reading]
    demand: Demand = Demand.ALWAYS
    parts: tuple[Figure, ...] = ()
    written: bool = True
    repeats: bool = False
    spoken: frozenset[Reading] = frozenset()
    scale: int = 1
    hundredths: bool = False


def number(start: int, end: int, *values: Value, demand: Demand = Demand.ALWAYS) -> Figure:
    """Return a figure in digits that stands for one of `values`."""
    return Figure(Kind.NUMBER, start, end, frozenset(values), demand)


def plain(figure: Figure) -> int | None:
    """Return the one whole number that `figure` stands for, or None."""
    if figure.kind is Kind.NUMBER and len(figure.readings) == 1:
        (value,) = figure.readings
        return value if isinstance(value, int) else None
    return None


def whole(value: Value) -> Value:
    """Return `value` as an int if it is one."""
    return int(value) if value % 1 == 0 else value


def small(figure: Figure, most: int) -> int:
    """Return the number from 1 to `most` that `figure` may stand for, or 0."""
    if figure.kind is not Kind.NUMBER:
        return 0
    return min((one for one in figure.readings if isinstance(one, int) and 1 <= one <= most), default=0)
