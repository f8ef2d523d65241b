"""A site made by the real pipeline, and a real browser that looks at it.

The workspace is this repository's own, with a specimen beside its statements (`office/`): one page that has
every shape of text, translated so far that each language also shows English where it waits, and Sorani as one
more language. The browser is the system's Chromium: none is ever downloaded.

Pages are opened once for each language, and then looked at in windows of two widths, on screen and on paper,
in light and in dark. `geometry.js` measures: the debugger runs it, even where pages may run nothing.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import polib
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from publish.cli import main

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TAGS = ("en", "ar", "fr", "es", "ru", "zh-Hans", "tr", "fa", "ckb")
SPECIMEN = "2018-03-14-specimen"
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # whatever a page asks for, nothing leaves
)
_TALL = 900


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a Chromium; `CHROMIUM` in the environment names one that is not on the path."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [path for one in _PROGRAMS if (path := shutil.which(one))]
    if not found:
        pytest.skip("no Chromium here: `apt-get install chromium`, or name one in the variable CHROMIUM")
    return found[0]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Give the browser, one for each process of the tests."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(_SWITCHES))
        yield launched
        launched.close()


def _workspace(root: Path) -> None:
    """Put together the repository's workspace and the specimen; English fills what is not translated."""
    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(HERE / "office", root, dirs_exist_ok=True)
    shutil.copy(ROOT / "glossary.toml", root)
    settings = (ROOT / "publish.toml").read_text("utf-8") + "\n[languages.ckb]\n"
    lines = settings.splitlines()
    filled = [
        f'{line}\nincomplete = "fallback"' if line.startswith("[languages.") else line for line in lines
    ]
    (root / "publish.toml").write_text("\n".join(filled), "utf-8")


def _introduce(root: Path) -> None:
    """Say in Sorani who publishes: all other furniture comes with the package."""
    words = {entry.msgid: entry.msgstr for entry in polib.pofile(str(HERE / "office" / "publisher.ckb.po"))}
    catalog = polib.pofile(str(root / "locale/ckb/LC_MESSAGES/site.po"), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = words.get(entry.msgid, entry.msgstr)
    catalog.save()


@pytest.fixture(scope="session")
def build(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 because none is built where nobody looks
    """Give the folder `build/` that the pipeline made; no test may change it."""
    root = tmp_path_factory.mktemp("browser") / "office"
    root.mkdir()
    _workspace(root)
    updated = CliRunner().invoke(main, ["-C", str(root), "update"])
    assert updated.exit_code == 0, updated.output
    _introduce(root)
    result = CliRunner().invoke(main, ["-C", str(root), "release"])
    assert result.exit_code == 0, result.output
    return root / "build"


class _Silent(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], AbstractContextManager[str]]:
    """Return a context manager: within it a folder is served, at the address that it gives."""
    return _serving


@pytest.fixture(scope="session", params=TAGS)
def tag(request: pytest.FixtureRequest) -> str:
    """Give each language's tag."""
    return str(request.param)


@pytest.fixture(scope="session", params=[1280, 360])
def width(request: pytest.FixtureRequest) -> int:
    """Give the widths of a window: a desk's and a telephone's."""
    return int(request.param)


@pytest.fixture(scope="session", params=["screen", "print"])
def media(request: pytest.FixtureRequest) -> str:
    """Give the media of CSS that are looked at."""
    return str(request.param)


@pytest.fixture(scope="session", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Give the schemes of colours."""
    return str(request.param)


@pytest.fixture(scope="session")
def side(tag: str) -> Literal["left", "right"]:
    """Give the side on which the language begins a line."""
    return "right" if tag in {"ar", "fa", "ckb"} else "left"


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.evaluate((HERE / "geometry.js").read_text("utf-8"))
    return page


@pytest.fixture(scope="session")
def pages(browser: Browser, build: Path) -> Callable[[str, str], Page]:
    """Return a function that opens a language's specimen once for each purpose.

    The purpose is `looks`, or `scriptless` (in a browser without JavaScript), or one that changes the page.
    """
    contexts = {scripts: browser.new_context(java_script_enabled=scripts) for scripts in (True, False)}

    @cache
    def page(tag: str, purpose: str) -> Page:
        return _open(
            contexts[purpose != "scriptless"].new_page(), (build / tag / f"{SPECIMEN}.html").as_uri()
        )

    return page


@pytest.fixture(scope="session")
def show() -> Callable[[Page, int, Any, Any], Page]:
    """Return a function that shows a page in a window of a width, on a medium, in a scheme."""

    def shown(page: Page, width: int, media: Any, scheme: Any) -> Page:
        page.set_viewport_size(ViewportSize(width=width, height=_TALL))
        page.emulate_media(media=media, color_scheme=scheme)
        page.evaluate("document.fonts.ready.then(() => 0)")
        return page

    return shown


@pytest.fixture(scope="session")
def view(tag: str, width: int, media: str, scheme: str) -> tuple[str, int, str, str]:
    """Give each language's tag with each width, medium and scheme."""
    return tag, width, media, scheme


@pytest.fixture(scope="session")
def specimen(
    pages: Callable[[str, str], Page], show: Callable[..., Page], view: tuple[str, int, str, str]
) -> Page:
    """Give the specimen in each language, width, medium and scheme."""
    tag, *looks = view
    return show(pages(tag, "looks"), *looks)


@pytest.fixture(scope="session")
def turn() -> Callable[[Page, str], Page]:
    """Return a function that turns a page to an address, ready to be measured."""
    return _open


@contextmanager
def _styled(page: Page, css: str) -> Iterator[None]:
    """Lay a sheet over the page's own: as the browser's own object, since the policy admits no other."""
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
        css,
    )
    try:
        yield
    finally:
        page.evaluate("geometry.restyle('')")


@pytest.fixture(scope="session")
def styled() -> Callable[[Page, str], AbstractContextManager[None]]:
    """Return a context manager: within it a page has one more style sheet."""
    return _styled


@pytest.fixture(scope="session")
def broken(
    pages: Callable[[str, str], Page], show: Callable[..., Page]
) -> Callable[[str, str, Callable[[Page], object]], None]:
    """Return a function that holds that a rule is kept by a language's specimen, and broken with more styles.

    A rule raises AssertionError on a page that breaks it.
    """

    def seen(tag: str, css: str, rule: Callable[[Page], object]) -> None:
        page = show(pages(tag, "broken"), 1280, "screen", "light")
        rule(page)
        with _styled(page, css), pytest.raises(AssertionError):
            rule(page)

    return seen
