"""What templates make of languages, pieces and texts can stand in a page as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from publish import model
from publish.releases import filters

REL = 'rel="noopener noreferrer"'
ENGLISH = model.Language("en", "en", "English", "English", "ltr", "")
ARABIC = model.Language("ar", "ar", "العربية", "Arabic", "rtl", "")


def test_an_element_says_its_language_and_direction() -> None:
    """As attributes for its start tag."""
    assert filters.speaks(ARABIC) == ' lang="ar" dir="rtl"'


def test_only_a_piece_that_falls_back_is_turned() -> None:
    """Its element says the language of the original."""
    assert filters.turned(model.Piece("a", "a", fallback=True), ENGLISH) == ' lang="en" dir="ltr"'
    assert filters.turned(model.Piece("ب", "ب"), ENGLISH) == ""


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (model.Piece("<em>a</em> ب", "", fallback=True), '<em>a</em> <bdi dir="rtl">ب</bdi>'),
        (model.Piece("ب <em>a</em>", ""), 'ب <em><bdi dir="ltr">a</bdi></em>'),
    ],
)
def test_a_piece_is_shown_in_whichever_language_it_is(piece: model.Piece, expected: str) -> None:
    """What is of the other direction is kept whole in either."""
    assert filters.shown(piece, ARABIC, ENGLISH) == expected


def test_within_a_line_a_piece_that_falls_back_has_an_element() -> None:
    """The line is in the page's language."""
    assert (
        filters.within(model.Piece("a", "a", fallback=True), ARABIC, ENGLISH)
        == '<span lang="en" dir="ltr">a</span>'
    )
    assert filters.within(model.Piece("ب", "ب"), ARABIC, ENGLISH) == "ب"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b> & c", "&lt;b&gt; &amp; c"),
        ("a@b.org", f'<bdi dir="ltr"><a href="mailto:a@b.org" {REL}>a@b.org</a></bdi>'),
        ("a.org/?b&c", f'<bdi dir="ltr"><a href="https://a.org/?b&amp;c" {REL}>a.org/?b&amp;c</a></bdi>'),
        ("+90 212 555 01 02", '<bdi class="run" dir="ltr">+90 212 555 01 02</bdi>'),
        ("\u2066+90\u2069", "\u2066+90\u2069"),
    ],
)
def test_prose_is_escaped_its_addresses_linked_and_its_runs_kept(text: str, expected: str) -> None:
    """Nothing that somebody wrote is obeyed."""
    assert filters.prose(text) == expected


def test_what_is_said_keeps_names_of_the_other_direction_whole() -> None:
    """And plain text does so too, without links."""
    assert filters.said("قالت Amnesty", ARABIC) == 'قالت <bdi dir="ltr">Amnesty</bdi>'
    assert filters.plain("قالت <b>", ARABIC) == 'قالت &lt;<bdi dir="ltr">b</bdi>&gt;'


def test_no_tag_of_a_page_ends_in_a_slash() -> None:
    """A page is HTML, whatever wrote the body."""
    assert filters.markup('a<br />b<img alt="" src="c" />', ENGLISH) == 'a<br>b<img alt="" src="c">'


def test_a_table_stands_in_a_box_that_scrolls() -> None:
    """Each in its own."""
    assert filters.scrolling(filters.markup("<table>a</table>b<table>c</table>", ENGLISH)) == (
        '<div class="scroll" tabindex="0">\n<table>a</table>\n</div>b'
        '<div class="scroll" tabindex="0">\n<table>c</table>\n</div>'
    )


@given(text=st.text(st.sampled_from("a<>&\"' ب;#")))
def test_text_is_escaped_as_markupsafe_does(text: str) -> None:
    """The quick way gives the same characters, and leaves alone what is escaped already."""
    assert filters.escaped(text) == str(escape(text))
    assert filters.escaped(Markup(text)) == text  # noqa: S704  because that is what is asked


def test_a_row_names_each_language_in_itself() -> None:
    """The page's own is marked, and a language without an address is named all the same."""
    here, there = model.Alternate(ENGLISH, "a.html"), model.Alternate(ARABIC, "")
    assert filters.switcher((here, there), "Languages & more", ENGLISH) == (
        '<nav class="languages" aria-label="Languages &amp; more">\n<ul>\n'
        '<li><a href="a.html" hreflang="en" lang="en" dir="ltr" aria-current="page">English</a></li>\n'
        '<li><span lang="ar" dir="rtl">العربية</span></li>\n</ul>\n</nav>\n'
    )
    assert filters.switcher((), "Languages", ENGLISH) == ""


def test_a_listing_names_the_other_languages() -> None:
    """Not the one that its headline leads to; where there is no other, nothing is said."""
    here, there = model.Alternate(ENGLISH, "a.html"), model.Alternate(ARABIC, "../ar/a.html")
    assert filters.also((here, there), "Also in:", ENGLISH) == (
        '<p class="also">Also in:\n'
        '<a href="../ar/a.html" hreflang="ar" lang="ar" dir="rtl">العربية</a>\n</p>\n'
    )
    assert filters.also((here,), "Also in:", ENGLISH) == ""


def test_a_head_names_languages_on_lines_of_their_own() -> None:
    """For browsers and search engines, and for programs that share a page."""
    there = model.Alternate(ARABIC, "../ar/a.html")
    assert filters.hreflangs((there,)) == '<link rel="alternate" hreflang="ar" href="../ar/a.html">\n'
    assert filters.locales(("ar", "fr")) == (
        '<meta property="og:locale:alternate" content="ar">\n'
        '<meta property="og:locale:alternate" content="fr">\n'
    )
