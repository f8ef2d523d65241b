"""A paragraph that is nothing but a picture is a figure, and its title the caption."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from publish.model import Body, Kind, Language, Placed, Segment, Statement, Target
from publish.statements.figures import caption
from publish.statements.fill import fill
from publish.statements.inline import Renderer

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
GATE = '![The gate](gate.jpg "In 2016")'
SHOWN = '<img alt="The gate" src="gate.jpg" />'
G = '<img alt="G" src="g.jpg" />'

Make = Callable[[str], Statement]


def body_segments(statement: Statement) -> list[tuple[Kind, str | None, str]]:
    """Return kind, context and text of each segment below the title."""
    return [(one.kind, one.context, one.text) for one in statement.segments[1:]]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (GATE, '<figure><img alt="The gate" src="gate.jpg" /><figcaption>In 2016</figcaption>\n</figure>'),
        ("![The gate](gate.jpg)", '<figure><img alt="The gate" src="gate.jpg" /></figure>'),
        ('![G](g.jpg "…")', '<figure><img alt="G" src="g.jpg" /></figure>'),
        (
            '![r]\n\n[r]: g.jpg "Long ago"',
            '<figure><img alt="r" src="g.jpg" /><figcaption>Long ago</figcaption>\n</figure>',
        ),
        (
            '![G](g.jpg "A &amp; <b> \\*c\\*&nbsp;&amp;lt;\n d")',
            f"<figure>{G}<figcaption>A &amp; &lt;b&gt; *c* &amp;lt; d</figcaption>\n</figure>",
        ),
        (
            "<!-- TRANSLATORS: the prison -->\n![G](g.jpg) <!-- x -->",
            '<figure><img alt="G" src="g.jpg" /></figure>',
        ),
        ("> ![G](g.jpg)", '<blockquote>\n<figure><img alt="G" src="g.jpg" /></figure>\n</blockquote>'),
    ],
)
def test_a_picture_alone_is_a_figure(original: Callable[[str], Body], body: str, html: str) -> None:
    """A picture that is a whole paragraph is a figure, with its title, as plain text, below it."""
    assert original(body).html == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('See ![G](g.jpg "T").', '<p>See <img alt="G" src="g.jpg" title="T" />.</p>'),
        ("![G](g.jpg) ![H](h.jpg)", '<p><img alt="G" src="g.jpg" /> <img alt="H" src="h.jpg" /></p>'),
        ("*![G](g.jpg)*", '<p><em><img alt="G" src="g.jpg" /></em></p>'),
        (
            "[![G](g.jpg)](https://example.org)",
            '<p><a href="https://example.org"><img alt="G" src="g.jpg" /></a></p>',
        ),
        ("- ![G](g.jpg)", '<ul>\n<li><img alt="G" src="g.jpg" /></li>\n</ul>'),
        ("## ![G](g.jpg)", '<h2 id="g"><img alt="G" src="g.jpg" /></h2>'),
    ],
)
def test_a_picture_in_a_line_stays_there(original: Callable[[str], Body], body: str, html: str) -> None:
    """A picture among words, in a link, a heading or the line of a list is as Markdown has it."""
    assert original(body).html == html


def test_the_last_picture_of_a_footnote_is_no_figure(original: Callable[[str], Body]) -> None:
    """The way back to the text stands in the same paragraph."""
    assert "figure" not in original("See[^1].\n\n[^1]: ![G](g.jpg)").html


def test_picture_and_caption_are_segments(make: Make) -> None:
    """The words of the picture keep its number; the caption is plain text with a context of its own."""
    assert body_segments(make(GATE)) == [
        (Kind.PICTURE, None, "![The gate](1)"),
        (Kind.CAPTION, "caption", "In 2016"),
    ]


def test_a_caption_is_no_title_any_more(make: Make) -> None:
    """The picture's target has its address alone, so that no page holds the caption twice."""
    assert make(GATE).segments[1].targets == (Target(1, "gate.jpg", image=True),)


def test_a_caption_has_the_line_of_its_picture(make: Make) -> None:
    """Both stand where the picture begins."""
    assert [one.line for one in make(f"Words.\n\n{GATE}").segments[2:]] == [7, 7]


def test_a_note_belongs_to_the_picture(make: Make) -> None:
    """A note for translators is given once."""
    picture, below = make(f"<!-- TRANSLATORS: it was closed -->\n\n{GATE}").segments[1:]
    assert (picture.note, below.note) == ("it was closed", "")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (GATE, "[The gate]\nIn 2016"),
        ("![The gate](gate.jpg)", "[The gate]"),
        (f"> {GATE}", "> [The gate]\n> In 2016"),
        (f"- {GATE}\n\n- Words", "- [The gate]\n  In 2016\n\n- Words"),
        ("- ![G](g.jpg)\n\n- ![H](h.jpg)", "- [G]\n\n- [H]"),
    ],
)
def test_plain_text_says_what_is_there(original: Callable[[str], Body], body: str, text: str) -> None:
    """In plain text the words of a picture stand in brackets, and its caption right below."""
    shown = [("\n\n" if one.gap else "\n") + one.lead + one.text for one in original(body).paragraphs]
    assert "".join(shown).lstrip() == text


@pytest.mark.parametrize(
    ("fallback", "html"),
    [
        (
            {1},
            f'<figure><div lang="en" dir="ltr">{SHOWN}</div><figcaption>In 2016</figcaption>\n</figure>',
        ),
        (
            {2},
            f'<figure>{SHOWN}<figcaption lang="en" dir="ltr">In 2016</figcaption>\n</figure>',
        ),
    ],
)
def test_each_part_falls_back_alone(make: Make, fallback: set[int], html: str) -> None:
    """A picture without a translation does not turn its caption, nor the other way round."""
    made, renderer = make(GATE), Renderer()
    pieces = [renderer.render(one, one.text) for one in made.segments]
    pieces = [replace(piece, fallback=index in fallback) for index, piece in enumerate(pieces)]
    assert fill(made.skeleton, pieces, ENGLISH).html == html


def test_a_caption_is_translated_as_plain_text() -> None:
    """Nothing in a caption is markup."""
    segment = Segment("In 2016", Kind.CAPTION, 5, context="caption")
    assert Renderer().render(segment, "*في* <b>2016</b>").html == "*في* &lt;b&gt;2016&lt;/b&gt;"


def test_a_picture_that_was_placed_has_its_size() -> None:
    """Once its file was found a picture has its place on the site, its width and its height."""
    place = Placed("gate.jpg", "../images/gate.0123456789abcdef.jpg", 1200, 800)
    target = Target(1, "gate.jpg", image=True, pictures=(place,))
    segment = Segment("![The gate](1)", Kind.PICTURE, 5, targets=(target,))
    assert Renderer().render(segment, "![البوابة](1)").html == (
        '<img alt="البوابة" height="800" src="../images/gate.0123456789abcdef.jpg" width="1200" />'
    )


def test_a_language_has_a_picture_of_its_own() -> None:
    """Where a language has another picture in the place of one, that one's place and size are shown."""
    places = (
        Placed("map.png", "../images/map.1.png", 10, 20),
        Placed("map-ar.png", "../images/map-ar.2.png", 30, 40),
    )
    segment = Segment(
        "![Map](1)", Kind.PICTURE, 5, targets=(Target(1, "map.png", image=True, pictures=places),)
    )
    assert Renderer().render(segment, "![خريطة](1)", {"map.png": "map-ar.png"}).html == (
        '<img alt="خريطة" height="40" src="../images/map-ar.2.png" width="30" />'
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (None, ""),
        ("", ""),
        ("…", ""),
        ("A\u00a0b  c", "A b c"),
        ("&#1593; &#14;&#2;x", "ع x"),
        ("e&#769;", "é"),
        ("&amp;#10;x", "x"),
    ],
)
def test_a_caption_is_clean(title: str | None, text: str) -> None:
    """A title becomes one line of plain text, or nothing where it has no word."""
    assert caption(title) == text
