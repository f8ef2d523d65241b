"""A page asks for nothing but itself, complains of nothing, and fits the narrowest window.

Each page of the site is opened twice: as a file, as one reads what was passed on, and from a server, which
says whether all that the page asks for is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

_ERROR = 400  # where HTTP's errors begin
NARROW = ViewportSize(width=320, height=640)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a page asked for that is not its site's, what was not there, and what its console said."""

    outward: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


def _listen(context: BrowserContext, site: str) -> Heard:
    """Return what is heard from now on of pages of `site`."""
    heard = Heard()
    context.on("request", lambda one: heard.outward.extend([one.url] if _outward(site, one.url) else []))
    context.on("response", lambda one: heard.absent.extend([one.url] if one.status >= _ERROR else []))
    context.on("requestfailed", lambda one: heard.absent.append(one.url))
    context.on("console", lambda one: heard.messages.append(one.text))
    context.on("weberror", lambda one: heard.messages.append(str(one.error)))
    return heard


def _outward(site: str, address: str) -> bool:
    return not address.startswith((site, "data:"))


def _listened(browser: Browser, site: str, paths: list[str], *, scripts: bool = True) -> Heard:
    """Return what is heard when all pages of `site` at `paths` are opened, on screen and on paper."""
    with browser.new_context(java_script_enabled=scripts) as context:
        heard = _listen(context, site)
        page = context.new_page()
        for path in paths:
            page.goto(f"{site}/{path}", wait_until="load")
            page.emulate_media(media="print", color_scheme="dark")
            page.evaluate("document.fonts.ready.then(() => 0)")
            page.emulate_media(media="screen", color_scheme="light")
            page.evaluate("document.fonts.ready.then(() => 0)")
    return heard


@pytest.fixture
def paths(build: Path, tag: str) -> list[str]:
    """Give the addresses of all pages in a language; those at the top come with English."""
    return sorted(_paths(build, tag))


def _paths(build: Path, tag: str) -> Iterator[str]:
    for path in [*(build / tag).glob("*.html"), *(build.glob("*.html") if tag == "en" else ())]:
        yield path.relative_to(build).as_posix()


def test_every_language_of_the_site_is_looked_at(build: Path) -> None:
    """No language of the site is left out of these tests."""
    looked_at = {"en", "ar", "fr", "es", "ru", "zh-Hans", "tr", "fa", "ckb"}
    assert {path.parent.name for path in build.glob("*/index.html")} == looked_at
    assert all((build / tag / "2018-03-14-specimen.html").is_file() for tag in looked_at)


@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_leaves_a_page_that_was_passed_on(
    browser: Browser, build: Path, paths: list[str], *, scripts: bool
) -> None:
    """Opened from a folder, no page asks for anything outside of it, lacks anything or says anything."""
    assert _listened(browser, build.as_uri(), paths, scripts=scripts) == Heard()


def test_nothing_leaves_a_page_on_a_server(
    browser: Browser, build: Path, paths: list[str], serving: Callable[[Path], Any]
) -> None:
    """Opened from a server, no page asks for anything of another, lacks anything or says anything."""
    with serving(build) as site:
        assert _listened(browser, site, paths) == Heard()


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        ('<img src="https://outside.example/a.png" alt="">', "outward"),
        ('<link rel="stylesheet" href="https://outside.example/a.css">', "outward"),
        ("<style>p { background: url(https://outside.example/a.png) }</style><p>a</p>", "outward"),
        (
            "<style>@media print { p { background: url(https://outside.example/a.png) } }</style><p>a</p>",
            "outward",
        ),
        ('<img src="absent.png" alt="">', "absent"),
        ("<script>console.log('a')</script>", "messages"),
        ("<script>throw new Error('a')</script>", "messages"),
    ],
)
def test_noise_is_heard(
    browser: Browser, tmp_path: Path, serving: Callable[[Path], Any], body: str, heard: str
) -> None:
    """A page that asks elsewhere, for what is not there, or says something, is heard."""
    (tmp_path / "noisy.html").write_text(f"<!DOCTYPE html><title>a</title>{body}", "utf-8")
    with serving(tmp_path) as site:
        assert getattr(_listened(browser, site, ["noisy.html"]), heard)


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """Give a window as narrow as pages are read in."""
    with browser.new_context(viewport=NARROW) as context:
        yield context.new_page()


def test_pages_fit_the_narrowest_window(
    narrow: Page, build: Path, paths: list[str], turn: Callable[[Page, str], Page]
) -> None:
    """In a window of 320 pixels no page scrolls sideways, and nothing reaches over an edge."""
    found = {path: turn(narrow, (build / path).as_uri()).evaluate("geometry.outside()") for path in paths}
    assert found == {path: [] for path in paths}


@pytest.mark.parametrize(
    "css",
    [
        ".body { min-width: 400px }",
        ".body > p { margin-left: -30px; position: relative; right: -40px }",
        ".scroll { overflow: visible } table { min-width: 400px }",
        "html { direction: ltr } .summary { position: relative; left: -60px }",
    ],
)
def test_what_does_not_fit_is_seen(
    narrow: Page,
    build: Path,
    css: str,
    turn: Callable[[Page, str], Page],
    styled: Callable[[Page, str], Any],
) -> None:
    """What makes an Arabic page too wide, on either side, is seen."""
    page = turn(narrow, (build / "ar" / "2018-03-14-specimen.html").as_uri())
    with styled(page, css):
        assert page.evaluate("geometry.outside()")
