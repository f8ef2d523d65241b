"""The feed of a language: valid, whole, and the same entry for ever."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import html5lib
import pytest
from msgspec.structs import replace

from publish import model
from publish.releases.feed import _NO_CHARACTER, entry, feed, identity

Releases = tuple[model.Release, ...]

SITE = "https://press.example/site"
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 4287, 3.3, and RFC 4151, 2.1: what a moment and a `tag:` address look like.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*")


@pytest.fixture
def published(release: model.Release) -> model.Release:
    """Give a release on a site, with a link, a footnote and a picture in its body."""
    body = model.Body(
        '<p>نص <a href="b.html">رابط</a>'
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>\n'
        '<p><img alt="سجن" src="../images/prison.0123456789ab.jpg" width="4" height="3"></p>',
        (),
    )
    picture = model.Picture("images/prison.0123456789ab.jpg", 4, 3, "image/jpeg", lambda: b"")
    return replace(release, base_url=SITE, body=body, pictures=(picture,))


@pytest.fixture
def arabic(published: model.Release) -> Releases:
    """Give what the Arabic feed has: that release, and an older one that was corrected since."""
    metadata = model.Metadata(
        "Older", dt.date(2017, 2, 8), corrections=(model.Correction(dt.date(2017, 11, 3), "It was ten."),)
    )
    older = replace(published, slug="2017-02-08-older", metadata=metadata)
    return published, older


def fed(releases: Releases) -> model.Feed:
    """Return the feed of `releases`, in the language of the first."""
    updated = max(one.metadata.changed for one in releases)
    first = releases[0]
    return model.Feed(first.language, first.furniture, tuple(map(entry, releases)), updated, SITE)


def parsed(one: model.Feed) -> ET.Element:
    """Return a feed as XML."""
    return ET.fromstring(feed(one))  # noqa: S314  because it was made here


def texts(element: ET.Element, name: str) -> list[str]:
    """Return the texts of the children called `name`."""
    return [child.text or "" for child in element.findall(f"{ATOM}{name}")]


def content(releases: Releases, at: int = 0) -> str:
    """Return the HTML of an entry."""
    return texts(parsed(fed(releases)).findall(f"{ATOM}entry")[at], "content")[0]


def test_it_has_what_a_feed_must_have(arabic: Releases) -> None:
    """One id, title and moment each, an author, a link to itself. Source: RFC 4287, 4.1.1 and 4.1.2."""
    root = parsed(fed(arabic))
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        ids, titles, updated = (texts(element, name) for name in ("id", "title", "updated"))
        assert (len(ids), len(titles), len(updated)) == (1, 1, 1)
        assert TAG.fullmatch(ids[0])
        assert titles[0]
        assert MOMENT.fullmatch(updated[0])
    assert texts(root.findall(f"{ATOM}author")[0], "name") == ["مكتب البستان"]
    links = [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")]
    assert links == [
        ("self", "https://press.example/site/ar/feed.xml"),
        ("alternate", "https://press.example/site/ar/index.html"),
    ]


def test_an_entry_leads_to_its_page(arabic: Releases) -> None:
    """By its whole address."""
    links = [entry.findall(f"{ATOM}link") for entry in parsed(fed(arabic)).findall(f"{ATOM}entry")]
    assert [[link.get("href") for link in found] for found in links] == [
        ["https://press.example/site/ar/2017-10-19-doors.html"],
        ["https://press.example/site/ar/2017-10-19-doors.html"],
    ]


def test_every_date_comes_from_the_front_matter(arabic: Releases) -> None:
    """A release was issued on its day, and updated when its original last changed; a feed with its newest."""
    root = parsed(fed(arabic))
    entries = root.findall(f"{ATOM}entry")
    assert texts(root, "updated") == ["2017-11-03T00:00:00Z"]
    assert [texts(entry, "published") for entry in entries] == [
        ["2017-10-19T00:00:00Z"],
        ["2017-02-08T00:00:00Z"],
    ]
    assert [texts(entry, "updated") for entry in entries] == [
        ["2017-10-19T00:00:00Z"],
        ["2017-11-03T00:00:00Z"],
    ]


def test_nothing_that_happens_to_a_release_changes_who_it_is(arabic: Releases) -> None:
    """Neither a new translation, nor another title, nor a correction or another date."""
    release = arabic[0]
    later = replace(
        release,
        title=model.Piece("آخر", "آخر"),
        metadata=replace(release.metadata, date=dt.date(2018, 1, 1), updated=dt.date(2018, 1, 2)),
        alternates=release.alternates[:2],
    )
    before, after = (parsed(fed((one,))) for one in (release, later))
    assert texts(before, "id") == texts(after, "id") == ["tag:press.example,2026-01-01:/site/ar/"]
    entries = [root.findall(f"{ATOM}entry")[0] for root in (before, after)]
    assert [texts(entry, "id") for entry in entries] == [
        ["tag:press.example,2026-01-01:/site/ar/2017-10-19-doors"],
        ["tag:press.example,2026-01-01:/site/ar/2017-10-19-doors"],
    ]


def test_each_language_of_a_release_is_an_entry_of_its_own(release: model.Release) -> None:
    """Who subscribes to two languages gets both."""
    found = {
        identity("https://Press.example:8443", other.language, release.slug) for other in release.alternates
    }
    assert found == {
        "tag:press.example,2026-01-01:/en/2017-10-19-doors",
        "tag:press.example,2026-01-01:/ar/2017-10-19-doors",
        "tag:press.example,2026-01-01:/zh-Hans/2017-10-19-doors",
    }


def test_the_text_is_whole_and_in_its_direction(arabic: Releases) -> None:
    """Dateline, summary and body, in an element that says language and direction."""
    assert parsed(fed(arabic)).get(LANGUAGE) == "ar"
    text = content(arabic)
    assert text.startswith('<div lang="ar" dir="rtl">')
    assert '«<span>إسطنبول</span>, <time datetime="2017-10-19">19 تشرين الأول 2017</time>»' in text
    assert "<strong>ملخص</strong>" in text
    assert "<p>نص " in text


def test_the_text_is_well_formed(arabic: Releases) -> None:
    """A strict HTML parser finds nothing to mend."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parseFragment(content(arabic))
    assert parser.errors == []


def test_every_address_is_whole(arabic: Releases) -> None:
    """Of a link, a footnote and a picture: a feed reader knows nothing of the page's folder."""
    assert re.findall(r'(?:href|src)="([^"]+)"', content(arabic)) == [
        "https://press.example/site/ar/b.html",
        "https://press.example/site/ar/2017-10-19-doors.html#fn:1",
        "https://press.example/site/images/prison.0123456789ab.jpg",
    ]


def test_it_says_what_the_page_says(arabic: Releases, correction: model.DatedPiece) -> None:
    """That nobody reviewed it, what changed since, what is missing, what was wrong."""
    told = replace(
        arabic[0],
        reviewed=False,
        outdated=True,
        partial=True,
        lead=True,
        corrections=(correction,),
    )
    text = content((told,))
    for sentence in (
        "«This translation has not been reviewed yet. In case of doubt, the original text applies.»",
        "«The original text has been updated. This translation follows the earlier version.»",
        "«Parts of this text have not been translated yet and appear in the original language.»",
        "«The rest of this press release has not been translated yet.»",
        "«Corrections»",
    ):
        assert sentence in text
    original = '<a href="https://press.example/site/en/2017-10-19-doors.html" hreflang="en">'
    assert text.count(original) == 2


def test_a_title_keeps_its_order_as_plain_text(arabic: Releases) -> None:
    """A number inside Arabic is isolated; a title that begins in Latin letters is anchored to the right."""
    title = model.Piece("AFP: الهاتف +90 212 555 01 02", "AFP: الهاتف +90 212 555 01 02")
    made = fed((replace(arabic[0], title=title),))
    told = parsed(made).findall(f"{ATOM}entry")[0]
    assert texts(told, "title") == ["\u200fAFP: الهاتف \u2066+90 212 555 01 02\u2069"]


def test_topics_and_the_issuing_organisation_are_told(arabic: Releases) -> None:
    """A topic by its slug, which is the same in every language, and its name."""
    release = replace(
        arabic[0],
        topics=(model.Topic("prisons", "السجون", "topic-prisons.html"),),
        metadata=replace(arabic[0].metadata, publisher="A & B"),
    )
    told = parsed(fed((release,))).findall(f"{ATOM}entry")[0]
    assert [found.attrib for found in told.findall(f"{ATOM}category")] == [
        {"term": "prisons", "label": "السجون"}
    ]
    assert texts(told.findall(f"{ATOM}author")[0], "name") == ["A & B"]


def test_what_xml_cannot_hold_breaks_no_feed(arabic: Releases) -> None:
    """One character in one statement would take all of them from their readers."""
    broken = replace(arabic[0], title=model.Piece("x", "a\ufffe<b>\x0b&"))
    told = parsed(fed((broken,))).findall(f"{ATOM}entry")[0]
    assert texts(told, "title") == ["\u200fa\ufffd<b>\ufffd&"]


def test_a_feed_without_a_release_is_valid(arabic: Releases) -> None:
    """Somebody may subscribe before the first."""
    root = parsed(replace(fed(arabic), entries=(), updated=None))
    assert texts(root, "updated") == ["1970-01-01T00:00:00Z"]
    assert root.findall(f"{ATOM}entry") == []


def test_what_is_no_character_of_xml() -> None:
    """Every code point is one or none, as XML has it. Source: Extensible Markup Language 1.0, 2.2 (Char)."""
    ranges = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    characters = {0x9, 0xA, 0xD, *(one for first, last in ranges for one in range(first, last + 1))}
    none = {one for one in range(0x110000) if _NO_CHARACTER.match(chr(one))}
    assert none == set(range(0x110000)) - characters
