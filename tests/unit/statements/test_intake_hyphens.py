"""Lines joined: which hyphen at a line's end belongs to the word."""

from __future__ import annotations

import pytest

from publish.statements.intake.hyphens import join, vocabulary
from publish.statements.intake.ledger import Doubt, Rewritten
from publish.statements.intake.lines import Line


def joined(first: str, second: str, elsewhere: str = "") -> tuple[str, bool]:
    """Return two lines as one, and whether that is doubtful."""
    lines = (Line(1, first), Line(2, second))
    result = join(lines, vocabulary((*lines, Line(3, elsewhere))))
    return result.text, bool(result.doubts)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the govern-", "ment said", "the government said"),
        ("a 35-year-", "old man", "a 35-year-old man"),
        ("in 2011-", "2013 it", "in 2011-2013 it"),
        ("in 2011–", "2013 it", "in 2011–2013 it"),
        ("the Anglo-", "American", "the Anglo-American"),
        ("at https://example.org/a-", "b now", "at https://example.org/a-b now"),
        ("a self-", "governing town", "a self-governing town"),
        ("regime-", "backed forces", "regime-backed forces"),
        ("the “detain-", "ees,” he", "the “detainees,” he"),
        ("the gov\u2010", "ernor", "the governor"),
        ("the govern\u00ad", "ment", "the government"),
        ("north –", "and south", "north – and south"),
        ("north -", "and south", "north - and south"),
        ("two words", "here", "two words here"),
    ],
)
def test_hyphens_that_are_clear(first: str, second: str, expected: str) -> None:
    """The rules that need no doubt, each once."""
    assert joined(first, second) == (expected, False)


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "expected"),
    [
        ("the co-", "alition", "Coalition members", ("the coalition", False)),
        ("the co-", "alition", "", ("the coalition", True)),
        ("the co-", "operation", "their co-operation", ("the co-operation", False)),
        ("regime-", "held land", "", ("regime-held land", True)),
        ("half-", "finished", "", ("half-finished", True)),
        ("regime-", "aligned men", "the regime", ("regime-aligned men", False)),
        ("militia-", "guarded road", "the militia fled", ("militia-guarded road", True)),
        ("prison-", "ers", "the prison", ("prisoners", False)),
        ("for-", "mer judge", "for years", ("former judge", False)),
    ],
)
def test_the_text_itself_decides(first: str, second: str, elsewhere: str, expected: tuple[str, bool]) -> None:
    """A word that stands elsewhere in the text with or without its hyphen decides; else it is doubtful."""
    assert joined(first, second, elsewhere) == expected


def test_each_joined_word_is_listed() -> None:
    """A word broken twice is listed twice, so that the account holds."""
    result = join((Line(4, "an inter-"), Line(5, "nation-"), Line(6, "al court")), frozenset())
    assert result.text == "an international court"
    assert result.rewritten == (
        Rewritten(5, ("inter-", "nation-"), ("internation-",)),
        Rewritten(6, ("internation-", "al"), ("international",)),
    )
    assert result.doubts == (
        Doubt(5, "internation-", 'was "inter-" and "nation-", broken at a line\'s end: is this the word?'),
    )


def test_a_word_of_more_than_three_hundred_characters_is_not_put_together() -> None:
    """An endless chain of hyphens stays apart, doubtfully, and takes no quadratic time."""
    found = join([Line(1, f"{'a' * 300}-"), Line(2, "b")], frozenset())
    assert found.text == f"{'a' * 300}- b"
    assert [doubt.message for doubt in found.doubts] == [
        "may belong to the long word before it: put them together"
    ]
