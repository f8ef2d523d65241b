"""Somebody saves a file and sees the page change, in a real browser that listens to the real command.

The workspace is a copy of the one that the other tests look at. A test changes nothing but files, as an
editor does; all else is what the page does by itself.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polib
import pytest
from playwright.sync_api import Browser, Page, expect

SLUG = "2018-03-14-specimen"
CATALOG = f"locale/ar/LC_MESSAGES/{SLUG}.po"
FIRST = 4  # the number of the first paragraph
_SOON = 3000  # milliseconds: ten times what is promised, for a machine that does other work
_AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


class Served:
    """A preview that runs: its workspace, and the address where it is."""

    def __init__(self, root: Path, address: str, process: subprocess.Popen[str]) -> None:
        self.root = root
        self.address = address
        self.process = process

    def write(self, number: int, text: str, *flags: str) -> None:
        """Save a translation of the Arabic specimen as an editor does: beside its file, then in its place."""
        catalog = polib.pofile(str(self.root / CATALOG), wrapwidth=0)
        catalog[number - 1].msgstr = text
        catalog[number - 1].flags = list(flags)
        self.save(CATALOG, str(catalog))

    def save(self, path: str, text: str) -> None:
        """Put a text in the place of a file."""
        beside = self.root / f"{path}.new"
        beside.write_text(text, "utf-8")
        beside.replace(self.root / path)


@contextmanager
def _running(root: Path, *arguments: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "publish", "-C", str(root), "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r"http://\S+/", line)
        assert found, process.communicate(timeout=10)
        try:
            yield Served(root, found[0], process)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def desk(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a preview of a copy of the workspace."""
    root = tmp_path_factory.mktemp("desk") / "office"
    shutil.copytree(build.parent, root)
    with _running(root) as served:
        yield served


@pytest.fixture
def arabic(desk: Served, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the Arabic specimen; afterwards its files are as they were."""
    kept = {
        path: (desk.root / path).read_text("utf-8") for path in (CATALOG, f"source/{SLUG}.md", "publish.toml")
    }
    context = browser.new_context(viewport={"width": 1280, "height": 700})

    def opened(query: str = "", **options: Any) -> Page:
        page = context.new_page()
        page.emulate_media(**options)
        with page.expect_response(lambda answer: "/events" in answer.url):
            page.goto(f"{desk.address}ar/{SLUG}.html{query}")
        expect(page.locator("#preview_lost")).to_be_hidden()
        return page

    yield opened
    context.close()
    for path, text in kept.items():
        desk.save(path, text)


def _segment(page: Page, number: int) -> str:
    return page.locator(f"#segment-{number}").inner_text()


def test_a_saved_catalog_is_seen_at_once(desk: Served, arabic: Callable[..., Page]) -> None:
    """What a translator saves stands in the page, without anybody's doing, in a moment."""
    page = arabic()
    times = []
    for attempt in range(5):
        start = time.monotonic()
        desk.write(FIRST, f"نص جديد رقم {attempt} للتجربة.")
        expect(page.locator(f"#segment-{FIRST}")).to_contain_text(f"رقم {attempt}", timeout=_SOON)
        times.append(time.monotonic() - start)
    sys.stdout.write(f"from saving to seeing: {sorted(times)[2] * 1000:.0f} ms (of five the median)\n")


def test_a_saved_source_is_seen_at_once(desk: Served, arabic: Callable[..., Page]) -> None:
    """What a press officer saves in the source makes its translation fuzzy before their eyes."""
    page = arabic()
    text = (desk.root / f"source/{SLUG}.md").read_text("utf-8")
    desk.save(f"source/{SLUG}.md", text.replace("many on a telephone", "some on a telephone"))
    expect(page.locator(f"#segment-{FIRST}.fuzzy")).to_be_visible(timeout=_SOON)


def test_the_page_stays_where_the_reader_is(desk: Served, arabic: Callable[..., Page]) -> None:
    """Text that comes in above does not move what is being read, and the page is not loaded anew."""
    page = arabic()
    page.evaluate("window.mine = true")
    page.locator(".segment").nth(14).evaluate("one => one.scrollIntoView({ block: 'center' })")
    where = "document.querySelectorAll('.segment')[14].getBoundingClientRect().top"
    before = page.evaluate(where)
    desk.write(FIRST, "كلمات كثيرة تأتي فوق ما يُقرأ الآن. " * 30)
    expect(page.locator(f"#segment-{FIRST}")).to_contain_text("فوق ما", timeout=_SOON)
    assert abs(page.evaluate(where) - before) < 2
    assert page.evaluate("window.scrollY") > 100
    assert page.evaluate("window.mine") is True


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_what_changed_is_highlighted_for_a_moment(
    desk: Served, arabic: Callable[..., Page], motion: str, *, moves: bool
) -> None:
    """The segment that changed, and no other, stands out for a while, still for who wants no motion."""
    page = arabic(reduced_motion=motion)
    desk.write(FIRST, "نص آخر للتجربة.")
    expect(page.locator(".segment.changed")).to_have_count(1, timeout=_SOON)
    assert page.locator(".segment.changed").get_attribute("data-segment") == str(FIRST)
    name = page.locator(".segment.changed").evaluate("one => getComputedStyle(one).animationName")
    assert (name != "none") is moves
    expect(page.locator(".segment.changed")).to_have_count(0, timeout=6000)


def test_a_broken_catalog_is_told_and_forgotten(desk: Served, arabic: Callable[..., Page]) -> None:
    """The page says what is wrong over its last good state, and no more when it is mended."""
    page = arabic()
    before = _segment(page, FIRST)
    whole = (desk.root / CATALOG).read_text("utf-8")
    desk.save(CATALOG, whole.replace('msgid "This page was', "msgid This page was"))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"{CATALOG}:", timeout=_SOON)
    assert _segment(page, FIRST) == before
    desk.save(CATALOG, whole)
    expect(alert).to_have_count(0, timeout=_SOON)


@pytest.mark.parametrize("by", ["mouse", "keyboard", "click"])
def test_a_segment_tells_what_is_known_of_it(desk: Served, arabic: Callable[..., Page], by: str) -> None:
    """Under the mouse, with the keyboard's focus or by a tap: source, state, findings, file and line."""
    desk.write(FIRST, "نص بلا علامة", "fuzzy")
    page = arabic()
    expect(page.locator("#preview_panel")).to_be_hidden()
    if by == "keyboard":
        page.locator(f"#segment-{FIRST + 1} .mark").focus()
        page.keyboard.press("Shift+Tab")
    elif by == "mouse":
        page.locator(f"#segment-{FIRST}").hover()
    else:
        page.locator(f"#segment-{FIRST}").click()
    panel = page.get_by_role("complementary", name="About the segment")
    expect(panel).to_contain_text(f"Segment {FIRST}, paragraph fuzzy")
    expect(panel).to_contain_text("This page was made to be looked at.")
    expect(panel).to_contain_text("marked fuzzy")
    assert re.search(rf"{re.escape(CATALOG)}:\d+", panel.inner_text())
    assert panel.get_attribute("aria-live") == "polite"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_focus_stays_when_the_page_changes(desk: Served, arabic: Callable[..., Page]) -> None:
    """Whoever works with the keyboard is where they were, and is told the new state."""
    page = arabic()
    page.locator(f"#segment-{FIRST} .mark").focus()
    desk.write(FIRST, "نص آخر", "fuzzy")
    expect(page.locator("#preview_panel")).to_contain_text("paragraph fuzzy", timeout=_SOON)
    assert page.evaluate("document.activeElement.dataset.about") == str(FIRST)


@pytest.mark.parametrize("width", [1280, 360])
def test_beside_the_original_each_side_begins_where_it_is_read(
    arabic: Callable[..., Page], width: int
) -> None:
    """English begins at its left edge and Arabic at its right one, next to each other where there is room."""
    page = arabic("?beside")
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.fonts.ready.then(() => 0)")
    found = page.evaluate(
        """number => {
          const row = document.querySelector(`#segment-${number}`).closest(".row");
          return [...row.children].map((side) => {
            const texts = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
            const lines = [];
            while (texts.nextNode()) {
              const range = document.createRange();
              range.selectNode(texts.currentNode);
              lines.push(...[...range.getClientRects()].filter((one) => one.width > 1));
            }
            const box = side.getBoundingClientRect();
            const left = Math.min(...lines.map((one) => one.left));
            const right = Math.max(...lines.map((one) => one.right));
            return { left: left - box.left, right: box.right - right, top: box.top, at: box.left };
          });
        }""",
        FIRST + 1,
    )
    english, translated = found
    assert abs(english["left"]) < 2
    assert abs(translated["right"]) < 2
    if width == 1280:
        assert english["top"] == translated["top"]
        assert english["at"] < translated["at"]
    else:
        assert english["top"] < translated["top"]


def test_the_list_says_how_each_statement_stands(desk: Served, browser: Browser) -> None:
    """It leads to each language's page, and says how far that is, also when a file was saved."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(desk.address)
        item = page.locator(f'[data-slug="{SLUG}"] [data-tag="ar"]')
        expect(item).to_contain_text("would be released", timeout=20_000)
        item.get_by_role("link").click()
        expect(page.locator("#preview_band")).to_contain_text("Preview, not released.")


@pytest.mark.parametrize("query", ["", "?beside", "/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(desk: Served, arabic: Callable[..., Page], query: str, scheme: str) -> None:
    """With a fuzzy, a missing and a wrong segment, and the panel open, axe finds no fault."""
    if not _AXE.is_file():
        pytest.skip("no axe-core here: `npm ci --ignore-scripts --prefix tests/browser`")
    desk.write(FIRST, "نص", "fuzzy")
    desk.write(FIRST + 1, "")
    page = arabic("" if query == "/" else query, color_scheme=scheme)
    if query == "/":
        page.goto(desk.address)
    else:
        page.locator(f"#segment-{FIRST} .mark").focus()
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert [
        (one["id"], node["html"][:100], node["failureSummary"][:200])
        for one in found["violations"]
        for node in one["nodes"]
    ] == []


def test_a_page_runs_nothing_but_our_script(arabic: Callable[..., Page]) -> None:
    """Another script is refused by the page's policy."""
    page = arabic()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate(
        "() => { const one = document.createElement('script'); one.text = 'window.bad = 1'; "
        "document.body.append(one); }"
    )
    assert page.evaluate("window.bad") is None
    assert any("content security policy" in one.lower() for one in said)


def test_another_site_cannot_read_it(
    desk: Served, browser: Browser, serving: Callable[..., object], tmp_path: Path
) -> None:
    """A page of another origin can neither fetch a preview nor show it in a frame."""
    (tmp_path / "evil.html").write_text("<!DOCTYPE html><title>x</title>", "utf-8")
    with serving(tmp_path) as address, browser.new_context() as context:  # type: ignore[attr-defined]
        page = context.new_page()
        page.goto(f"{address}/evil.html")
        read = "url => fetch(url).then((one) => one.text(), () => 'refused')"
        assert page.evaluate(read, desk.address) == "refused"
        opaque = "url => fetch(url, { mode: 'no-cors' }).then((one) => one.type, () => 'refused')"
        assert page.evaluate(opaque, desk.address) == "refused"


def test_it_ends_at_once_and_says_so(build: Path, tmp_path: Path, browser: Browser) -> None:
    """With a page that listens, Ctrl-C ends it within a second, and the page says that it stopped."""
    shutil.copytree(build.parent / "source", tmp_path / "source")
    shutil.copytree(build.parent / "locale", tmp_path / "locale")
    shutil.copy(build.parent / "publish.toml", tmp_path)
    with _running(tmp_path) as served, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{served.address}ar/{SLUG}.html")
        page.wait_for_timeout(500)
        start = time.monotonic()
        served.process.send_signal(signal.SIGINT)
        _, said = served.process.communicate(timeout=10)
        took = time.monotonic() - start
        line = "stopped by SIGINT: every file is whole; run again to finish\n"
        assert (served.process.returncode, said) == (130, line)
        assert took < 1.5
        expect(page.locator("#preview_lost")).to_be_visible(timeout=_SOON)
        assert not (tmp_path / "build").exists()


def test_one_catalog_by_itself(build: Path, tmp_path: Path, browser: Browser) -> None:
    """Somebody opens the catalog that they were sent, saves it, and sees the page change."""
    name = f"{SLUG}.ar.po"
    shutil.copy(build.parent / CATALOG, tmp_path / name)
    with _running(tmp_path, str(tmp_path / name)) as served, browser.new_context() as context:
        page = context.new_page()
        page.goto(served.address)
        page.get_by_role("link", name="العربية").click()
        expect(page.locator("#preview_band")).to_contain_text("The statement itself is not here")
        catalog = polib.pofile(str(tmp_path / name), wrapwidth=0)
        catalog[FIRST - 1].msgstr = "نص من البريد"
        page.wait_for_timeout(500)
        catalog.save(str(tmp_path / name))
        expect(page.locator(f"#segment-{FIRST}")).to_contain_text("من البريد", timeout=_SOON)
