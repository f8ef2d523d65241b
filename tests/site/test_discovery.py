"""Every page can be found, and leads to itself in the other languages and they to it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from babel import Locale

if TYPE_CHECKING:
    from tests.site.conftest import Page, Site


def alternates(page: Page) -> dict[str, str]:
    """Return the addresses of a page in other languages, itself included, by `hreflang`."""
    links = [one for one in page.find("link", rel="alternate") if one.get("hreflang")]
    found = {one.get("hreflang", ""): one.get("href", "") for one in links}
    assert len(found) == len(links), f"{page.path} names a language twice"
    return found


def article(page: Page) -> dict[str, Any]:
    """Return what a page says to programs."""
    (script,) = page.find("script")
    found = json.loads(script.text or "")
    assert isinstance(found, dict)
    return found


def test_each_page_knows_its_own_address(site: Site) -> None:
    """The canonical one is absolute, and that of the file; Open Graph says the same."""
    for address, page in site.by_address.items():
        assert [one.get("href") for one in page.find("link", rel="canonical")] == [address], page.path
        assert page.said("og:url") == address


def test_a_single_file_names_the_page_that_it_is_a_copy_of(site: Site) -> None:
    """So a search engine does not take it for another text, and a reader finds the original."""
    assert len(site.singles) == 3 * 8 + 2
    for page in site.singles:
        own = f"{site.base}/{page.tag}/{page.slug}.html"
        assert [one.get("href") for one in page.find("link", rel="canonical")] == [own]
        assert alternates(page) == alternates(site.by_address[own])


def test_languages_link_each_other(site: Site) -> None:
    """Each page lists all that it can be read in, itself included, and all of them list the same."""
    for page in site.releases:
        found = alternates(page)
        named = {tag: address for tag, address in found.items() if tag != "x-default"}
        there = {one.tag: f"{site.base}/{one.path}" for one in site.releases if one.slug == page.slug}
        assert named == there, page.path
        assert all(alternates(site.by_address[address]) == found for address in named.values()), page.path
        assert found["x-default"] == there["en"], page.path


def test_lists_link_each_other(site: Site) -> None:
    """The first page of each language's list does; whoever reads none of them chooses on the front page."""
    for page in site.listed:
        if page.path.endswith("/index.html"):
            found = alternates(page)
            assert found.pop("x-default") == f"{site.base}/index.html"
            assert len(found) == 8
            assert all(alternates(site.by_address[one]) == alternates(page) for one in found.values())


def test_open_graph_has_what_a_shared_link_shows(site: Site) -> None:
    """Title, kind, publisher, and the locales: a language, with a territory if the office names one."""
    form = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")
    for page in site.pages:
        assert page.said("og:title"), page.path
        assert page.said("og:type") == ("article" if page.slug else "website"), page.path
        assert page.said("og:site_name"), page.path
        assert page.said("og:locale") == (page.tag or "en").partition("-")[0], page.path
        others = [one.get("content", "") for one in page.find("meta", property="og:locale:alternate")]
        assert all(form.fullmatch(one) for one in others), page.path
        assert len(others) == len(set(others)) == max(0, len(alternates(page)) - 2), page.path
        assert page.said("og:locale") not in others, page.path


def test_a_release_describes_itself_to_programs(site: Site) -> None:
    """As a news article, in the words, the language and with the dates of the page."""
    for page in site.releases + site.singles:
        said = article(page)
        assert (said["@context"], said["@type"]) == ("https://schema.org", "NewsArticle")
        assert said["headline"] == page.said("og:title"), page.path
        assert said["inLanguage"] == page.tag, page.path
        assert said["datePublished"] == page.slug[:10] == page.said("article:published_time"), page.path
        assert said["dateModified"] >= said["datePublished"], page.path
        assert said["publisher"]["name"] == page.said("og:site_name"), page.path
        assert said["@id"] == said["url"] == page.find("link", rel="canonical")[0].get("href")


def test_works_and_translations_name_each_other(site: Site) -> None:
    """The original names each of its translations, and each of them names it."""
    for page in site.releases:
        said, found = article(page), alternates(page)
        if page.tag == "en":
            translations = {one["inLanguage"]: one["@id"] for one in said["workTranslation"]}
            assert translations == {tag: found[tag] for tag in found.keys() - {"en", "x-default"}}, page.path
            assert "translationOfWork" not in said
        else:
            assert said["translationOfWork"]["@id"] == found["x-default"], page.path
            assert said["translationOfWork"]["inLanguage"] == "en"
            assert "workTranslation" not in said


def test_a_shared_link_shows_the_picture(site: Site) -> None:
    """By the address of its file, with its size; programs and feeds have the same address."""
    (file,) = (site.build / "images").iterdir()
    address = f"{site.base}/images/{file.name}"
    for page in site.pictured:
        (image,) = page.find("img")
        assert page.said("og:image") == address, page.path
        assert page.said("og:image:type") == "image/jpeg"
        assert page.said("og:image:width") == image.get("width")
        assert page.said("og:image:height") == image.get("height")
        assert article(page)["image"] == [address], page.path
        assert f'src="{address}"' in html.unescape((site.build / page.tag / "feed.xml").read_text("utf-8"))
    assert [page.path for page in site.pages if page.said("og:image")] == [one.path for one in site.pictured]
    assert len(site.pictured) == 2 * 2


def test_a_shared_picture_has_its_words(site: Site) -> None:
    """The same as on the page, whether that is shared or its single-file form."""
    found = {page.path: page.said("og:image:alt") for page in site.pictured}
    assert found == {page.path: page.find("img")[0].get("alt") for page in site.pictured}
    assert len(found) == 2 * 2


def test_old_addresses_lead_to_new_ones(site: Site) -> None:
    """At once, by a relative address; search engines learn of the new one alone."""
    sitemap = (site.build / "sitemap.xml").read_text("utf-8")
    for page in site.moved:
        new = f"{site.base}/{page.tag or 'en'}/2017-10-23-where-to-write.html"
        (refresh,) = page.find("meta", http_equiv="refresh")
        delay, _, address = refresh.get("content", "").partition("; url=")
        (main,) = page.find("main")
        ways = [address, *(one.get("href", "") for one in main.iter("a"))]
        assert delay == "0", page.path
        assert [urljoin(f"{site.base}/{page.path}", one) for one in ways] == [new] * 2, page.path
        assert not any(urlsplit(one).netloc for one in ways), page.path
        assert [one.get("href") for one in page.find("link", rel="canonical")] == [new], page.path
        assert alternates(page) == {}, page.path
        assert page.said("og:title") == site.by_address[new].said("og:title"), page.path
        assert f"{site.base}/{page.path}" not in sitemap
        assert new in sitemap
    assert [page.path for page in site.moved] == [
        "2017/where/index.html",
        "ar/2017-10-23-whom-to-call.html",
        "en/2017-10-23-whom-to-call.html",
    ]


def test_a_topic_has_a_list_in_each_language(site: Site, locales: Mapping[str, Locale]) -> None:
    """Releases lead to it; it lists what is about it, in the original where it is not translated."""
    pages = [page for page in site.pages if page.path.endswith("/topic-letters-calls.html")]
    for page in pages:
        (listings,) = page.find("ul", class_="listings")
        listed = [one.get("href") for one in (*listings.findall("li/h2/a"), *listings.findall("li/h3/a"))]
        name = "2017-10-23-where-to-write.html"
        assert listed == [name if page.tag in {"en", "ar"} else f"../en/{name}"], page.path
        assert len(alternates(page)) == 8 + 1, page.path
    assert {page.tag for page in pages} == set(locales)
    assert len(pages) == 8


def test_what_programs_read_cannot_end_its_element(site: Site) -> None:
    """No mark that HTML knows stands in it."""
    for page in site.releases + site.singles:
        text = page.text.split('<script type="application/ld+json">')[1].partition("</script>")[0]
        assert not set(text) & set("<>&"), page.path


def test_a_feed_reader_finds_the_feed(site: Site) -> None:
    """Of the page's own language, which is there."""
    for page in site.listed:
        found = [one.get("href") for one in page.find("link", type="application/atom+xml")]
        assert found == ([f"{site.base}/{page.tag}/feed.xml"] if page.tag else []), page.path
        assert not page.tag or (site.build / page.tag / "feed.xml").is_file()
