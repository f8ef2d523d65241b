"""The HTML and the addresses that a source may hold."""

from __future__ import annotations

import pytest

from publish.statements.allowed import hrefs, inline_refusal, is_block, leads_out, nested


@pytest.mark.parametrize(
    "tag",
    [
        "<b>",
        "</b>",
        "<B >",
        "<br />",
        "<span lang='ar' dir=\"rtl\">",
        "<i lang=ar>",
        '<a href="https://example.org/?a=1&amp;b=2">',
        "<a>",
        '<time datetime="2017-10-19">',
    ],
)
def test_a_tag_may_stand_in_running_text(tag: str) -> None:
    """A tag of the list with attributes of its own, `lang` and `dir` is not refused."""
    assert inline_refusal(tag) is None


@pytest.mark.parametrize(
    "tag",
    [
        "<div>",
        "<img src='x'>",
        "<del>",
        "<s>",
        "<b x>",
        '</b lang="ar">',
        "<b/lang=ar>",
        "<?php x ?>",
        "<b lang=`ar`>",
    ],
)
def test_a_tag_may_not_stand_in_running_text(tag: str) -> None:
    """Any other tag, and one that two parsers could read in two ways, is refused as a whole."""
    assert (
        inline_refusal(tag) == f'"{tag}" cannot stand in running text: write it in Markdown, or leave it out'
    )


@pytest.mark.parametrize(
    ("tag", "attribute"),
    [
        ('<span class="x">', 'class="x"'),
        ("<b lang=ar onclick=x>", "onclick=x"),
        ('<a href="x" HREF="y">', 'HREF="y"'),
        ('<a href="?a=1&copy=2">', 'href="?a=1&copy=2"'),
        ("<a title='words'>", "title='words'"),
        ("<abbr title='words'>", "title='words'"),
        ("<bdi dir=up>", "dir=up"),
        ('<sup id="fnref:1">', 'id="fnref:1"'),
    ],
)
def test_an_attribute_is_refused(tag: str, attribute: str) -> None:
    """An attribute that the tag may not have, has twice, or that is no value, is named."""
    assert inline_refusal(tag) == f'"{attribute}" cannot stand in "{tag}": take it out'


@pytest.mark.parametrize(
    "source",
    [
        "<hr>",
        "<div></div>",
        '<div dir="rtl"><p>a <b>b</b><br> 1 < 2</p><hr /></div>',
        "<blockquote><h2>a</h2><pre>b</pre></blockquote>",
        "<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby></p>",
    ],
)
def test_a_block_may_stand(source: str) -> None:
    """Blocks in blocks that may hold them, all tags closed in order, may stand in a release."""
    assert is_block(source)


@pytest.mark.parametrize(
    "source",
    [
        "<hr class='x'>",
        "<div>",
        "</div>",
        "<div/>",
        "<p><div></div></p>",
        "<p>a<p>b</p></p>",
        "<h2><h3>a</h3></h2>",
        "<b><p>a</p></b>",
        "<p>a</p><!-- b -->",
        "<!DOCTYPE html>",
        "<?php a ?>",
        "<table></table>",
        "<ul><li>a</li></ul>",
        "<script>a</script>",
        "<p>a<iframe></p>",
        "<p x>a</p>",
        '<p><a href="x">a <a href="y">b</a></a></p>',
        "<p><rt>a</rt></p>",
        "<p>a</br></p>",
    ],
)
def test_a_block_may_not_stand(source: str) -> None:
    """What a browser would read otherwise, or the last guard refuse, may not."""
    assert not is_block(source)


def test_tags_close_in_the_order_they_were_opened() -> None:
    """Images and breaks do not close; anything else does, and a slash at the end is not closing."""
    assert nested('<b>a<img alt="b" src="c.png" /><br></b><wbr>')
    assert not nested("<b><i></b></i>")
    assert not nested("<b/>")


def test_addresses_of_tags_are_those_of_links() -> None:
    """Each `href`, character references resolved."""
    assert hrefs("<p><A HREF='a?b&amp;c'>x</A> <a href=d>y</a> <a>z</a></p>") == ("a?b&c", "d")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://user:word@example.org:8080/a?b#c",
        "https://مثال.إختبار/ا",
        "http://127.0.0.1/",
        "mailto:a@example.org",
        "tel:+49",
        "other.html#a:b",
        "#a",
        "../ar/x.html",
        "//example.org/",
        "",
    ],
)
def test_an_address_leads_somewhere(address: str) -> None:
    """Web addresses with a host, mail, telephone, and places in the release's own site."""
    assert leads_out(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        " javascript:x",
        "DATA:x",
        "file:///x",
        "https:example.org",
        "https://",
        "https:///x",
        "https://exa mple.org",
        "http://[",
        "http://a%20b.org",
        "http://1.2.3.4.5",
        "https://example.org:99999",
        "https://example.org:x",
    ],
)
def test_an_address_leads_nowhere(address: str) -> None:
    """Other schemes, and web addresses that no browser can follow."""
    assert not leads_out(address)
