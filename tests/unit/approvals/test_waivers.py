"""A waiver names what it waives, in one form."""

from __future__ import annotations

import pytest

from publish.approvals.waivers import rule_of, waiver


@pytest.mark.parametrize(
    ("rule", "pieces", "text"),
    [
        ("term-forbidden", ["débrayage"], 'term-forbidden "débrayage"'),
        ("term-forbidden", ["b", "a", "b"], 'term-forbidden "a" "b" "b"'),
        ("missing-link", [""], "missing-link 1"),
        ("number", ["500", "", "50", ""], 'number 2 "50" "500"'),
        ("name", ['say "x" \\ y'], r'name "say \"x\" \\ y"'),
        ("name", ["a\u202eb\n\x7f"], r'name "a\u202eb\n\u007f"'),
        ("name", ["أبواب"], 'name "أبواب"'),
    ],
)
def test_a_waiver_has_one_form(rule: str, pieces: list[str], text: str) -> None:
    """Pieces are sorted, and what nobody sees is an escape; it is read as it was written."""
    assert waiver(rule, pieces) == text
    assert rule_of(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "missing-link",
        "missing-link 0",
        "missing-link 01",
        "missing-link  1",
        "missing-link 1 ",
        'name "b" "a"',
        'name "a" 1',
        'name ""',
        'name "a',
        r'name "\u0061"',
        r'name "\x"',
        'Name "a"',
        f'name "{"a" * 9000}"',
    ],
)
def test_anything_else_is_no_waiver(text: str) -> None:
    """A rule alone would waive what nobody looked at."""
    assert rule_of(text) is None
