"""What every page tells a browser or a search engine about itself, before its first word.

The style sheet stands in the page itself, so that a page that is forwarded as a file keeps it, and the
content security policy admits that sheet alone, by its digest. The policy names fonts and pictures only
where the page has some, and only from where it has them: from its own site, or, in a page that stands
alone, from inside the page (`data:`). Structured data (`publish.releases.structured`) is no script to a
browser and needs no permission.

Source: HTML Living Standard, 4.2.5.3 (`Content-Security-Policy`); CSP Level 3, 2.3.1 (hashes) and 6.1
(which directive admits what); RFC 6596 (canonical); the `hreflang` and `x-default` links as search engines
document them; The Open Graph protocol, https://ogp.me (`og:locale`).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from publish import model
from publish.releases import faces
from publish.releases.resolve import resolve

_TERRITORY = re.compile(r"-([A-Z]{2}|[0-9]{3})(?![^-])")
_STYLES = 64  # sheets whose digests are remembered: one for each language, and a few


class Head(Struct, frozen=True):
    """The technical part of a page's `<head>`.

    `canonical` and `feed` are absolute, or None without a base URL; `alternates` and `default` (the
    `x-default` among them) are absolute where there is one, and relative to the page otherwise. `locale` and
    `locales` are Open Graph's, the page's own and those of its alternates.
    """

    policy: str
    style: str
    canonical: str | None
    alternates: tuple[model.Alternate, ...]
    default: str | None
    feed: str | None
    locale: str
    locales: tuple[str, ...]


def head(  # noqa: PLR0913  because each is a fact of the page that only its caller knows
    language: model.Language,
    canonical: str | None,
    alternates: Sequence[model.Alternate],
    default: str | None,
    *,
    images: bool = False,
    feed: str | None = None,
    depth: int = 1,
    alone: bool = False,
) -> Head:
    """Return the head of the page at `canonical`; `alternates` and `default` are relative to that page.

    `images` says that the page shows pictures, `feed` is the absolute address of its language's feed.
    `depth` is how many folders below `build/` the page lies. A page that is `alone` has its fonts and
    pictures inside, and without a base URL it names no other page.
    """
    style = faces.style(language, inline=alone, depth=depth)
    named = alternates if canonical or not alone else ()

    def locate(href: str) -> str:
        return resolve(canonical, href) if canonical else href

    own = locale(language)
    return Head(
        policy=_policy(style, images=images, alone=alone),
        style=style,
        canonical=canonical,
        alternates=tuple(model.Alternate(other.language, locate(other.href)) for other in named),
        default=locate(default) if default is not None and (canonical or not alone) else None,
        feed=feed,
        locale=own,
        locales=tuple(dict.fromkeys(name for one in alternates if (name := locale(one.language)) != own)),
    )


def locale(language: model.Language) -> str:
    """Return the name that Open Graph has for `language`: `language_TERRITORY`.

    A language that is configured for no territory keeps its bare name: Arabic for readers in exile is not
    the Arabic of Egypt, though that is the territory CLDR would guess, and Open Graph has no scripts.

    >>> from publish.model import Language
    >>> locale(Language("pt_BR", "pt-BR", "Português (Brasil)", "Brazilian Portuguese", "ltr", ""))
    'pt_BR'
    """
    territory = _TERRITORY.search(language.tag)
    name = language.tag.partition("-")[0]
    return f"{name}_{territory[1]}" if territory else name


def absolute(base_url: str | None, folder: str, href: str) -> str | None:
    """Return where `href`, relative to `folder` below the base URL, is; None without a base URL.

    >>> absolute("https://press.example", "ar/", "../ar/a.html")
    'https://press.example/ar/a.html'
    """
    return resolve(f"{base_url}/{folder}", href) if base_url else None


def feed_address(base_url: str | None, language: model.Language) -> str | None:
    """Return the absolute address of the feed in `language`, or None without a base URL."""
    return absolute(base_url, f"{language.tag}/", "feed.xml")


def _policy(style: str, *, images: bool, alone: bool) -> str:
    """Return a policy that loads nothing but what the page has, runs nothing and sends nothing."""
    own = "data:" if alone else "'self'"
    sources = ["default-src 'none'", f"style-src 'sha256-{_digest(style)}'"]
    if "url(" in style:
        sources.append(f"font-src {own}")
    if images:
        sources.append(f"img-src {own}")
    return "; ".join([*sources, "base-uri 'none'", "form-action 'none'"])


@lru_cache(_STYLES)
def _digest(style: str) -> str:
    """Return the SHA-256 of `style` as a policy writes it."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
