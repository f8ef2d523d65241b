"""Pages that only lead elsewhere."""

from __future__ import annotations

import re

import html5lib
import pytest

from publish import model
from publish.releases.signposts import not_found, redirect


@pytest.fixture
def lists(release: model.Release) -> tuple[model.Alternate, ...]:
    """Give the lists of three languages, with addresses relative to `build/`."""
    return tuple(
        model.Alternate(other.language, f"{other.language.tag}/index.html") for other in release.alternates
    )


@pytest.fixture
def moved(release: model.Release) -> model.Redirect:
    """Give a page at an old address, two folders down."""
    return model.Redirect(
        path="2017/10/old.html",
        language=release.language,
        furniture=release.furniture,
        title="خلف <الأبواب>",
        href="../../ar/2017-10-19-doors.html",
        canonical="https://press.example/ar/2017-10-19-doors.html",
    )


def test_the_pages_are_well_formed(
    release: model.Release, lists: tuple[model.Alternate, ...], moved: model.Redirect
) -> None:
    """A strict HTML5 parser finds nothing to mend."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(not_found(lists, release.furniture, release.source_language))
    parser.parse(redirect(moved))
    assert parser.errors == []


@pytest.mark.parametrize(
    ("base_url", "root"),
    [
        ("https://press.example", "/"),
        ("https://press.example/press", "/press/"),
        (None, ""),
    ],
)
def test_where_nothing_is_every_list_is_offered(
    base_url: str | None, root: str, release: model.Release, lists: tuple[model.Alternate, ...]
) -> None:
    """By links that hold at any depth and on any host, as far as it is known where the site begins."""
    text = not_found(lists, release.furniture, release.source_language, base_url).decode()
    assert '<html lang="en" dir="ltr">' in text
    assert "<h1>«Page not found»</h1>" in text
    assert re.findall(r'<li><a href="([^"]+)" hreflang="([^"]+)" lang="[^"]+" dir="([^"]+)">', text) == [
        (f"{root}en/index.html", "en", "ltr"),
        (f"{root}ar/index.html", "ar", "rtl"),
        (f"{root}zh-Hans/index.html", "zh-Hans", "ltr"),
    ]


def test_the_page_for_nothing_is_found_by_nobody(
    release: model.Release, lists: tuple[model.Alternate, ...]
) -> None:
    """A server may show it with the wrong status; it has no address of its own."""
    text = not_found(lists, release.furniture, release.source_language, "https://press.example").decode()
    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="canonical"' not in text


def test_an_old_address_leads_to_the_new_one(moved: model.Redirect) -> None:
    """By itself, at once, without a script; and by a link, in the words and the direction of its language."""
    text = redirect(moved).decode()
    assert '<html lang="ar" dir="rtl">' in text
    assert '<meta http-equiv="refresh" content="0; url=../../ar/2017-10-19-doors.html">' in text
    assert '<link rel="canonical" href="https://press.example/ar/2017-10-19-doors.html">' in text
    assert "<h1>«This page has moved»</h1>" in text
    assert '<p><a href="../../ar/2017-10-19-doors.html">خلف &lt;الأبواب&gt;</a></p>' in text
    assert "<script" not in text


def test_an_old_address_finds_the_fonts_from_where_it_is(moved: model.Redirect) -> None:
    """However deep the folder is that it stood in."""
    assert set(re.findall(r'url\("([./]*)fonts/', redirect(moved).decode())) == {"../../"}
