"""Every page says which language it is in, to browsers and to readers, and keeps other languages apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import polib
from babel import Locale

if TYPE_CHECKING:
    from tests.site.conftest import Node, Page, Site

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_IN_ORDER = re.compile(
    r"https?://|www\.|[\w.]+@[\w.]+\w|[+(]?[0-9][0-9 ()-]{7,}[0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3"}


def translated(site: Site, tag: str, domain: str, msgid: str) -> str:
    """Return what a language's catalog, or its `site.po`, has for `msgid`, white space folded; never none."""
    path = site.root / "locale" / tag.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"
    found = polib.pofile(str(path)).find(msgid)
    assert found is not None, f"{path} lacks {msgid!r}"
    assert found.msgstr, f"{path} has nothing for {msgid!r}"
    return " ".join(found.msgstr.split())


def texts(page: Page) -> Iterator[tuple[Node, str]]:
    """Yield each text of a page's body with the element whose direction holds for it."""
    by_element = {id(node.element): node for node in page.nodes}
    for node in page.nodes:
        if "body" in node.names and node.element.tag not in {"script", "style"}:
            yield node, node.element.text or ""
        if "body" in node.names[:-1]:
            yield by_element[id(node.parents[-1])], node.element.tail or ""


def words(element: Element) -> str:
    """Return an element's text with white space folded."""
    return " ".join("".join(element.itertext()).split())


def test_every_language_has_its_pages(site: Site, locales: Mapping[str, Locale]) -> None:
    """The tests of this folder look at eight languages, each with its lists and three releases."""
    found = {tag: [page for page in site.pages if page.tag == tag] for tag in locales}
    assert {tag: len(pages) >= 7 for tag, pages in found.items()} == dict.fromkeys(locales, True)
    assert {page.tag for page in site.pages} == {*locales, ""}
    assert len(site.releases) == len(site.singles) == 3 * 8 + 2
    assert len(site.moved) == 3
    assert [
        page.path for page in site.pages if page not in site.releases + site.singles and not page.tag
    ] == [
        "2017/where/index.html",
        "404.html",
        "index.html",
    ]


def test_language_and_direction_are_those_of_cldr(site: Site, locales: Mapping[str, Locale]) -> None:
    """Of the catalogs' too: the folder, the root element and the catalog's header say the same."""
    for page in site.pages:
        root = page.find("html")[0]
        tag = page.tag or "en"
        assert root.get("lang") == tag, page.path
        assert root.get("dir") == ("rtl" if locales[tag].text_direction == "rtl" else "ltr"), page.path
    for tag in locales.keys() - {"en"}:
        path = site.root / "locale" / tag.replace("-", "_") / "LC_MESSAGES" / "site.po"
        assert polib.pofile(str(path)).metadata["Language"].replace("_", "-") == tag


def test_whatever_names_a_language_names_its_direction(site: Site, locales: Mapping[str, Locale]) -> None:
    """An element with `lang` has `dir`, and the two belong together."""
    named = [one.element for page in site.pages for one in page.nodes if "lang" in one.element.attrib]
    assert len(named) > 300
    pairs = {(one.get("lang"), one.get("dir")) for one in named}
    assert pairs <= {(tag, str(locale.text_direction)) for tag, locale in locales.items()}


def test_bytes_are_utf_8_composed_and_say_so_early(site: Site) -> None:
    """No byte order mark, no carriage return, NFC, and the charset within the first 1024 bytes."""
    for page in site.pages:
        declared = page.raw.find(b'<meta charset="utf-8">')
        assert 0 < declared < 1024 - 22, page.path
        assert page.raw[:declared].isascii(), page.path
        assert not page.raw.startswith(b"\xef\xbb\xbf"), page.path
        assert b"\r" not in page.raw, page.path
        assert page.text == unicodedata.normalize("NFC", page.text), page.path


def test_a_title_is_in_the_page_s_language(site: Site) -> None:
    """It is the catalog's word for the statement's title, with the publisher's name in that language."""
    original = {page.slug: page.said("og:title") for page in site.releases if page.tag == "en"}
    assert len(original) == 4
    for page in site.releases + site.singles:
        title, publisher = original[page.slug], "Detention Record"
        if page.tag != "en":
            title = translated(site, page.tag, page.slug, title)
            publisher = translated(site, page.tag, "site", publisher)
        assert words(page.find("title")[0]) == f"{title} | {publisher}", page.path
        assert words(page.find("h1")[0]) == title, page.path


def test_the_switcher_names_each_language_in_itself(site: Site, locales: Mapping[str, Locale]) -> None:
    """As a link with its own language and direction; the page's own is marked as current, and alone is."""
    for page in site.releases:
        links = page.find("nav", class_="languages")[0].findall(".//a")
        shown = {one.get("lang", ""): words(one) for one in links}
        released = {one.tag for one in site.releases if one.slug == page.slug}
        own = {tag: str(locale.languages[tag.replace("-", "_")]) for tag, locale in locales.items()}
        assert shown == {tag: own[tag][:1].title() + own[tag][1:] for tag in released}, page.path
        assert all(one.get("hreflang") == one.get("lang") and one.get("dir") for one in links), page.path
        assert [one.get("lang") for one in links if one.get("aria-current") == "page"] == [page.tag]


def test_lists_have_a_switcher_too(site: Site) -> None:
    """It leads to the same list in each language."""
    lists = [page for page in site.listed if page.path.endswith("/index.html")]
    assert len(lists) == 8
    for page in lists:
        links = page.find("nav", class_="languages")[0].findall(".//a")
        assert len(links) == 8, page.path
        assert [one.get("lang") for one in links if one.get("aria-current") == "page"] == [page.tag]


def test_what_falls_back_says_so(site: Site) -> None:
    """In English blocks, left to right, under a notice in the page's language; and nowhere else."""
    msgid = "Parts of this text have not been translated yet and appear in the original language."
    mixed, whole = Counter[str](), Counter[str]()
    for page in site.releases + site.singles:
        notice = msgid if page.tag == "en" else translated(site, page.tag, "site", msgid)
        english = [one for one in page.nodes if "main" in one.names and one.element.get("lang") == "en"]
        foreign = [one.element.get("dir") for one in english if page.tag != "en"]
        noticed = [words(one) for aside in page.find("aside", class_="notices") for one in aside]
        assert (notice in noticed) == bool(foreign), page.path
        assert set(foreign) <= {"ltr"}, page.path
        (mixed if foreign else whole)[page.tag] += 1
    assert mixed == {"fa": 2 * 2}
    assert whole == {"en": 2 * 4, "ar": 2 * 4, "fa": 2} | dict.fromkeys(
        ("fr", "es", "ru", "zh-Hans", "tr"), 2 * 3
    )


def test_a_picture_speaks_the_language_of_its_page(site: Site) -> None:
    """What stands for it, and its caption, are the statement's own in English and translated in Arabic."""
    captions = {
        "en": "The gate on 2017-10-19; picture: Physicians for Human Rights",
        "ar": "البوابة في 2017-10-19؛ الصورة: Physicians for Human Rights",
    }
    alternatives = {"en": 'The gate & its "post box"', "ar": 'البوابة & "صندوق بريدها"'}
    for page in site.pictured:
        (image,), (caption,) = page.find("img"), page.find("figcaption")
        assert image.get("alt") == alternatives[page.tag], page.path
        assert words(caption) == captions[page.tag], page.path
    assert len(site.pictured) == 2 * 2


def test_a_topic_is_called_what_it_is_called_in_each_language(
    site: Site, locales: Mapping[str, Locale]
) -> None:
    """Where its name is not translated, it is marked as English: on lists and on releases."""
    own = {"en": site.topic, "ar": "الرسائل & المكالمات"}
    lists = [page for page in site.listed if page.path.endswith("/index.html")]
    pages = [*lists, *site.pictured]
    for page in pages:
        links = page.find("nav", class_="topics")[0].findall(".//a")
        (link,) = (one for one in links if one.get("href", "").endswith("topic-letters-calls.html"))
        expected = (own[page.tag], None, None) if page.tag in own else (site.topic, "en", "ltr")
        assert (words(link), link.get("lang"), link.get("dir")) == expected, page.path
    assert Counter(page.tag for page in pages) == {tag: 3 if tag in own else 1 for tag in locales}


def test_no_english_paragraph_passes_for_a_translation(site: Site) -> None:
    """In the Arabic script, a block of words without one Arabic letter is marked as English."""
    english = 0
    for page in site.releases:
        for node in page.nodes if page.tag in {"ar", "fa"} else ():
            said = words(node.element)
            alone = (
                not node.element.findall(".//*[@lang]") and _LATIN.search(said) and not _ARABIC.search(said)
            )
            if alone and "main" in node.names and node.element.tag in _BLOCKS:
                english += 1
                assert node.nearest("lang") == "en", f"{page.path}: {said}"
    assert english > 10


def test_in_right_to_left_text_nothing_is_read_out_of_order(site: Site) -> None:
    """Names in Latin letters, addresses, telephone numbers and dates stand in a left-to-right element."""
    looked_at = 0
    for page in site.pages:
        if page.tag not in {"ar", "fa"}:
            continue
        for node, text in texts(page):
            if node.nearest("dir") == "rtl" and "code" not in node.names:
                looked_at += bool(text.strip())
                assert not _LATIN.search(text), f"{page.path}: {text}"
                assert not _IN_ORDER.search(text), f"{page.path}: {text}"
    assert looked_at > 300


def test_in_left_to_right_text_no_arabic_stands_bare(site: Site) -> None:
    """The other way round: the names of languages, and names in Arabic letters."""
    looked_at = 0
    for page in site.pages:
        for node, text in texts(page):
            if node.nearest("dir") == "ltr":
                looked_at += bool(text.strip())
                assert not _ARABIC.search(text), f"{page.path}: {text}"
    assert looked_at > 300
