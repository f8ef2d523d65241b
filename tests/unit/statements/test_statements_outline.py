"""The block tree as plain text: what stands around the same slots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.model import Body

Original = Callable[[str], Body]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("# Head\nText", "Head\n\nText"),
        ("- a\n- b", "- a\n- b"),
        ("- a\n\n- b", "- a\n\n- b"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("9. a\n10. b  \n    c", "9. a\n10. b\n    c"),
        ("- a\n    - b\n        1. c\n- d", "- a\n  - b\n    1. c\n- d"),
        ("1. a\n\n    b\n\n    - c", "1. a\n\n   b\n\n   - c"),
        ("> a  \n> b\n>\n> c", "> a\n> b\n\n> c"),
        ("> - a\n>\n>     > b", "> - a\n\n>   > b"),
        ("T\n:   d\n\n    e\n\nU\nV\n:   f\n:   g", "T\n    d\n\n    e\n\nU\n\nV\n    f\n    g"),
        ("| a | b |\n|---|---|\n| c | |", "a | b\nc | "),
        ("- x\n\n    | a |\n    |---|\n    | b |", "- x\n\n  a\n  b"),
        ('!!! note "T"\n    a\n\n    - b', "T\n\na\n\n- b"),
        ("a\n\n***\n\nb", "a\n\n* * *\n\nb"),
        ("a\n\n    x *y*\n\n      &lt;", "a\n\n    x *y*\n\n      &lt;"),
        ("a\n\n```\nx <b>\n\ny\n```", "a\n\n    x <b>\n\n    y"),
        ("> a\n>\n>     code", "> a\n\n>     code"),
        ("x[^1]\n\n[^1]: a\n\n    b\n\n    - c", "x (1)\n\n(1) a\n\n    b\n\n    - c"),
        ("a\n\n<p>b <em>c</em></p>\n\nd", "a\n\nb c\n\nd"),
        ("a\n\n<!-- c -->\n\n—\n\n&mdash;", "a\n\n—\n\n—"),
        ("- # Head\n  tail\n- b", "- Head\n  tail\n- b"),
        (
            "[a](https://example.org)\n\n- [b](https://example.org/b)",
            "a\n<https://example.org>\n\n- b\n  <https://example.org/b>",
        ),
    ],
)
def test_blocks_as_lines(original: Original, body: str, text: str) -> None:
    """Marks, indents, empty lines and addresses stand where a reader of plain text expects them."""
    assert laid_out(original(body)) == text


def laid_out(body: Body) -> str:
    """Return the paragraphs as they would be printed, without an empty line at the head."""
    out = []
    for paragraph in body.paragraphs:
        first, *rest = paragraph.text.split("\n")
        indent = paragraph.indent
        out += [""] * paragraph.gap + [paragraph.lead + first]
        out += [
            indent + line if line else "" for line in (*rest, *(f"<{one}>" for one in paragraph.addresses))
        ]
    return "\n".join(out).removeprefix("\n")


def test_only_code_is_literal(original: Original) -> None:
    """Code is neither turned nor wrapped; nothing else is literal."""
    paragraphs = original("a\n\n    b\n\n```\nc\n```\n\n> d").paragraphs
    assert [(one.text, one.literal) for one in paragraphs] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", False),
    ]
