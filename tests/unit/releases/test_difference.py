"""Two fragments of HTML are compared by what they say, not by how they are spelled."""

from __future__ import annotations

import pytest

from publish.releases.difference import first_difference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a<br />b</p>", "<p>a<br>b</p>"),
        ("<p>a</p />", "<p>a</p>"),
        ('<td class="x" dir="ltr">', "<td dir=ltr class='x'>"),
        ("a&#160;b", "a&nbsp;b"),
        ("<p>a\n  b</p>\n", "<p>a b</p>"),
        ('<a title="&quot;">"</a>', "<a title='\"'>&#34;</a>"),
    ],
)
def test_another_spelling_says_the_same(one: str, other: str) -> None:
    """Slashes, quotes, references, the order of attributes and white space make no difference."""
    assert first_difference(one, other) is None


@pytest.mark.parametrize(
    ("written", "kept", "difference"),
    [
        ("<p>a<b>b</b></p>", "<p>ab</p>", "<b>"),
        ('<p id="x">a</p>', "<p>a</p>", '<p id="x">'),
        ("<p>a</p>", "<p>b</p>", "a"),
        ("<p>a</p><!-- b -->", "<p>a</p>", "<!-- b -->"),
        ("<p>a", "<p>a</p>", "</p>"),
        ("a&lt;br&gt;", "a<br>", "a<br>"),
    ],
)
def test_the_first_difference_is_shown(written: str, kept: str, difference: str) -> None:
    """As it was written; where something came in, that."""
    assert first_difference(written, kept) == difference
