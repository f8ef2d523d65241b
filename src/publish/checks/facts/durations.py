"""Durations, dozens and blood pressures of an English source that a translation may count otherwise.

`44 months` is three years and eight months, and a `3.5-year` sentence is one of three years and six months.
Whole years are not told apart (24 months could become two months): phrases of the language say those. Two
decades are twenty years, and two dozen twenty-four. A pressure of 80 over 50 is 8/5 in French.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from publish.checks.facts.figure import Figure, Kind, Value, number, plain, whole
from publish.checks.late import late

_UNIT = late(r"[ \u00a0-](month|year)s?\b")
_MONTHS = 12  # of a year
_PRESSURES = range(30, 260)  # in millimetres of mercury
_SET = late(r"[ -](?:(decade)s?|dozen)\b")


def with_durations(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield `figures`, with the years and months that some come to as their parts."""
    for one in figures:
        figure = _counted(text, one)
        unit = _UNIT.match(text, figure.end) if figure.kind is Kind.NUMBER and not figure.parts else None
        months = _months(figure, unit[1]) if unit else 0
        if months < _MONTHS or not months % _MONTHS:
            yield figure
        else:
            years, rest = divmod(months, _MONTHS)
            parts = (number(figure.start, figure.end, one) for one in (years, rest))
            yield replace(figure, parts=tuple(parts))


def _counted(text: str, figure: Figure) -> Figure:
    """Return a figure with what its decades or dozens come to as another reading."""
    count = plain(figure)
    if count is None:
        return figure
    if of := _SET.match(text, figure.end):
        return replace(figure, readings=figure.readings | {count * (10 if of[1] else 12)})
    if count in _PRESSURES and (
        text.startswith(" over ", figure.end) or text.endswith(" over ", 0, figure.start)
    ):
        return replace(figure, readings=figure.readings | {whole(Fraction(count, 10))})
    return figure


def _months(figure: Figure, unit: str) -> int:
    """Return how many months a figure comes to, or 0 where they are not whole or not certain."""
    values = [one for one in figure.readings if isinstance(one, Value)]
    if len(values) != 1:
        return 0
    months = whole(values[0] * (_MONTHS if unit == "year" else 1))
    return months if isinstance(months, int) else 0
