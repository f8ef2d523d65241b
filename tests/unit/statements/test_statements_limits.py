"""What Python-Markdown cannot finish is refused before it starts."""

from __future__ import annotations

import contextlib
import time

import pytest

from publish.errors import SourceError
from publish.statements.limits import check_source, overgrown, stacked, too_complex
from publish.statements.parse import statement


@pytest.mark.parametrize(
    ("mark", "most"),
    [("[", 200), ("<", 200), ("`", 200), ("*", 2000), ("_", 2000), ("&", 2000), ("\\", 5000)],
)
def test_marks_are_counted(mark: str, most: int) -> None:
    """As many of a mark as the limit says may stand in one piece, and not one more."""
    assert too_complex(mark * most) is None
    reason = too_complex(mark * (most + 1))
    assert reason == f'"{mark}" {most + 1:,} times in one piece of text, where {most:,} is the most'


def test_a_piece_has_a_length() -> None:
    """A piece of 65,536 characters is the longest."""
    assert too_complex("x" * 65_536) is None
    assert too_complex("x" * 65_537) == "65,537 characters in one piece of text, where 65,536 is the most"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a" + "\u0301" * 30, None),
        ("a" + "\u0301" * 31, "31 marks upon one letter, where 30 is the most"),
        ("\u0e01\u0e35\u0e49" * 40, None),
        ("a" + ("\u0301" * 20 + "\u034f") * 5, None),
        ("…—" * 40, None),
    ],
    ids=["thirty", "one-more", "thai", "joined", "punctuation"],
)
def test_marks_on_one_letter_are_counted(text: str, said: str | None) -> None:
    """Only what normalising sorts counts: marks in a row, with nothing between them."""
    assert stacked(text) == said


def test_a_translation_is_as_long_as_its_source_allows() -> None:
    """Twenty times the source, and 4,000 characters in any case."""
    assert overgrown("x" * 4000, "") is None
    assert overgrown("x" * 10_000, "x" * 500) is None
    reason = "10,001 characters for 500 of the original, where 10,000 is the most"
    assert overgrown("x" * 10_001, "x" * 500) == reason


@pytest.mark.parametrize(
    ("line", "depth"),
    [
        ("- " * 496, 496),
        ("> " * 13, 13),
        (">" * 13, 13),
        ("1. " * 13 + "x", 13),
        ("* + - " * 5, 15),
        (" " * 48 + "- x", 13),
        ("\t" * 12 + "- x", 13),
    ],
)
def test_depth_is_counted_in_a_line(line: str, depth: int) -> None:
    """Markers, and indents before a marker, are blocks inside one another."""
    with pytest.raises(SourceError) as refused:
        check_source(f"x\n{line}\n", "source/x.md")
    assert str(refused.value) == (
        f"source/x.md:2: error source-depth: lists, quotations or indents {depth} deep, "
        "where 12 is the most: take the line out of some of them"
    )


@pytest.mark.parametrize(
    "line",
    [
        "- " * 12,
        "> " * 12 + "x",
        " " * 80 + "code",
        "-" * 40,
        "- - - -",
        "* * *",
        "a - - - - - - - - - - - - -",
    ],
)
def test_what_people_write_is_not_too_deep(line: str) -> None:
    """Twelve blocks, rules, and indented code of any depth are no reason to refuse a source."""
    check_source(line, "source/x.md")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 2_000_001, "2,000,001 characters, where 2,000,000 is the most: split the statement"),
        (
            "[a]:\n" * 1001,
            "1,001 definitions of links and footnotes, where 1,000 is the most: split the statement",
        ),
        (
            "> [^a]: x\n" * 1001,
            "1,001 definitions of links and footnotes, where 1,000 is the most: split the statement",
        ),
        (
            "a [^1]" * 1001,
            "1,001 footnotes and references to them, where 1,000 is the most: split the statement",
        ),
        ("a <div\n" * 2001, "2,001 tags and other <, where 2,000 is the most: split the statement"),
        ("a\n---\n" * 2001, "2,001 headings and rules, where 2,000 is the most: split the statement"),
        ("> # a\n\n" * 2001, "2,001 headings and rules, where 2,000 is the most: split the statement"),
    ],
)
def test_a_source_has_a_size(text: str, message: str) -> None:
    """A source has a length, and as many pieces of a kind as Python-Markdown finishes."""
    with pytest.raises(SourceError) as refused:
        check_source(text, "source/x.md")
    assert (refused.value.line, refused.value.rule, refused.value.message) == (0, "source-complex", message)


@pytest.mark.parametrize(
    "body",
    [
        "[a]:\n" * 1000,
        "a [^1]\n\n" * 999 + "[^1]: x",
        "a <\n\n" * 2000,
        "<div\n" * 2000,
        "a\n---\n\n" * 1990,
        "a\n\n***\n\n" * 1990,
    ],
    ids=["definitions", "references", "tags", "open-tags", "headings", "rules"],
)
def test_what_is_within_the_limits_is_read_in_time(body: str) -> None:
    """As much of a kind as may be, in the form that Python-Markdown reads slowest, is read in seconds."""
    begun = time.process_time()
    with contextlib.suppress(SourceError):
        statement("---\ntitle: x\ndate: 2017-10-19\n---\nText.\n\n" + body, "source/2017-10-19-x.md")
    assert time.process_time() - begun < 10
