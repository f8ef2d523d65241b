"""The furniture of printed pages: what is swept away, and what is not."""

from __future__ import annotations

import pytest

from publish.statements.intake.lines import Gap, split
from publish.statements.intake.sweep import doubts, sweep


def swept(text: str) -> list[tuple[str, str]]:
    """Return the text and pattern of each line that is swept out of `text`."""
    _, dropped = sweep(split(text).lines)
    return [(line.text, line.pattern) for line in dropped]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nPage 2\nb", [("Page 2", "page number")]),
        ("a\nPage 2 of 5\nb", [("Page 2 of 5", "page number")]),
        ("it was\n\n1/2\n\nclosed.\n\n2/2", [("1/2", "page number"), ("2/2", "page number")]),
        ("a\n\n\f- 2 -\n\nb", [("- 2 -", "page number")]),
        ("a\n1\n\fb\n2\n\fc\n3", [("1", "page number"), ("2", "page number"), ("3", "page number")]),
        ("a\n\f2\nb", [("2", "page number")]),
        ("it was\n\n2\n\nclosed.\n\n3\n\nEnd", [("2", "page number"), ("3", "page number")]),
        ("Head\na\n\fHead\nb\n\fc\nHead", [("Head", "running head"), ("Head", "running head")]),
        ("a\nhttps://example.org/a 1/2\nb", [("https://example.org/a 1/2", "web print footer")]),
        ("19/10/2017, 14:05 Title\nb", [("19/10/2017, 14:05 Title", "web print header")]),
        ("a\n_____\nb", [("_____", "ruled line")]),
        ("a\n* * *\nb", [("* * *", "ruled line")]),
        ("a\n\nShare this\n\nb", [("Share this", "navigation line")]),
        ("Home\nNews\nTitle", [("Home", "navigation line"), ("News", "navigation line")]),
        ("a\n\n© 2017 Office\n", [("© 2017 Office", "navigation line")]),
    ],
)
def test_page_furniture_is_named(text: str, expected: list[tuple[str, str]]) -> None:
    """Each pattern of page furniture, where it is sure."""
    assert swept(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n2/5\n\nb",
        "Killed:\n\n- 12 -\n\nb",
        "It was:\n\n1\n\nand\n\n2\n\nand",
        "What they lost:\n\nHome\n\nb",
        "a\n\n© 2017 photograph: mother of the witness\n\nb",
        "Read more:\nb",
        "the dead were\n45\nand more",
        "the dead were\n\n45\n\nand more",
        "the dead were\n350\n\fand more",
        "a.\n\n1\n\nB\n\n2\n\nC",
        "the dead were\n2/5\nof all",
        "it went on\n\n1\n\nand on\n\n3\n\nand on",
        "the dead were\n\n45\n\nand the hurt\n\n46\n\nin all",
        "a\n\n- 30 -",
        "they were driven from\nHome\nto the sea",
        "Home\nwas far.",
        "a\n\nCopyright law fails detainees\n\nb",
        "the same\nthe same",
        "a\n--\nb",
    ],
)
def test_what_may_be_text_is_kept(text: str) -> None:
    """A number, a word or a rule that may belong to the text is not swept away."""
    assert swept(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the count was\n\n1\n\nwoman and\n\n2\n\nwomen.", ["1", "2"]),
        ("a\n1\n\fb\n2", []),
        ("a\nPage 1\nb", []),
        ("a\n\nHome\n\nb", ["Home"]),
        ("Home\nNews\na\n\nHome", []),
    ],
)
def test_what_is_swept_away_without_proof_is_doubtful(text: str, expected: list[str]) -> None:
    """A page number without form feeds, or navigation between two lines of text, makes a draft."""
    lines = split(text).lines
    assert [doubt.text for doubt in doubts(lines, sweep(lines)[1])] == expected


def test_gaps_say_what_lay_between() -> None:
    """Page furniture leaves the end of a page between its neighbours, other furniture an empty line."""
    kept, _ = sweep(split("a\nb\n\nc\nPage 1\nd\n-----\ne\n\n\f\nf").lines)
    assert [(line.text, line.gap) for line in kept] == [
        ("a", Gap.BLANK),
        ("b", Gap.NONE),
        ("c", Gap.BLANK),
        ("d", Gap.PAGE),
        ("e", Gap.BLANK),
        ("f", Gap.PAGE),
    ]
