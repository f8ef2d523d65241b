r"""A release as search engines and archives read it: JSON-LD, a `NewsArticle` of schema.org.

1. It says nothing that the page does not show, and nothing in another language than the page's, but for the
   headline of the original that a translation is of. The original names its translations.
2. Addresses are absolute; without a base URL there are none.
3. A copy that was handed out before its embargo ends has none of it: it is not published.
4. It stands in a `<script>` element, which is no script to a browser but ends at `</script` and changes its
   rules at `<!--`. So no `<`, `>` or `&` is written: JSON has `\u003c` for them.

Source: https://schema.org/NewsArticle (`translationOfWork`, `workTranslation`: a work and its translations);
HTML Living Standard, 4.12.1.3 (what a script element may hold); RFC 8259, 7 (escapes).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from publish import model
from publish.releases import runs
from publish.releases.head import Head, absolute

_Value = str | list[str] | Mapping[str, object] | list[Mapping[str, object]]
_JSON = json.JSONEncoder(ensure_ascii=False)
_ESCAPED = re.compile("[<>&\u0338\u2028\u2029]")


def news_article(release: model.Release, head: Head) -> str:
    """Return `release` as JSON-LD that may stand in a script element as it is, not in an attribute.

    Its `head` has the addresses. An embargoed copy has none, and comes back empty.
    """
    if release.embargo_text is not None:
        return ""
    found = {key: value for key, value in _article(release, head).items() if value}
    return _ESCAPED.sub(lambda mark: f"\\u{ord(mark[0]):04x}", _JSON.encode(found))


def _article(release: model.Release, head: Head) -> dict[str, _Value | None]:
    metadata = release.metadata
    translated = release.language.code != release.source_language.code
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": head.canonical,
        "url": head.canonical,
        "headline": release.title.text,
        "description": _own(release.summary),
        "inLanguage": release.language.tag,
        "dateline": _own(release.place),
        "datePublished": metadata.date.isoformat(),
        "dateModified": metadata.changed.isoformat(),
        "image": _pictures(release),
        "keywords": [topic.name for topic in release.topics if not topic.fallback],
        "correction": [one.piece.text for one in release.corrections],
        "publisher": _organization(release.furniture.publisher.name, release.base_url),
        "sourceOrganization": _organization(metadata.publisher) if metadata.publisher else None,
        "isBasedOn": _web_address(metadata.origin),
        "translationOfWork": _original(release, head) if translated else None,
        "workTranslation": None if translated else _translations(release, head),
    }


def _own(piece: model.Piece | None) -> str | None:
    """Return the piece's text if it is in the release's language."""
    return piece.text if piece and not piece.fallback else None


def _pictures(release: model.Release) -> list[str]:
    """Return the absolute addresses of the pictures; none without a base URL."""
    found = (absolute(release.base_url, "", picture.path) for picture in release.pictures)
    return [address for address in found if address]


def _organization(name: str, base_url: str | None = None) -> Mapping[str, object]:
    return {"@type": "Organization", "name": name} | ({"url": f"{base_url}/"} if base_url else {})


def _web_address(origin: str | None) -> str | None:
    """Return where the original was published, if that is a web address and not a few words."""
    href = runs.split(origin)[0].href if origin and runs.stands_alone(origin) else None
    return href if href and href.startswith("http") else None


def _original(release: model.Release, head: Head) -> Mapping[str, object]:
    """Return the work that `release` is a translation of."""
    source = release.source_language
    named = {"@type": "NewsArticle", "headline": release.metadata.title, "inLanguage": source.tag}
    here = [one.href for one in head.alternates if one.language.code == source.code and head.canonical]
    return {**named, "@id": here[0]} if here else named


def _translations(release: model.Release, head: Head) -> list[Mapping[str, object]]:
    """Return the translations of `release`, each by its address."""
    return [
        {"@type": "NewsArticle", "@id": one.href, "inLanguage": one.language.tag}
        for one in head.alternates
        if head.canonical and one.language.code != release.language.code
    ]
