"""Sums in rials that are said in tomans, ten to one, as Iran does: `110 million rials`, `۱۱ میلیون تومان`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from publish.checks.facts.figure import Figure, Kind, Rials
from publish.checks.facts.vocabulary import fold
from publish.checks.late import late

_UNIT = late(r"[ \u00a0\u200c-](?:Iranian )?(?:(rial|ریال)|(toman|تومان))", re.IGNORECASE)
_NAMES = tuple(map(fold, ("rial", "toman", "ریال", "تومان")))
_RIALS_OF_TOMAN = 10


def with_rials(text: str, folded: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return `figures`, those of sums in rials or tomans with what they come to in rials."""
    if not any(map(folded.__contains__, _NAMES)):
        return list(figures)
    return [_in_rials(text, one) if one.kind is Kind.NUMBER else one for one in figures]


def _in_rials(text: str, figure: Figure) -> Figure:
    unit = _UNIT.match(text, figure.end)
    if not unit:
        return figure
    times = _RIALS_OF_TOMAN if unit[2] else 1
    numbers = [one for one in figure.readings if isinstance(one, int | Fraction)]
    return replace(figure, readings=figure.readings.union(Rials(one * times) for one in numbers))
