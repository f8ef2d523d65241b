"""A translation is confined to its slot, whatever it holds.

One statement with every kind of block, and one of its segments translated by anything: markup of
its own, markup of others, HTML, control and invisible characters. An independent parser says what
a browser would make of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import html5lib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.model import Body, Language, Piece, Slot, TextBlock
from publish.releases.guard import guard
from publish.statements.fill import fill, html_parts
from publish.statements.inline import Renderer
from publish.statements.parse import statement

SOURCE = """\
---
title: A title
summary: A summary with [brackets](1) & <b>angles</b>
date: 2017-10-19
---

# Head with [a link](https://example.org/1 "One")[^a]

A *paragraph* with <b>raw *tags*</b>, <span dir="rtl">more</span> of them<br>and
![an image](../images/a.0f.png),
`code`, <https://example.org/2>, <name@example.org>,  \nhard[^b] breaks[^a]  \nand [two](https://example.org/3)
[links](https://example.org/4).

Plain words.

- Tight
    - Nested [link](https://example.org/5)

- # Head in an item
  Text after a heading.

> Quoted[^b] <i>words</i>.

Term
:   Definition

| Heading | *two* |
|:--------|------:|
| cell[^a] | [x](#head-with-a-link) |

!!! note "A <b>note</b>"
    With `<b>code</b>`.

```
code
```

[^a]: A note with <b>bold</b>.

[^b]: Another,

    of two paragraphs[^a].
"""
STATEMENT = statement(SOURCE, "source/2017-10-19-words.md")
RENDERER = Renderer()
ORIGINAL = tuple(RENDERER.render(segment, segment.text) for segment in STATEMENT.segments)
ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
IN_BODY = [index for index, segment in enumerate(STATEMENT.segments) if segment.context is None]
FREE = frozenset({"em", "strong", "code"})
"""Elements that a translation may add: they have no attributes and lead nowhere."""

words = st.text("abc عربي 中文 .,:!?'\"-", max_size=8)
marks = st.sampled_from(
    [
        *(
            "[x](1)",
            "[x](2)",
            "![x](2)",
            "[",
            "](",
            ")",
            "[x](javascript:alert(1))",
            "![x](//bad.example/x.png)",
            "!",
        ),
        *(
            "[^a]",
            "[^b]",
            "[^a]: x",
            "[x]: https://bad.example",
            "<https://bad.example>",
            "<https://example.org/2>",
        ),
        *(
            "<name@example.org>",
            "<bad@example.org>",
            "*",
            "**",
            "_",
            "`",
            "``",
            "\\",
            "\n",
            "  \n",
            "\t",
            "\r\n",
        ),
        *(
            "<b>",
            "</b>",
            "<b/>",
            "<i>",
            "</i>",
            "<br>",
            '<span dir="rtl">',
            "</span>",
            "<span>",
            "<b onclick='x'>",
        ),
        *(
            "<textarea>",
            "</main>",
            "<script>alert(1)</script>",
            "<div>",
            "</p>",
            "</li>",
            "</td></tr></table>",
        ),
        *(
            "<!--",
            "-->",
            "<!-- TRANSLATORS: x -->",
            "<![CDATA[",
            "]]>",
            "<?x",
            "?>",
            "<svg/onload=x>",
            "<a href='",
        ),
        *(
            "# ",
            "- ",
            "1. ",
            "> ",
            "| a | b |",
            "    ",
            "~~~",
            "---",
            ":   ",
            "!!! note",
            "{: onclick=alert(1) }",
        ),
        *(
            "&amp;",
            "&lt;b&gt;",
            "&#60;b&#62;",
            "&#10;",
            "&#2;",
            "&#x0e;0&#15;",
            "&",
            "&nbsp;",
            "<",
            ">",
            '"',
            "'",
        ),
        *(
            "\x02wzxhzdk:0\x03",
            "\x02klzzwxh:0001\x03",
            "\x02amp\x03",
            "\x0e0\x0f",
            "\x0e1\x0f",
            "\x00",
            "\x7f",
        ),
        *("\u202e", "\u2067", "\u200f", "\ufeff", "\u2028", "\u0301", "\ud7ff", "\U0001f600"),
    ]
)
translations = st.one_of(
    st.lists(st.one_of(marks, words), max_size=16).map("".join),
    st.lists(marks, max_size=10).map(" ".join),
    st.text(max_size=40),
)
segments = st.sampled_from(IN_BODY)


def with_translation(index: int, text: str) -> list[Piece]:
    """Return the original pieces, but for one that is rendered from `text`."""
    pieces = list(ORIGINAL)
    pieces[index] = RENDERER.render(STATEMENT.segments[index], text)
    return pieces


# --- what a browser makes of it -----------------------------------------------------------


class Around(NamedTuple):
    """A page parsed: what happens outside one slot, and the elements inside it.

    `outside` lists start tags with attributes, texts and end tags; `inside` has (tag, attributes).
    """

    outside: list[object]
    inside: Counter[object]


def around(pieces: Sequence[Piece], index: int) -> Around:
    """Return the page made of `pieces`, parsed, split at the slot of segment `index`.

    The slot is found by comments at its two ends, which must have one parent.
    """
    parts = [
        f"<!--[-->{text}<!--]-->" if isinstance(part, Slot) and part.segment == index else text
        for part, text in zip(STATEMENT.skeleton.html, html_parts(STATEMENT.skeleton, pieces), strict=True)
    ]
    tree = html5lib.parseFragment("".join(parts), treebuilder="etree", namespaceHTMLElements=False)
    split = Around([], Counter())
    _walk(tree, split, inside=False)
    assert split.outside.count("SLOT") == 2
    return split


def _walk(element: Any, split: Around, *, inside: bool) -> None:
    """Walk one element into `split`; a slot that begins in it must end in it."""
    began = inside
    attributes = tuple(sorted((name, value) for name, value in element.attrib.items() if name != "alt"))
    _note(split, (element.tag, attributes), inside=inside)
    _note(split, element.text or "", inside=inside)
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, split, inside=inside)
        elif child.text in {"[", "]"}:
            inside = child.text == "["
            split.outside.append("SLOT")
        _note(split, child.tail or "", inside=inside)
    assert inside == began
    _note(split, f"/{element.tag}", inside=inside)


def _note(split: Around, what: object, *, inside: bool) -> None:
    """Keep what happens outside the slot, and the elements inside it."""
    if not inside:
        split.outside.append(what)
    elif isinstance(what, tuple):
        split.inside[what] += 1


def seen(html: str) -> str:
    """Return the words of `html` as a reader sees them, without white space."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return "".join("".join(_words(tree)).split())


def _words(element: Any) -> list[str]:
    """Return the words in an element and behind its children."""
    if element.tag == "sup" and element.get("id", "").startswith("fnref"):
        return [f"({''.join(element.itertext())})"]
    found = [element.text or "", element.get("alt", "")]
    for child in element:
        found += [*_words(child), child.tail or ""]
    return found


# --- properties ---------------------------------------------------------------------------


def test_the_statement_has_every_kind_of_slot() -> None:
    """The statement under test has slots alone in their block, slots that share one, and tails."""
    slots = [part for part in STATEMENT.skeleton.html if isinstance(part, Slot)]
    assert {slot.wrap for slot in slots} == {True, False}
    assert len({segment.kind for segment in STATEMENT.segments}) == 12
    assert len(IN_BODY) == 19


@settings(max_examples=400, deadline=None)
@given(segments, translations)
@example(IN_BODY[1], "<b>[x](1) *<b>*</b>")
@example(IN_BODY[1], '<b>`</b>` <span dir="rtl">')
def test_a_translation_changes_its_slot_alone(index: int, text: str) -> None:
    """Around its slot, a browser sees the same page, and inside no element, attribute or address is new."""
    before, after = around(ORIGINAL, index), around(with_translation(index, text), index)
    assert after.outside == before.outside
    new = after.inside - before.inside
    assert set(new) <= {(tag, ()) for tag in FREE}


@settings(max_examples=300, deadline=None)
@given(segments, translations)
@example(IN_BODY[1], "[a [b](3)](1)")
@example(IN_BODY[1], "[a[^b]](1)")
@example(IN_BODY[1], "![[a](1)](2) ![b[^a]](2)")
@example(IN_BODY[1], '<span dir="rtl">[<https://example.org/2>](1)</span>')
def test_a_translation_passes_the_last_guard(index: int, text: str) -> None:
    """The guard never stops a release because of what a translator wrote."""
    guard(fill(STATEMENT.skeleton, with_translation(index, text)).html, "x.html")


@settings(max_examples=200, deadline=None)
@given(segments, translations)
def test_every_other_byte_and_paragraph_stays(index: int, text: str) -> None:
    """All bytes of the page before and behind the slot stay, and so do all other paragraphs of the text."""
    body, changed = (
        fill(STATEMENT.skeleton, ORIGINAL),
        fill(STATEMENT.skeleton, with_translation(index, text)),
    )
    marked = [*ORIGINAL[:index], Piece("\0", "\0"), *ORIGINAL[index + 1 :]]
    first, last = fill(STATEMENT.skeleton, marked).html.split("\0")
    assert changed.html.startswith(first)
    assert changed.html.endswith(last)
    assert _others(changed, index) == _others(body, index)
    assert len(changed.paragraphs) == len(body.paragraphs)


def _others(body: Body, index: int) -> list[object]:
    """Return the paragraphs in which segment `index` does not stand."""
    blocks = zip(STATEMENT.skeleton.text, body.paragraphs, strict=True)
    return [one for block, one in blocks if index not in _slots(block)]


def _slots(block: TextBlock) -> set[int]:
    """Return the segments that stand in a block of the plain text."""
    return {part.segment for part in block.parts if isinstance(part, Slot)}


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(range(len(ORIGINAL))), translations)
def test_plain_text_and_page_say_the_same(index: int, text: str) -> None:
    """Plain text has the words that a browser shows, and no line end that the source has not."""
    segment = STATEMENT.segments[index]
    piece = RENDERER.render(segment, text)
    assert "".join(piece.text.split()) == seen(piece.html)
    assert piece.text.count("\n") <= segment.text.count("\n") + segment.tags.count("<br>")
    assert not any(mark in piece.text + piece.html for mark in "\x00\x02\x03\x0e\x0f\r\t\x7f\u2028")


@settings(max_examples=100, deadline=None)
@given(translations)
def test_what_is_refused_is_quoted_from_the_translation(text: str) -> None:
    """Every refusal quotes what somebody typed, and none holds a token of Python-Markdown."""
    for index in IN_BODY:
        for refused in RENDERER.render(STATEMENT.segments[index], text).refused:
            assert not any(mark in refused.text for mark in "\x02\x03")
            assert refused.text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.booleans(), min_size=len(ORIGINAL), max_size=len(ORIGINAL)))
def test_pieces_that_fall_back_say_so_where_they_stand(fallbacks: list[bool]) -> None:
    """Each piece in the source language has one element with `lang` and `dir`, never an item or a cell."""
    pieces = [replace(piece, fallback=one) for piece, one in zip(ORIGINAL, fallbacks, strict=True)]
    html = fill(STATEMENT.skeleton, pieces, ENGLISH).html
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    marked = [element for element in tree.iter() if isinstance(element.tag, str) and element.get("lang")]
    assert len(marked) == sum(fallbacks[index] for index in IN_BODY)
    assert {element.tag for element in marked} <= {"p", "dt", "h1", "div"}
    assert all(element.get("dir") == "ltr" for element in marked)
