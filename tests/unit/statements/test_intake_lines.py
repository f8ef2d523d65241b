"""Text to lines: line ends, pages, white space, invisible characters."""

from __future__ import annotations

import pytest

from publish.statements.intake.ledger import Doubt, Dropped
from publish.statements.intake.lines import split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", [(1, "a", 1), (2, "b", 1)]),
        ("a\r\nb\rc", [(1, "a", 1), (2, "b", 1), (3, "c", 1)]),
        ("a\n\fb", [(1, "a", 1), (2, "", 1), (2, "b", 2)]),
        ("a\vb\u2028c", [(1, "a", 1), (1, "b", 1), (1, "c", 1)]),
        ("a\u2029b", [(1, "a", 1), (1, "", 1), (1, "b", 1)]),
    ],
    ids=["LF", "CRLF and CR", "form feed", "soft line ends", "paragraph separator"],
)
def test_line_ends(text: str, expected: list[tuple[int, str, int]]) -> None:
    """A line keeps the number an editor shows; a form feed counts pages, U+2029 leaves an empty line."""
    assert [(line.number, line.text, line.page) for line in split(text).lines] == expected


def test_white_space_is_folded_and_the_indent_counted() -> None:
    """No-break spaces and tabs become one space; what stood before the text is its indent."""
    (line,) = split("\t \u00a0a\u00a0\u2009b\tc ").lines
    assert (line.text, line.indent) == ("a b c", 6)


def test_text_is_composed() -> None:
    """Text is in NFC, also where an invisible character stood between a letter and its accent."""
    assert [line.text for line in split("cafe\u0301 cafe\u200b\u0301").lines] == ["café café"]


def test_harmless_invisible_characters_are_taken_out_and_listed() -> None:
    """Soft hyphens and zero-width spaces inside a line go, once listed for each line; joiners stay."""
    found = split("a\u00adb\u00adc\u200bd\u200c")
    assert [line.text for line in found.lines] == ["abcd\u200c"]
    assert found.dropped == (Dropped(1, "\u00ad", "soft hyphen"), Dropped(1, "\u200b", "zero width space"))
    assert found.doubts == ()


def test_hidden_controls_are_doubtful() -> None:
    """A bidi override or a control character is taken out, listed and doubted."""
    found = split("a\n\u202eb\x07")
    assert found.dropped == (
        Dropped(2, "\u202e", "right-to-left override"),
        Dropped(2, "\x07", "control character"),
    )
    assert found.doubts == (
        Doubt(2, r"'\u202e'", "an invisible right-to-left override was taken out: check the words around it"),
        Doubt(2, r"'\x07'", "an invisible control character was taken out: check the words around it"),
    )


def test_a_soft_hyphen_at_a_line_end_stays_until_lines_are_joined() -> None:
    """A soft hyphen that ends a line tells that the word goes on."""
    assert [line.text for line in split("govern\u00ad \nment").lines] == ["govern\u00ad", "ment"]
