"""What `publish.languages` knows of a language."""

from __future__ import annotations

import datetime as dt
import gettext
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from babel import Locale, localedata
from msgspec import structs

from publish.errors import ConfigError
from publish.languages import (
    PLURAL_FORMS,
    Digits,
    Direction,
    Months,
    date_text,
    language,
    moment_text,
)  # fmt: skip
from publish.languages.locales import ZEROS, nearest
from publish.model import Language

DATE = dt.date(2017, 10, 19)

# Languages in which human-rights offices publish: each must have a reviewed plural rule.
PUBLISHED = (
    "am ar az bg bn bo ca ckb cs da de el en es et fa fi fr ga ha he hi hr hu hy id it ja ka kk km kmr ko ku "
    "ky lo lt lv mk mn ms my nb ne nl no pl prs ps pt pt_BR ro ru sk sl so sq sr sv sw ta th ti tr ug uk ur "
    "uz vi zh_Hans zh_Hant"
)


def test_a_language_is_what_cldr_says() -> None:
    """Names, direction and date habits of simplified Chinese come from CLDR; the code is kept."""
    assert language("zh_Hans") == Language(
        code="zh_Hans",
        tag="zh-Hans",
        autonym="简体中文",
        english_name="Chinese (Simplified)",
        direction="ltr",
        plural_forms="nplurals=1; plural=0;",
    )


def test_arabic_has_dual_months_latin_digits_and_six_plurals() -> None:
    """Arabic's defaults are press practice: both month names and Latin digits."""
    arabic = language("ar")
    assert (arabic.autonym, arabic.direction, arabic.months, arabic.digits) == (
        "العربية",
        "rtl",
        "dual",
        "latn",
    )
    assert arabic.plural_forms.startswith("nplurals=6;")


@pytest.mark.parametrize(
    ("code", "autonym"),
    [
        ("fr", "Français"),
        ("ru", "Русский"),
        ("ka", "ქართული"),
        ("tr", "Türkçe"),
        ("pt_BR", "Português (Brasil)"),
        ("fa_AF", "دری"),
        ("kmr", "Kurdî (kurmancî)"),
    ],
)
def test_an_autonym_begins_like_a_line_of_a_list(code: str, autonym: str) -> None:
    """An autonym's first letter is in title case, where its script has one."""
    assert language(code).autonym == autonym


@pytest.mark.parametrize(
    ("code", "direction"),
    [
        ("ckb", "rtl"),
        ("kmr", "ltr"),
        ("ku", "ltr"),
        ("uz_Arab", "rtl"),
        ("uz", "ltr"),
        ("dv", "rtl"),
        ("ti", "ltr"),
    ],
)
def test_the_direction_is_the_scripts(code: str, direction: str) -> None:
    """The direction follows the script in which CLDR writes the language."""
    assert language(code).direction == direction


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("arr", 'does not exist: did you mean "ar"?'),
        ("jp", 'does not exist: did you mean "ja"?'),
        ("iw", 'does not exist: did you mean "he"?'),
        ("ar_XX", 'does not exist: did you mean "ar"?'),
        ("ku_Arab", 'is not known in this form: did you mean "ku"?'),
        ("kmr_Arab", 'is not known in this form: did you mean "kmr"?'),
        ("ar_Latn", 'is not known in this form: did you mean "ar"?'),
        ("sr_Latin", 'is not known in this form: did you mean "sr"?'),
    ],
)
def test_a_code_that_babel_lacks_or_only_approximates_is_refused(code: str, problem: str) -> None:
    """An unknown code, or one whose script Babel would drop, is refused with the nearest that exists."""
    with pytest.raises(ConfigError) as caught:
        language(code, line=7)
    assert str(caught.value) == (
        f'publish.toml:7: error config: language "{code}" {problem} '
        'If not, configure its direction ("ltr" or "rtl") and autonym'
    )


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("zh-Hans", "zh_Hans"),
        ("zh_hans", "zh_Hans"),
        ("AR", "ar"),
        ("en-us", "en_US"),
        ("kmr-tr", "kmr_TR"),
        ("zh_CN.UTF-8", "zh_CN"),
    ],
)
def test_another_spelling_of_a_code_is_refused_with_the_right_one(code: str, written: str) -> None:
    """A code has one spelling, so that it has one folder; a configured direction does not change that."""
    with pytest.raises(ConfigError) as caught:
        language(code, direction="ltr", autonym="x")
    assert caught.value.message == f'language "{code}" must be written "{written}"'


@pytest.mark.parametrize("code", ["", "..", "../x", "a/b", "root", "Arabic", "ar ", "ar\n", "x_\u202ear"])
def test_what_is_not_a_code_is_refused_whatever_is_configured(code: str) -> None:
    """Nothing that is unsafe as a folder's name becomes a language."""
    with pytest.raises(ConfigError, match="is not a language code: did you mean"):
        language(code, direction="ltr", autonym="x")


def test_a_configured_direction_admits_a_script_that_babel_drops() -> None:
    """Kurdish in Arabic script keeps its code and takes the direction that the office gives."""
    kurdish = language("ku_Arab", direction="rtl", autonym="کورمانجی")
    assert (kurdish.code, kurdish.tag, kurdish.direction, kurdish.autonym) == (
        "ku_Arab",
        "ku-Arab",
        "rtl",
        "کورمانجی",
    )


def test_a_language_that_cldr_has_under_another_code_keeps_its_own() -> None:
    """Kurmanji is `ku` in CLDR, and `kmr` in its folder, on its pages and in its catalogs."""
    assert language("kmr") == structs.replace(language("ku"), code="kmr", tag="kmr")


def test_a_language_that_cldr_lacks_needs_direction_and_autonym() -> None:
    """With both configured an unknown code is accepted, with its English name if CLDR has one."""
    dari = language("prs", direction="rtl", autonym="دری")
    assert (dari.tag, dari.english_name, dari.direction) == ("prs", "prs", "rtl")
    with pytest.raises(ConfigError, match="has no name for itself in CLDR: configure its autonym"):
        language("prs", direction="rtl")


@pytest.mark.parametrize(
    ("code", "months", "digits", "problem"),
    [
        ("fr", "dual", None, 'has one set of months: leave out months = "dual", which is for Arabic'),
        ("fr", None, "native", 'has no digits of its own: leave out digits = "native"'),
        ("zh_Hans", None, "native", 'has no digits of its own: leave out digits = "native"'),
    ],
)
def test_date_settings_that_a_language_cannot_have_are_refused(
    code: str, months: Months | None, digits: Digits | None, problem: str
) -> None:
    """A setting without effect is a mistake that is told, not ignored."""
    with pytest.raises(ConfigError) as caught:
        language(code, months=months, digits=digits)
    assert caught.value.message == f'language "{code}" {problem}'


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "October 19, 2017"),
        ("ar", "19 تشرين الأول/أكتوبر 2017"),
        ("ar_EG", "19 أكتوبر 2017"),
        ("ar_SY", "19 تشرين الأول 2017"),
        ("fr", "19 octobre 2017"),
        ("es", "19 de octubre de 2017"),
        ("ru", "19 октября 2017\u202fг."),
        ("zh_Hans", "2017年10月19日"),
        ("tr", "19 Ekim 2017"),
        ("fa", "۱۹ اکتبر ۲۰۱۷"),
        ("ckb", "١٩ی تشرینی یەکەمی ٢٠١٧"),
        ("kmr", "19ê cotmeha 2017an"),
        ("bn", "১৯ অক্টোবর, ২০১৭"),
        ("kkj", "19 nyukul 2017"),
        ("la", "die 19 Octobris 2017 p.C.n."),
    ],
)
def test_a_date_is_written_as_the_language_does(code: str, text: str) -> None:
    """Months, order and digits are the language's own by default."""
    assert date_text(language(code), DATE) == text


@pytest.mark.parametrize(
    ("code", "months", "digits", "text"),
    [
        ("ar", "plain", None, "19 أكتوبر 2017"),
        ("ar", "dual", "native", "١٩ تشرين الأول/أكتوبر ٢٠١٧"),
        ("ar_SY", "dual", None, "19 تشرين الأول/أكتوبر 2017"),
        ("ar_MA", "dual", None, "19 تشرين الأول/أكتوبر 2017"),
        ("fa", None, "latn", "19 اکتبر 2017"),
    ],
)
def test_the_office_may_choose_months_and_digits(
    code: str, months: Months | None, digits: Digits | None, text: str
) -> None:
    """What is configured replaces the language's default."""
    assert date_text(language(code, months=months, digits=digits), DATE) == text


@pytest.mark.parametrize(
    ("month", "text"),
    [
        (1, "19 كانون الثاني/يناير 2017"),
        (2, "19 شباط/فبراير 2017"),
        (3, "19 آذار/مارس 2017"),
        (4, "19 نيسان/أبريل 2017"),
        (5, "19 أيار/مايو 2017"),
        (6, "19 حزيران/يونيو 2017"),
        (7, "19 تموز/يوليو 2017"),
        (8, "19 آب/أغسطس 2017"),
        (9, "19 أيلول/سبتمبر 2017"),
        (10, "19 تشرين الأول/أكتوبر 2017"),
        (11, "19 تشرين الثاني/نوفمبر 2017"),
        (12, "19 كانون الأول/ديسمبر 2017"),
    ],
)
def test_each_arabic_month_is_dual(month: int, text: str) -> None:
    """The twelve dual months are those of press practice."""
    assert date_text(language("ar"), dt.date(2017, month, 19)) == text


@pytest.mark.parametrize(
    ("code", "direction"), [("dv", None), ("kkj", None), ("ku_Arab", "rtl"), ("az_Arab", None)]
)
def test_a_date_without_a_month_name_is_iso_8601(code: str, direction: Direction | None) -> None:
    """Where CLDR names no month in that language and script, the date is in figures."""
    assert date_text(language(code, direction=direction), dt.date(2017, 11, 19)) == "2017-11-19"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "December 1, 2026, 9:00\u00a0AM GMT+03:00"),
        ("ar", "1 كانون الأول/ديسمبر 2026، 9:00 ص غرينتش\u2066+03:00\u2069"),
        ("fr", "1 décembre 2026, 09:00 UTC+03:00"),
        ("es", "1 de diciembre de 2026, 9:00 GMT+03:00"),
        ("ru", "1 декабря 2026\u00a0г., 09:00 GMT+03:00"),
        ("zh_Hans", "2026年12月1日 09:00 GMT+03:00"),
        ("tr", "1 Aralık 2026 09:00 GMT+03:00"),
        ("fa", "۱ دسامبر ۲۰۲۶، ساعت ۹:۰۰ \u2066+۰۳:۰۰\u2069 گرینویچ"),
        ("nn", "1. desember 2026 kl. 09:00 GMT+03:00"),
    ],
)
def test_a_moment_is_written_as_the_language_does(code: str, text: str) -> None:
    """Date, time of day and offset; from the right, the offset's sign stays before its digits."""
    moment = dt.datetime(2026, 12, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert moment_text(language(code), moment) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-12-01T21:05:30-03:30", "December 1, 2026, 9:05:30\u00a0PM GMT-03:30"),
        ("2026-12-01T00:00:00Z", "December 1, 2026, 12:00\u00a0AM GMT+00:00"),
        ("0001-01-01T00:00:00+14:00", "January 1, 1, 12:00\u00a0AM GMT+14:00"),
        ("9999-12-31T23:59:00-14:00", "December 31, 9999, 11:59\u00a0PM GMT-14:00"),
    ],
)
def test_a_moment_keeps_the_offset_that_it_was_written_with(moment: str, text: str) -> None:
    """It is never converted, so neither half hours nor the ends of the calendar matter."""
    assert moment_text(language("en"), dt.datetime.fromisoformat(moment)) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-12-01T21:05:00-03:30", "2026-12-01 21:05 UTC-03:30"),
        ("2026-12-01T21:05:30Z", "2026-12-01 21:05:30 UTC+00:00"),
    ],
)
def test_a_moment_without_a_month_name_is_iso_8601(moment: str, text: str) -> None:
    """A language that CLDR lacks has no time of day in words either."""
    invented = language("qaa", direction="ltr", autonym="Qaa")
    assert moment_text(invented, dt.datetime.fromisoformat(moment)) == text


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("ar", "ar"),
        ("zh-hans", "zh_Hans"),
        ("Arabic", "ar"),
        ("persian", "fa"),
        ("prs", "fa_AF"),
        ("tl", "fil"),
        ("iw_IL", "he"),
        ("kmr_XX", "kmr"),
        ("cz", "cs"),
        ("cn", "zh"),
        ("zh_Hans_XX", "zh"),
        ("arr", "ar"),
        ("frr_", "frr"),
    ],
)
def test_the_nearest_code_is_the_one_most_likely_meant(code: str, meant: str) -> None:
    """Spellings, English names, former codes and countries are understood before mere likeness."""
    assert nearest(code) == meant


@pytest.mark.parametrize("code", PUBLISHED.split())
def test_the_languages_offices_publish_in_have_plural_rules(code: str) -> None:
    """Each of them has a row, its own or its language's."""
    assert language(code, direction="ltr", autonym="x").plural_forms


def test_a_language_without_a_plural_rule_is_still_a_language() -> None:
    """Nothing of ours counts in the plural, so a missing row stops nobody."""
    assert language("syr").plural_forms == "nplurals=2; plural=(n != 1);"
    assert language("nnh").plural_forms == ""


@pytest.mark.parametrize(
    ("code", "forms"),
    [  # the form for 0, 1, 2, 3, 5, 11, 20, 21, 100, 101, 102
        ("ar", [0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5]),
        ("fa", [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        ("fr", [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        ("tr", [1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        ("pt_BR", [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        ("pt_PT", [1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        ("zh_Hans", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("ru", [2, 0, 1, 1, 2, 2, 2, 0, 2, 0, 1]),
        ("pl", [2, 0, 1, 1, 2, 2, 2, 2, 2, 2, 1]),
        ("cs", [2, 0, 1, 1, 2, 2, 2, 2, 2, 2, 2]),
        ("ro", [1, 0, 1, 1, 1, 1, 2, 2, 2, 1, 1]),
        ("lt", [2, 0, 1, 1, 1, 2, 2, 0, 2, 0, 1]),
        ("lv", [2, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1]),
        ("sl", [3, 0, 1, 2, 3, 3, 3, 3, 3, 0, 1]),
        ("he", [2, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2]),
        ("ga", [4, 0, 1, 2, 2, 4, 4, 4, 4, 4, 4]),
        ("mk", [1, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1]),
        ("mt", [2, 0, 1, 2, 2, 3, 4, 4, 4, 4, 4]),
    ],
)
def test_plural_rules_choose_the_form_grammar_asks_for(code: str, forms: list[int]) -> None:
    """The rules, read as gettext reads them, give the right form for telling counts."""
    rule = language(code).plural_forms.partition("plural=")[2].rstrip(";")
    choose = gettext.c2py(rule)
    assert [choose(n) for n in (0, 1, 2, 3, 5, 11, 20, 21, 100, 101, 102)] == forms


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext's own tools are not installed")
@pytest.mark.parametrize("code", sorted(set(PLURAL_FORMS)))
def test_msgfmt_accepts_each_plural_rule(code: str, tmp_path: Path) -> None:
    """Each row is a rule that gettext itself reads, with as many forms as it announces."""
    rule = PLURAL_FORMS[code]
    count = int(rule.partition("nplurals=")[2].partition(";")[0])
    forms = "".join(f'msgstr[{n}] "%d"\n' for n in range(count))
    catalog = tmp_path / "a.po"
    catalog.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {code}\\n"\n"Plural-Forms: {rule}\\n"\n\n'
        f'#, c-format\nmsgid "%d"\nmsgid_plural "%d s"\n{forms}',
        encoding="utf-8",
    )
    checked = subprocess.run(
        ["msgfmt", "--check-header", "--check-format", "-o", "/dev/null", catalog],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, "plural" in checked.stderr) == (0, False), checked.stderr


def test_every_native_digit_is_a_digit() -> None:
    """The ten characters from each zero on are the digits 0 to 9 of Unicode."""
    values = {
        system: [unicodedata.digit(chr(ord(zero) + n)) for n in range(10)] for system, zero in ZEROS.items()
    }
    assert values == {system: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] for system in ZEROS}


def test_every_numbering_system_of_a_locale_has_its_digits() -> None:
    """No language of Babel's writes by default in digits that the table lacks."""
    systems = {Locale.parse(code).default_numbering_system for code in localedata.locale_identifiers()}
    assert systems - {"latn"} - set(ZEROS) == set()
