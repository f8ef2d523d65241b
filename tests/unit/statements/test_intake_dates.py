"""Dates as people write them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from publish.statements.intake.dates import DATE, readings, weekday

DAY = dt.date(2017, 10, 9)


@pytest.mark.parametrize(
    "text",
    [
        "October 9, 2017",
        "October 9 2017",
        "9 October 2017",
        "9th of October 2017",
        "OCTOBER 9TH, 2017",
        "9 Oct. 2017",
        "Oct 09, 2017",
        "Monday, 9 October 2017",
        "Mon 9 October, 2017",
        "2017-10-09",
        "2017/10/9",
    ],
)
def test_a_written_date_has_one_reading(text: str) -> None:
    """Month names, ordinals, weekdays and the year first leave no doubt."""
    assert re.fullmatch(DATE, text, re.IGNORECASE)
    assert readings(text) == (DAY,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05/06/2021", (dt.date(2021, 6, 5), dt.date(2021, 5, 6))),
        ("05.06.2021", (dt.date(2021, 6, 5), dt.date(2021, 5, 6))),
        ("19/10/2017", (dt.date(2017, 10, 19),)),
        ("10/19/2017", (dt.date(2017, 10, 19),)),
        ("05/05/2021", (dt.date(2021, 5, 5),)),
        ("31 February 2017", ()),
        ("2017-13-01", ()),
    ],
)
def test_digits_may_mean_two_days_or_none(text: str, expected: tuple[dt.date, ...]) -> None:
    """Day and month both up to twelve have two readings; a day no calendar has, none."""
    assert readings(text) == expected


@pytest.mark.parametrize(
    "text", ["October 2017", "9 October", "5/6/21", "since 2011", "9 Octobre 2017", "19102017"]
)
def test_less_than_a_date_is_none(text: str) -> None:
    """Without day, month and four-digit year it is no date."""
    assert not re.fullmatch(DATE, text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu, 19 October 2017", 3),
        ("Sunday 1 March 2026", 6),
        ("19 October 2017", None),
        ("March 1, 2026", None),
    ],
)
def test_the_day_of_the_week_that_a_date_names(text: str, expected: int | None) -> None:
    """Monday is 0; months are no days."""
    assert weekday(text) == expected
