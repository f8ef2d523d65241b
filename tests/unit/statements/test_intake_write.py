"""The file's name and front matter."""

from __future__ import annotations

import datetime as dt

import pytest

from publish.errors import SourceError
from publish.statements.intake.write import document, slug_date, slug_for

DAY = dt.date(2021, 5, 5)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("On Regime's Attempts to Storm", "2021-05-05-on-regimes-attempts-to-storm"),
        ("“Syria”: 500 détenus & Łódź", "2021-05-05-syria-500-detenus-lodz"),
        ("Straße, Dağ, ʿAyn al-ʿArab", "2021-05-05-strasse-dag-ayn-al-arab"),
        ("A" * 90, f"2021-05-05-{'a' * 60}"),
        (" ".join(["twelve"] * 12), "2021-05-05-twelve-twelve-twelve-twelve-twelve-twelve-twelve-twelve"),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    """Accents are folded, punctuation becomes hyphens, and long titles end at a word."""
    assert slug_for(title, DAY, "in.txt") == expected


@pytest.mark.parametrize("title", ["المحاكمة", "Trial of Мир", "!!!"])
def test_a_title_that_is_not_latin_needs_a_slug(title: str) -> None:
    """Letters of another script are not guessed at."""
    with pytest.raises(SourceError, match="pass --slug 2021-05-05-some-words"):
        slug_for(title, DAY, "in.txt")


@pytest.mark.parametrize(
    "slug",
    [
        "2021-05-05",
        "2021-05-05-",
        "2021-05-05-A",
        "2021-05-05-a/b",
        "2021-13-05-a",
        "words",
        "../2021-05-05-a",
        "",
    ],
)
def test_a_slug_that_is_none(slug: str) -> None:
    """A slug is a real date and words of a to z and 0 to 9."""
    with pytest.raises(SourceError, match="is no slug"):
        slug_date(slug, "in.txt")


def test_a_slug_begins_with_its_date() -> None:
    """The date can be read off a slug."""
    assert slug_date("2021-05-05-two-wells", "in.txt") == DAY


def test_front_matter_has_its_order_and_keeps_outer_quotes() -> None:
    """Keys stand in one order, unknown ones are left out, and outer quotes survive the reader."""
    values = {"status": "final", "place": "'Ayn'", "title": '"A" and "B"', "date": "2021-05-05"}
    assert document(values, ()) == (
        '---\ntitle: ""A" and "B""\ndate: 2021-05-05\nplace: "\'Ayn\'"\nstatus: final\n---\n\n'
    )
