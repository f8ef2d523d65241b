"""The lists of releases and the choice of a language."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import html5lib
import pytest

from publish import model
from publish.releases.index import chooser, index


@pytest.fixture
def arabic(release: model.Release) -> model.Index:
    """Give an Arabic index: one release, and one statement that is still being translated."""
    day = dt.date(2017, 10, 19)
    return model.Index(
        language=release.language,
        source_language=release.source_language,
        furniture=release.furniture,
        listings=(
            model.Listing("a", day, "19 تشرين الأول 2017", "خلف <الأبواب>", "a.html", "ملخص", "إسطنبول"),
            model.Listing("b", day, "19 تشرين الأول 2017", "Two prisons", "../en/b.html", released=False),
        ),
        alternates=tuple(
            model.Alternate(other.language, f"../{other.language.tag}/index.html")
            for other in release.alternates
        ),
    )


def test_the_pages_are_well_formed(arabic: model.Index) -> None:
    """A strict HTML5 parser finds nothing to mend."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(index(arabic))
    parser.parse(chooser(arabic.alternates, arabic.furniture, arabic.source_language))
    assert parser.errors == []


def test_a_release_is_listed_with_date_place_and_summary(arabic: model.Index) -> None:
    """Its title is text, and leads to its page."""
    text = index(arabic).decode()
    assert '<h2><a href="a.html">خلف &lt;الأبواب&gt;</a></h2>' in text
    assert (
        '<p class="dateline">«إسطنبول, <time datetime="2017-10-19">19 تشرين الأول 2017</time>»</p>\n'
        '<p class="summary">ملخص</p>' in text
    )


def test_what_is_still_being_translated_stands_apart(arabic: model.Index) -> None:
    """It is marked as the original's language and leads to the original."""
    released, pending = index(arabic).decode().split("Still being translated")
    assert '<a href="../en/b.html" hreflang="en" lang="en" dir="ltr">Two prisons</a>' in pending
    assert "Two prisons" not in released


def test_an_index_without_pending_statements_does_not_mention_them(arabic: model.Index) -> None:
    """The section is there only where something is pending."""
    assert "Still being translated" not in index(replace(arabic, listings=arabic.listings[:1])).decode()


def test_an_empty_list_says_so(arabic: model.Index) -> None:
    """A language without a release is not an empty page."""
    text = index(replace(arabic, listings=())).decode()
    assert "No press release has been published in this language yet." in text


def test_an_index_is_linked_with_the_others_and_with_the_front_page(arabic: model.Index) -> None:
    """The default for a reader of no listed language is the page where one chooses."""
    text = index(replace(arabic, base_url="https://press.example")).decode()
    assert '<link rel="canonical" href="https://press.example/ar/index.html">' in text
    assert re.findall(r'hreflang="([^"]+)" href="([^"]+)">', text) == [
        ("en", "https://press.example/en/index.html"),
        ("ar", "https://press.example/ar/index.html"),
        ("zh-Hans", "https://press.example/zh-Hans/index.html"),
        ("x-default", "https://press.example/index.html"),
    ]


def test_the_front_page_offers_each_language_by_its_own_name(arabic: model.Index) -> None:
    """Autonyms in their own direction, no flags, in the source language's furniture."""
    languages = tuple(replace(other, href=other.href.removeprefix("../")) for other in arabic.alternates)
    text = chooser(languages, arabic.furniture, arabic.source_language, "https://press.example").decode()
    assert '<html lang="en" dir="ltr">' in text
    assert '<li><a href="ar/index.html" hreflang="ar" lang="ar" dir="rtl">العربية</a></li>' in text
    assert '<link rel="alternate" hreflang="ar" href="https://press.example/ar/index.html">' in text
    assert '<link rel="alternate" hreflang="x-default" href="https://press.example/index.html">' in text
    assert "<h1>«Choose a language»</h1>" in text
