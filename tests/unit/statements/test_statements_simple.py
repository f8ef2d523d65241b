"""What is simple is rendered without a parser, and as the parser renders it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publish.model import Target
from publish.statements.allowed import nested
from publish.statements.confined import Confined
from publish.statements.scope import Owned, Scope
from publish.statements.simple import html

TARGETS = (
    Target(1, "https://example.org/a_(1)?b"),
    Target(2, "other.html#place"),
    Target(3, "https://example.org/?a&b"),
    Target(4, "https://example.org/", title="A title"),
    Target(5, "../images/a.0f.png", image=True),
)
OWNED = Owned(TARGETS, (), (), (), tuple(one.address for one in TARGETS))
CONFINED = Confined()
PIECES = (
    *("*", "**", "[", "]", "](1)", "](2)", "[a](1)", "[b c](2)", "[d](3)", "[e](4)", "![f](5)", "*a*"),
    *("**b c**", "a", "ع", "中", "1", " ", "\u00a0", "\u200c", ".", "，", "!", ">", "(", ")", "-"),
    *("_", "`", "\\", "&", "<"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one *two* three", "one <em>two</em> three"),
        ("达*数十万人*；", "达<em>数十万人</em>；"),
        ("**1** > 2", "<strong>1</strong> &gt; 2"),
        ("see [it](2), *now*", 'see <a href="other.html#place">it</a>, <em>now</em>'),
    ],
)
def test_links_and_emphasis_that_stand_apart_are_simple(text: str, expected: str) -> None:
    """Each is written as its element, and what HTML has to escape is escaped."""
    found = html(text, OWNED)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "*[a](1)*", "[*a*](1)", "a * b", "*a **b*", "***a***", "[a](6)", "[a](1) [b](1)", "[a](3)", "[a](4)",
        "![a](5)", "[a]", "`*a*`", "\\*a*", "a&b *c*", "<b>*c*", "_a_ *b*", "*a\nb*",
    ],
)  # fmt: skip
def test_all_else_is_left_to_the_parser(text: str) -> None:
    """What nests, has no other half, is not the segment's own, or is other markup is not simple."""
    assert html(text, OWNED) is None


@given(text=st.lists(st.sampled_from(PIECES), max_size=10).map("".join).map(str.strip))
@example(text="a*[b](1)*")
@example(text="*a* **b** [c](1)*d*")
@settings(max_examples=2000, deadline=None)
def test_what_is_simple_is_what_the_parser_makes_of_it(text: str) -> None:
    """HTML, links taken and nothing refused: whatever stands beside them."""
    found = html(text, OWNED)
    if found is None:
        return
    scope = Scope.of(OWNED, tags=True, links=True)
    assert CONFINED.html(text, scope) == found[0]
    assert scope.taken == found[1]
    assert not scope.refused
    assert nested(found[0])
    assert found[0].count("<a ") == scope.links
