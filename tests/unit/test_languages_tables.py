"""The tables of languages say what Babel says, and spare importing it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from babel import Locale, localedata
from babel.dates import format_date
from msgspec import structs

import publish.languages
from publish.languages import date_text, language, locale_files, locales, making, tables
from publish.languages.writing import conventions
from publish.model import Conventions

TABLES: tuple[tables.Table, ...] = ("traits", "dates", "conventions")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_babel_makes_of_it(name: tables.Table) -> None:
    """After a new release of CLDR `python -m publish.languages.making TABLE` makes it anew."""
    made = making.table(name)
    assert made.count("\n") > 400
    assert Path(publish.languages.__file__).with_name(f"{name}.tsv").read_text("utf-8") == made


@pytest.mark.parametrize("code", ["zh_TW", "pa_PK", "kmr", "kmr_TR", "fa_AF", "zh_Hant_HK"])
def test_codes_in_use_are_in_the_tables(code: str) -> None:
    """Members of a macrolanguage, and languages with a country but without the script between, too."""
    assert code in making.codes()


def test_the_tables_have_every_code_of_babel_s() -> None:
    """All of its languages, and so none of them needs Babel."""
    assert set(localedata.locale_identifiers()) - {"root"} - set(making.codes()) == set()


def test_what_is_read_is_what_babel_says_of_each_code() -> None:
    """Read or inherited, each line gives traits, dates and conventions as asking Babel would."""
    for code in making.codes():
        assert tables.traits(code) == locales.traits(code)
        assert tables.dates(code) == locales.dates(code)


def test_conventions_are_read_as_babel_s_files_have_them() -> None:
    """Words keep their order and their numbers, in every language."""
    for code in making.codes():
        one = language(code, direction="ltr", autonym="x")
        assert _columns(conventions(one)) == _columns(locale_files.conventions(one))


def _columns(found: Conventions) -> list[object]:
    values = list(structs.asdict(found).values())
    return [list(value.items()) if isinstance(value, dict) else value for value in values]


def test_every_code_in_the_tables_is_spelled_right() -> None:
    """A code that is found is not looked at further, so it must be one that would pass."""
    assert [code for code in making.codes() if locales.misspelled(code)] == []


@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_is_the_one_that_babel_formats(month: int) -> None:
    """In each language that names the month, and whatever the width of day and year."""
    for code in localedata.locale_identifiers():
        named = tables.traits(code) and tables.dates(code).months[month - 1]
        if named and not code.startswith("yo"):  # whose months Babel may take from another language
            plain = language(code, autonym="x", months="plain", digits="latn")
            written = format_date(dt.date(987, month, 3), "long", Locale.parse(code))
            assert date_text(plain, dt.date(987, month, 3)) == written


@pytest.mark.parametrize("before", ["", "[*Locale('root').months['format']['abbreviated']]; "])
def test_a_date_does_not_depend_on_what_was_asked_before(before: str) -> None:
    """Babel gives Yoruba the months of whichever language was asked first; neither tables nor dates do."""
    script = (
        "import datetime as dt; from babel import Locale; from publish.languages import locales; "
        f"{before}print(ascii(locales.dates('yo').months[9]))"
    )
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert shown == ascii("Oṣù Ọ̀wàrà") + "\n"
    assert date_text(language("yo"), dt.date(2017, 10, 19)) == "19 Oṣù Ọ̀wàrà 2017"


@pytest.mark.parametrize("code", ["", "a", "ar\trtl", "ar\nas", "code\tdirection", "AR", "ar_XX", "qaa"])
def test_what_is_no_line_s_code_has_no_traits(code: str) -> None:
    """Nothing but a whole code is found, so that nothing typed can shift the columns."""
    assert tables.traits(code) is None


def test_a_country_has_its_own_line_or_its_language_s() -> None:
    """Levantine Arabic has months of its own, the Swiss have those of all Germans."""
    assert tables.dates("ar_SY").months[9] == "تشرين الأول"
    assert tables.dates("de_CH") == tables.dates("de")


def test_languages_dates_and_conventions_need_no_babel() -> None:
    """Reading a configuration and dating a page would take twice as long with it."""
    script = (
        "import datetime as dt, sys; from publish.languages import *; "
        "from publish.languages.writing import conventions; "
        "found = [language(code) for code in 'en ar fa fr ru zh_Hans zh_TW kmr'.split()]; "
        "[date_text(one, dt.date(2017, 10, 19)) for one in found]; [conventions(one) for one in found]; "
        "print([name for name in sys.modules if name.startswith('babel')])"
    )
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert shown == "[]\n"
