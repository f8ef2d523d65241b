"""What is strong in a piece: where it stands in the plain text."""

from __future__ import annotations

import pytest

from publish import model
from publish.statements.fill import fill
from publish.statements.plain import flatten, strong


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("no emphasis at <em>all</em>", []),
        ("one <strong>two</strong> three <b>four</b>", ["two", "four"]),
        ("<strong>one <b>two</b> three</strong> four", ["one two three"]),
        ('<strong>see <a href="https://a.example">here</a></strong>', ["see here"]),
        ("<strong>one<br />two</strong> &amp; <strong>&amp;</strong>", ["one\ntwo", "&"]),
        ("a <strong></strong> b", []),
        ("a<sup><strong>2</strong></sup>", []),
    ],
    ids=["none", "two", "nested", "link", "break", "empty", "raised"],
)
def test_strong_words_keep_their_place(html: str, words: list[str]) -> None:
    """The ranges are those of the text without emphasis."""
    text = flatten(html)[0]
    assert [text[start:end] for start, end in strong(html, text)] == words


def test_a_block_counts_from_its_own_beginning() -> None:
    """A table's row has several pieces, and borders between them; a heading says that it is one."""
    pieces = (model.Piece("<strong>a</strong> b", "a b"), model.Piece("c <strong>d</strong>", "c d"))
    row = model.TextBlock((model.Slot(0), " | ", model.Slot(1)))
    skeleton = model.Skeleton((), (row, model.TextBlock((model.Slot(0),), heading=True)))
    first, second = fill(skeleton, pieces).paragraphs
    assert first == model.Paragraph("a b | c d", strong=((0, 1), (8, 9)))
    assert (second.heading, second.strong) == (True, ((0, 1),))
