"""One piece of HTML as plain text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.statements.plain import flatten


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain", "plain"),
        ("a <em>b <strong>c</strong></em> <code>d</code>", "a b c d"),
        ("a<br />\nb<br>c", "a\nb\nc"),
        ("a\n b\t c", "a b c"),
        ("a&nbsp;b &amp; &lt;c&gt; &#169;", "a\u00a0b & <c> ©"),
        ('<img alt="a cell" src="x.png" /> here', "a cell here"),
        ('said<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.', "said (1)."),
        ('said <sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>', "said (1)"),
        ('<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> x', "(1) x"),
        ("H<sub>2</sub>O", "H₂O"),
        ("10<sup>6</sup> m<sup>−2</sup>", "10⁶ m⁻²"),
        ("the 1<sup>st</sup> of x<sub>max</sub>", "the 1st of xmax"),
        ("2<sup>a+1</sup> x<sub>1,2</sub>", "2^(a+1) x_(1,2)"),
        ("a<sup>b<sub>2</sub></sup></sup>", "a^(b₂)"),
        ("<div>\n<p>One</p>\n<p>Two\nthree</p></div>tail", "One\nTwo three\ntail"),
        ("", ""),
    ],
)
def test_markup_becomes_words(html: str, text: str) -> None:
    """Tags go, breaks are newlines, images are their text, references stand in brackets."""
    assert flatten(html)[0] == text


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ('<a href="https://example.org/a">a</a>', ("https://example.org/a",)),
        ('<a href="https://example.org/a?b=1&amp;c=2">a</a>', ("https://example.org/a?b=1&c=2",)),
        ('<a href="https://example.org/a">https://example.org/a</a>', ()),
        ('<a href="https://example.org/a">see https://example.org/a</a>', ()),
        (
            '<a href="https://example.org/a">a</a> <a href="https://example.org/a">b</a>',
            ("https://example.org/a",),
        ),
        ('<a href="https://example.org/a">https://example.org/a-2017</a>', ("https://example.org/a",)),
        ('<a href="https://example.org/a">https://example.org/a.</a>', ()),
        ('<a href="b">1</a> <a href="a">2</a>', ("b", "a")),
        ('<a href="#here">a</a>', ()),
        ('<a href="">a</a>', ()),
        ('<a href="mailto:a@example.org">mail</a> <a href="tel:+49">call</a>', ("a@example.org", "+49")),
        ('<a href="&#109;&#97;ilto:a@example.org">a@example.org</a>', ()),
        ('<a class="footnote-ref" href="#fn:1">1</a>', ()),
        ('<a href="x"><img alt="a" src="b.png" /></a>', ("x",)),
        ("<a>no address</a>", ()),
    ],
)
def test_addresses_that_the_words_do_not_show_are_handed_back(html: str, addresses: tuple[str, ...]) -> None:
    """Each address once, in order, and none that leads nowhere, into the page, or is shown already."""
    assert flatten(html)[1] == addresses


def test_an_address_repeated_without_an_end_is_read_once() -> None:
    """A link whose words are its address over and over is flattened in time that grows with its length."""
    words = "(" + "/" * 60_000
    assert flatten(f'<a href="/">{words}</a>') == (words, ())


@given(text=st.text(st.sampled_from("a \t\n\f\r\u00a0")))
def test_white_space_becomes_one_space(text: str) -> None:
    """A space that stands by itself is left alone, being one already."""
    assert flatten(f"a{text}a")[0] == re.sub("[ \t\n\f\r]+", " ", f"a{text}a")
