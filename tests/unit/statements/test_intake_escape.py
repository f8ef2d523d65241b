"""What is escaped, and what is left alone because a person edits the file."""

from __future__ import annotations

import pytest

from publish.statements.intake.escape import escape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# x", "\\# x"),
        ("#MeToo", "\\#MeToo"),
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("* x", "\\* x"),
        ("12. x", "12\\. x"),
        ("> x", "\\> x"),
        ("!!! note", "\\!!! note"),
        ("[x]: https://example.org", "\\[x]: https://example.org"),
        ("[^1]: x", "\\[^1]: x"),
        ("---", "\\---"),
        ("* * *", "\\* * *"),
        (": x", "&#58; x"),
        ("~~~ x", "&#126;~~ x"),
        ("```", "\\```"),
        ("a <b>c</b>", "a &lt;b>c&lt;/b>"),
        ("<https://example.org>", "&lt;https://example.org>"),
        ("R&amp;D &#38;", "R&amp;amp;D &amp;#38;"),
        ("*a* and **b**", "\\*a\\* and \\*\\*b\\*\\*"),
        ("_a_", "\\_a\\_"),
        ("`a`", "\\`a\\`"),
        ("[a](b)", "[a\\](b)"),
        ("![a](b)", "![a\\](b)"),
        ("a \\* b \\\\ c", "a \\\\* b \\\\\\ c"),
        ("| --- | :-: |", "\\| --- \\| :-: \\|"),
    ],
)
def test_markup_is_escaped(text: str, expected: str) -> None:
    """What Python-Markdown would read as markup is escaped."""
    assert escape(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Assad's 35-year-old law (16 October) – and 500 * 3 = 1500.",
        "snake_case_names and one *footnote star",
        "R&D, AT&T & others; a < b > c",
        "[1] and [sic] + 2 others | 3 more, no. 4! #5",
        "12.5 per cent; +963 11 000",
        "C:\\new and 3.",
        "a: b ~~~ !!! ---",
        "https://example.org/a_b?c=d&e=f#g",
    ],
)
def test_what_means_nothing_is_left_alone(text: str) -> None:
    """Characters that mean nothing where they stand are not escaped."""
    assert escape(text) == text
