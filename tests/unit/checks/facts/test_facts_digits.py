"""Digits, separators and the shapes of numbers, dates, times and telephone numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from publish.checks.facts.digits import has_digits, written_figures
from publish.checks.facts.figure import Clock, Day, Kind, Line
from publish.languages import language
from publish.languages.writing import conventions


def read(text: str, code: str) -> list[tuple[str, set[object]]]:
    """Return what stands in digits in `text`, with what it may stand for."""
    return [(one.kind.value, set(one.readings)) for one in written_figures(text, conventions(language(code)))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1200", "en"), ("1,200", "en"), ("1 200", "fr"), ("1\u00a0200", "fr"), ("1\u202f200", "fr"),
        ("1.200", "de"), ("1’200", "de"), ("1'200", "de"), ("١٬٢٠٠", "ar"), ("۱٬۲۰۰", "fa"),
        ("１２００", "zh_Hans"),
        ("१,२००", "hi"), ("1\u200d200", "en"), ("1200.00", "en"),
    ],
)  # fmt: skip
def test_a_number_is_the_same_in_every_writing(text: str, code: str) -> None:
    """Twelve hundred, with the digits and separators of several languages."""
    assert read(text, code) == [("number", {1200})]


@pytest.mark.parametrize(
    ("text", "code", "readings"),
    [
        ("12,34,567", "hi", [{1234567}]),
        ("3.2", "en", [{Fraction(16, 5)}]),
        ("3,2", "fr", [{Fraction(16, 5)}]),
        ("٣٫٢", "ar", [{Fraction(16, 5)}]),
        ("1.200,50", "de", [{Fraction(2401, 2)}]),
        ("1,200", "fr", [{1200, Fraction(6, 5)}]),
        ("5 00", "en", [{5}, {0}]),
        ("20–30", "en", [{20}, {30}]),
        ("2011-2015", "en", [{2011}, {2015}]),
        ("71/248", "en", [{71}, {248}]),
        ("⑤", "en", [{5}]),
        ("2½", "en", [{2}, {Fraction(1, 2)}]),
        ("5²", "en", [{5}, {2}]),
        ("km²", "en", []),
        ("1980s", "en", [{1980, 80}]),
    ],
)
def test_separators_part_or_join(text: str, code: str, readings: list[set[object]]) -> None:
    """What stands between digits decides whether they are one number."""
    assert [one for _, one in read(text, code)] == readings


@pytest.mark.parametrize(
    ("text", "code", "days"),
    [
        ("2017-10-16", "en", {Day(2017, 10, 16)}),
        ("16.10.2017", "de", {Day(2017, 10, 16)}),
        ("10/16/2017", "en", {Day(2017, 10, 16)}),
        ("04/05/2018", "en", {Day(2018, 5, 4), Day(2018, 4, 5)}),
        ("04/05/2018", "fr", {Day(2018, 5, 4)}),
        ("۱۴۰۲/۰۲/۲۹", "fa", {Day(2023, 5, 19)}),
    ],
)
def test_a_date_in_figures(text: str, code: str, days: set[Day]) -> None:
    """Day and month stand in the order of the language; where both make sense in English, it is either."""
    assert read(text, code) == [("date", days)]


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("14:30", {Clock(870)}),
        ("3:45", {Clock(225), Clock(945)}),
        ("24:00", {Clock(0)}),
        ("14.30", {Clock(870), Fraction(143, 10)}),
    ],
)
def test_a_time_up_to_twelve_may_be_in_either_half(text: str, clocks: set[object]) -> None:
    """Nothing beside it says which."""
    assert [one for _, one in read(text, "en")] == [clocks]


@pytest.mark.parametrize(
    "text",
    ["+44 20 7946 0123", "+44-20-7946-0123", "+44.20.7946.0123", "+44 (20) 794-601-23", "٠٠٤٤ ٢٠ ٧٩٤٦ ٠١٢٣"],
)
def test_a_telephone_number_is_its_digits(text: str) -> None:
    """However it is grouped, and whether abroad is dialled as + or as 00."""
    (figure,) = written_figures(text, conventions(language("en")))
    assert figure.kind is Kind.PHONE
    assert Line("442079460123") in figure.readings


def test_a_leading_zero_after_the_country_is_not_dialled() -> None:
    """+44 (0)20 is +44 20."""
    (figure,) = written_figures("+44 (0)20 7946 0123", conventions(language("en")))
    assert Line("442079460123") in figure.readings


@pytest.mark.parametrize(
    ("text", "expected"), [("no", False), ("٣", True), ("⑤", True), ("Ⅻ", True), ("三", False)]
)
def test_digits_are_told_at_a_glance(text: str, expected: bool) -> None:  # noqa: FBT001  because it is a table's column
    """Numerals that are letters are not digits."""
    assert has_digits(text) is expected
