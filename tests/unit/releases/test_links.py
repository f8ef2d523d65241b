"""Tags of links and pictures are rewritten, however they were written, and nothing else is."""

from __future__ import annotations

import pytest

from publish.releases import links

REL = 'rel="noopener noreferrer"'


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="https://example.org/">',
        "<a href='http://example.org/'>",
        "<a href=https://example.org/>",
        '<A HREF="HTTPS://example.org/">',
        '<a title="a > b" href="//example.org/">',
        '<a href=" \\\\example.org">',
        '<a href="&#104;ttps://example.org/">',
    ],
)
def test_a_link_elsewhere_is_told_by_its_address(tag: str) -> None:
    """Any spelling that a browser takes for another site."""
    assert links.outward(f"{tag}a</a>") == f"{tag[:2]} {REL}{tag[2:]}a</a>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="other.html">a</a>',
        '<a href="#fn:1">1</a>',
        '<a href="mailto:a@example.org">a</a>',
        '<a title="href=https://example.org/" href="a">a</a>',
        '<abbr title="https://example.org/">a</abbr>',
        '<img alt="https://example.org/" src="a.jpg">',
        "<p>https://example.org/ &lt;a href=&quot;https://example.org/&quot;&gt;</p>",
    ],
)
def test_all_else_stays_to_the_byte(html: str) -> None:
    """Links within the site, other elements, and text."""
    assert links.outward(html) == html


def test_an_address_is_made_whole_or_its_words_stay() -> None:
    """A link keeps its other attributes; one that leads nowhere loses its two tags, and no others."""
    html = '<a title="&quot;t&quot;" href="a.html">a</a> <a href="b.html"><em>b</em></a> <a href="#c">c</a>'
    whole = links.detached(html, lambda href: f"https://x.example/{href}", {})
    assert whole == (
        '<a title="&quot;t&quot;" href="https://x.example/a.html">a</a> '
        '<a href="https://x.example/b.html"><em>b</em></a> <a href="#c">c</a>'
    )
    assert links.detached(html, lambda _: "", {}) == 'a <em>b</em> <a href="#c">c</a>'


def test_the_words_of_the_first_picture() -> None:
    """They stand for it where it cannot be seen; without a picture there are none."""
    assert (
        links.alternative('<p>x</p><img alt="x &lt; y" src="b.jpg"><img src="a.jpg" alt="next">') == "x < y"
    )
    assert links.alternative("<p>x</p>") == ""
