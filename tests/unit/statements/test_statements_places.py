"""Where text stands in the block tree."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from publish.model import Kind
from publish.statements.places import Place, Stashed, in_inline_order, places


def found(html: str) -> list[tuple[str, str, bool, bool] | int]:
    """Return each place of a tree: text, kind, whether a tail, whether alone; or a stashed piece's number."""
    root = ET.fromstring(f"<div>{html}</div>")  # noqa: S314 because the tests' own tables are trusted
    for element in root.iter():  # XML cannot hold Python-Markdown's own characters
        element.text, element.tail = (
            text and text.replace("«", "\x02").replace("»", "\x03") for text in (element.text, element.tail)
        )
    return [
        one.number if isinstance(one, Stashed) else (one.text, str(one.kind), one.tail, one.alone)
        for one in places(root)
    ]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>x</p>", "paragraph"),
        ("<h3>x</h3>", "heading 3"),
        ("<ul><li>x</li></ul>", "list item"),
        ("<ul><li><p>x</p></li></ul>", "list item"),
        ("<blockquote><p>x</p></blockquote>", "quotation"),
        ("<ul><li><blockquote><p>x</p></blockquote></li></ul>", "quotation"),
        ("<blockquote><ul><li>x</li></ul></blockquote>", "list item"),
        ("<table><tr><th>x</th></tr></table>", "table heading"),
        ("<table><tr><td>x</td></tr></table>", "table cell"),
        ("<dl><dt>x</dt></dl>", "term"),
        ("<dl><dd><p>x</p></dd></dl>", "definition"),
        ("<div class='admonition note'><p class='admonition-title'>x</p></div>", "note title"),
        ("<div class='admonition note'><p>x</p></div>", "paragraph"),
        ("<div class='footnote'><ol><li><p>x</p></li></ol></div>", "footnote"),
        ("<div class='footnote'><ol><li><ul><li>x</li></ul></li></ol></div>", "footnote"),
        ("<div class='footnote'><ol><li><h1>x</h1></li></ol></div>", "heading 1"),
    ],
)
def test_a_piece_is_of_the_nearest_kind(html: str, kind: str) -> None:
    """A piece's kind is that of the nearest element around it that has one."""
    assert [one[1] for one in found(html) if not isinstance(one, int)] == [kind]


def test_tails_are_walked_in_document_order() -> None:
    """Text behind a nested block belongs to the element around it."""
    assert found("<ul><li>a<ul><li>b</li></ul> c <h1>d</h1>e</li></ul>") == [
        ("a", "list item", False, False),
        ("b", "list item", False, False),
        ("c", "list item", True, False),
        ("d", "heading 1", False, True),
        ("e", "list item", True, False),
    ]


@pytest.mark.parametrize(
    ("html", "alone"),
    [
        ("<p>a</p>", [True]),
        ("<h6>a</h6>", [True]),
        ("<dl><dt>a</dt><dd>b</dd></dl>", [True, False]),
        ("<p>a<a class='footnote-backref'>x</a></p>", [True]),
        ("<p>a<em>b</em></p>", [False, False]),
        ("<ul><li>a</li></ul>", [False]),
        ("<table><tr><th>a</th><td>b</td></tr></table>", [False, False]),
        ("<ul><li><h1>a</h1>b</li></ul>", [True, False]),
    ],
)
def test_a_piece_alone_in_its_block_is_told(html: str, alone: list[bool]) -> None:
    """Paragraphs, headings and terms can be a piece's own, items and cells not; a way back does not count."""
    assert [one[3] for one in found(html) if not isinstance(one, int)] == alone


def test_code_and_ways_back_hold_no_text() -> None:
    """What stands in code, or in a link back from a footnote, is no piece."""
    assert found("<pre><code>a</code></pre><p><a class='footnote-backref'>x</a></p><script>b</script>") == []


def test_tokens_are_no_text() -> None:
    """Stashed pieces are handed over by number, and the token before a way back is not part of the text."""
    assert found("<p>«wzxhzdk:3»</p><p>«wzxhzdk:4» «wzxhzdk:5»</p>") == [3, 4, 5]
    assert found("<p>a«qq3936677670287331zz»</p>") == [("a", "paragraph", False, True)]


def test_text_is_put_back_where_it_stood() -> None:
    """A text's place takes another one; the token behind it stays, and white space around it goes."""
    element = ET.Element("p")
    element.text, element.tail = "  a \x02qq1zz\x03", "b"
    own, tail = (one for one in places(wrapped(element)) if isinstance(one, Place))
    own.put("x")
    tail.put("y")
    assert (own.kind, element.text, element.tail) == (Kind.PARAGRAPH, "x\x02qq1zz\x03", "\ny")


def wrapped(element: ET.Element) -> ET.Element:
    """Return a root that holds `element`."""
    root = ET.Element("div")
    root.append(element)
    return root


def test_the_inline_stage_walks_level_by_level() -> None:
    """Children of one level come before those of the next, each with its tail behind it."""
    root = ET.XML("<div><ul><li><p/></li><li/></ul><p/></div>")
    order = [element.tag for element, tail in in_inline_order(root) if not tail]
    assert order == ["ul", "p", "li", "li", "p"]
    assert [tail for _, tail in in_inline_order(root)] == [False, True] * 5
