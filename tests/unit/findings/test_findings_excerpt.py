"""The text around a piece, in every writing, short and marked in place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from bidi import get_display

from publish.findings.excerpt import excerpt
from publish.model import Finding

ARABIC = (
    "كان أكثر من 50 شخصًا في السجن عندما وصل المحققون إلى المدينة القديمة، "
    "وقال الشهود إن الحراس منعوا الزيارات"
)


@pytest.mark.parametrize(
    ("text", "piece", "shown"),
    [
        ("Over 50 people", "50", "Over ⟦50⟧ people"),
        ("50", "50", "⟦50⟧"),
        ("أكثر من 50 شخصًا", "50", "أكثر من ⟦50⟧ شخصًا"),
        ("五十多人", "五十", "⟦五十⟧多人"),
        ("می‌خواهند", "\u200c", r"می⟦\u200c⟧خواهند"),
        ("a  b", "  ", "a⟦  ⟧b"),
        ("one\ntwo", "\n", r"one⟦\n⟧two"),
        ("##[add-mask]x", "[", r"##⟦[⟧add-mask]x"),
        ("x ##[add-mask]x", "x ", r"⟦x ⟧#\x23[add-mask]x"),
        ("whole text, no one place", "", "whole text, no one place"),
        ("", "", ""),
    ],
)
def test_the_piece_is_marked_where_it_stands(
    make_finding: Callable[..., Finding], text: str, piece: str, shown: str
) -> None:
    """The piece stands between marks in its own place, whatever the direction of the text."""
    assert excerpt(make_finding(text=text, piece=piece)) == shown


@pytest.mark.parametrize(
    ("text", "piece", "shown"),
    [
        (
            ARABIC,
            "السجن",
            "كان أكثر من 50 شخصًا في ⟦السجن⟧ عندما وصل المحققون إلى المدينة القديمة،…",
        ),
        (
            f"{'word ' * 40}50{' word' * 40}",
            "50",
            "…word word word word word word word ⟦50⟧ word word word word word word…",
        ),
        (f"{'word ' * 40}50", "50", "…word word word word word word word word word word word word word ⟦50⟧"),
        ("人" * 200, "", f"{'人' * 35}…"),
        ("x" * 200, "x" * 200, f"⟦{'x' * 40}…⟧"),
        ("\x00" * 200, "", "\\x00" * 17 + "…"),
    ],
)
def test_a_long_text_is_cut_around_the_piece(
    make_finding: Callable[..., Finding], text: str, piece: str, shown: str
) -> None:
    """About 70 columns are shown, whole words where they end near; a Chinese letter takes two."""
    assert excerpt(make_finding(text=text, piece=piece)) == shown


def test_the_marks_keep_to_the_piece_in_right_to_left_text(make_finding: Callable[..., Finding]) -> None:
    """The bidi algorithm leaves a mark on each side of the piece, and fonts turn both to it (rule L4)."""
    assert "⟧50⟦" in get_display(excerpt(make_finding(text=ARABIC, piece="50")))
    assert unicodedata.mirrored("⟦")
    assert unicodedata.mirrored("⟧")


def test_other_marks_can_be_chosen(make_finding: Callable[..., Finding]) -> None:
    """A form that has colours marks with these."""
    assert excerpt(make_finding(text="Over 50", piece="50"), ("<u>", "</u>")) == "Over <u>50</u>"
