"""Durations of an English source that a translation may give in years and months.

`44 months` is three years and eight months, and a `3.5-year` sentence is one of three years and six months.
Whole years are not told apart, nor what is less than two (24 months could become two months, and 18 one):
phrases of the language say those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publish.checks.facts.figure import Figure, Kind, Value, number, whole

_UNIT = re.compile(r"[ \u00a0-](month|year)s?\b")
_MONTHS = 12  # of a year


def with_durations(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield `figures`, with the years and months that some come to as their parts."""
    for figure in figures:
        unit = _UNIT.match(text, figure.end) if figure.kind is Kind.NUMBER and not figure.parts else None
        months = _months(figure, unit[1]) if unit else 0
        if months < 2 * _MONTHS or not months % _MONTHS:
            yield figure
        else:
            years, rest = divmod(months, _MONTHS)
            parts = (number(figure.start, figure.end, one) for one in (years, rest))
            yield replace(figure, parts=tuple(parts))


def _months(figure: Figure, unit: str) -> int:
    """Return how many months a figure comes to, or 0 where they are not whole or not certain."""
    values = [one for one in figure.readings if isinstance(one, Value)]
    if len(values) != 1:
        return 0
    months = whole(values[0] * (_MONTHS if unit == "year" else 1))
    return months if isinstance(months, int) else 0
