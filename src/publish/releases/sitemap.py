"""What search engines are told: which pages there are, and that they may read all of them.

1. A page is listed with the alternates that it names itself, itself among them: search engines believe only
   what each page confirms.
2. What leads elsewhere, says that nothing is there, or was withdrawn, is not listed.
3. A site of many pages has several sitemaps, and `sitemap.xml` lists them: one may have 50,000 addresses in
   50 MB, and an address with its alternates in twenty languages takes about 3 kB.

Source: https://www.sitemaps.org/protocol.html; the `xhtml:link` elements as search engines document them;
RFC 9309 (robots.txt).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from markupsafe import escape
from msgspec import Struct

from publish import model
from publish.releases.resolve import resolve

MOST = 2_000
"""How many releases one sitemap lists, beside what lists them."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


class Location(Struct, frozen=True):
    """A page: its path below `build/`, when its text last changed, and its alternates, relative to it."""

    path: str
    changed: dt.date | None = None
    alternates: tuple[model.Alternate, ...] = ()
    default: str | None = None


def sitemap(base_url: str, locations: Iterable[Location]) -> bytes:
    """Return a sitemap: UTF-8, ending in a newline."""
    return b"".join(streamed(base_url, locations))


def streamed(base_url: str, locations: Iterable[Location]) -> Iterator[bytes]:
    """Yield a sitemap as `sitemap` returns it, piece by piece: a page is forgotten once it is listed."""
    yield f'{_DECLARATION}\n<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="{_XHTML}">\n'.encode()
    for one in locations:
        yield _url(base_url, one).encode()
    yield b"</urlset>\n"


def sitemap_index(base_url: str, names: Iterable[str]) -> bytes:
    """Return the list of several sitemaps, which lie below `build/` under `names`."""
    lines = (f"<sitemap><loc>{escape(f'{base_url}/{name}')}</loc></sitemap>" for name in names)
    return _file(f'<sitemapindex xmlns="{_SITEMAPS}">', lines, "</sitemapindex>")


def robots(base_url: str | None) -> bytes:
    """Return `robots.txt`: nothing is disallowed, and the sitemap, if there is one, is named."""
    lines = ["User-agent: *", "Disallow:"]
    if base_url:
        lines += ["", f"Sitemap: {base_url}/sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


def _url(base_url: str, location: Location) -> str:
    """Return the lines about one page."""
    address = f"{base_url}/{location.path}"
    lines = [f"<url><loc>{escape(address)}</loc>"]
    if location.changed:
        lines.append(f"<lastmod>{location.changed.isoformat()}</lastmod>")
    lines += [_link(other.language.tag, resolve(address, other.href)) for other in location.alternates]
    if location.default:
        lines.append(_link("x-default", resolve(address, location.default)))
    return "\n".join([*lines, "</url>\n"])


def _link(tag: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{escape(address)}"/>'


def _file(opening: str, lines: Iterable[str], closing: str) -> bytes:
    return ("\n".join((_DECLARATION, opening, *lines, closing)) + "\n").encode()
