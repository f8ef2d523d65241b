"""The newest releases of one language as an Atom feed, for those who subscribe.

1. A feed has the full text of each release, and says of it what its page says: notices, corrections, what is
   missing. Somebody who never opens the page reads the same.
2. Identity follows from the site's host, the language and the slug alone. A new translation, a correction or
   another title changes none, so that no reader shows a release twice.
3. Every date comes from the front matter: midnight UTC of the day on which a statement was issued, or last
   changed or corrected. Nothing follows from the clock.
4. Every address is absolute: feed readers show a text far from where it stands.
5. The text is HTML in the direction of its language; a title is plain text, and right to left kept in order
   by the marks that plain text has for that.

Source: RFC 4287 (Atom); RFC 4151 (`tag:` addresses); XML 1.0, 2.2 (which characters there are).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from markupsafe import escape

from publish import model
from publish.releases import bidi
from publish.releases.environment import render
from publish.releases.head import absolute, feed_address
from publish.releases.links import detached
from publish.releases.page import original_address, permanent_address
from publish.releases.resolve import resolve

NEWEST = 50
"""How many releases a feed has."""

# A day on which the host was the office's, as RFC 4151 asks. With it, all identities would change.
_MINTED = "2026-01-01"
_BEFORE_ALL = dt.date(1970, 1, 1)  # a feed without a release has to have been updated some day
_FRAGMENT = re.compile(r'(<a\b[^<>]*\shref=")#')
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def feed(feed: model.Feed) -> bytes:
    """Return the feed, its entries in the order given: UTF-8, ending in a newline."""
    text = "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *_feed(feed))) + "\n"
    return _NO_CHARACTER.sub("\ufffd", text).encode()


def entry(release: model.Release) -> str:
    """Return what the feed of its language has of a release; it needs a `base_url`."""
    return "\n".join(_entry(release, release.base_url or ""))


def identity(base_url: str, language: model.Language, slug: str = "") -> str:
    """Return the `tag:` address of a release, or without a slug of the feed in `language`.

    >>> from publish.model import Language
    >>> identity("https://press.example:8443/en", Language("ar", "ar", "", "", "rtl", ""), "2017-10-19-doors")
    'tag:press.example,2026-01-01:/en/ar/2017-10-19-doors'
    """
    site = urlsplit(base_url)
    return f"tag:{site.hostname},{_MINTED}:{site.path}/{language.tag}/{slug}"


def _feed(feed: model.Feed) -> Iterator[str]:
    """Yield the lines of the feed."""
    language, publisher = feed.language, feed.furniture.publisher
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(language.tag)}">'
    yield f"<id>{escape(identity(feed.base_url, language))}</id>"
    yield f"<title>{escape(_plain(publisher.name, language))}</title>"
    yield f"<subtitle>{escape(_plain(feed.furniture.strings['Press releases'], language))}</subtitle>"
    yield f"<updated>{_moment(feed.updated or _BEFORE_ALL)}</updated>"
    yield f"<author><name>{escape(publisher.name)}</name></author>"
    own = feed_address(feed.base_url, language)
    yield f'<link rel="self" type="application/atom+xml" href="{escape(own)}"/>'
    yield _page(language, absolute(feed.base_url, f"{language.tag}/", "index.html"))
    yield from feed.entries
    yield "</feed>"


def _entry(release: model.Release, base_url: str) -> Iterator[str]:
    """Yield the lines about one release."""
    language, metadata = release.language, release.metadata
    yield "<entry>"
    yield f"<id>{escape(identity(base_url, language, release.slug))}</id>"
    yield f"<title>{escape(_plain(release.title.text, language))}</title>"
    yield f"<published>{_moment(metadata.date)}</published>"
    yield f"<updated>{_moment(metadata.changed)}</updated>"
    if metadata.publisher:
        yield f"<author><name>{escape(metadata.publisher)}</name></author>"
    for topic in release.topics:
        yield f'<category term="{escape(topic.slug)}" label="{escape(topic.name)}"/>'
    yield _page(language, permanent_address(release))
    if release.summary:
        yield f"<summary>{escape(_plain(release.summary.text, language))}</summary>"
    yield f'<content type="html">{escape(_content(release))}</content>'
    yield "</entry>"


def _page(language: model.Language, address: str | None) -> str:
    """Return the link to the page in `language` that is read in the place of a feed or an entry."""
    return (
        f'<link rel="alternate" type="text/html" hreflang="{escape(language.tag)}" href="{escape(address)}"/>'
    )


def _content(release: model.Release) -> str:
    """Return the text of a release as HTML, its addresses absolute."""
    page = permanent_address(release) or ""
    body = _FRAGMENT.sub(lambda tag: f"{tag[1]}{escape(page)}#", release.body.html)
    pictures = {f"../{one.path}": absolute(release.base_url, "", one.path) or "" for one in release.pictures}
    body = detached(body, lambda href: resolve(page, href), pictures)
    original = model.Alternate(release.source_language, original_address(release) or "")
    return render(
        "entry.html",
        release.furniture,
        release=release,
        language=release.language,
        source=release.source_language,
        original=original,
        body=body,
    ).decode()


def _plain(text: str, language: model.Language) -> str:
    """Return plain text that keeps its order wherever a reader of feeds shows it."""
    return bidi.anchor(bidi.isolate(text)) if language.direction == "rtl" else text


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
