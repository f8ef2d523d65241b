"""People who do not see, who enlarge or who use a keyboard: axe-core's rules hold on every page.

The rules are those of WCAG 2.0 to 2.2, A and AA, and axe's own advice. They are asked through the browser's
debugger, so that no page's policy had to be weakened for them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
_WHERE = "npm ci --ignore-scripts --prefix tests/browser"
_OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}


@pytest.fixture(scope="session")
def axe() -> str:
    """Give axe-core's program."""
    if not AXE.is_file():
        pytest.skip(f"no axe-core here: `{_WHERE}`")
    return AXE.read_text("utf-8")


def complaints(page: Page, axe: str) -> list[str]:
    """Return what axe finds wrong: its rule, what it says, and the elements."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(axe)
    found = page.evaluate("options => axe.run(document, options)", _OPTIONS)
    return [
        f"{one['id']}: {one['help']}: {node['html'][:120]} ({node['failureSummary']})"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def _paths(build: Path, tag: str) -> list[Path]:
    """Return the pages of a language; of those that carry all with them, only the specimen's."""
    twins = set((build / tag).glob(f"*.{tag}.html")) - {build / tag / f"2018-03-14-specimen.{tag}.html"}
    return sorted({*(build / tag).glob("*.html"), *(build.glob("*.html") if tag == "en" else ())} - twins)


def test_axe_finds_nothing(
    browser: Browser, build: Path, axe: str, tag: str, show: Callable[..., Page]
) -> None:
    """On no page of any language, wide and in light or narrow and in the dark, does axe find a fault."""
    found = {}
    with browser.new_context() as context:
        page = context.new_page()
        for path in _paths(build, tag):
            page.goto(path.as_uri())
            for look in ((1280, "screen", "light"), (360, "screen", "dark")):
                found[path.name, look] = complaints(show(page, *look), axe)
    assert found
    assert found == {one: [] for one in found}


@pytest.mark.parametrize(
    ("css", "rule"),
    [
        (".dateline { color: #bbb }", "color-contrast"),
        (
            ".languages :is(ul, a) { display: block; padding: 0; font-size: 8px; line-height: 1 }",
            "target-size",
        ),
    ],
)
def test_bad_styles_are_found(axe: str, css: str, rule: str, broken: Callable[..., None]) -> None:
    """Pale letters, and links too close to each other, are found."""

    def kept(page: Page) -> None:
        assert rule not in {one.split(":")[0] for one in complaints(page, axe)}

    broken("ar", css, kept)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("document.querySelector('main').outerHTML = document.querySelector('main').innerHTML", "region"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('.body').append(document.createElement('img'))", "image-alt"),
    ],
)
def test_bad_markup_is_found(browser: Browser, build: Path, axe: str, change: str, rule: str) -> None:
    """A page without its main part or language, and a picture without words, are found."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((build / "ar" / "2018-03-14-specimen.html").as_uri())
        page.evaluate(change)
        assert rule in {one.split(":")[0] for one in complaints(page, axe)}
