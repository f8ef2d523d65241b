"""The words of the pages that the package brings along."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polib
import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.site import fill_in, site_template
from publish.languages import language
from publish.model import Publisher
from publish.press.furniture import shipped
from publish.releases.environment import template_sources

REPOSITORY = Path(__file__).parents[3]
LANGUAGES = ("ar", "fr", "es", "ru", "zh_Hans", "tr", "fa")


def words_of_the_pages() -> set[str]:
    """Return the msgids of the page templates."""
    template = site_template(template_sources(), Publisher("A name"), date=dt.date(2017, 10, 19))
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
