"""A release says to programs what it says to readers."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from msgspec.structs import replace

from publish import model
from publish.releases.page import page

BASE = "https://press.example"


def said(release: model.Release) -> dict[str, Any]:
    """Return the page's structured data."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(release).decode())
    assert found is not None
    article = json.loads(found[1])
    assert isinstance(article, dict)
    return article


def test_a_translation_says_what_it_is_a_translation_of(release: model.Release) -> None:
    """All that it says, in the order of its writing."""
    assert said(replace(release, base_url=BASE)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://press.example/ar/2017-10-19-doors.html",
        "url": "https://press.example/ar/2017-10-19-doors.html",
        "headline": "خلف الأبواب",
        "description": "ملخص",
        "inLanguage": "ar",
        "dateline": "إسطنبول",
        "datePublished": "2017-10-19",
        "dateModified": "2017-10-19",
        "publisher": {"@type": "Organization", "name": "مكتب البستان", "url": "https://press.example/"},
        "translationOfWork": {
            "@type": "NewsArticle",
            "headline": "Behind closed doors",
            "inLanguage": "en",
            "@id": "https://press.example/en/2017-10-19-doors.html",
        },
    }


def test_the_original_names_its_translations(release: model.Release) -> None:
    """Each by its address and language; it is a translation of nothing."""
    article = said(replace(release, base_url=BASE, language=release.source_language))
    assert article["workTranslation"] == [
        {"@type": "NewsArticle", "@id": f"{BASE}/ar/2017-10-19-doors.html", "inLanguage": "ar"},
        {"@type": "NewsArticle", "@id": f"{BASE}/zh-Hans/2017-10-19-doors.html", "inLanguage": "zh-Hans"},
    ]
    assert "translationOfWork" not in article


def test_without_a_base_url_there_are_no_addresses(release: model.Release) -> None:
    """A relative one would mean nothing to whoever kept the data."""
    assert ".html" not in json.dumps(said(release))
    assert said(release)["translationOfWork"] == {
        "@type": "NewsArticle",
        "headline": "Behind closed doors",
        "inLanguage": "en",
    }
    assert "workTranslation" not in said(replace(release, language=release.source_language))


def test_what_is_in_another_language_is_left_out(release: model.Release) -> None:
    """`inLanguage` holds for every text."""
    english = model.Piece("Istanbul", "Istanbul", fallback=True)
    topics = (model.Topic("a", "سجون", "a"), model.Topic("b", "Courts", "b", fallback=True))
    article = said(replace(release, place=english, summary=english, topics=topics))
    assert {"dateline", "description"} & set(article) == set()
    assert article["keywords"] == ["سجون"]


def test_whose_text_it_is_and_where_it_came_from(release: model.Release) -> None:
    """The organisation that issued it, and the original's address if it is one."""
    metadata = replace(release.metadata, publisher="The Desk", origin="https://example.org/a")
    article = said(replace(release, metadata=metadata))
    assert article["sourceOrganization"] == {"@type": "Organization", "name": "The Desk"}
    assert article["isBasedOn"] == "https://example.org/a"
    for origin in ("A leaflet", "desk@example.org", "See https://example.org/a"):
        assert "isBasedOn" not in said(replace(release, metadata=replace(metadata, origin=origin)))


def test_pictures_have_whole_addresses(release: model.Release) -> None:
    """All of them, in their order."""
    pictures = tuple(model.Picture(f"images/{name}.jpg", 3, 2, "image/jpeg", bytes) for name in "ab")
    article = said(replace(release, pictures=pictures, base_url=BASE))
    assert article["image"] == [f"{BASE}/images/a.jpg", f"{BASE}/images/b.jpg"]
    assert "image" not in said(replace(release, pictures=pictures))


def test_a_correction_is_a_change(release: model.Release, correction: model.DatedPiece) -> None:
    """The last change of all is what counts, whichever it is."""
    assert said(release)["dateModified"] == "2017-10-19"
    updated = replace(release.metadata, updated=dt.date(2017, 10, 20))
    assert said(replace(release, metadata=updated))["dateModified"] == "2017-10-20"
    corrected = replace(updated, corrections=(model.Correction(correction.date, "The right number is 02."),))
    article = said(replace(release, metadata=corrected, corrections=(correction,)))
    assert article["dateModified"] == "2017-10-21"
    assert article["correction"] == ["الصحيح +90 212 555 01 02."]


def test_an_advance_copy_says_nothing(release: model.Release) -> None:
    """It is not published."""
    moment = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
    metadata = replace(release.metadata, embargo=moment)
    assert "ld+json" not in page(replace(release, metadata=metadata, embargo_text="الغد")).decode()


@pytest.mark.parametrize("mark", ["<", ">", "&", "\u0338", "\u2028", "\u2029"])
def test_no_mark_that_html_knows_is_written(release: model.Release, mark: str) -> None:
    """Each is an escape in the page, and itself to whoever reads the data."""
    text = f"a{mark}b"
    hostile = replace(release, title=model.Piece("t", text))
    written = page(hostile).decode().split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert mark not in written
    assert said(hostile)["headline"] == text
