"""How a language writes numbers and months, as CLDR knows it."""

from __future__ import annotations

import pytest
from babel import Locale

from publish.languages import language
from publish.languages.writing import conventions


@pytest.mark.parametrize(
    ("code", "decimal", "group", "order"),
    [
        ("en", ".", ",", "mdy"),
        ("de", ",", ".", "dmy"),
        ("fr", ",", "\u202f", "dmy"),
        ("tr", ",", ".", "dmy"),
        ("zh_Hans", ".", ",", "ymd"),
    ],
)
def test_separators_and_the_order_of_dates(code: str, decimal: str, group: str, order: str) -> None:
    """They are those of the language's own digits in Latin."""
    found = conventions(language(code))
    assert (found.decimal, found.group, found.order) == (decimal, group, order)


@pytest.mark.parametrize(
    ("code", "name", "number"),
    [
        ("ar", "تشرين الأول", 10),
        ("ar", "أكتوبر", 10),
        ("ar", "غشت", 8),
        ("ar", "جويلية", 7),
        ("ar", "كانون الثاني", 1),
        ("de", "jänner", 1),
        ("ru", "октября", 10),
        ("ru", "октябрь", 10),
        ("fa", "فوریهٔ", 2),
        ("fa", "فوریه", 2),
        ("kmr", "cotmeh", 10),
    ],
)
def test_every_name_of_a_month_is_known(code: str, name: str, number: int) -> None:
    """Levantine, Egyptian and Maghrebi ones for Arabic; as part of a date, and alone."""
    assert conventions(language(code)).months[name] == number


def test_a_language_does_not_take_months_from_another() -> None:
    """Babel resolves root's aliases in place, so that French could have Chinese names."""
    assert Locale("zh").months["stand-alone"]["wide"][3]  # asking is what fills Babel's cache
    assert "三月" not in conventions(language("fr")).months


@pytest.mark.parametrize(
    ("code", "word", "times"),
    [("pt", "milhões", 10**6), ("hi", "लाख", 10**5), ("ko", "만", 10**4), ("ja", "億", 10**8)],
)
def test_words_that_scale_a_figure(code: str, word: str, times: int) -> None:
    """They come from CLDR's compact forms."""
    assert conventions(language(code)).scales[word] == times


def test_a_language_that_cldr_lacks_has_english_separators() -> None:
    """And no months, so that none is asked for."""
    found = conventions(language("ku_Arab", direction="rtl", autonym="کوردی"))
    assert (found.decimal, found.group) == (".", ",")
