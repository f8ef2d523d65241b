"""A fragment is taken apart into tags and texts; the texts that keep their order are told from the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.releases.tags import Direction, nodes


@pytest.mark.parametrize(
    ("html", "direction", "touched"),
    [
        ("a<p>b</p>c", "rtl", ["a", "b", "c"]),
        ("<p>a<br>b <img alt='<'> c</p>", "rtl", ["a", "b ", " c"]),
        ("<pre><code>a</code>\nb</pre>c", "rtl", ["c"]),
        ("<bdi>a<bdi>b</bdi>c</bdi>d", "rtl", ["d"]),
        ('<div lang="en" dir="ltr">a<div>b</div>c</div>d', "rtl", ["d"]),
        ('<div lang="en" dir="ltr">a<div>b</div>c</div>d', "ltr", ["a", "b", "c", "d"]),
        ('<p title="dir">a</p><kbd>b</kbd>', "ltr", ["a"]),
    ],
)
def test_texts_that_keep_their_order_are_marked(html: str, direction: Direction, touched: list[str]) -> None:
    """Code, what is isolated, and what has the other direction; one of its name inside is no end."""
    found = [text for text, tag, kept in nodes(html, direction) if text and not tag and not kept]
    assert found == touched


def test_a_tag_has_the_name_of_its_element() -> None:
    """In small letters, whether it begins or ends it."""
    assert [tag for _, tag, _ in nodes("<EM>a</em><br>", "ltr")] == ["", "em", "", "em", "", "br", ""]


@given(st.text(alphabet="<>/abi \"'=!&;") | st.text())
def test_nodes_put_together_are_the_fragment(html: str) -> None:
    """Nothing is lost, however ill-formed it is."""
    assert "".join(text for text, _, _ in nodes(html, "rtl")) == html
