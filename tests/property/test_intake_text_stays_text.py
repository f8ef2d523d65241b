"""Escaped text stays text, whatever it holds: Markdown gives back the same words in one block."""

from __future__ import annotations

import html
import re

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.statements.intake.escape import escape

EXTENSIONS = ["tables", "footnotes", "def_list", "admonition", "sane_lists", "fenced_code"]
MARKUP = (
    *(
        "a",
        "b",
        "word",
        "1",
        "12",
        " ",
        " ",
        "  ",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "\\",
        "'",
        '"',
        "é",
        "١",
        "/",
        "@",
        "=",
    ),
    *(
        "<",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<?",
        "?>",
        "<![CDATA[",
        "]]>",
        "<http://x.org>",
        "<a@b.org>",
        "<div>",
        "<p",
        "<hr>",
    ),
    *(
        "&",
        "&amp;",
        "&#38;",
        "&copy",
        "&x;",
        "[",
        "]",
        "(",
        ")",
        "[^1]",
        "[x]: y",
        "!",
        "!!! note",
        "{",
        "}",
        "<script>",
    ),
    *("#", "##", "-", "- ", "+ ", ".", ". ", "1. ", "|", ":", ": ", "~~~", "===", "---", ">", "* * *"),
)
TEXTS = (
    st.one_of(
        st.lists(st.sampled_from(MARKUP), min_size=1, max_size=14).map("".join),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def rendered(source: str) -> str:
    """Return the HTML of `source`."""
    return markdown.markdown(source, extensions=EXTENSIONS)


@given(TEXTS)
@settings(deadline=None, max_examples=500)
def test_an_escaped_paragraph_is_one_paragraph_of_the_same_text(text: str) -> None:
    """Between two other paragraphs, escaped text becomes one `<p>` without an element, of equal text."""
    _, inner, _ = rendered(f"before\n\n{escape(text)}\n\nafter").split("\n")
    assert inner.startswith("<p>")
    assert inner.endswith("</p>")
    assert "<" not in inner[3:-4]
    assert " ".join(html.unescape(inner[3:-4]).split()) == text


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_an_escaped_item_is_one_item_of_the_same_text(text: str) -> None:
    """As items of one list, escaped texts stay items: no table, rule, heading or list within a list."""
    out = rendered(f"- a | b\n- {escape(text)}\n- {escape(text)}")
    assert re.findall("<[^>]*>", out) == ["<ul>", *["<li>", "</li>"] * 3, "</ul>"]
    assert " ".join(html.unescape(re.sub("<[^>]*>", "", out)).split()) == f"a | b {text} {text}"
