"""Dates that contradict the front matter, which says 19 October 2017, or their own day of the week."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from publish.checks.sources.datelines import date_findings
from publish.model import Kind, Segment, Statement

Make = Callable[..., Statement]


def told(make: Make, *texts: str) -> list[tuple[str, int, str]]:
    """Return what is found in paragraphs on line 8."""
    return list(date_findings(make(*(Segment(text, Kind.PARAGRAPH, 8) for text in texts))))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Berlin, 19 October 2016 – Two men left.", "19 October 2016"),
        ("BERLIN, October 18, 2017 -- Two men left.", "October 18, 2017"),
        ("(Berlin, 18 Oct. 2017) — Two men left.", "18 Oct. 2017"),
        ("The Coalition said on 19 October 2016 that two men left.", "19 October 2016"),
        ("Two men left today, 18 October.", "18 October"),
    ],
)
def test_a_date_that_contradicts_the_front_matter_is_told(
    make_statement: Make, text: str, quoted: str
) -> None:
    """A dateline, what is called today, and the right day of a wrong year."""
    message = f'"{quoted}" contradicts "date", which is 2017-10-19: correct one of them'
    assert told(make_statement, text) == [("dateline", 8, message)]


@pytest.mark.parametrize(
    "text",
    [
        "Berlin, 19 October 2017 – Two men left.",
        "The attempts of 16 October 2017 led to a strike.",
        "The Coalition said on 19 October that two men left. It had said so on 19 October 2016.",
        "Of 500 men, 19 left in October 2016.",
        "They marched, 18 October being a holiday.",
        "In May 2016 he may leave.",
    ],
)
def test_other_dates_are_the_texts_own(make_statement: Make, text: str) -> None:
    """What happened on another day is no contradiction."""
    assert told(make_statement, text) == []


def test_only_the_first_paragraph_has_a_dateline(make_statement: Make) -> None:
    """Further paragraphs may begin with any date, but today is today in all of them."""
    texts = ("They left.", "Homs, 18 October 2016 – They left.", "Today, 18 October 2017, they left.")
    assert [message[:18] for _, _, message in told(make_statement, *texts)] == ['"18 October 2017" ']


@pytest.mark.parametrize(
    ("text", "quoted", "day"),
    [
        ("Tuesday, 16 October 2017", "Tuesday, 16 October 2017", "Tuesday"),
        ("Tuesday October 16, 2017", "Tuesday October 16, 2017", "Tuesday"),
        ("Friday (16 October)", "Friday (16 October", "Friday"),
        ("Monday, 31 February 2017", "Monday, 31 February 2017", "Monday"),
    ],
)
def test_a_day_of_the_week_that_does_not_fit_is_told(
    make_statement: Make, text: str, quoted: str, day: str
) -> None:
    """A date of another day, in any form, and one that never was."""
    message = f'"{quoted}" was no {day}: correct the day or the date'
    assert told(make_statement, f"They left on {text}.") == [("weekday", 8, message)]


@pytest.mark.parametrize(
    "text",
    ["Monday, 16 October 2017", "Monday 16th of October", "Sunday, 16 October", "Tuesday, 16 October"],
)
def test_a_day_of_the_week_that_fits_is_not_told(make_statement: Make, text: str) -> None:
    """Without a year, the years before and after count, too."""
    assert told(make_statement, f"They left on {text}.") == []


@pytest.mark.parametrize("text", ["19 October 2016, " * 4_000, "today " * 10_000, "Monday " * 9_000])
def test_no_text_takes_long(make_statement: Make, text: str) -> None:
    """Time is linear in the text."""
    begun = time.process_time()
    told(make_statement, text)
    assert time.process_time() - begun < 2
