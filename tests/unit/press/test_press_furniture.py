"""The words of the pages that the package brings along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import polib
import pytest
from click.testing import Result

from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import new_catalog
from publish.catalogs.site import fill_in, furniture_template, pages
from publish.languages import language
from publish.model import Policy, Project, Publisher
from publish.press.furniture import Furnished, furnished, shipped

REPOSITORY = Path(__file__).parents[3]
LANGUAGES = ("ar", "fr", "es", "ru", "zh_Hans", "tr", "fa")


def words_of_the_pages() -> set[str]:
    """Return the msgids of the page templates."""
    template = furniture_template(pages(), Publisher("A name"), date=dt.date(2017, 10, 19))
    return {entry.msgid for entry in template if entry.msgctxt is None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_has_every_word_of_the_pages(code: str) -> None:
    """A new office has nothing to translate but its own lines."""
    translated = [msgid for msgid, text in shipped(language(code)).items() if text]
    assert set(translated) == words_of_the_pages()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_repository_s_own_pages_say_the_same(code: str) -> None:
    """A word mended in one place is mended in the other."""
    catalog = polib.pofile(str(REPOSITORY / f"locale/{code}/LC_MESSAGES/site.po"))
    own = {entry.msgid: entry.msgstr for entry in catalog if not entry.msgctxt and not entry.obsolete}
    assert own == shipped(language(code))


def test_a_language_that_it_does_not_know_has_none() -> None:
    """Then the office translates them itself."""
    assert shipped(language("cy")) == {}


def test_what_the_office_wrote_stays() -> None:
    """Only an empty string of the pages is filled in; what is fuzzy waits for its translator."""
    po = CatalogFile()
    po.append(polib.POEntry(msgid="Contact", msgstr="Notre adresse"))
    po.append(polib.POEntry(msgid="Languages", msgstr=""))
    po.append(polib.POEntry(msgid="Publisher", msgstr="", flags=["fuzzy"]))
    po.append(polib.POEntry(msgctxt="contact", msgid="Languages", msgstr=""))
    fill_in(po, {"Contact": "Contact", "Languages": "Langues", "Publisher": "Éditeur"})
    assert [entry.msgstr for entry in po] == ["Notre adresse", "Langues", "", ""]


# --- what may stand on pages ---------------------------------------------------------------


@pytest.fixture
def office(released: Path) -> Path:
    """Give a workspace with both statements released in Arabic and French."""
    return released


@pytest.fixture
def say(office: Path) -> Callable[[str, str], None]:
    """Return a function that changes one line of the Arabic `site.po`; the others are the package's own."""
    path = office / "locale/ar/LC_MESSAGES/site.po"
    own = shipped(language("ar"))
    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = own.get(entry.msgid, entry.msgstr) if entry.msgctxt is None else entry.msgstr
    catalog.save()

    def said(msgid: str, text: str) -> None:
        catalog = polib.pofile(str(path), wrapwidth=0)
        next(one for one in catalog if one.msgid == msgid).msgstr = text
        catalog.save()

    return said


def of_the_furniture(publish: Callable[..., Result]) -> list[str]:
    """Return the lines of `publish check` about the Arabic furniture."""
    lines = publish("check").stdout.splitlines()
    return [
        line for line in lines if line.startswith("locale/ar/LC_MESSAGES/site.po:") and " furniture" in line
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\u202eاتصال",
        "اتصال\u2067",
        "ات\u200bصال",
        "اتصال\ufffd",
        "ا\u0301\u0301\u0301\u0301\u0301تصال",
        "&#x202e;اتصال",
    ],
)
def test_what_hides_or_turns_words_keeps_them_from_every_page(
    say: Callable[[str, str], None], publish: Callable[..., Result], office: Path, text: str
) -> None:
    """It is an error, and the language is withheld."""
    say("Contact", text)
    result = publish("release")
    assert result.exit_code == 1
    assert " error furniture-fault: " in result.stderr
    assert not (office / "build/ar").exists()


def test_the_package_s_own_words_need_nobody(
    say: Callable[[str, str], None], publish: Callable[..., Result], edit: Callable[[str, str, str], None]
) -> None:
    """Where review is required only the publisher's lines want approval: name, and a line of its contact."""
    assert callable(say)
    assert of_the_furniture(publish) == []
    edit("publish.toml", "[languages.ar]\n", '[languages.ar]\nreview = "required"\n')
    waiting = next(line for line in publish("release").stdout.splitlines() if "page furniture" in line)
    assert "lines of its page furniture want approval: `publish review -l ar site`, then" in waiting
    assert publish("approve", "-l", "ar", "site", "--reviewer", "lina").exit_code == 0
    assert "page furniture" not in publish("release").stdout


def test_words_of_the_office_s_own_are_told_until_somebody_approves_them(
    say: Callable[[str, str], None], publish: Callable[..., Result], office: Path
) -> None:
    """Where no review is asked for they appear, with a warning that shows both wordings."""
    say("Contact", "راسلونا")
    (line,) = of_the_furniture(publish)
    assert " warning furniture-own: “Contact” is translated as “راسلونا”, by the package as “" in line
    assert "if yours may stand, approve it (`publish review -l ar site`)" in line
    publish("release")
    assert "راسلونا" in (office / "build/ar/2017-10-19-doors.html").read_text("utf-8")
    publish("approve", "-l", "ar", "site", "--reviewer", "lina", "--date", "2026-11-20")
    assert of_the_furniture(publish) == []


def test_a_damaged_file_of_approvals_approves_no_word(
    say: Callable[[str, str], None],
    publish: Callable[..., Result],
    edit: Callable[[str, str, str], None],
    office: Path,
) -> None:
    """The reason is the file, and not that nobody approved."""
    assert callable(say)
    edit("publish.toml", "[languages.ar]\n", '[languages.ar]\nreview = "required"\n')
    (office / "locale/ar/approvals").mkdir()
    (office / "locale/ar/approvals/site.toml").write_text("x\n", "utf-8")
    result = publish("release")
    assert result.exit_code == 1
    assert "locale/ar/approvals/site.toml is refused, so that it approves nothing" in result.stdout


# --- the names of topics -------------------------------------------------------------------


def named(prisons: str, *, flags: str = "", review: Literal["notice", "required"] = "notice") -> Furnished:
    """Return the Arabic furniture, whole, with that name of a topic, and no name of another."""
    publisher = Publisher("Orchard Press")
    project = Project(
        Path(), publisher, language("en"), (language("ar"),), policies={"ar": Policy(review=review)}
    )
    site = furniture_template(pages(), publisher, ["Prisons", "Torture"], date=dt.date(2017, 10, 19))
    catalog = new_catalog(site, language("ar"))
    fill_in(catalog, shipped(language("ar")))
    for entry in catalog:
        if entry.msgctxt == "publisher name":
            entry.msgstr = "مكتب البستان"
        if entry.msgid == "Prisons":
            entry.msgstr, entry.flags = prisons, flags.split()
    return furnished(project, language("ar"), site, catalog, "locale/ar/LC_MESSAGES/site.po")


def test_a_topic_has_the_name_that_was_given_to_it() -> None:
    """One that has none yet keeps no page from its readers; it is told."""
    found = named("السجون")
    assert (found.furniture.topics, found.reason) == ({"Prisons": "السجون"}, "")
    assert [(str(one.severity), one.message) for one in found.findings] == [
        ("warning", "“Torture” is not translated: write its translation in msgstr")
    ]


@pytest.mark.parametrize(
    ("prisons", "flags"),
    [("", ""), ("السجون", "fuzzy"), ("الس\u202eجون", ""), ("السجون www.evil.example", "")],
)
def test_a_name_that_is_not_fit_is_not_shown(prisons: str, flags: str) -> None:
    """What is missing, unsure, turned or foreign falls back to the source language."""
    found = named(prisons, flags=flags)
    assert (found.furniture.topics, found.reason) == ({}, "")


def test_where_review_is_required_a_name_waits_for_it() -> None:
    """Yet the pages wait for the publisher's own lines alone."""
    found = named("السجون", review="required")
    assert found.furniture.topics == {}
    assert found.reason.startswith("1 line of its page furniture wants approval")
