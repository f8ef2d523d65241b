"""An Arabic press office translates into English: nothing takes the source for English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import html5lib
import polib
import pytest
from click.testing import CliRunner, Result

from publish.cli import main

SLUG = "2017-10-19-abwab"
STATEMENT = """\
---
title: خلف الأبواب المغلقة
date: 2017-10-19
place: إسطنبول
summary: ما رآه الزائرون.
---

أحصى الزائرون 500 باب مغلق.

- زيارة خلال 30 يوما.

> لم يذكر الحراس [سببا](https://example.org/sabab) لذلك.
"""
CONFIGURATION = """\
source_language = "ar"

[publisher]
name = "مطبعة البستان"
contact = ["هاتف: +90 212 555 01 02"]

[languages.en]
incomplete = "fallback"
threshold = 0.5
"""
ENGLISH = {
    "خلف الأبواب المغلقة": "Behind closed doors",
    "إسطنبول": "Istanbul",
    "ما رآه الزائرون.": "What the visitors saw.",
    "أحصى الزائرون 500 باب مغلق.": "The visitors counted 500 closed doors.",
    "زيارة خلال 30 يوما.": "A visit within 30 days.",
    "لم يذكر الحراس [سببا](1) لذلك.": "The guards gave no [reason](1) for that.",
    "مطبعة البستان": "Orchard Press",
    "هاتف: +90 212 555 01 02": "Telephone: +90 212 555 01 02",
}
REVIEW = "This translation has not been reviewed yet. In case of doubt, the original text applies."


@pytest.fixture
def office(tmp_path: Path, found_office: Callable[..., None]) -> Path:
    """Give a workspace whose statement is in Arabic, to be translated into English."""
    found_office(tmp_path / "office", {SLUG: STATEMENT}, CONFIGURATION)
    return tmp_path / "office"


def run(office: Path, *arguments: str) -> Result:
    """Return what a command says."""
    return CliRunner().invoke(main, ["-C", str(office), *arguments])


def write(office: Path, code: str, domain: str, translations: Mapping[str, str]) -> None:
    """Put translations into a catalog, and leave the rest of it empty."""
    catalog = polib.pofile(str(office / f"locale/{code}/LC_MESSAGES/{domain}.po"), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = translations.get(entry.msgid, entry.msgstr)
    catalog.save()


@pytest.fixture
def released(office: Path) -> Path:
    """Give the workspace with everything translated that has to be."""
    assert run(office, "update").exit_code == 0
    words = {
        entry.msgid: arabic(entry.msgid) for entry in polib.pofile(str(office / "locale/templates/site.pot"))
    }
    write(office, "ar", "site", {text: said for text, said in words.items() if text not in ENGLISH})
    write(office, "en", "site", ENGLISH)
    write(office, "en", SLUG, ENGLISH)
    assert run(office, "release").exit_code == 0
    return office


def arabic(text: str) -> str:
    """Return furniture in Arabic letters, its placeholders kept."""
    return " ".join(word if "%" in word else "كلمة" for word in text.split())


def visible(page: str) -> str:
    """Return what a reader sees of a page: its body's text and the labels that are heard."""
    body = page[page.index("<body>") :]
    labels = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', body)
    return " ".join([re.sub(r"<[^>]*>", " ", body), *labels])


def test_the_source_language_has_a_catalog_of_furniture_alone(office: Path) -> None:
    """The words of the templates are English, so the Arabic pages need them in Arabic."""
    assert run(office, "update").exit_code == 0
    assert sorted(path.relative_to(office / "locale").as_posix() for path in office.rglob("*.po")) == [
        "ar/LC_MESSAGES/site.po",
        f"en/LC_MESSAGES/{SLUG}.po",
        "en/LC_MESSAGES/site.po",
    ]


def test_without_its_furniture_the_source_is_withheld_and_so_is_the_rest(office: Path) -> None:
    """No page mixes languages, and no translation appears that cannot be compared."""
    run(office, "update")
    path = office / "locale/ar/LC_MESSAGES/site.po"
    path.write_text(re.sub(r'(msgid "Languages"\nmsgstr) ".*"', r'\1 ""', path.read_text("utf-8")), "utf-8")
    result = run(office, "build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 statement in 2 languages: 0 releases in build/" in result.stdout
    assert re.search(rf"  ar  {SLUG}: its page furniture is not translated: 1 to do", result.stdout)
    assert f"  en  {SLUG}: " in result.stdout
    assert not list(office.glob("build/**/*.html"))


def test_english_needs_only_the_publisher_s_lines(released: Path) -> None:
    """The words of the templates are in English already: they need no translation into it."""
    catalog = polib.pofile(str(released / "locale/en/LC_MESSAGES/site.po"))
    translated = [entry.msgid for entry in catalog.translated_entries()]
    assert translated == ["مطبعة البستان", "هاتف: +90 212 555 01 02"]
    run(released, "approve", "-l", "ar", "site", "--reviewer", "lina")
    assert run(released, "check").stdout == "0 errors, 0 warnings\n"


def test_pages_have_their_languages_and_directions(released: Path) -> None:
    """The Arabic original is right-to-left, the English translation left-to-right."""
    original = (released / f"build/ar/{SLUG}.html").read_text("utf-8")
    translation = (released / f"build/en/{SLUG}.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in original
    assert '<html lang="en" dir="ltr">' in translation
    for page in (original, translation):
        assert re.findall(r'<link rel="alternate" hreflang="([^"]+)"', page) == ["ar", "en", "x-default"]
        assert re.search(rf'hreflang="x-default" href="(\.\./ar/)?{SLUG}.html"', page)
    assert "The guards gave no " in translation
    assert 'href="https://example.org/sabab"' in translation


def test_the_original_has_no_english_word(released: Path) -> None:
    """Neither page, index nor text of the Arabic original falls back to the templates' English."""
    for name in (f"{SLUG}.html", "index.html"):
        words = visible((released / "build/ar" / name).read_text("utf-8"))
        assert set(re.findall(r"[A-Za-z]{2,}", words)) <= {"English"}
    text = (released / f"build/ar/{SLUG}.ar.txt").read_text("utf-8")
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"https?://\S+", "", text)) == []


def test_the_translation_carries_the_notice_and_the_original_none(released: Path) -> None:
    """It is the English that nobody has reviewed."""
    assert REVIEW in (released / f"build/en/{SLUG}.html").read_text("utf-8")
    assert REVIEW in (released / f"build/en/{SLUG}.en.txt").read_text("utf-8")
    assert arabic(REVIEW) not in (released / f"build/ar/{SLUG}.html").read_text("utf-8")


def test_the_english_text_has_no_arabic_word(released: Path) -> None:
    """All of it was translated, the publisher's lines too."""
    text = (released / f"build/en/{SLUG}.en.txt").read_text("utf-8")
    assert re.findall(r"[\u0600-\u06ff]+", text) == []
    assert "Telephone: +90 212 555 01 02" in text


def test_a_gap_is_filled_in_arabic(released: Path) -> None:
    """The piece that falls back turns right-to-left inside the English page."""
    write(released, "en", SLUG, {"زيارة خلال 30 يوما.": ""})
    assert "Partial (1):" in run(released, "release").stdout
    page = (released / f"build/en/{SLUG}.html").read_bytes()
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    turned = [node for node in tree.iter("div") if node.get("lang") == "ar"]
    assert [("".join(node.itertext()).strip(), node.get("dir")) for node in turned] == [
        ("زيارة خلال 30 يوما.", "rtl")
    ]


def test_the_front_page_speaks_the_source_language(released: Path) -> None:
    """It is Arabic, and offers both languages."""
    page = (released / "build/index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert set(re.findall(r"[A-Za-z]{2,}", visible(page))) == {"English"}


def test_a_new_language_is_begun_like_any_other(released: Path) -> None:
    """`init` knows the source language, and refuses it with a reason."""
    result = run(released, "init", "-l", "ar")
    assert result.exit_code == 2
    assert '"languages.ar" is the source language' in result.stderr
