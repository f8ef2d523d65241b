"""The words of the pages in each language that the package brings along: whole, clean, enough to begin with.

No test can say whether a translation is good; these hold what a reader would stumble over at once.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from publish.catalogs.site import furniture_template, pages
from publish.checks.rule import Pair
from publish.checks.translations import translation_findings
from publish.cli import main
from publish.languages import date_text, language
from publish.languages.writing import conventions
from publish.model import Kind, Lexicon, Publisher, Segment, Status, Translation
from publish.press.furniture import shipped
from publish.statements.inline import Renderer

SHIPPED = (
    "ar", "ckb", "de", "el", "es", "fa", "fr", "he", "hi", "id",
    "it", "kmr", "nl", "pl", "pt", "ru", "tr", "uk", "ur", "zh_Hans",
)  # fmt: skip
DAY = dt.date(2017, 10, 19)

COGNATES = {("fr", "Contact"), ("fr", "Pages"), ("fr", "Source"), ("nl", "Contact")}
"""Words that are the same in English."""

_PLACE = re.compile(r"%\(\w+\)s")


def words_of_the_pages() -> set[str]:
    """Return the msgids of the page templates."""
    template = furniture_template(pages(), Publisher("A name"), date=DAY)
    return {entry.msgid for entry in template if entry.msgctxt is None}


def has_words(text: str) -> bool:
    """Tell whether a text says something beside what is filled in."""
    return any(character.isalpha() for character in _PLACE.sub("", text))


def found_in(code: str, msgid: str, text: str) -> list[str]:
    """Return what the checks of translations say of a line, as of a headline and as of a paragraph."""
    renderer = Renderer()
    told = []
    for kind in (Kind.TITLE, Kind.PARAGRAPH):
        segment = Segment(msgid, kind, 1)
        pair = Pair(
            segment,
            Translation(text, Status.TRANSLATED),
            renderer.render(segment, msgid),
            renderer.render(segment, text),
            conventions(language("en")),
            conventions(language(code)),
            Lexicon(),
        )
        told += [str(one) for one in translation_findings(pair, path=f"{code}.po", statement="site")]
    return told


def test_these_are_the_languages() -> None:
    """A file that is added is tested, and one that is lost is missed."""
    folder = files("publish") / "furniture"
    assert sorted(entry.name for entry in folder.iterdir()) == [f"{code}.po" for code in SHIPPED]


@pytest.mark.parametrize("code", SHIPPED)
def test_every_word_of_the_pages_is_there_and_no_other(code: str) -> None:
    """With one missing the language would have no pages; one too many is asked for nowhere."""
    assert {msgid for msgid, text in shipped(language(code)).items() if text} == words_of_the_pages()


@pytest.mark.parametrize("code", SHIPPED)
def test_a_file_says_who_has_looked_at_it(code: str) -> None:
    """Its first line tells a native speaker that they are waited for, and its header which language it is."""
    text = (files("publish") / "furniture" / f"{code}.po").read_text("utf-8")
    assert text.startswith("# The words of the pages; awaits review by a native speaker.\n")
    assert f'"Language: {code}\\n"\n' in text


@pytest.mark.parametrize("code", SHIPPED)
def test_what_is_filled_in_is_the_same(code: str) -> None:
    """Each placeholder of the original stands in its translation, as often."""
    texts = shipped(language(code))
    assert {msgid: sorted(_PLACE.findall(text)) for msgid, text in texts.items()} == {
        msgid: sorted(_PLACE.findall(msgid)) for msgid in texts
    }


@pytest.mark.parametrize("code", SHIPPED)
def test_nothing_is_left_in_english(code: str) -> None:
    """But for words that are the same in both languages."""
    same = {msgid for msgid, text in shipped(language(code)).items() if text == msgid and has_words(msgid)}
    assert same == {word for other, word in COGNATES if other == code}


@pytest.mark.parametrize("code", SHIPPED)
def test_the_checks_of_translations_find_nothing(code: str) -> None:
    """No letter of another keyboard or writing, no foreign mark, no lost full stop, nothing invisible."""
    lines = [(msgid, text) for msgid, text in shipped(language(code)).items() if has_words(text)]
    assert lines
    assert [told for msgid, text in lines for told in found_in(code, msgid, text)] == []


@pytest.mark.parametrize("code", SHIPPED)
def test_the_text_is_as_it_is_printed(code: str) -> None:
    """Composed letters, no space at either end, and typographic apostrophes."""
    texts = list(shipped(language(code)).values())
    assert texts == [unicodedata.normalize("NFC", text.strip()).replace("'", "’") for text in texts]


@pytest.mark.parametrize("code", SHIPPED)
def test_no_mark_is_doubled_where_a_date_is_filled_in(code: str) -> None:
    """Russian and Ukrainian dates end in a full stop: no sentence of theirs may end in a date."""
    day = date_text(language(code), DAY)
    dated = [text.replace("%(date)s", day) for text in shipped(language(code)).values() if "%(date)s" in text]
    assert len(dated) > 1
    assert [text for text in dated if re.search(r"([.,،])\1", text)] == []


@pytest.mark.parametrize(
    ("code", "msgid", "text"),
    [
        ("ar", "%(place)s, %(date)s", "%(place)s، %(date)s"),
        ("ckb", "%(place)s, %(date)s", "%(place)s، %(date)s"),
        ("fa", "%(place)s, %(date)s", "%(place)s، %(date)s"),
        ("ur", "%(place)s, %(date)s", "%(place)s، %(date)s"),
        ("fr", "%(place)s, %(date)s", "%(place)s, le %(date)s"),
        ("fr", "%(date)s: %(correction)s", "%(date)s\u00a0: %(correction)s"),
        ("fr", "Press releases: %(topic)s", "Communiqués de presse\u00a0: %(topic)s"),
        ("zh_Hans", "%(place)s, %(date)s", "%(place)s，%(date)s"),
        ("fa", "(%(number)s/%(count)s)", "(%(number)s از %(count)s)"),
        ("he", "(%(number)s/%(count)s)", "(%(number)s מתוך %(count)s)"),
    ],
)
def test_marks_and_spaces_are_the_language_s_own(code: str, msgid: str, text: str) -> None:
    """From the right `1/3` could be read as three of one, so that those languages say it in a word."""
    assert shipped(language(code))[msgid] == text


# --- a new language ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def twenty(tmp_path_factory: pytest.TempPathFactory, found_office: Callable[..., None]) -> Path:
    """Give a workspace in which each language was begun by `init`, and nothing is translated.

    The publisher's name is the same everywhere, and there is nothing else of its own to translate.
    """
    root = tmp_path_factory.mktemp("twenty") / "office"
    found_office(root, configuration='source_language = "en"\n\n[publisher]\nname = "Orchard Press"\n')
    for code in SHIPPED:
        result = CliRunner().invoke(main, ["-C", str(root), "init", "-l", code])
        assert (code, result.exit_code) == (code, 0)
        catalog = polib.pofile(str(root / f"locale/{code}/LC_MESSAGES/site.po"), wrapwidth=0)
        (name,) = (entry for entry in catalog if entry.msgctxt)
        name.msgstr = name.msgid
        catalog.save()
    result = CliRunner().invoke(main, ["-C", str(root), "release"])
    assert result.exit_code == 0
    return root


@pytest.mark.parametrize("code", SHIPPED)
def test_a_new_language_has_its_pages_before_anything_is_translated(code: str, twenty: Path) -> None:
    """Its list of releases stands there at once, in its own words and direction."""
    begun = language(code)
    page = (twenty / f"build/{begun.tag}/index.html").read_text("utf-8")
    assert f'<html lang="{begun.tag}" dir="{begun.direction}">' in page
    assert f"<h1>{shipped(begun)['Press releases']}</h1>" in page
    assert f"<h2>{shipped(begun)['Still being translated']}</h2>" in page
