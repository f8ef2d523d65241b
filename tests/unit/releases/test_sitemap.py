"""What search engines are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from publish import model
from publish.releases.sitemap import Location, robots, sitemap, sitemap_index, streamed

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def parsed(data: bytes) -> ET.Element:
    """Return a sitemap as XML."""
    return ET.fromstring(data)  # noqa: S314  because it was made here


def test_a_page_is_listed_with_its_alternates(release: model.Release) -> None:
    """With whole addresses, itself among them, and where readers of no listed language are led."""
    location = Location(
        "ar/2017-10-19-doors.html",
        dt.date(2017, 10, 21),
        release.alternates,
        "../en/2017-10-19-doors.html",
    )
    (url,) = parsed(sitemap("https://press.example/site", [location])).findall("s:url", NAMES)
    assert url.findtext("s:loc", namespaces=NAMES) == "https://press.example/site/ar/2017-10-19-doors.html"
    assert url.findtext("s:lastmod", namespaces=NAMES) == "2017-10-21"
    links = url.findall("x:link", NAMES)
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in links] == [
        ("alternate", "en", "https://press.example/site/en/2017-10-19-doors.html"),
        ("alternate", "ar", "https://press.example/site/ar/2017-10-19-doors.html"),
        ("alternate", "zh-Hans", "https://press.example/site/zh-Hans/2017-10-19-doors.html"),
        ("alternate", "x-default", "https://press.example/site/en/2017-10-19-doors.html"),
    ]


def test_a_page_may_have_an_address_alone() -> None:
    """As the second page of a list has."""
    data = sitemap("https://press.example", [Location("ar/index-2.html")])
    assert data.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "<url><loc>https://press.example/ar/index-2.html</loc>\n"
        "</url>\n"
        "</urlset>\n"
    )


def test_an_address_is_escaped() -> None:
    """A base URL may hold what means something in XML."""
    (url,) = parsed(sitemap("https://press.example/a&b", [Location("x.html")])).findall("s:url", NAMES)
    assert url.findtext("s:loc", namespaces=NAMES) == "https://press.example/a&b/x.html"


def test_several_sitemaps_are_listed_by_one() -> None:
    """By their whole addresses."""
    root = parsed(sitemap_index("https://press.example", ["sitemap-en.xml", "sitemap-ar.xml"]))
    assert [found.text for found in root.findall("s:sitemap/s:loc", NAMES)] == [
        "https://press.example/sitemap-en.xml",
        "https://press.example/sitemap-ar.xml",
    ]


@pytest.mark.parametrize(
    ("base_url", "text"),
    [
        (None, "User-agent: *\nDisallow:\n"),
        (
            "https://press.example",
            "User-agent: *\nDisallow:\n\nSitemap: https://press.example/sitemap.xml\n",
        ),
    ],
)
def test_robots_may_read_everything(base_url: str | None, text: str) -> None:
    """The sitemap is named where there is one."""
    assert robots(base_url).decode() == text


def test_a_sitemap_is_given_page_by_page(release: model.Release) -> None:
    """Each page is asked for when those before it have been given away, and nothing else is in the pieces."""
    taken: list[str] = []

    def locations() -> Iterator[Location]:
        for number in range(3):
            taken.append(f"ar/{number}.html")
            yield Location(taken[-1], alternates=release.alternates)

    pieces = streamed("https://press.example", locations())
    given = [(len(taken), piece) for piece in pieces]
    assert [count for count, _ in given] == [0, 1, 2, 3, 3]
    assert b"".join(piece for _, piece in given) == sitemap("https://press.example", locations())
