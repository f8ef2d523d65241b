"""What every page tells a browser or a search engine about itself, before its first word.

The style sheet stands in the page itself, so that a page that is forwarded as a file keeps it,
and the content security policy admits that sheet alone, by its digest.

Source: HTML Living Standard, 4.2.5.3 (`Content-Security-Policy`); CSP Level 3, 2.3.1 (hashes);
RFC 6596 (canonical); the `hreflang` and `x-default` links as search engines document them.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin

from publish import model
from publish.releases.environment import asset


@dataclass(frozen=True, slots=True)
class Head:
    """The technical part of a page's `<head>`.

    `canonical` is absolute, or None without a base URL; `alternates` and `default` (the
    `x-default` among them) are absolute where there is one, and relative to the page otherwise.
    """

    policy: str
    style: str
    canonical: str | None
    alternates: tuple[model.Alternate, ...]
    default: str


def head(
    canonical: str | None, alternates: Sequence[model.Alternate], default: str, *, images: bool = False
) -> Head:
    """Return the head of the page at `canonical`; other addresses are relative to that page.

    `images` says that the page shows pictures of its own site.
    """

    def locate(href: str) -> str:
        return urljoin(canonical, href) if canonical else href

    return Head(
        policy=_policy(images=images),
        style=asset("page.css"),
        canonical=canonical,
        alternates=tuple(model.Alternate(other.language, locate(other.href)) for other in alternates),
        default=locate(default),
    )


def absolute(base_url: str | None, folder: str, href: str) -> str | None:
    """Return where `href`, relative to `folder` below the base URL, is; None without a base URL.

    >>> absolute("https://press.example", "ar/", "../ar/a.html")
    'https://press.example/ar/a.html'
    """
    return urljoin(f"{base_url}/{folder}", href) if base_url else None


@cache
def _policy(*, images: bool) -> str:
    """Return a policy that loads nothing, runs nothing and sends nothing."""
    digest = base64.b64encode(hashlib.sha256(asset("page.css").encode()).digest()).decode()
    sources = ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    if images:
        sources.append("img-src 'self'")
    return "; ".join([*sources, "base-uri 'none'", "form-action 'none'"])
