"""Line numbers by a forward search."""

from __future__ import annotations

from publish.statements.lines import Lines

BODY = 'One.\n\nTwo goes\non.\n\n> One.\n\n\tcode\n\n!!! note\n    A note.\n\n!!! warning "Two"\n    x\n'


def test_text_is_found_forward() -> None:
    """The same text is found again further on, by its first line."""
    lines = Lines("source/x.md", BODY, 10)
    assert [lines.find(text) for text in ("One.", "Two goes\non.", "One.")] == [10, 12, 15]


def test_text_out_of_order_is_found_from_the_beginning() -> None:
    """What is not further on (a footnote defined in the middle) is looked for from the first line."""
    lines = Lines("source/x.md", BODY, 1)
    assert [lines.find(text) for text in ("A note.", "Two goes")] == [11, 3]


def test_tabs_do_not_hide_text() -> None:
    """Python-Markdown hands text back with its tabs expanded, and it is found."""
    assert Lines("source/x.md", "a\n\nx\ty\n", 1).find("x   y") == 3


def test_text_that_is_nowhere_has_the_last_line_found() -> None:
    """A search that fails tells where the last one ended, and does not move it."""
    lines = Lines("source/x.md", BODY, 1)
    assert [lines.find(text) for text in ("Two goes", "nowhere", "One.")] == [3, 3, 6]


def test_a_note_is_found_by_its_class_or_title() -> None:
    """A note's title is looked for in lines that begin one, in capitals or not."""
    lines = Lines("source/x.md", 'A Note on this.\n\n!!! note\n    x\n\n!!! warning "Two"\n    Two\n', 1)
    assert [lines.find_note("Note"), lines.find_note("Two"), lines.find("Two")] == [3, 6, 7]


def test_a_note_that_is_nowhere_is_looked_for_as_text() -> None:
    """A title whose line cannot be recognised is found where its words stand."""
    assert Lines("source/x.md", "a\n\nb\n", 1).find_note("b") == 3
