"""What is true of statements wherever they are."""

from __future__ import annotations

import datetime as dt

import pytest

from publish import model


@pytest.mark.parametrize(
    ("updated", "corrected", "expected"),
    [
        (None, [], dt.date(2017, 10, 19)),
        (dt.date(2017, 10, 30), [], dt.date(2017, 10, 30)),
        (dt.date(2017, 10, 30), [dt.date(2017, 11, 3), dt.date(2017, 10, 20)], dt.date(2017, 11, 3)),
        (dt.date(2017, 10, 1), [], dt.date(2017, 10, 19)),
    ],
)
def test_a_statement_changed_on_the_newest_of_its_days(
    updated: dt.date | None, corrected: list[dt.date], expected: dt.date
) -> None:
    """Its own, that of its update, those of its corrections."""
    corrections = tuple(model.Correction(day, "x") for day in corrected)
    metadata = model.Metadata("x", dt.date(2017, 10, 19), updated=updated, corrections=corrections)
    assert metadata.changed == expected


@pytest.mark.parametrize("slug", ["2017-10-19-doors", "2017-10-19-cell-12", "2017-13-99-doors"])
def test_a_slug_is_a_date_and_words(slug: str) -> None:
    """Its first group is the date, as it is written: the calendar is asked elsewhere."""
    match = model.SLUG.fullmatch(slug)
    assert match is not None
    assert match[1] == slug[:10]


@pytest.mark.parametrize(
    "slug",
    ["", "doors", "2017-10-19", "2017-10-19-", "17-10-19-doors", "2017-10-19-Doors", "2017-10-19-a--b",
     "2017-10-19-türen", "٢٠١٧-١٠-١٩-doors", "2017-10-19-doors\n", "2017-10-19-a/b"],
)  # fmt: skip
def test_what_is_no_slug(slug: str) -> None:
    """It becomes the name of files, and an address."""
    assert model.SLUG.fullmatch(slug) is None
