"""The lists of releases and the choice of a language."""

from __future__ import annotations

import datetime as dt
import re

import html5lib
import pytest
from msgspec.structs import replace

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
            model.Listing(
                "a",
                day,
                "19 تشرين الأول 2017",
                "خلف <الأبواب>",
                "a.html",
                "ملخص",
                "إسطنبول",
                alternates=tuple(
                    model.Alternate(other.language, f"../{other.language.tag}/a.html")
                    for other in release.alternates
                ),
            ),
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
    parser.parse(index(replace(arabic, topic=TORTURE, topics=(PRISONS, TORTURE), path=PAGES[1], pages=PAGES)))
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


def test_a_release_names_the_other_languages_it_is_in(arabic: model.Index) -> None:
    """By the name that each calls itself, in its own direction, and without the list's own."""
    assert index(arabic).decode().count("«Also in:»") == 1
    text = index(arabic).decode().split("«Also in:»")[1].split("</p>")[0]
    assert text.strip().splitlines() == [
        '<a href="../en/a.html" hreflang="en" lang="en" dir="ltr">English</a>',
        '<a href="../zh-Hans/a.html" hreflang="zh-Hans" lang="zh-Hans" dir="ltr">简体中文</a>',
    ]


def test_what_waits_for_translation_names_further_languages_too(arabic: model.Index) -> None:
    """But neither the one that its title leads to, nor the one it is missing in."""
    waiting = replace(arabic.listings[1], alternates=(arabic.alternates[0], arabic.alternates[2]))
    text = index(replace(arabic, listings=(waiting,))).decode().split("«Also in:»")[1].split("</p>")[0]
    assert re.findall(r'hreflang="([^"]+)"', text) == ["zh-Hans"]


def test_a_release_in_one_language_names_no_other(arabic: model.Index) -> None:
    """There is no empty line of languages."""
    alone = replace(arabic.listings[0], alternates=(arabic.alternates[1],))
    assert "Also in" not in index(replace(arabic, listings=(alone,))).decode()


# --- pages of a long list ------------------------------------------------------------------

PAGES = ("index.html", "index-2.html", "index-3.html")


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("index.html", [("older", "index-2.html", "next")]),
        ("index-2.html", [("newer", "index.html", "prev"), ("older", "index-3.html", "next")]),
        ("index-3.html", [("newer", "index-2.html", "prev")]),
    ],
)
def test_the_pages_of_a_list_lead_to_their_neighbours(
    path: str, links: list[tuple[str, str, str]], arabic: model.Index
) -> None:
    """To what is newer and what is older, under a name of their own."""
    text = index(replace(arabic, path=path, pages=PAGES)).decode()
    assert '<nav class="pages" aria-label="«Pages»">' in text
    assert re.findall(r'<a class="(\w+)" href="([^"]+)" rel="(\w+)">', text) == links


def test_a_page_says_which_it_is_in_the_digits_of_its_dates(arabic: model.Index) -> None:
    """On the page, and in its title where it is not the first."""
    persian = replace(arabic.listings[0], date_text="۲۷ مهر ۱۳۹۶")
    strings = {**arabic.furniture.strings, "Page %(number)s of %(count)s": "صفحهٔ %(number)s از %(count)s"}
    furniture = replace(arabic.furniture, strings=strings)
    second = replace(arabic, listings=(persian,), furniture=furniture, path=PAGES[1], pages=PAGES)
    text = index(second).decode()
    assert '<span aria-current="page">صفحهٔ ۲ از ۳</span>' in text
    assert "<title>«Press releases» | صفحهٔ ۲ از ۳ | مكتب البستان</title>" in text
    first = index(replace(second, path=PAGES[0])).decode()
    assert "<title>«Press releases» | مكتب البستان</title>" in first


def test_a_list_of_one_page_has_no_links_to_pages(arabic: model.Index) -> None:
    """Nor says that it is page 1 of 1."""
    assert "«Page" not in index(arabic).decode()


def test_only_the_first_page_is_the_same_list_in_another_language(arabic: model.Index) -> None:
    """The second pages of two languages hold different releases; readers can change all the same."""
    later = replace(arabic, path=PAGES[1], pages=PAGES, base_url="https://press.example")
    head, body = index(later).decode().split("</head>")
    assert 'rel="canonical" href="https://press.example/ar/index-2.html"' in head
    assert "hreflang" not in head
    assert '<a href="../en/index.html" hreflang="en"' in body
    assert '<p class="publisher"><a href="index.html">مكتب البستان</a></p>' in body


# --- topics ------------------------------------------------------------------------------------

PRISONS = model.Topic("prisons", "السجون", "topic-prisons.html")
TORTURE = model.Topic("torture", "Torture", "topic-torture.html", fallback=True)


def test_every_list_leads_to_those_of_topics(arabic: model.Index) -> None:
    """A topic without a name in this language has its own language and direction."""
    text = index(replace(arabic, topics=(PRISONS, TORTURE))).decode()
    assert '<h2 id="topics_heading">«Topics»</h2>' in text
    assert '<li><a href="topic-prisons.html">السجون</a></li>' in text
    assert '<li><a href="topic-torture.html" lang="en" dir="ltr">Torture</a></li>' in text
    assert "«Topics»" not in index(arabic).decode()


def test_a_list_about_a_topic_says_so(arabic: model.Index) -> None:
    """In heading and title; it marks its own place among the topics."""
    about = replace(
        arabic,
        topic=TORTURE,
        topics=(PRISONS, TORTURE),
        path="topic-torture.html",
        pages=("topic-torture.html",),
    )
    text = index(about).decode()
    assert '<h1>«Press releases: <bdi lang="en" dir="ltr">Torture</bdi>»</h1>' in text
    assert "<title>«Press releases: Torture» | مكتب البستان</title>" in text
    assert '<a href="topic-torture.html" lang="en" dir="ltr" aria-current="page">Torture</a>' in text
    assert '<p class="publisher"><a href="index.html">' in text


def test_an_empty_list_about_a_topic_does_not_speak_of_all_releases(arabic: model.Index) -> None:
    """There may be others in this language."""
    about = replace(
        arabic,
        topic=PRISONS,
        path="topic-prisons.html",
        pages=("topic-prisons.html",),
        listings=arabic.listings[1:],
    )
    text = index(about).decode()
    assert "No press release has been published" not in text
    assert "«Still being translated»" in text


def test_a_topic_leads_readers_of_no_listed_language_to_the_original_s_list(arabic: model.Index) -> None:
    """The page where one chooses a language knows nothing of topics."""
    about = replace(
        arabic,
        topic=PRISONS,
        path="topic-prisons.html",
        pages=("topic-prisons.html",),
        alternates=tuple(
            model.Alternate(other.language, f"../{other.language.tag}/topic-prisons.html")
            for other in arabic.alternates
        ),
    )
    assert (
        '<link rel="alternate" hreflang="x-default" href="../en/topic-prisons.html">' in index(about).decode()
    )


# --- who wants to be told ------------------------------------------------------------------------


def test_a_list_offers_its_feed_where_there_is_one(arabic: model.Index) -> None:
    """To readers, and to programs that look for it."""
    text = index(replace(arabic, base_url="https://press.example")).decode()
    assert '<a href="feed.xml" type="application/atom+xml">«Subscribe to new press releases»</a>' in text
    found = '<link rel="alternate" type="application/atom+xml" title="مكتب البستان" href="https://press.example/ar/feed.xml">'
    assert found in text
    assert "feed.xml" not in index(arabic).decode()


def test_the_front_page_offers_each_language_by_its_own_name(arabic: model.Index) -> None:
    """Autonyms in their own direction, no flags, in the source language's furniture."""
    languages = tuple(replace(other, href=other.href.removeprefix("../")) for other in arabic.alternates)
    text = chooser(languages, arabic.furniture, arabic.source_language, "https://press.example").decode()
    assert '<html lang="en" dir="ltr">' in text
    assert '<li><a href="ar/index.html" hreflang="ar" lang="ar" dir="rtl">العربية</a></li>' in text
    assert '<link rel="alternate" hreflang="ar" href="https://press.example/ar/index.html">' in text
    assert '<link rel="alternate" hreflang="x-default" href="https://press.example/index.html">' in text
    assert "<h1>«Choose a language»</h1>" in text
