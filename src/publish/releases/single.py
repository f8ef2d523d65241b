"""A release as one file that survives being forwarded: nothing beside it is needed, nothing leads nowhere.

Styles, fonts and pictures are inside. A link to another page of the site is absolute; without a base URL its
words stay, and lead nowhere.
"""

from __future__ import annotations

import base64

from msgspec.structs import replace

from publish import model
from publish.releases import links
from publish.releases.head import absolute
from publish.releases.page import page


def alone(release: model.Release) -> bytes:
    """Return the page of `release` in the single-file form: UTF-8, NFC, ending in a newline."""
    return page(_detached(release), alone=True)


def _detached(release: model.Release) -> model.Release:
    """Return `release` with every address whole, or empty where there is none, and its pictures inside."""

    def locate(href: str) -> str:
        return absolute(release.base_url, f"{release.language.tag}/", href) or ""

    pictures = {f"../{picture.path}": _inline(picture) for picture in release.pictures}
    return replace(
        release,
        body=replace(release.body, html=links.detached(release.body.html, locate, pictures)),
        alternates=tuple(replace(other, href=locate(other.href)) for other in release.alternates),
        topics=tuple(replace(topic, href=locate(topic.href)) for topic in release.topics),
    )


def _inline(picture: model.Picture) -> str:
    """Return a picture's bytes as an address that holds them. Source: RFC 2397."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.load()).decode()}"
