"""No page loads, runs or gives away anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from PIL import Image

if TYPE_CHECKING:
    from tests.site.conftest import Page, Site

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SECRETS = (b"Exif", b"Jane Witness", b"2017:10:19")
WITNESS = b"Jane Witness"
GPS = 0x8825
_LOADING = {
    "iframe",
    "frame",
    "object",
    "embed",
    "video",
    "audio",
    "source",
    "track",
    "base",
    "form",
    "input",
}


def policy(page: Page) -> dict[str, str]:
    """Return the page's content security policy, which has to come first in its head."""
    first = page.find("head")[0][0]
    assert first.get("http-equiv") == "Content-Security-Policy", page.path
    directives = (one.strip().partition(" ") for one in first.get("content", "").split(";"))
    return {name: value for name, _, value in directives}


def sheet(page: Page) -> str:
    """Return the text of the page's one style element."""
    (style,) = page.find("style")
    return style.text or ""


def fetched(page: Page) -> list[str]:
    """Return what the style sheet may fetch."""
    return re.findall(r'url\("?([^")]*)', _COMMENT.sub("", sheet(page)))


def test_the_policy_admits_nothing_but_what_the_page_has(site: Site) -> None:
    """No more directives than it needs; the style by the digest of exactly its bytes."""
    for page in site.pages:
        own = "data:" if page.whole else "'self'"
        digest = base64.b64encode(hashlib.sha256(sheet(page).encode()).digest()).decode()
        expected = {
            "default-src": "'none'",
            "style-src": f"'sha256-{digest}'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        if fetched(page):
            expected["font-src"] = own
        if page.find("img"):
            expected["img-src"] = own
        assert policy(page) == expected, page.path
    admitting = [(page.path, policy(page)["img-src"]) for page in site.pages if "img-src" in policy(page)]
    assert sorted(source for _, source in admitting) == ["'self'"] * 2 + ["data:"] * 2
    assert [path for path, _ in admitting] == [page.path for page in site.pictured]


def test_only_pages_with_fonts_of_ours_may_load_fonts(site: Site) -> None:
    """Chinese has the reader's own."""
    tags = {page.tag for page in site.pages if "font-src" in policy(page)}
    assert tags == {"", "en", "ar", "fr", "es", "ru", "tr", "fa"}


def test_what_a_page_loads_lies_beside_it(site: Site) -> None:
    """Fonts and pictures are files of the same folder; a single file and the 404 page have them inside."""
    inside, beside = Counter[str](), Counter[str]()
    for page in site.pages:
        addresses = fetched(page) + [one.get("src", "") for one in page.find("img")]
        for address in addresses:
            (inside if page.whole else beside)[Path(address).suffix or address[5:15]] += 1
            if page.whole:
                assert address.startswith("data:"), page.path
            else:
                path = (site.build / page.path).parent / address
                assert path.is_file(), f"{page.path}: {address}"
                assert path.resolve().is_relative_to(site.build.resolve()), page.path
    assert set(inside) == {"font/woff2", "image/jpeg"}
    assert set(beside) == {".woff2", ".jpg"}
    assert inside["image/jpeg"] == beside[".jpg"] == 2


def test_pictures_say_nothing_but_what_they_show(site: Site) -> None:
    """Neither where nor when nor by whom they were taken, in files of their own and in single files."""
    (source,) = (site.root / "source" / "images").iterdir()
    (file,) = (site.build / "images").iterdir()
    single = [one.get("src", "") for page in site.singles for one in page.find("img")]
    assert [base64.b64decode(one.partition("base64,")[2]) for one in single] == [file.read_bytes()] * 2
    assert [one for one in SECRETS if one not in source.read_bytes()] == []
    assert [one for one in SECRETS if one in file.read_bytes()] == []
    with Image.open(source) as before, Image.open(file) as after:
        assert before.getexif().get_ifd(GPS)
        assert dict(after.getexif()) == {}
        assert before.size == after.size


def test_nothing_else_that_is_distributed_tells_of_the_photographer(site: Site) -> None:
    """No file holds the photographer's name."""
    files = [path for path in site.build.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert [path for path in files if WITNESS in path.read_bytes()] == []


def test_nothing_runs(site: Site) -> None:
    """The one script is data; no element that loads or sends, no handler, no style of its own, no comment."""
    for page in site.pages:
        scripts = [one.get("type") for one in page.find("script")]
        assert scripts == ["application/ld+json"] * bool(page.slug), page.path
        assert page.find(*_LOADING) == (), page.path
        assert {one.get("rel") for one in page.find("link")} <= {"canonical", "alternate"}, page.path
        attributes = {name for one in page.nodes for name in one.element.attrib}
        assert {name for name in attributes if name.startswith("on") or name == "style"} == set(), page.path
        assert "<!--" not in page.text, page.path


def test_addresses_are_of_the_web_or_mail(site: Site) -> None:
    """No scheme that runs something."""
    for page in site.pages:
        schemes = {urlsplit(one.get("href", "")).scheme for one in page.find("a", "link")}
        assert schemes, page.path
        assert schemes <= {"", "https", "http", "mailto", "tel"}, page.path


def test_readers_are_not_given_away(site: Site) -> None:
    """Who follows a link tells nobody where from."""
    external = 0
    for page in site.pages:
        assert page.said("referrer") == "no-referrer", page.path
        for link in page.find("a"):
            host = urlsplit(link.get("href", "")).hostname
            if host and host != urlsplit(site.base).hostname:
                external += 1
                assert {"noopener", "noreferrer"} <= set(link.get("rel", "").split()), page.path
    assert external > 100


def test_every_link_within_the_site_leads_somewhere(site: Site) -> None:
    """From a disk as from a server: relative addresses are files, and their places are there."""
    ids = {page.path: {one.element.get("id") for one in page.nodes} for page in site.pages}
    pages, places = 0, 0
    for page in site.pages:
        for link in page.find("a"):
            address = link.get("href", "")
            parts = urlsplit(urljoin(f"https://x/{page.path}", address))
            if parts.hostname == "x" and parts.path.endswith(".html"):
                pages, places = pages + 1, places + bool(parts.fragment)
                assert parts.path[1:] in ids, f"{page.path}: {address}"
                assert not parts.fragment or parts.fragment in ids[parts.path[1:]], f"{page.path}: {address}"
    assert pages > 300
    assert places > 50


def test_a_single_file_needs_nothing_beside_it(site: Site) -> None:
    """No relative address is left in it."""
    assert site.singles
    for page in site.singles:
        found = [
            one.element.get(name)
            for one in page.nodes
            for name in ("href", "src")
            if name in one.element.attrib
        ]
        assert len(found) > 10
        assert [one for one in found if not re.match(r"https://|http://|mailto:|#|data:", one or "")] == []
