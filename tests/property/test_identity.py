"""The identity that everything rests on, over documents nobody thought of."""

from __future__ import annotations

import re

import html5lib
import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.errors import SourceError
from publish.model import BlockAttributes, Slot, Statement
from publish.statements.fill import fill, html_parts
from publish.statements.inline import Renderer
from publish.statements.parse import statement

HEAD = "---\ntitle: A title\ndate: 2017-10-19\n---\n"
PATH = "source/2017-10-19-words.md"
PLAIN = ["tables", "footnotes", "def_list", "admonition", "sane_lists", "fenced_code"]

words = st.text("abcdefg éß ٥ عربي 中文 .,;:!?'\"-", min_size=1, max_size=24).filter(str.strip)
atoms = st.one_of(
    words,
    words.map(lambda text: f"*{text.strip()}*"),
    words.map(lambda text: f"**{text.strip()}**"),
    words.map(lambda text: f"`{text.strip()}`"),
    words.map(lambda text: f"[{text.strip()}](https://example.org/a_b*c)"),
    words.map(lambda text: f'![{text.strip()}](img.png "a title")'),
    words.map(lambda text: f"<b>{text.strip()}</b>"),
    st.sampled_from(
        [
            "[^1]", "[^2]", "[^none]", "[ref][r]", "[r]", "[r][]", "<https://example.org/x>", "<a@example.org>",
            "\\*", "\\[", "&amp;", "&nbsp;", "<", ">", "[", "]", "*", "_", "`", "  \n", "\n", "!", "(1)", "[x](1)",
        ]
    ),
)  # fmt: skip
inline = st.lists(atoms, min_size=1, max_size=6).map(" ".join)
block = st.one_of(
    inline,
    inline.map(lambda text: f"## {text}".replace("\n", " ")),
    st.lists(inline, min_size=1, max_size=3).map(lambda rows: "\n".join("- " + row.replace("\n", " ") for row in rows)),
    st.lists(inline, min_size=1, max_size=3).map(lambda rows: "\n\n".join("1. " + row for row in rows)),
    inline.map(lambda text: "- one\n    - " + text.replace("\n", " ") + "\n\n    more"),
    inline.map(lambda text: "> " + text.replace("\n", "\n> ")),
    inline.map(lambda text: "| a | b |\n|:--|--:|\n| " + text.replace("\n", " ").replace("|", "") + " | x |"),
    inline.map(lambda text: "!!! note\n    " + text.replace("\n", " ")),
    inline.map(lambda text: "term\n:   " + text.replace("\n", " ")),
    st.sampled_from(["```\ncode *x*\n```", "    indented", "---", "<!-- TRANSLATORS: a note -->", "text\n<!-- c -->\nmore"]),
)
documents = st.lists(block, min_size=1, max_size=6).map(
    lambda blocks: HEAD
    + "\n\n".join(blocks)
    + "\n\n[r]: https://example.org/r\n\n[^1]: A note.\n\n[^2]: Two *notes*.\n\n    And more.\n"
)


def parsed(text: str) -> Statement | None:
    """Return the statement, or None where the source is refused by name."""
    try:
        return statement(text, PATH)
    except SourceError:
        return None


def shape(html: str) -> list[object]:
    """Return what a browser makes of `html`, white space folded, comments and our own classes left out."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)

    def walk(element: object) -> list[object]:
        tag, attributes = element.tag, dict(element.attrib)  # type: ignore[attr-defined]  # because html5lib has no types
        if not isinstance(tag, str):
            return []
        for name in ("class", "style", "id", "title", "scope"):
            attributes.pop(name, None)
        return [tag, sorted(attributes.items()), fold(element.text), *[  # type: ignore[attr-defined]  # because of the same
            piece for child in element for piece in (walk(child), fold(child.tail)) if piece  # type: ignore[attr-defined]  # because of the same
        ]]  # fmt: skip

    return walk(tree)


def fold(text: str | None) -> str:
    """Return `text` with white space folded."""
    return re.sub(r"\s+", " ", text or "").strip()


@settings(max_examples=300, deadline=None)
@given(documents)
def test_a_skeleton_filled_with_its_own_segments_is_plain_markdown(text: str) -> None:
    """What is not refused by name is plain Markdown, up to white space."""
    made = parsed(text)
    if made is None:
        return
    renderer = Renderer()
    body = fill(made.skeleton, [renderer.render(one, one.text) for one in made.segments])
    assert shape(body.html) == shape(markdown.markdown(text.removeprefix(HEAD), extensions=PLAIN))
