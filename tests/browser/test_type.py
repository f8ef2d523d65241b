"""Every letter is shown, whole, in the font that was meant for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

SORANI = "ڕ، ڵ، ۆ، ێ، ە، ھ، ڤ، گ، چ، پ، ژ، ئ"
JOINERS = ("می‌گیرند", "می‌یابند")
SIGNS: Mapping[str, str] = {
    "ar": "تَحْمِلُ الحُرُوفُ عَلَامَاتٍ فَوْقَهَا وَتَحْتَهَا",
    "fa": "مُهرِ خانهٔ نو",
    "ckb": SORANI,
    "fr": "É, Î, Ç, Œ, Ÿ",
    "es": "Ñ, Á, Ü, Ó",
    "ru": "Ё, Й, Щ, Ъ",
    "tr": "İ, Ğ, Ş, Â",
    "zh-Hans": "字母的上方和下方都带有符号",
    "en": "Letters carry signs above and below",
}
_NASKH, _SERIF = "Noto Naskh Arabic", "Noto Serif"
FACES = {tag: _NASKH if tag in {"ar", "fa", "ckb"} else _SERIF for tag in SIGNS if tag != "zh-Hans"}
INKED = "h1, h2, .summary, .body p, .body li, .body dd, .body td, .body th, .notices p, .about p"


@cache
def _protocol(page: Page) -> CDPSession:
    """Return a page's line to the browser; one that is closed takes the page's medium with it."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    return session


def _fonts(page: Page, selector: str) -> list[dict[str, Any]]:
    """Return the fonts that the browser took for the first element that `selector` finds."""
    session = _protocol(page)
    page.evaluate("selector => geometry.blocks(selector)", selector)  # lays out what is asked about
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    return list(session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"])


def faces_are_ours(page: Page, face: str) -> None:
    """Hold that headline and text are set in the page's own fonts, of which `face` is one, and no others."""
    for selector in ("h1", ".summary", ".body p"):
        fonts = _fonts(page, selector)
        assert fonts, selector
        assert [one["familyName"] for one in fonts if not one["isCustomFont"]] == [], selector
        assert face in {one["familyName"] for one in fonts}, selector


def nothing_is_shapeless(page: Page) -> None:
    """Hold that no character is drawn as the box that stands for what no font has."""
    assert page.evaluate("geometry.shapeless()") == []


def signs_are_whole(page: Page) -> None:
    """Hold that what rises above letters or hangs below them meets no other line, and is not cut off."""
    lines = page.evaluate("selector => geometry.ink(selector)", INKED)
    assert len(lines) > 20
    assert [one for one in lines if one["surplus"] > 0] == []
    assert [one for one in lines if one["lost"] > 0.5] == []


def joiners_keep_letters_apart(page: Page) -> None:
    """Hold that a zero-width non-joiner is in the text, and that letters are shaped by it."""
    for text in JOINERS:
        widths = page.evaluate("text => geometry.joined(text)", text)
        assert widths, text
        assert abs(widths["shown"] - widths["with"]) < 0.5, text
        assert abs(widths["shown"] - widths["without"]) > 1, text


def test_chinese_is_set_in_a_chinese_font_of_the_system(pages: Callable[[str, str], Page]) -> None:
    """A font of megabytes is not sent along: Han letters come from a font for them that the reader has."""
    names = [one["familyName"] for one in _fonts(pages("zh-Hans", "looks"), "h1") if not one["isCustomFont"]]
    assert [name for name in names if "CJK" in name or "Han" in name] == names != []


@pytest.mark.parametrize("tag", FACES, indirect=True, scope="session")
def test_fonts_of_the_page_are_used(specimen: Page, tag: str) -> None:
    """Headline and text are in the fonts that lie beside the page, loaded from there."""
    faces_are_ours(specimen, FACES[tag])


def test_no_letter_is_a_box(pages: Callable[[str, str], Page], tag: str) -> None:
    """Every character of the page has a shape in one of its fonts."""
    nothing_is_shapeless(pages(tag, "looks"))


def test_signs_above_and_below_are_whole(specimen: Page) -> None:
    """The ink of no line is higher than the line, or cut off."""
    signs_are_whole(specimen)


def test_signs_of_the_language_are_in_the_page(specimen: Page, tag: str) -> None:
    """Vowel signs, accents and rare letters are in the page as they were typed."""
    assert SIGNS[tag] in specimen.inner_text("main")


@pytest.mark.parametrize("tag", ["fa"], indirect=True, scope="session")
def test_non_joiners_survive(specimen: Page) -> None:
    """Persian words keep their zero-width non-joiners, and look like it."""
    joiners_keep_letters_apart(specimen)


BAD_TYPE = [
    ("ar", lambda page: faces_are_ours(page, _NASKH), "* { font-family: 'DejaVu Sans' !important }"),
    ("en", lambda page: faces_are_ours(page, _SERIF), "h1 { font-family: 'DejaVu Serif' }"),
    ("ar", signs_are_whole, "h2 { line-height: 1 }"),
    ("ar", signs_are_whole, ".body p { line-height: 1.2 }"),
    ("ar", signs_are_whole, "h2 { height: 0.9em; overflow: hidden }"),
]


@pytest.mark.parametrize(("language", "rule", "css"), BAD_TYPE)
def test_bad_type_is_seen(
    language: str, rule: Callable[[Page], None], css: str, broken: Callable[..., None]
) -> None:
    """A style that takes fonts away, or lines too close, fails the rule it breaks."""
    broken(language, css, rule)


@pytest.mark.parametrize(
    ("language", "rule", "change"),
    [
        ("ar", nothing_is_shapeless, "one.data += '\u0378'"),
        ("fa", joiners_keep_letters_apart, "one.data = one.data.replaceAll('\u200c', '')"),
    ],
)
def test_bad_text_is_seen(
    language: str, rule: Callable[[Page], None], change: str, pages: Callable[[str, str], Page]
) -> None:
    """A letter that no font has, and a joiner that got lost, are seen."""
    page = pages(language, "altered")
    rule(page)
    page.evaluate(f"() => {{ for (const one of geometry.texts(document.body)) {change} }}")
    with pytest.raises(AssertionError):
        rule(page)
