"""The guide for translators is in their languages, made of catalogs as every statement is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.catalogs.reader import read
from publish.catalogs.writer import write
from publish.errors import CatalogError
from publish.languages import language
from publish.press.guide import SOURCE, TEMPLATE, guide, template, updated

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / SOURCE).read_text("utf-8")
LANGUAGES = sorted(path.suffixes[0][1:] for path in (ROOT / "docs/locale").glob("translating.*.po"))
SMALL = "# Translating\n\nKeep `12`, twelve words.\n"


def catalog(code: str) -> Path:
    """Return where the catalog of the guide in a language lies."""
    return ROOT / f"docs/locale/translating.{code}.po"


def filled(text: str) -> bytes:
    """Return an Arabic catalog of the small guide, its paragraph translated by `text`."""
    fresh = updated(b"", language("ar"), template(SMALL), template(SMALL), "a.po")
    first, _, last = fresh.rpartition('msgstr ""')
    title = first.rpartition('msgstr ""')
    return f'{title[0]}msgstr "الترجمة"{title[2]}msgstr "{text}"{last}'.encode()


def test_the_guide_is_in_arabic_and_french() -> None:
    """Those two are complete; the tests below hold it of every language that is begun."""
    assert {"ar", "fr"} <= set(LANGUAGES)


def test_the_template_is_that_of_the_english_guide() -> None:
    """Whoever edits the guide runs `make guide`."""
    assert write(template(TEXT)) == (ROOT / TEMPLATE).read_text("utf-8")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalog_of_the_guide_is_up_to_date(code: str) -> None:
    """It has the messages of the English guide, and nothing is left to do to it."""
    now = template(TEXT)
    data = catalog(code).read_bytes()
    assert updated(data, language(code), now, now, "a.po").encode() == data
    assert [entry.msgid for entry in read(data, "a.po") if entry.obsolete or "fuzzy" in entry.flags] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_of_the_guide_is_what_its_catalog_gives(code: str) -> None:
    """It is complete, passes the checks, and says its language and direction."""
    page = guide(TEXT, catalog(code).read_bytes(), language(code), "a.po")
    assert page == (ROOT / f"docs/translating.{code}.html").read_bytes()
    assert f'lang="{code}" dir="{language(code).direction}"'.encode() in page


def test_the_guide_has_two_screens() -> None:
    """It is for people who have never used git, and short."""
    assert len(re.findall(r"\w+", TEXT)) < 650


def test_a_guide_that_changes_a_figure_is_not_made() -> None:
    """An error that a check finds is told with its line."""
    with pytest.raises(CatalogError, match="facts-number") as raised:
        guide(SMALL, filled("احتفظ بـ `12`، ثلاث عشرة كلمة."), language("ar"), "a.po")
    assert raised.value.line


def test_a_guide_that_lacks_a_piece_is_not_made() -> None:
    """Nothing of it is left in English."""
    with pytest.raises(CatalogError, match="is not translated"):
        guide(SMALL, filled(""), language("ar"), "a.po")


def test_a_guide_is_read_from_the_right_in_arabic() -> None:
    """What is typed as code stays as it is."""
    page = guide(SMALL, filled("احتفظ بـ `12`، اثنتا عشرة كلمة."), language("ar"), "a.po").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "<p>احتفظ بـ <code>12</code>، اثنتا عشرة كلمة.</p>" in page
