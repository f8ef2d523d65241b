"""A translation is confined to what its own segment has."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from publish.model import Kind, Piece, Refused, Segment
from publish.statements.inline import Renderer

Source = Callable[[str], Segment]
PLAIN = Segment("Words.", Kind.PARAGRAPH, 1)


def rendered(segment: Segment, text: str) -> Piece:
    """Return `text` as a translation of `segment`."""
    return Renderer().render(segment, text)


# --- nothing of its own ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html", "refused"),
    [
        ("# x", "# x", ()),
        ("- x", "- x", ()),
        ("> x", "&gt; x", ()),
        ("1. x", "1. x", ()),
        ("    x", "x", ()),
        ("| a | b |", "| a | b |", ()),
        ("~~~", "~~~", ()),
        ("!!! note", "!!! note", ()),
        ("[x]: https://bad.example", "[x]: https://bad.example", ()),
        ("[^1]: x", "[^1]: x", (("foreign-footnote", "[^1]"),)),
        ("<textarea>", "&lt;textarea&gt;", (("foreign-tag", "<textarea>"),)),
        ("</main>", "&lt;/main&gt;", (("foreign-tag", "</main>"),)),
        ("<div>", "&lt;div&gt;", (("foreign-tag", "<div>"),)),
        (
            "<script>x</script>",
            "&lt;script&gt;x&lt;/script&gt;",
            (("foreign-tag", "<script>"), ("foreign-tag", "</script>")),
        ),
        ("<svg/onload=x>", "&lt;svg/onload=x&gt;", (("foreign-tag", "<svg/onload=x>"),)),
        ("<!-- x -->", "&lt;!-- x --&gt;", (("foreign-tag", "<!-- x -->"),)),
        ("<!-- x", "&lt;!-- x", ()),
        ("<?php x ?>", "&lt;?php x ?&gt;", (("foreign-tag", "<?php x ?>"),)),
        ("<![CDATA[x]]>", "&lt;![CDATA[x]]&gt;", (("foreign-tag", "<![CDATA[x]]>"),)),
        (
            "[x](javascript:alert(1))",
            "[x](javascript:alert(1))",
            (("foreign-target", "[x](javascript:alert(1))"),),
        ),
        (
            "[x](https://bad.example)",
            "[x](https://bad.example)",
            (("foreign-target", "[x](https://bad.example)"),),
        ),
        ("![x](y.png)", "![x](y.png)", (("foreign-target", "![x](y.png)"),)),
        ("[x](1)", "[x](1)", (("foreign-target", "[x](1)"),)),
        ("[x][y]", "[x][y]", ()),
        ("[x](", "[x](", (("foreign-target", "[x]("),)),
        (
            "<https://bad.example>",
            "&lt;https://bad.example&gt;",
            (("foreign-target", "<https://bad.example>"),),
        ),
        ("<x@bad.example>", "&lt;x@bad.example&gt;", (("foreign-target", "<x@bad.example>"),)),
        ("[^9]", "[^9]", (("foreign-footnote", "[^9]"),)),
        ("a\nb", "a b", (("extra-newline", "b"),)),
        ("a\n\n\nb", "a b", (("extra-newline", "b"),)),
        ("x {: onclick=alert(1) }", "x {: onclick=alert(1) }", ()),
        ("*x*{: onclick=alert(1) }", "<em>x</em>{: onclick=alert(1) }", ()),
        ("\x02wzxhzdk:0\x03", "wzxhzdk:0", ()),
        ("\x02klzzwxh:0001\x03", "klzzwxh:0001", ()),
        ("*a* \x02klzzwxh:0000\x03 \x02amp\x03", "<em>a</em> klzzwxh:0000 amp", ()),
        ("\x0e0\x0f", "0", ()),
        ("a&#2;b&#10;c", "a b c", ()),
        ("", "", ()),
        (" \n ", "", ()),
    ],
)
def test_what_the_segment_has_not_is_text(text: str, html: str, refused: tuple[tuple[str, str], ...]) -> None:
    """Blocks, tags, addresses, references and tokens come out as they were typed, and are reported."""
    piece = rendered(PLAIN, text)
    assert piece.html == html
    assert tuple((one.rule, one.text) for one in piece.refused) == refused


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("no markup", "no markup", "no markup"),
        ("  spaces ", "spaces", "spaces"),
        (
            "*a* **b** ***c*** `d`",
            "<em>a</em> <strong>b</strong> <strong><em>c</em></strong> <code>d</code>",
            "a b c d",
        ),
        ("_a_ b_c_d و_ع_ا", "<em>a</em> b_c_d و_ع_ا", "a b_c_d و_ع_ا"),
        ("\\*a\\* \\[b\\] 1 \\| 2", "*a* [b] 1 | 2", "*a* [b] 1 | 2"),
        ('`<b>` & < > "q"', '<code>&lt;b&gt;</code> &amp; &lt; &gt; "q"', '<b> & < > "q"'),
        ("&amp; &lt;b&gt; &nbsp;&#8207;", "&amp; &lt;b&gt; &nbsp;&#8207;", "& <b> \u00a0\u200f"),
        ("AT&T &c &unknown;", "AT&amp;T &amp;c &unknown;", "AT&T &c &unknown;"),
        (
            "https://example.org/a_b a@example.org",
            "https://example.org/a_b a@example.org",
            "https://example.org/a_b a@example.org",
        ),
    ],
)
def test_what_needs_no_permission_works(text: str, html: str, words: str) -> None:
    """Emphasis, code, escapes and entities are free, in both forms."""
    assert rendered(PLAIN, text) == Piece(html, words)


# --- its own, each as often -----------------------------------------------------------------


LINKS = "[a](https://example.org/1 'T') ![b](i.png) [c](https://example.org/2)"


@pytest.mark.parametrize(
    ("text", "html", "refused"),
    [
        (
            "[ج](3) ![ب](2) [أ](1)",
            (
                '<a href="https://example.org/2">ج</a> <img alt="ب" src="i.png" /> '
                '<a href="https://example.org/1" title="T">أ</a>'
            ),
            (),
        ),
        ("[*x* `y`](3)", '<a href="https://example.org/2"><em>x</em> <code>y</code></a>', ()),
        ("[x](1) [y](1)", '<a href="https://example.org/1" title="T">x</a> [y](1)', ("[y](1)",)),
        ("[x](2)", "[x](2)", ("[x](2)",)),
        ("![x](1)", "![x](1)", ("![x](1)",)),
        ("[x](4)", "[x](4)", ("[x](4)",)),
        ("[x](0)", "[x](0)", ("[x](0)",)),
        ("[x](99999)", "[x](99999)", ("[x](99999)",)),
        ("[x]( 1 )", "[x]( 1 )", ("[x]( 1 )",)),
        ('[x](1 "Mine")', '[x](1 "Mine")', ('[x](1 "Mine")',)),
        ("[x] (1)", "[x] (1)", ()),
    ],
)
def test_links_and_images_are_taken_by_number(
    segment: Source, text: str, html: str, refused: tuple[str, ...]
) -> None:
    """A number works once, for what it is; address and title are the source's."""
    piece = rendered(segment(LINKS), text)
    assert piece.html == html
    assert piece.refused == tuple(Refused("foreign-target", one) for one in refused)


def test_plain_text_hands_addresses_back(segment: Source) -> None:
    """The addresses follow the order of the translation; an image's is none."""
    piece = rendered(segment(LINKS), "[ج](3) ![ب](2) [أ](1)")
    assert (piece.text, piece.addresses) == ("ج ب أ", ("https://example.org/2", "https://example.org/1"))


def test_a_target_may_be_localized(segment: Source) -> None:
    """Where the office gives a localized address, a link leads there, in both forms."""
    localized = {"https://example.org/1": "https://example.org/ar/1"}
    piece = Renderer().render(segment(LINKS), "[x](1) [y](3)", localized)
    assert (
        piece.html
        == '<a href="https://example.org/ar/1" title="T">x</a> <a href="https://example.org/2">y</a>'
    )
    assert piece.addresses == ("https://example.org/ar/1", "https://example.org/2")


def test_addresses_in_angle_brackets_are_taken_as_often(segment: Source) -> None:
    """The segment's own addresses are links, the second time they are text."""
    piece = rendered(
        segment("<https://example.org/a_b> or <x@example.org>"),
        "<https://example.org/a_b> <https://example.org/a_b>",
    )
    assert (
        piece.html
        == '<a href="https://example.org/a_b">https://example.org/a_b</a> &lt;https://example.org/a_b&gt;'
    )
    assert piece.refused == (Refused("foreign-target", "<https://example.org/a_b>"),)
    assert rendered(segment("a <x@example.org>"), "<x@example.org>").text == "x@example.org"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[^b] [^a]", "b1 a1"),
        ("[^a] x [^a]", "a1 x a2"),
        ("[^a] [^a] [^a]", "a1 a2 [^a]"),
        ("`[^a]` \\[^a] [^a]", "<code>[^a]</code> [^a] a1"),
    ],
)
def test_the_kth_reference_has_the_kth_id(segment: Source, text: str, html: str) -> None:
    """A reference's id is the source's, in the order in which one footnote is referred to."""
    marks = {
        '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>': "a1",
        '<sup id="fnref2:a"><a class="footnote-ref" href="#fn:a">1</a></sup>': "a2",
        '<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">2</a></sup>': "b1",
    }
    made = rendered(segment("One[^a] two[^b] three[^a].\n\n[^a]: A\n\n[^b]: B\n"), text).html
    for mark, name in marks.items():
        made = made.replace(mark, name)
    assert made == html


TAGS = '<b>one</b> <i>two</i><br><span dir="rtl">three</span>'


@pytest.mark.parametrize(
    ("text", "html", "refused"),
    [
        ("<i>x</i> <b>y</b>", "<i>x</i> <b>y</b>", ()),
        ("<b><i>x</i></b>", "<b><i>x</i></b>", ()),
        ("<b>*x*</b> *<i>y</i>*", "<b><em>x</em></b> <em><i>y</i></em>", ()),
        ("x<br>y", "x<br>y", ()),
        ('<span dir="rtl">y</span>', '<span dir="rtl">y</span>', ()),
        ("<b>x</b> <b>y</b>", "<b>x</b> &lt;b&gt;y&lt;/b&gt;", ("<b>", "</b>")),
        ("x<br>y<br>z", "x<br>y&lt;br&gt;z", ("<br>",)),
        ("<B>x</B>", "&lt;B&gt;x&lt;/B&gt;", ("<B>", "</B>")),
        ("<b >x</b>", "&lt;b &gt;x&lt;/b&gt;", ("<b >", "</b>")),
        ("<span dir='rtl'>y</span>", "&lt;span dir='rtl'&gt;y&lt;/span&gt;", ("<span dir='rtl'>", "</span>")),
        ("</b>x<b>", "&lt;/b&gt;x&lt;b&gt;", ("</b>", "<b>")),
        ("<b>x", "&lt;b&gt;x", ("<b>",)),
        ("<b><i>x</b></i>", "&lt;b&gt;&lt;i&gt;x&lt;/b&gt;&lt;/i&gt;", ("<b>", "<i>", "</b>", "</i>")),
        ("*<b>x*</b>", "<em>&lt;b&gt;x</em>&lt;/b&gt;", ("<b>", "</b>")),
        ("<b>`</b>`", "&lt;b&gt;<code>&lt;/b&gt;</code>", ("<b>",)),
        ("<b/>x</b>", "&lt;b/&gt;x&lt;/b&gt;", ("<b/>", "</b>")),
    ],
)
def test_tags_are_taken_letter_for_letter_and_in_order(
    segment: Source, text: str, html: str, refused: tuple[str, ...]
) -> None:
    """The segment's own tags work, as often as there; what does not close in order is text, all of it."""
    piece = rendered(segment(TAGS), text)
    assert piece.html == html
    assert [(one.rule, one.text) for one in piece.refused] == [("foreign-tag", one) for one in refused]


@pytest.mark.parametrize(
    ("source", "text", "unused"),
    [
        (LINKS, "[ج](3) [أ](1)", [2]),
        (LINKS, "لا شيء", [1, 2, 3]),
        (LINKS, "[x [y](3)](1) ![ب](2)", [3]),
        ("One[^a] two[^b].\n\n[^a]: A\n\n[^b]: B\n", "[^b]", ["a"]),
        (TAGS, "<b>x</b> <i>y</i><br>", ['<span dir="rtl">', "</span>"]),
        (TAGS, "<b><i>x</b></i>", ["<b>", "</b>", "<i>", "</i>", "<br>", '<span dir="rtl">', "</span>"]),
        ("<https://example.org> <x@example.org>", "<x@example.org>", ["<https://example.org>"]),
    ],
)
def test_what_is_not_used_is_handed_back(
    segment: Source, source: str, text: str, unused: list[int | str]
) -> None:
    """What the segment has and the translation has not comes beside it, in the segment's order."""
    made = rendered(segment(source), text).unused
    names = [getattr(one, "label", getattr(one, "number", one)) for one in made]
    assert names == unused


@pytest.mark.parametrize("source", [LINKS, TAGS, "One[^a] `b` <https://example.org>.\n\n[^a]: A\n"])
def test_a_source_uses_all_that_it_has(segment: Source, source: str) -> None:
    """Nothing is left over of a segment's markup by its own text."""
    own = segment(source)
    assert rendered(own, own.text).unused == ()


def test_hard_breaks_are_as_many_as_the_source_has(segment: Source) -> None:
    """The first newlines are breaks, the others spaces, and the first line that is too many is quoted."""
    source = segment("one  \ntwo  \nthree")
    assert rendered(source, "a \n b\nc\n\nd") == Piece(
        "a<br />\nb<br />\nc d", "a\nb\nc d", refused=(Refused("extra-newline", "d"),)
    )
    assert rendered(source, "a\nb").html == "a<br />\nb"


def test_a_translation_of_front_matter_is_plain_text() -> None:
    """Nothing is markup in a title, and it has one line."""
    title = Segment("A title", Kind.TITLE, 2, context="title")
    assert rendered(title, "*a* <b>\n [x](1) &amp;") == Piece(
        "*a* &lt;b&gt; [x](1) &amp;amp;", "*a* <b> [x](1) &amp;"
    )


def test_a_space_that_no_line_may_break_at_stays_in_a_title() -> None:
    """French has one before a colon, and a narrow one in its thousands."""
    title = Segment("A title: 1,200", Kind.TITLE, 2, context="title")
    assert rendered(title, "Un titre\u00a0: 1\u202f200").text == "Un titre\u00a0: 1\u202f200"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 16_000,
        "[^1]" * 1000,
        "[a](" * 4000,
        "<" * 100_000,
        "`" * 10_000,
        "*" * 2001,
        "&" * 2001,
        "x" * 65_537,
    ],
    ids=lambda text: f"{text[:4]}-{len(text)}",
)
def test_text_that_would_take_minutes_is_text_at_once(text: str) -> None:
    """What Python-Markdown could not finish is not given to it, but comes out as it was typed."""
    begun = time.process_time()
    piece = rendered(PLAIN, f"{text}\n*x*")
    assert time.process_time() - begun < 1
    assert piece.text == f"{text} *x*"
    assert "<em>" not in piece.html
    assert [one.rule for one in piece.refused] == ["too-complex"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200,
        "[a](" * 200,
        "![" * 200,
        "[a [b](1) c](2) " * 100,
        "<a " * 200,
        "`a``b" * 60,
        "*_" * 1000,
        "**a " * 600,
        "***a* b** " * 300,
        "&a;" * 2000,
    ],
    ids=lambda text: f"{text[:4]}-{len(text)}",
)
def test_the_worst_text_within_the_limits_is_quick(text: str) -> None:
    """At the limits a piece takes hundredths of a second, not minutes."""
    begun = time.process_time()
    rendered(PLAIN, text)
    assert time.process_time() - begun < 2


def test_one_renderer_renders_many(segment: Source) -> None:
    """What one text used up or was refused does not reach the next one."""
    renderer, source = Renderer(), segment(TAGS)
    first = renderer.render(source, "<b>x</b> <u>")
    assert renderer.render(source, "<b>x</b> <u>") == first
    assert renderer.render(PLAIN, "<b>x</b>").html == "&lt;b&gt;x&lt;/b&gt;"
