"""A release as one HTML page: no script, and no request but for its own site's fonts and pictures.

The body and the pieces come as safe HTML from the skeleton; all else is text, and escaped. The
page lies in the folder of its language's tag, and addresses are relative to it; an empty one is none.
"""

from __future__ import annotations

from publish import model
from publish.releases.environment import render
from publish.releases.head import Head, absolute, feed_address, head
from publish.releases.links import alternative, outward
from publish.releases.structured import news_article


def page(release: model.Release, *, alone: bool = False) -> bytes:
    """Return the page of `release`: UTF-8, NFC, ending in a newline.

    With `alone` its fonts are inside and it names no other page but by a whole address: it is meant for a
    release whose own addresses and pictures are so already (`publish.releases.single`).
    """
    original = _alternate(release, release.source_language)
    technical = _head(release, original.href, alone=alone)
    return render(
        "page.html",
        release.furniture,
        release=release,
        language=release.language,
        source=release.source_language,
        alternates=release.alternates,
        original=original,
        home=_home(release, alone=alone),
        body=outward(release.body.html),
        lead_picture=_lead_picture(release),
        structured=news_article(release, technical),
        head=technical,
    )


def tombstone_page(tombstone: model.Tombstone) -> bytes:
    """Return the page that stands where a withdrawn release stood; search engines are told to drop it."""
    return render(
        "tombstone.html",
        tombstone.furniture,
        tombstone=tombstone,
        language=tombstone.language,
        alternates=tombstone.alternates,
        head=head(
            tombstone.language,
            permanent_address(tombstone),
            tombstone.alternates,
            _alternate(tombstone, tombstone.source_language).href,
            feed=feed_address(tombstone.base_url, tombstone.language),
        ),
    )


def permanent_address(release: model.Release | model.Tombstone) -> str | None:
    """Return the absolute address of the release's page, or None without a base URL."""
    own = _alternate(release, release.language)
    return absolute(release.base_url, f"{release.language.tag}/", own.href)


def original_address(release: model.Release) -> str | None:
    """Return the absolute address of the page in the source language, or None without a base URL."""
    original = _alternate(release, release.source_language)
    return absolute(release.base_url, f"{release.language.tag}/", original.href)


def _alternate(release: model.Release | model.Tombstone, language: model.Language) -> model.Alternate:
    """Return the release in `language`; itself where it is not released in that one."""
    known = {other.language.code: other for other in release.alternates}
    itself = model.Alternate(release.language, f"{release.slug}.html")
    return known.get(language.code) or known.get(release.language.code) or itself


def _head(release: model.Release, default: str, *, alone: bool) -> Head:
    return head(
        release.language,
        permanent_address(release),
        release.alternates,
        default,
        images="<img" in release.body.html,
        feed=feed_address(release.base_url, release.language),
        alone=alone,
    )


def _home(release: model.Release, *, alone: bool) -> str:
    """Return the address of the language's list; a copy that was handed out in advance has none."""
    if release.embargo_text is not None:
        return ""
    listed = absolute(release.base_url, f"{release.language.tag}/", "index.html")
    return listed or "" if alone else "index.html"


def _lead_picture(release: model.Release) -> dict[str, str | int] | None:
    """Return what a link that is shared shows of the first picture; without a base URL it can show none."""
    for picture in release.pictures[:1]:
        address = absolute(release.base_url, "", picture.path)
        if address:
            return {
                "address": address,
                "media_type": picture.media_type,
                "width": picture.width,
                "height": picture.height,
                "alternative": alternative(release.body.html),
            }
    return None
