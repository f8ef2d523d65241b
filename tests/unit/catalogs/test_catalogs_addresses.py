"""A translation leaves addresses and telephone numbers as they are."""

from __future__ import annotations

import pytest

from publish.catalogs.addresses import same_addresses, same_numbers


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Press desk: press@good.example", "مكتب: press@good.example"),
        ("Press desk: press@good.example.", "新闻：press@good.example。谢谢"),
        ("See https://good.example/a, and @good", "@good، https://good.example/a"),
        ("Press: press@good.example", "مكتب: \u2066press@good.example\u2069"),
        ("Open from 9 a.m. to 5 p.m.", "Ouvert de 9h à 17h"),
        ("An archive in the U.S.", "Un archivo en EE.UU."),
    ],
)
def test_the_same_addresses(source: str, translation: str) -> None:
    """Order, punctuation and marks of direction do not matter, and abbreviations are no addresses."""
    assert same_addresses(source, translation)


@pytest.mark.parametrize(
    "translation",
    [
        "مكتب: press@evil.example",
        "مكتب: press@good.example http://evil.example/x",
        "مكتب: press@good.example www.evil.example",
        "مكتب: press@good.example evil.example/x",
        "مكتب: press@good.example evil.example",
        "مكتب: press@good.example @evil",
        "مكتب: press@good.example press@good.example",
        "مكتب: press@good.exampl\u0435",  # a Cyrillic letter
        "مكتب",
    ],
)
def test_other_addresses(translation: str) -> None:
    """An address that is exchanged, added, repeated, imitated or left out is noticed."""
    assert not same_addresses("Press desk: press@good.example", translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Telephone: +44 20 7946 0123", "هاتف: +44 20 7946 0123"),
        ("Telephone: +44 20 7946 0123", "هاتف: +٤٤ ٢٠ ٧٩٤٦ ٠١٢٣"),
        ("Telephone: +44 20 7946 0123", "电话：+44-20-7946-0123"),
        ("Call 20 7946 0123, 9 to 17", "20 7946 0123, de 9 a.m. à 5 p.m."),
        ("Founded on 1 May 2011", "Основан 01.05.2011"),
        ("Mail a12345@good.example", "بريد"),
    ],
)
def test_the_same_numbers(source: str, translation: str) -> None:
    """Other digits, other gaps, short numbers, dates and what belongs to an address do not matter."""
    assert same_numbers(source, translation, dialled=False)


@pytest.mark.parametrize(
    "translation", ["هاتف: +44 20 7946 0124", "هاتف", "هاتف: +44 20 7946 0123، +963 11 555 0100"]
)
def test_other_numbers(translation: str) -> None:
    """A number that is changed, left out or added is noticed."""
    assert not same_numbers("Telephone: +44 20 7946 0123", translation, dialled=False)


@pytest.mark.parametrize(
    ("translation", "same"),
    [("12万个名字", True), ("120 000 noms", True), ("120 000 noms, +963 11 555 0100", False)],
)
def test_only_dialled_numbers(translation: str, same: bool) -> None:  # noqa: FBT001 because pytest passes it by name
    """In running text a language counts its own way; only what looks like a telephone number is compared."""
    assert same_numbers("120,000 names", translation, dialled=True) is same
