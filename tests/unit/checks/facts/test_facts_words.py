"""Numbers in words: what they come to, and whether they must be kept."""

from __future__ import annotations

from fractions import Fraction

import pytest

from publish.checks.facts.figure import Demand
from publish.checks.facts.reading import read
from publish.languages import language
from publish.languages.writing import conventions

NEVER, COMPARED, ALWAYS = Demand.NEVER, Demand.COMPARED, Demand.ALWAYS


def figures(text: str, code: str) -> list[tuple[str, object, Demand]]:
    """Return the figures of `text`: as written, the greatest that each may stand for, and its demand."""
    found = read(text, conventions(language(code)), (), source=False).figures
    return [
        (
            text[one.start : one.end],
            max(one for one in one.readings if isinstance(one, int | Fraction)),
            one.demand,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("three hundred and forty-two", "en", 342),
        ("half a million", "en", 500_000),
        ("two and a half million", "en", 2_500_000),
        ("3.2 million", "en", 3_200_000),
        ("ثلاثة وعشرين", "ar", 23),
        ("اثنتي عشرة", "ar", 12),
        ("ألف وأربعمئة", "ar", 1400),
        ("٥٠٠ ألف", "ar", 500_000),
        ("سی‌وهفتمین", "fa", 37),
        ("بیست هزار", "fa", 20_000),
        ("otuz yedi bin", "tr", 37_000),
        ("quatre-vingt-dix-neuf", "fr", 99),
        ("soixante et onze", "fr", 71),
        ("quatre-vingts", "fr", 80),
        ("demi-million", "fr", 500_000),
        ("dos mil millones", "es", 2_000_000_000),
        ("treinta y uno", "es", 31),
        ("тремстам сорока двум", "ru", 342),
        ("1,2 млрд", "ru", 1_200_000_000),
        ("einundzwanzig", "de", 21),
        ("dreihundertfünfzig", "de", 350),
        ("zweieinhalb Millionen", "de", 2_500_000),
        ("四十二", "zh_Hans", 42),
        ("二〇一八", "zh_Hans", 2018),
        ("两百五十", "zh_Hans", 250),
        ("三万零五百", "zh_Hans", 30_500),
        ("7.5万", "zh_Hans", 75_000),
        ("12 लाख", "hi", 1_200_000),
        ("3,2 milhões", "pt", 3_200_000),
        ("50만", "ko", 500_000),
    ],
)
def test_words_that_belong_together_are_one_number(text: str, code: str, value: int) -> None:
    """Each language joins them in its own way, and what they come to must be kept."""
    assert (text, value, ALWAYS) in figures(text, code)


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("twenty and thirty", "en", [("twenty", 20, ALWAYS), ("thirty", 30, ALWAYS)]),
        ("three", "en", [("three", 3, COMPARED)]),
        ("one second", "en", [("one", 1, NEVER), ("second", 2, NEVER)]),
        ("a hundred", "en", [("hundred", 100, NEVER)]),
        ("tens of thousands", "en", []),
        ("десятки тысяч", "ru", [("тысяч", 1000, NEVER)]),
        ("Zehntausende", "de", [("Zehntausende", 10_000, NEVER)]),
        ("achtzugeben", "de", [("achtzugeben", 8, NEVER)]),
        ("altı", "tr", [("altı", 6, NEVER)]),
        ("一些", "zh_Hans", [("一", 1, NEVER)]),
        ("千万", "zh_Hans", [("千万", 10_000_000, NEVER)]),
        ("四十多", "zh_Hans", [("四十", 40, NEVER)]),
        ("五名", "zh_Hans", [("五", 5, COMPARED)]),
        ("سه‌شنبه", "fa", []),
    ],
)
def test_a_word_that_may_be_no_number_is_not_asked_for(
    text: str, code: str, expected: list[tuple[str, object, Demand]]
) -> None:
    """It can account for a figure of the other side all the same."""
    assert figures(text, code) == expected
