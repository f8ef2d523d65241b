"""What `intake` needs, what it is told, and what it refuses."""

from __future__ import annotations

import datetime as dt

import pytest

from publish.errors import SourceError
from publish.statements.intake import Doubt, intake

DAY = dt.date(2021, 5, 5)
TEXT = b"Two Wells Poisoned\n\n5 May 2021\n\nTwo wells were found poisoned on Wednesday."


def test_what_is_given_wins() -> None:
    """Date, slug and title that are given stand in the file instead of those found."""
    day = dt.date(2021, 5, 6)
    result = intake(TEXT, "in.txt", date=day, slug="2021-05-06-wells", title="Wells ")
    assert result.slug == "2021-05-06-wells"
    assert result.text == (
        "---\ntitle: Wells\ndate: 2021-05-06\nstatus: draft\n---\n\n"
        "Two Wells Poisoned\n\nTwo wells were found poisoned on Wednesday.\n"
    )
    assert result.recognised == {"date": "5 May 2021"}
    assert result.doubts == (
        Doubt(1, "Two Wells Poisoned", "looks like a title but another was given: kept"),
        Doubt(3, "5 May 2021", "the text's own date is not the one given, 2021-05-06"),
    )


def test_the_date_of_a_slug_will_do() -> None:
    """A text without a date takes that of the slug that is given."""
    result = intake(b"Wells\n\nTwo wells were poisoned.", "in.txt", slug="2021-05-05-wells")
    assert "date: 2021-05-05\n" in result.text


def test_a_date_of_two_readings_is_no_question_once_given() -> None:
    """If the date given is one of its readings, an ambiguous date line is no doubt."""
    result = intake(b"Wells\n\n05/06/2021\n\nTwo wells were poisoned.", "in.txt", date=dt.date(2021, 6, 5))
    assert result.doubts == ()
    assert [line.pattern for line in result.dropped] == ["date line"]


def test_a_dateline_that_contradicts_is_doubtful() -> None:
    """The date line above the text wins over the dateline in it, with a doubt."""
    text = "Wells\n\n5 May 2021\n\nAMMAN (6 May 2021) — Two wells were poisoned."
    result = intake(text.encode(), "in.txt")
    assert result.slug == "2021-05-05-wells"
    assert [doubt.message for doubt in result.doubts] == ["the dateline contradicts what stands above it"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("The wells\n\nwere found poisoned on Wednesday.", 'may be a heading: if it is, put "## " before it'),
        ("The wells " * 11 + "\n\nwere.", "stops in mid-sentence: does it go on in the paragraph below?"),
        ("They closed.\n\nand were lost.", "begins in lower case: is it part of the paragraph above?"),
        (
            "Home\nis far away from here.",
            "looks like a navigation line but does not stand where one would: kept",
        ),
        (
            "It was.\n\n31 February 2021\n\nIt is.",
            "looks like a date line but does not stand where one would: kept",
        ),
        (
            "It was.\n\n- Another thing we said",
            "may be an item of a list: if it is, take out the backslash before its mark",
        ),
        (
            "It was.\n\n– Another thing we said",
            'may be an item of a list: if it is, write "- " for the mark before it',
        ),
        ("It was.\n\nENDS\n\nContact us.", "stands below an end mark: does it belong to the text?"),
    ],
)
def test_what_is_doubtful_in_the_body(body: str, message: str) -> None:
    """What only resembles a heading, a paragraph or furniture stays, makes a draft, and is doubted once."""
    result = intake(f"Two Wells\n\n5 May 2021\n\n{body}".encode(), "in.txt")
    assert [doubt.message for doubt in result.doubts] == [message]
    assert "\nstatus: draft\n" in result.text


def test_a_name_above_the_text_is_no_letterhead_without_a_title() -> None:
    """The publisher's name is taken as the title if no other follows, although the text has it again."""
    text = (
        "Northern Relief Council\n\n5 May 2021\n\nThe Northern Relief Council closed its wells. It is over."
    )
    result = intake(text.encode(), "in.txt")
    assert result.recognised == {"title": "Northern Relief Council", "date": "5 May 2021"}


@pytest.mark.parametrize(
    ("data", "options", "line", "message"),
    [
        (b"Wells\n\nTwo wells, found on 5 May 2021.", {}, 0, "no date found"),
        (
            b"Wells\n\n05/06/2021\n\nTwo wells.",
            {},
            3,
            '"05/06/2021" may be two days: pass --date 2021-06-05 or',
        ),
        (b"5 May 2021\n\nTwo wells were found poisoned. One was not.", {}, 3, "no title found"),
        (TEXT, {"title": "  "}, 1, "no title found"),
        (TEXT, {"slug": "wells"}, 0, '"wells" is no slug'),
        (
            TEXT,
            {"slug": "2021-05-06-wells"},
            0,
            'the slug "2021-05-06-wells" does not begin with the date, 2021-05-05',
        ),
        (b"Wells\n\n5 May 2021\n", {}, 0, "there is no text below the title"),
        (b"\n\n", {}, 0, "the file is empty"),
    ],
)
def test_what_cannot_be_taken_in(data: bytes, options: dict[str, str], line: int, message: str) -> None:
    """Each refusal names the file, the line if there is one, and what to do."""
    with pytest.raises(SourceError) as refused:
        intake(data, "in.txt", slug=options.get("slug"), title=options.get("title"))
    assert (refused.value.path, refused.value.line) == ("in.txt", line)
    assert refused.value.message.startswith(message)


def test_a_date_on_another_day_of_the_week_is_doubtful() -> None:
    """Either the day or the date is wrong, so a person must look."""
    result = intake(b"Wells\n\nTuesday, 5 May 2021\n\nTwo wells were poisoned.", "in.txt")
    assert [doubt.message for doubt in result.doubts] == [
        "that date is another day of the week: which one is wrong?"
    ]


def test_a_title_that_is_given_wins_over_a_mails_subject() -> None:
    """The subject is then only a line of the mail header, and dropped with it."""
    data = b"Subject: Wells\nDate: 5 May 2021\n\nTwo wells were poisoned."
    result = intake(data, "in.txt", title="Two Wells")
    assert "\ntitle: Two Wells\n" in result.text
    assert [line.text for line in result.dropped] == ["Subject:", "Wells", "Date: 5 May 2021"]


def test_a_headline_that_is_not_the_mails_subject_is_kept() -> None:
    """The subject is the title, and the other headline stays in the text, doubtfully."""
    result = intake(b"Subject: Wells\nDate: 5 May 2021\n\nTwo Wells Poisoned\n\nThey were found.", "in.txt")
    assert result.text.endswith("\n\nTwo Wells Poisoned\n\nThey were found.\n")
    assert [doubt.message for doubt in result.doubts] == [
        "looks like the title, but the mail's subject was taken: kept"
    ]
