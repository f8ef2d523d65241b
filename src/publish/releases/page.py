"""A release as one HTML page that needs nothing beside it: no script, no font, no request.

The body and the pieces come as safe HTML from the skeleton; all else is text, and escaped. The
page lies in the folder of its language's tag, and addresses are relative to it.
"""

from __future__ import annotations

from publish import model
from publish.releases.environment import render
from publish.releases.head import absolute, head


def page(release: model.Release) -> bytes:
    """Return the page of `release`: UTF-8, NFC, ending in a newline."""
    original = _alternate(release, release.source_language)
    return render(
        "page.html",
        release.furniture,
        release=release,
        language=release.language,
        source=release.source_language,
        alternates=release.alternates,
        original=original,
        head=head(
            permanent_address(release), release.alternates, original.href, images="<img" in release.body.html
        ),
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
            permanent_address(tombstone),
            tombstone.alternates,
            _alternate(tombstone, tombstone.source_language).href,
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
