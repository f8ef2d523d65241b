"""A release's page says what it must, to readers, browsers and search engines."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from html import unescape
from typing import Any

import html5lib
import pytest
from markupsafe import escape
from msgspec.structs import replace

from publish import model
from publish.releases.page import page, permanent_address, tombstone_page


def read(release: model.Release) -> str:
    """Return the page as text."""
    return page(release).decode()


def test_the_page_is_well_formed(release: model.Release) -> None:
    """A strict HTML5 parser finds nothing to mend."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page(release))
    assert parser.errors == []


def test_the_page_speaks_its_language(release: model.Release) -> None:
    """The root element carries the BCP 47 tag and the direction."""
    assert '<html lang="ar" dir="rtl">' in read(release)
    assert '<html lang="zh-Hans" dir="ltr">' in read(
        replace(release, language=release.alternates[2].language)
    )


def policy(release: model.Release) -> str:
    """Return the content security policy of the page, which has to be the first thing in its head."""
    text = read(release)
    first = unescape(text[text.index("<head>\n") + 7 : text.index('<meta charset="utf-8">')])
    found = re.fullmatch(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n', first)
    assert found is not None, first
    return found[1]


def test_the_policy_comes_first_and_admits_the_style_alone(release: model.Release) -> None:
    """The style element's own bytes have the digest that it names; fonts are the site's own."""
    style = re.search(r"<style>(.*?)</style>", read(release), re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy(release) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert page(release).index(b'<meta charset="utf-8">') < 1024


def test_what_a_page_does_not_have_it_may_not_load(release: model.Release) -> None:
    """A page in a script without fonts of ours admits no font, a body without an image no image."""
    chinese = replace(release, language=release.alternates[2].language)
    assert "font-src" not in policy(chinese)
    assert "img-src" not in policy(release)
    body = model.Body('<p><img src="../images/a.jpg" alt=""></p>', ())
    assert "img-src 'self'" in policy(replace(release, body=body))


def test_nothing_is_fetched_and_nothing_runs(release: model.Release) -> None:
    """There is no script but data for search engines, and no element that loads something."""
    loading = (
        r"<(script(?! type=\"application/ld\+json\">)|link rel=\"stylesheet|img|iframe|object|video|audio)"
    )
    assert not re.search(loading, read(release))
    assert '<meta name="referrer" content="no-referrer">' in read(release)


def test_every_language_is_linked_both_ways(release: model.Release) -> None:
    """Each page lists all languages, itself included, and the original as the default."""
    assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', read(release)) == [
        ("en", "../en/2017-10-19-doors.html"),
        ("ar", "../ar/2017-10-19-doors.html"),
        ("zh-Hans", "../zh-Hans/2017-10-19-doors.html"),
        ("x-default", "../en/2017-10-19-doors.html"),
    ]


def test_with_a_base_url_addresses_are_absolute(release: model.Release) -> None:
    """Canonical, alternates and the permanent address are whole URLs."""
    based = replace(release, base_url="https://press.example")
    own = "https://press.example/ar/2017-10-19-doors.html"
    text = read(based)
    assert permanent_address(based) == own
    assert f'<link rel="canonical" href="{own}">' in text
    assert f'<meta property="og:url" content="{own}">' in text
    assert (
        '<link rel="alternate" hreflang="zh-Hans" href="https://press.example/zh-Hans/2017-10-19-doors.html">'
        in text
    )
    assert f'<bdi dir="ltr"><a href="{own}" rel="noopener noreferrer">{own}</a></bdi>' in text


def test_without_a_base_url_no_permanent_address_is_claimed(release: model.Release) -> None:
    """Neither the page nor its head names one."""
    assert permanent_address(release) is None
    assert "canonical" not in read(release)
    assert "Permanent address" not in read(release)


def test_the_switcher_shows_autonyms(release: model.Release) -> None:
    """Each link has its own language and direction, and the current one says so."""
    assert re.findall(r'<li><a href="../([\w-]+)/2017-10-19-doors.html" (.*?)</a></li>', read(release)) == [
        ("en", 'hreflang="en" lang="en" dir="ltr">English'),
        ("ar", 'hreflang="ar" lang="ar" dir="rtl" aria-current="page">العربية'),
        ("zh-Hans", 'hreflang="zh-Hans" lang="zh-Hans" dir="ltr">简体中文'),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("og:title", "خلف الأبواب"),
        ("og:description", "ملخص"),
        ("og:locale", "ar"),
        ("og:site_name", "مكتب البستان"),
        ("article:published_time", "2017-10-19"),
    ],
)
def test_open_graph(release: model.Release, name: str, content: str) -> None:
    """A link that is shared shows plain text in the page's language."""
    assert f'<meta property="{name}" content="{content}">' in read(release)


def test_other_languages_are_open_graph_alternates(release: model.Release) -> None:
    """The page's own is not among them."""
    assert re.findall(r'og:locale:alternate" content="([^"]+)"', read(release)) == ["en", "zh"]


@pytest.mark.parametrize(
    ("tag", "name"),
    [("ar", "ar"), ("pt-BR", "pt_BR"), ("zh-Hans", "zh"), ("zh-Hant-TW", "zh_TW"), ("es-419", "es_419")],
)
def test_open_graph_knows_territories_and_no_scripts(release: model.Release, tag: str, name: str) -> None:
    """A territory is named where the office configured one, and never guessed."""
    text = read(replace(release, language=replace(release.language, tag=tag)))
    assert f'<meta property="og:locale" content="{name}">' in text


def test_the_title_is_shown_with_its_markup_and_named_without(release: model.Release) -> None:
    """The one `h1` holds the piece's HTML, `<title>` its text."""
    text = read(release)
    assert re.findall(r"<h1.*?</h1>", text) == ["<h1>خلف <em>الأبواب</em></h1>"]
    assert "<title>خلف الأبواب | مكتب البستان</title>" in text


def test_the_dateline_holds_a_date_that_programs_read(release: model.Release) -> None:
    """The language's own sentence is kept around place and date."""
    time = '<time datetime="2017-10-19">19 تشرين الأول 2017</time>'
    assert f'<p class="dateline">«<span class="place">إسطنبول</span>, {time}»</p>' in read(release)
    assert f'<p class="dateline">{time}</p>' in read(replace(release, place=None))


def test_a_piece_that_falls_back_says_its_language(release: model.Release) -> None:
    """Title, place and summary in the original carry its `lang` and `dir`."""
    title, place, summary = (model.Piece(text, text, fallback=True) for text in ("Doors", "Istanbul", "Sum"))
    text = read(replace(release, title=title, place=place, summary=summary))
    assert '<h1 lang="en" dir="ltr">Doors</h1>' in text
    assert '<span class="place" lang="en" dir="ltr">Istanbul</span>' in text
    assert '<p class="summary" lang="en" dir="ltr">Sum</p>' in text


def test_plain_text_is_escaped(release: model.Release) -> None:
    """What is not a piece's HTML cannot become markup."""
    metadata = replace(release.metadata, publisher="<b>A</b>", origin='"><i>B')
    text = read(replace(release, metadata=metadata, date_text="<u>C", title=model.Piece("t", "</title>D")))
    for escaped in ("&lt;b&gt;A&lt;/b&gt;", "&#34;&gt;&lt;i&gt;B", "&lt;u&gt;C", "&lt;/title&gt;D"):
        assert escaped in text
    assert not re.search(r"<(b|i|u)>", text)


NOTICES = {
    "reviewed": "This translation has not been reviewed yet. In case of doubt, the original text applies.",
    "outdated": "The original text has been updated. This translation follows the earlier version.",
    "dated": "The original text was updated on 2 November. This translation follows the earlier version.",
    "partial": "Parts of this text have not been translated yet and appear in the original language.",
}


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, []),
        ({"reviewed": False}, ["reviewed"]),
        ({"outdated": True}, ["outdated"]),
        ({"outdated": True, "updated_text": "2 November"}, ["dated"]),
        ({"partial": True}, ["partial"]),
        ({"reviewed": False, "outdated": True, "partial": True}, ["reviewed", "outdated", "partial"]),
    ],
)
def test_a_reader_is_told_what_to_know_of_the_translation(
    release: model.Release, changed: dict[str, bool], shown: list[str]
) -> None:
    """Each notice stands there when it is due, and only then."""
    text = read(replace(release, **changed))
    assert [name for name, notice in NOTICES.items() if notice in text] == shown
    assert ("Read the original text" in text) == bool(shown)


def test_the_original_does_not_link_itself(release: model.Release) -> None:
    """A notice on the page in the source language has nothing else to point to."""
    text = read(replace(release, language=release.source_language, outdated=True))
    assert "Read the original text" not in text


def test_contact_lines_link_and_keep_their_order(release: model.Release) -> None:
    """Addresses become links, and numbers stand isolated."""
    text = read(release)
    link = '<a href="mailto:press@example.org" rel="noopener noreferrer">press@example.org</a>'
    assert f'<p>البريد: <bdi dir="ltr">{link}</bdi></p>' in text
    assert '<p><bdi class="run" dir="ltr">+90 212 555 01 02</bdi></p>' in text


def test_in_arabic_the_bodys_numbers_are_isolated(release: model.Release) -> None:
    """A date reads in order in right-to-left text; in left-to-right text nothing needs to be done."""
    dated = replace(release, body=model.Body("<p>2017-10-19</p>", ()))
    assert '<p><bdi class="run" dir="ltr">2017-10-19</bdi></p>' in read(dated)
    assert "<p>2017-10-19</p>" in read(replace(dated, language=release.source_language))


def test_where_a_text_comes_from_is_said_in_its_own_language(release: model.Release) -> None:
    """Publisher and source are the original's words, and a source's address is a link."""
    metadata = replace(release.metadata, publisher="The Desk", origin="https://example.org/a")
    text = read(replace(release, metadata=metadata))
    assert '<dd><bdi lang="en" dir="ltr">The Desk</bdi></dd>' in text
    assert '<a href="https://example.org/a" rel="noopener noreferrer">https://example.org/a</a>' in text


def test_what_a_publisher_does_not_say_leaves_no_empty_heading(release: model.Release) -> None:
    """Without boilerplate and contact lines their sections are absent."""
    text = read(replace(release, furniture=replace(release.furniture, publisher=model.Publisher("P"))))
    assert "About" not in text.split("</main>")[1]
    assert "Contact" not in text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"updated": dt.date(2017, 10, 19)}, []),
        ({"updated": dt.date(2017, 11, 2)}, ["2017-11-02"]),
        ({"corrections": (model.Correction(dt.date(2017, 11, 3), "x"),)}, ["2017-11-03"]),
    ],
    ids=["issued", "same-day", "updated", "corrected"],
)
def test_a_statement_that_changed_says_when(
    changes: dict[str, Any], expected: list[str], release: model.Release
) -> None:
    """The date of an update or a correction is there for programs; where nothing changed there is none."""
    text = read(replace(release, metadata=replace(release.metadata, **changes)))
    assert re.findall('<meta property="article:modified_time" content="(.*?)">', text) == expected


def test_a_release_in_one_language_needs_no_list(release: model.Release) -> None:
    """Without alternates the page still knows its own address."""
    alone = replace(release, alternates=(), base_url="https://press.example")
    assert '<link rel="canonical" href="https://press.example/ar/2017-10-19-doors.html">' in read(alone)


@pytest.mark.parametrize(
    "part", ["<header", "<nav", '<main id="main_text"', "<footer", '<a class="skip" href="#main_text"']
)
def test_landmarks(release: model.Release, part: str) -> None:
    """Each landmark is there, and the skip link leads to the text."""
    assert part in read(release)


# --- links, pictures, topics ---------------------------------------------------------------------


def test_a_link_to_another_site_takes_nothing_along(release: model.Release) -> None:
    """Neither the reader's page nor a handle on its window; a link within the page stays as it is."""
    body = model.Body('<p><a href="https://example.org/" title="t">a</a> <a href="#fn:1">1</a></p>', ())
    text = read(replace(release, body=body))
    assert '<p><a rel="noopener noreferrer" href="https://example.org/" title="t">' in text
    assert '<a href="#fn:1">' in text


PICTURE = model.Picture("images/gate.0123.jpg", 1200, 800, "image/jpeg", lambda: b"JPEG")


def test_the_first_picture_is_what_a_shared_link_shows(release: model.Release) -> None:
    """By its whole address, with its size and the words that stand for it."""
    body = model.Body(
        '<p><img src="../images/gate.0123.jpg" width="1200" height="800" alt="بوابة &amp;"></p>', ()
    )
    based = replace(release, body=body, pictures=(PICTURE,), base_url="https://press.example")
    assert re.findall(r'<meta property="og:image(.*?)" content="(.*?)">', read(based)) == [
        ("", "https://press.example/images/gate.0123.jpg"),
        (":type", "image/jpeg"),
        (":width", "1200"),
        (":height", "800"),
        (":alt", "بوابة &amp;"),
    ]


def test_without_a_base_url_no_picture_is_named(release: model.Release) -> None:
    """Nobody could fetch it by a relative address."""
    assert "og:image" not in read(replace(release, pictures=(PICTURE,)))


def test_topics_lead_to_their_lists(release: model.Release) -> None:
    """What is not translated says its language; without topics there is no heading over nothing."""
    topics = (
        model.Topic("prisons", "السجون", "topic-prisons.html"),
        model.Topic("courts", "Courts", "topic-courts.html", fallback=True),
    )
    text = read(replace(release, topics=topics))
    assert '<li><a href="topic-prisons.html">السجون</a></li>' in text
    assert '<li><a href="topic-courts.html" lang="en" dir="ltr">Courts</a></li>' in text
    assert '<h2 id="topics_heading">«Topics»</h2>' in text
    assert 'class="topics"' not in read(release)


def test_a_reader_can_subscribe(release: model.Release) -> None:
    """A feed needs whole addresses, so it is there with a base URL alone."""
    link = (
        '<link rel="alternate" type="application/atom+xml" title="مكتب البستان" '
        'href="https://press.example/ar/feed.xml">'
    )
    assert link in read(replace(release, base_url="https://press.example"))
    assert "atom+xml" not in read(release)


@pytest.mark.parametrize(
    "title",
    [
        "</title><script>alert(1)</script>",
        '"><script>alert(1)</script>',
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "--><script>alert(1)</script>",
        "</style></head><body><script>alert(1)</script>",
        "]]>&lt;script&gt;",
        "\\u003c/script>\\",
        "\u0338</title><script>",
    ],
)
def test_no_title_gets_out_of_its_place(release: model.Release, title: str) -> None:
    """Whatever it holds, the page has the same elements, and every one of its places says that title."""
    named = model.Piece(str(escape(title)), title)
    metadata = replace(release.metadata, title=title)
    hostile = html5lib.parse(
        page(replace(release, title=named, metadata=metadata)), namespaceHTMLElements=False
    )
    honest = html5lib.parse(page(release), namespaceHTMLElements=False)
    tags = [[one.tag for one in tree.iter() if one.tag not in {"em", "bdi"}] for tree in (hostile, honest)]
    assert tags[0] == tags[1]
    said = json.loads(hostile.find("head/script").text)
    assert (said["headline"], said["translationOfWork"]["headline"]) == (title, title)
    assert hostile.find("head/title").text == f"{title} | مكتب البستان"
    assert hostile.find("head/meta[@property='og:title']").get("content") == title


# --- corrections, leads, embargoes and withdrawals ---------------------------------------------


def test_a_correction_stands_before_the_body(release: model.Release, correction: model.DatedPiece) -> None:
    """With its date, in one localized sentence; a number in it keeps its order."""
    text = read(replace(release, corrections=(correction,)))
    assert (
        '<section class="corrections">\n<h2>«Corrections»</h2>\n'
        '<p>«<time datetime="2017-10-21">21 تشرين الأول 2017</time>: الصحيح '
        '<bdi class="run" dir="ltr">+90 212 555 01 02</bdi>.»</p>\n</section>\n<div class="body">'
    ) in text
    assert "corrections" not in re.sub(r"<style>.*?</style>", "", read(release), flags=re.DOTALL)


def test_a_lead_ends_with_the_way_to_the_rest(release: model.Release) -> None:
    """Below the body, in the reader's language."""
    text = read(replace(release, lead=True))
    assert (
        "</div>\n"
        '<p class="rest">«The rest of this press release has not been translated yet.» '
        '<a href="../en/2017-10-19-doors.html" hreflang="en">«Read the original text»</a></p>\n'
    ) in text
    assert 'class="rest"' not in read(release)


def test_an_advance_copy_says_so_first(release: model.Release) -> None:
    """Before the headline; no search engine takes it up, and there is no list to go to."""
    moment = dt.datetime(2026, 12, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    made = replace(release, metadata=replace(release.metadata, embargo=moment), embargo_text="الغد")
    text = read(made)
    line = '<p class="embargo">«Embargoed until <time datetime="2026-12-01T09:00:00+03:00">الغد</time>»</p>'
    assert text.index(line) < text.index("<h1")
    assert '<meta name="robots" content="noindex">' in text
    assert '<p class="publisher">مكتب البستان</p>' in text
    assert "index.html" not in text
    for word in ("embargo", "noindex"):
        assert word not in re.sub(r"<style>.*?</style>", "", read(release), flags=re.DOTALL)


def test_the_pages_of_the_policy_are_well_formed(
    release: model.Release,
    correction: model.DatedPiece,
    tombstone: model.Tombstone,
) -> None:
    """A strict HTML5 parser finds nothing to mend."""
    moment = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
    made = replace(
        release,
        metadata=replace(release.metadata, embargo=moment),
        embargo_text="الغد",
        lead=True,
        corrections=(correction, correction),
    )
    unreviewed = replace(tombstone, reviewed=False)
    tombstones = (
        tombstone_page(tombstone),
        tombstone_page(replace(tombstone, reason=None)),
        tombstone_page(replace(unreviewed, base_url="https://press.example")),
    )
    for html in (page(made), *tombstones):
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(html)
        assert parser.errors == []


def test_a_tombstone_says_when_and_why(tombstone: model.Tombstone) -> None:
    """The day is in the sentence, the reason below it, and search engines are told to drop the page."""
    text = tombstone_page(tombstone).decode()
    assert "<p>«This press release was withdrawn on " in text
    assert '<time datetime="2017-11-02">2 تشرين الثاني 2017</time>' in text
    assert "<p>طلب ذلك &lt;شاهد&gt;.</p>" in text
    assert '<meta name="robots" content="noindex">' in text
    assert '<html lang="ar" dir="rtl">' in text


def test_a_tombstone_says_which_statement_is_meant(tombstone: model.Tombstone) -> None:
    """By the name of its file, its date and its address, apart as in a dateline; never by its title."""
    text = tombstone_page(replace(tombstone, base_url="https://press.example")).decode()
    assert (
        '<header class="opening">\n<p class="kicker">«Press release»</p>\n<h1>«Withdrawn»</h1>\n'
        '<p class="dateline">«<bdi dir="ltr">2017-10-19-doors</bdi>, '
        '<time datetime="2017-10-19">19 تشرين الأول 2017</time>»</p>\n</header>\n'
    ) in text
    own = "https://press.example/ar/2017-10-19-doors.html"
    address = f'<bdi dir="ltr"><a href="{own}" rel="noopener noreferrer">{own}</a></bdi>'
    assert f"<dt>«Permanent address»</dt><dd>{address}</dd>" in text
    assert "«Permanent address»" not in tombstone_page(tombstone).decode()


def test_a_reason_that_nobody_reviewed_says_so(tombstone: model.Tombstone) -> None:
    """Right above it; where there is no reason there is nothing to review."""
    line = "<p>«This translation has not been reviewed yet. In case of doubt, the original text applies.»</p>"
    unreviewed = replace(tombstone, reviewed=False)
    assert f"{line}\n<p>طلب ذلك &lt;شاهد&gt;.</p>" in tombstone_page(unreviewed).decode()
    assert line not in tombstone_page(tombstone).decode()
    assert line not in tombstone_page(replace(unreviewed, reason=None)).decode()


def test_a_tombstone_may_have_no_reason(tombstone: model.Tombstone) -> None:
    """Then it says when, and nothing else."""
    text = tombstone_page(replace(tombstone, reason=None)).decode()
    assert "شاهد" not in text
    assert "2 تشرين الثاني 2017" in text


def test_a_tombstone_keeps_the_release_s_address(tombstone: model.Tombstone) -> None:
    """Whoever follows an old link finds it."""
    based = replace(tombstone, base_url="https://press.example")
    own = "https://press.example/ar/2017-10-19-doors.html"
    assert permanent_address(based) == own
    assert f'<link rel="canonical" href="{own}">' in tombstone_page(based).decode()


def test_a_correction_that_falls_back_is_marked_as_what_it_is(
    release: model.Release, correction: model.DatedPiece
) -> None:
    """It stands in the middle of a line of the page's language."""
    english = replace(correction, piece=model.Piece("It said ten.", "It said ten.", fallback=True))
    made = page(replace(release, corrections=(english,))).decode()
    assert '<span lang="en" dir="ltr">It said ten.</span>' in made
    assert "<span lang=" not in page(replace(release, corrections=(correction,))).decode()
