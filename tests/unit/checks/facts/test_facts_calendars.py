"""Dates of the Persian calendar, and of the lunar one."""

from __future__ import annotations

import datetime as dt

import pytest

from publish.checks.facts import lunar
from publish.checks.facts.calendars import gregorian


@pytest.mark.parametrize(
    ("solar", "expected"),
    [
        ((1396, 7, 24), dt.date(2017, 10, 16)),
        ((1399, 1, 1), dt.date(2020, 3, 20)),
        ((1403, 12, 30), dt.date(2025, 3, 20)),
        ((1404, 1, 1), dt.date(2025, 3, 21)),
        ((1357, 11, 22), dt.date(1979, 2, 11)),
        ((1396, 12, 9), dt.date(2018, 2, 28)),
    ],
)
def test_a_solar_day_is_a_gregorian_one(solar: tuple[int, int, int], expected: dt.date) -> None:
    """Days whose Gregorian dates are known, the last of a leap year among them."""
    assert gregorian(*solar) == expected


@pytest.mark.parametrize("day", [(1396, 13, 1), (1396, 0, 1), (1396, 7, 32), (1199, 1, 1), (1500, 1, 1)])
def test_what_is_no_day_is_none(day: tuple[int, int, int]) -> None:
    """A month or day that there is not, and a year that no statement names, give nothing."""
    assert gregorian(*day) is None


@pytest.mark.parametrize(
    ("lunar_date", "observed"),
    [
        ((1446, 9, 1), dt.date(2025, 3, 1)),
        ((1447, 1, 1), dt.date(2025, 6, 26)),
        ((1445, 12, 10), dt.date(2024, 6, 16)),
        ((1400, 1, 1), dt.date(1979, 11, 20)),
    ],
)
def test_a_lunar_date_is_near_the_day_observed(lunar_date: tuple[int, int, int], observed: dt.date) -> None:
    """The tabular calendar is within two days of months that began when the moon was seen in Mecca."""
    assert abs(lunar.gregorian(*lunar_date) - observed) <= dt.timedelta(days=2)
