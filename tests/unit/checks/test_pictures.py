"""What a press officer is told about the pictures of a statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.checks.sources.pictures import address_fault, picture_findings
from publish.model import Kind, Segment, Statement, Target

Make = Callable[..., Statement]

ELSEWHERE = (
    "is elsewhere, and is not shown: put the file below source/ and write its path, such as images/gate.jpg"
)
OUTSIDE = "is no path below source/: put the file there, and write it like images/gate.jpg"
NO_PICTURE = "is not named as a picture: save it as .jpg, .png or .webp"


@pytest.mark.parametrize(
    "address",
    ["gate.jpg", "images/gate.JPEG", "./a/b.png", "%D8%A8.webp", "my gate.gif", "50%.jpg", "a..b.jpg"],
)
def test_a_path_below_the_sources_is_in_order(address: str) -> None:
    """A picture stands beside the statement or in a folder there, under any name."""
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://example.org/gate.jpg", ELSEWHERE),
        ("HTTP://example.org/gate.jpg", ELSEWHERE),
        ("//example.org/gate.jpg", ELSEWHERE),
        ("%2F%2Fexample.org/gate.jpg", ELSEWHERE),
        ("data:image/png;base64,AAAA", ELSEWHERE),
        ("file:///etc/gate.jpg", ELSEWHERE),
        ("C:\\gate.jpg", ELSEWHERE),
        ("/gate.jpg", OUTSIDE),
        ("../gate.jpg", OUTSIDE),
        ("images/../../gate.jpg", OUTSIDE),
        ("%2e%2e/gate.jpg", OUTSIDE),
        ("images\\gate.jpg", OUTSIDE),
        ("gate.jpg?size=large", OUTSIDE),
        ("gate%00.jpg", OUTSIDE),
        ("gate.svg", NO_PICTURE),
        ("gate", NO_PICTURE),
        ("gate.jpg/", NO_PICTURE),
        ("", NO_PICTURE),
    ],
)
def test_a_picture_stands_nowhere_else(address: str, why: str) -> None:
    """What is loaded from elsewhere, leads out of the sources or is named as something else is told."""
    assert address_fault(address) == f'"{address}" {why}'


@pytest.mark.parametrize("text", ["![](1) closed.", "![…](1) closed.", "Words ![ ](1)"])
def test_a_picture_needs_words(make_statement: Make, text: str) -> None:
    """Who cannot see a picture would be told nothing."""
    segment = Segment(text, Kind.PARAGRAPH, 6, targets=(Target(1, "gate.jpg", image=True),))
    message = '"![](gate.jpg)" has no words: write between the brackets what the picture shows'
    assert list(picture_findings(make_statement(segment))) == [("picture-words", 6, message)]


def test_a_title_in_a_line_is_not_translated(make_statement: Make) -> None:
    """The title of a picture among words would stay in the language of the source."""
    target = Target(1, "gate.jpg", "In 2016", image=True)
    segment = Segment("The ![gate](1).", Kind.PARAGRAPH, 6, targets=(target,))
    message = '"In 2016" is not translated: give the picture a paragraph of its own'
    assert list(picture_findings(make_statement(segment))) == [
        ("picture-title", 6, f"{message}, where this is its caption, or take it out")
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("![The gate](1)", Target(1, "gate.jpg", image=True)),
        ("![The gate](1)", Target(1, "gate.jpg", "…", image=True)),
        ("[](1)", Target(1, "https://example.org", "The report")),
        ("`![](1)` in code", Target(2, "gate.jpg", image=True)),
    ],
)
def test_a_picture_with_words_is_in_order(make_statement: Make, text: str, target: Target) -> None:
    """Words, and no title that says anything, are all that is asked; links are another family's."""
    segment = Segment(text, Kind.PARAGRAPH, 6, targets=(target,))
    assert list(picture_findings(make_statement(segment))) == []
