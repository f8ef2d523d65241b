"""The last guard knows what we write, and nothing else passes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import errors
from publish.releases import difference
from publish.releases.guard import cleaned, guard

WRITTEN = [
    '<h2 id="what-is-asked">What is asked</h2>\n<p lang="en" dir="ltr">a<br />\nb &lt; c & d</p>',
    '<p>x<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>',
    '<div class="footnote">\n<hr />\n<ol>\n<li id="fn:1">\n<p>note</p>\n</li>\n</ol>\n</div>',
    '<p>n&#160;<a class="footnote-backref" href="#fnref:1" title="Jump back">&#8617;</a></p>',
    '<table>\n<thead>\n<tr>\n<th scope="col" class="align-start">a</th>\n</tr>\n</thead>\n</table>',
    '<table><tbody><tr><td class="align-end"><div lang="en" dir="ltr">b</div></td></tr></tbody></table>',
    '<div class="admonition note">\n<p class="admonition-title">T</p>\n<p>x</p>\n</div>',
    '<pre><code class="language-python">\nx &lt; y\n</code></pre>',
    '<ol start="3">\n<li>a</li>\n</ol>\n<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>',
    "<dl>\n<dt>Term</dt>\n<dd>Definition</dd>\n</dl>\n<blockquote>\n<p>q</p>\n</blockquote>",
    '<p><img alt="a" height="2" src="../images/b.0f.png" title="c" width="3" /></p>',
    '<p><a href="&#109;ailto:a@b.co">&#97;@b.co</a></p>',
    '<p><a href="../ar/x.html">r</a> <a href="https://a.org/?b=1&amp;c=2" title="t">s</a></p>',
    '<p><a href="tel:+90212">t</a> <abbr>UN</abbr> <bdi dir="ltr">x</bdi></p>',
    '<p><time datetime="2017-10-19">d</time></p>',
    "<p><cite>a</cite> <q>b</q> <mark>c</mark> <ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby><wbr /></p>",
    "<p><ins>b</ins></p>",
    '<figure lang="en" dir="ltr"><img alt="a" src="../images/b-c.0f.jpg" /></figure>',
    '<figure><img src="../images/b.0f.webp" /><figcaption lang="en" dir="ltr">c</figcaption>\n</figure>',
    "<p>1 < 2, and a<3</p>",
]

FOREIGN = [
    ("<p>a<script>alert(1)</script></p>", "<script>"),
    ('<p onclick="x()">a</p>', '<p onclick="x()">'),
    ('<p style="color: red">a</p>', '<p style="color: red">'),
    ('<a href="javascript:alert(1)">a</a>', '<a href="javascript:alert(1)">'),
    ('<img alt="" src="gate.jpg">', '<img alt="" src="gate.jpg">'),
    ('<img alt="" src="https://a.org/b.jpg">', '<img alt="" src="https://a.org/b.jpg">'),
    ('<img alt="" src="../images/../../b.0f.jpg">', '<img alt="" src="../images/../../b.0f.jpg">'),
    ('<figure onclick="x()">a</figure>', '<figure onclick="x()">'),
    ('<img src="data:image/png;base64,AAAA" alt="">', '<img alt="" src="data:image/png;base64,AAAA">'),
    ("<p>a</p><!-- the witness is X -->", "<!-- the witness is X -->"),
    ("<p>a<iframe></iframe></p>", "<iframe>"),
    ("<form><input></form>", "<form>"),
    ("<p><del>5</del> 3 died</p>", "<del>"),
    ('<p><abbr title="United Nations">UN</abbr></p>', '<abbr title="United Nations">'),
    ('<p class="skip">a</p>', '<p class="skip">'),
    ('<p id="main">a</p>', '<p id="main">'),
    ('<bdo dir="rtl">a</bdo>', '<bdo dir="rtl">'),
    ('<p dir="evil">a</p>', '<p dir="evil">'),
    ("<p>a</main>b</p>", "</main>"),
    ("<p><textarea>a</p>", "<textarea>"),
    ("<p><b>a</p>", "</p>"),
    ("<p>a</p></div>", "</div>"),
    ("<!DOCTYPE html><p>a</p>", "<!DOCTYPE html>"),
    ("<p>a<?php x ?></p>", "<?php x ?>"),
    ("<p>a<![CDATA[x]]></p>", "<![CDATA[x]>"),
]


@pytest.mark.parametrize("html", WRITTEN)
def test_what_we_write_passes(html: str) -> None:
    """Everything Python-Markdown, the skeleton and a statement's inline HTML give is allowed."""
    guard(html, "build/ar/x.html")


@pytest.mark.parametrize(("html", "quoted"), FOREIGN)
def test_anything_else_is_refused_and_quoted(html: str, quoted: str) -> None:
    """The error names the page and shows the first thing that would be removed or read otherwise."""
    with pytest.raises(errors.ReleaseError) as caught:
        guard(html, "build/ar/x.html")
    assert str(caught.value) == (
        f"build/ar/x.html: error release: the page's body may not hold “{quoted}” here: "
        "take it out of the source or the translation"
    )


def test_a_long_piece_is_quoted_in_part() -> None:
    """A message stays one line that can be read."""
    with pytest.raises(errors.ReleaseError) as caught:
        guard(f"<!--{'x' * 200}-->", "a.html")
    assert f"“<!--{'x' * 75}…”" in caught.value.message


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="what-is-asked">What is asked</h2>\n<p lang="en" dir="ltr">a<br />\nb &lt; c &amp; d</p>',
        '<p>n&#160;<a class="footnote-backref" href="#fnref:1" title="Jump back">&#8617;</a></p>',
        "<p>« a\u00a0»</p>\n<hr />",
        '<figure><img alt="&quot;a&quot;" src="../images/b.0f.webp" /></figure>',
        '<table>\n<thead>\n<tr>\n<th scope="col" class="align-start">a</th>\n</tr>\n</thead>\n</table>',
    ],
)
def test_what_a_statement_usually_holds_is_read_once(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brought into the spelling of nh3 it is what nh3 left of it, so nothing has to be compared."""
    monkeypatch.delattr(difference, "first_difference")
    guard(html, "a.html")


_SPELLINGS = [
    "<br />", "<br>", "<br/>", "<hr />", "<p>", "</p>", "</p />", "<p />", "<b>", "</b>", "<b\u00a0x>",
    "<b&#160;>", '<a href="#x">', '<a href="#x" />', "<a href=#x />", '<a title="a />b">',
    '<a title="<br />">', "</a>", '<a title=">">', "<a title='\u00a0'>", '<a title="&#160;&#34;">',
    "<a title=&#8220;x&#8221;>", "<&#98;>", "<!-- /> -->", "<!-- <br /> \u00a0 -->", "<script> /></script>",
    "<textarea> /></textarea>", "<pre>\n\n", "</pre>", "\u00a0", "&#160;", "&nbsp;", "&#8617;", "&#60;",
    "&#34;", "&#128;", "&#0;", "&#55296;", "&#1114112;", "&#", "&amp;", "&", "<", ">", " />", "/>", '"',
    "'", "a", "\n", "\r", "<td>", "<table>", "<li>", "<![CDATA[ />]]>", "<?x />", "&copy",
]  # fmt: skip


@given(st.lists(st.sampled_from(_SPELLINGS) | st.text(max_size=3), max_size=12).map("".join))
def test_what_passes_at_once_would_pass_the_comparison(html: str) -> None:
    """A hostile body gains nothing by the short way: the verdict is that of the two readings."""
    try:
        guard(html, "a.html")
    except errors.ReleaseError:
        passed = False
    else:
        passed = True
    assert passed is (difference.first_difference(html, cleaned(html)) is None)
