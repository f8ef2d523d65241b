"""A page that is alone has everything with it, and leads nowhere that is not there."""

from __future__ import annotations

import re
from html import unescape

import html5lib
import pytest
from msgspec.structs import replace

from publish import model
from publish.releases.single import alone

BASE = "https://press.example"
PICTURE = model.Picture("images/gate.0123.jpg", 3, 2, "image/jpeg", lambda: b"\xff\xd8JPEG")
BODY = model.Body(
    '<p><img src="../images/gate.0123.jpg" width="3" height="2" alt="بوابة"> <a href="other.html">آخر</a> '
    '<a href="https://example.org/">موقع</a> <a href="#fn:1">1</a> '
    '<a href="mailto:a@example.org">بريد</a></p>',
    (),
)


@pytest.fixture
def full(release: model.Release) -> model.Release:
    """Give a release with a picture, links of every kind, a topic and a notice that leads to the original."""
    return replace(
        release,
        body=BODY,
        pictures=(PICTURE,),
        topics=(model.Topic("prisons", "السجون", "topic-prisons.html"),),
        reviewed=False,
        lead=True,
    )


def addresses(text: str) -> list[str]:
    """Return what the page's attributes and style sheet lead to or load."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    pairs = re.findall(r'(?:href|src)="([^"]*)"|url\("?([^")]*)', text)
    return [unescape(attribute or sheet) for attribute, sheet in pairs]


def test_no_relative_address_is_left(full: model.Release) -> None:
    """With a base URL links are whole; without one there are none to other pages of the site."""
    for base_url in (BASE, None):
        found = addresses(alone(replace(full, base_url=base_url)).decode())
        assert len(found) > 5
        assert [one for one in found if not re.match(r"https://|data:|#|mailto:", one)] == []


def test_with_a_base_url_the_links_are_kept(full: model.Release) -> None:
    """To the other languages, the list, topics, and other pages of the site."""
    found = addresses(alone(replace(full, base_url=BASE)).decode())
    for name in ("ar/index.html", "en/2017-10-19-doors.html", "ar/topic-prisons.html", "ar/other.html"):
        assert f"{BASE}/{name}" in found


def test_without_one_their_words_stay(full: model.Release) -> None:
    """Languages and topics are named, and no sentence asks to read what cannot be reached."""
    text = alone(full).decode()
    assert '<li><span lang="en" dir="ltr">English</span></li>' in text
    assert '<li><span lang="ar" dir="rtl" aria-current="page">العربية</span></li>' in text
    assert "<li><span>السجون</span></li>" in text
    assert " آخر <a rel=" in text
    assert '<p class="publisher">مكتب البستان</p>' in text
    assert "Read the original text" not in text
    assert "The rest of this press release has not been translated yet." in text
    assert "hreflang" not in text


def test_pictures_and_fonts_are_inside(full: model.Release) -> None:
    """And the policy admits nothing from anywhere else."""
    text = alone(full).decode()
    assert '<img src="data:image/jpeg;base64,/9hKUEVH" width="3" height="2" alt="بوابة">' in text
    assert 'src: url("data:font/woff2;base64,' in text
    policy = unescape(text.split('content="')[1].split('"')[0])
    assert "font-src data:; img-src data:;" in policy
    assert "'self'" not in policy


def test_it_names_the_page_it_is_a_copy_of(full: model.Release) -> None:
    """So that whoever got it knows where it stands."""
    own = f"{BASE}/ar/2017-10-19-doors.html"
    text = alone(replace(full, base_url=BASE)).decode()
    assert f'<link rel="canonical" href="{own}">' in text
    assert "canonical" not in alone(full).decode()


def test_it_is_well_formed(full: model.Release) -> None:
    """A strict HTML5 parser finds nothing to mend."""
    for base_url in (BASE, None):
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(alone(replace(full, base_url=base_url)))
        assert parser.errors == []


def test_a_picture_that_nobody_brought_along_is_a_defect(full: model.Release) -> None:
    """It does not leave a hole in a page that was to be whole."""
    with pytest.raises(KeyError, match="gate"):
        alone(replace(full, pictures=()))
