"""Lines of plain text are broken where a reader expects it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.releases import lines


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 0, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 1, ["one", "two", "three"]),
        ("one\ntwo three", 7, ["one", "two", "three"]),
        ("one  two", 4, ["one", "two"]),
        ("10\u00a0000 people", 6, ["10\u00a0000", "people"]),
        ("كلِمة أخرى", 10, ["كلِمة أخرى"]),
        ("", 10, [""]),
    ],
)
def test_words_are_broken_at_spaces(text: str, width: int, expected: list[str]) -> None:
    """A line holds what fits; marks that take no room do not count."""
    assert lines.wrap(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("监狱大门紧闭", 4, ["监狱", "大门", "紧闭"]),
        ("监狱大门。紧闭", 8, ["监狱大", "门。紧闭"]),
        ("他说「紧闭」", 6, ["他说", "「紧", "闭」"]),
        ("2017年发布", 6, ["2017年", "发布"]),
        ("见NATO报告", 6, ["见NATO", "报告"]),
        ("ちょっと待って", 6, ["ちょっ", "と待っ", "て"]),
        ("한국어 문장", 6, ["한국어", "문장"]),
    ],
)
def test_wide_characters_break_without_spaces(text: str, width: int, expected: list[str]) -> None:
    """A wide character takes two columns; what closes starts no line, and what opens ends none."""
    assert lines.wrap(text, width) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاتف \u2066+90 212 555 01 02\u2069 غدا", ["هاتف", "\u2066+90 212 555 01 02\u2069", "غدا"]),
        ("见https://example.org/a-b-c网站", ["见", "https://example.org/a-b-c", "网站"]),
    ],
)
def test_a_run_is_not_broken(text: str, expected: list[str]) -> None:
    """An isolate and an address stay in one piece, longer than the width if need be."""
    assert lines.wrap(text, 8) == expected


def test_a_lead_stands_before_the_first_line_and_an_indent_before_the_others() -> None:
    """Both count towards the width, and a hard line break is indented too."""
    assert lines.wrap("one two\nthree", 6, lead="- ", indent="  ") == ["- one", "  two", "  three"]


@given(st.lists(st.text("abcاب新闻。「", min_size=1)), st.integers(0, 30))
def test_wrapping_loses_no_character(words: list[str], width: int) -> None:
    """The lines hold the characters of the text, spaces apart."""
    text = " ".join(words)
    assert "".join(lines.wrap(text, width)).replace(" ", "") == text.replace(" ", "")
