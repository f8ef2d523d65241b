"""What is translated once for all statements, and what its catalogs say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import polib
import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.site import fault, furniture, furniture_template, source_furniture
from publish.catalogs.writer import write
from publish.model import Furniture, Publisher

Parse = Callable[[str], CatalogFile]
DATE = dt.date(2017, 2, 9)
PUBLISHER = Publisher("The Office", "About us.", ("Telephone: +41 22 555 01 00", "press@example.org"))
WORDS = (
    polib.POEntry(msgid="Contact", occurrences=[("page.html", "")]),
    polib.POEntry(msgid="%(n)s statements", flags=["python-format"]),
)


def messages(words: Iterable[polib.POEntry], publisher: Publisher = PUBLISHER) -> str:
    """Return the template's messages as written, without its header."""
    return write(furniture_template(words, publisher, date=DATE)).split("\n\n", 1)[1]


def test_words_of_pages_and_lines_of_the_publisher() -> None:
    """Words of the pages come first, then the publisher's lines under contexts of their own."""
    assert messages(WORDS) == (
        '#: page.html\nmsgid "Contact"\nmsgstr ""\n'
        "\n"
        '#, python-format\nmsgid "%(n)s statements"\nmsgstr ""\n'
        "\n"
        "#. name of the publisher\n"
        "#: publish.toml\n"
        'msgctxt "publisher name"\nmsgid "The Office"\nmsgstr ""\n'
        "\n"
        "#. about the publisher\n"
        "#: publish.toml\n"
        'msgctxt "publisher about"\nmsgid "About us."\nmsgstr ""\n'
        "\n"
        "#. line of the publisher's contact\n"
        "#: publish.toml\n"
        'msgctxt "contact"\nmsgid "Telephone: +41 22 555 01 00"\nmsgstr ""\n'
    )


def test_words_and_lines_that_are_given_stay_as_they_are() -> None:
    """A template is made of copies."""
    po = furniture_template(WORDS, PUBLISHER, date=DATE)
    po[0].occurrences.append(("other.html", ""))
    assert WORDS[0].occurrences == [("page.html", "")]


def test_topics_come_last() -> None:
    """Under a context of their own, so that no topic is taken for a string of a page."""
    text = write(furniture_template((), Publisher("The Office"), ["Contact", "Prisons"], date=DATE))
    assert text.split("\n\n", 2)[2] == (
        "#. what statements are about; the name of a list of them\n"
        "#: source\n"
        'msgctxt "topic"\nmsgid "Contact"\nmsgstr ""\n'
        "\n"
        "#. what statements are about; the name of a list of them\n"
        "#: source\n"
        'msgctxt "topic"\nmsgid "Prisons"\nmsgstr ""\n'
    )


def test_a_topic_is_never_missing(parse: Parse) -> None:
    """One that nobody translated yet takes no language's pages down."""
    template = furniture_template(WORDS, PUBLISHER, ["Prisons"], date=DATE)
    assert furniture(template, PUBLISHER, parse(ARABIC))[1] == ()


@pytest.mark.parametrize(
    "line",
    [
        "press@example.org",
        "https://example.org/contact",
        "www.example.org",
        "example.org/contact",
        "+41 22 555 01 00",
        "@coalition",
        "press@example.org · +41 22 555 01 00",
    ],
)
def test_an_address_is_no_message(line: str) -> None:
    """A contact line that is only addresses and numbers is published as it is."""
    assert "contact" not in messages((), Publisher("The Office", contact=(line,)))


@pytest.mark.parametrize("line", ["Tel. +41 22 555 01 00", "Press: press@example.org", "Geneva", "هاتف 1"])
def test_a_line_with_a_word_is_a_message(line: str) -> None:
    """A contact line with a word outside of its addresses is translated."""
    assert f'msgctxt "contact"\nmsgid "{line}"\n' in messages((), Publisher("The Office", contact=(line,)))


def test_the_source_language_stands_for_itself() -> None:
    """In the source language each string is its own translation."""
    template = furniture_template(WORDS, PUBLISHER, date=DATE)
    strings = {"Contact": "Contact", "%(n)s statements": "%(n)s statements"}
    assert source_furniture(template, PUBLISHER) == Furniture(strings, PUBLISHER)


ARABIC = """msgid "Contact"
msgstr "للتواصل"

msgid "%(n)s statements"
msgstr "عدد البيانات: %(n)s"

msgctxt "publisher name"
msgid "The Office"
msgstr "المكتب"

msgctxt "publisher about"
msgid "About us."
msgstr "من نحن."

msgctxt "contact"
msgid "Telephone: +41 22 555 01 00"
msgstr "هاتف: +41 22 555 01 00"
"""


def test_a_whole_catalog_translates_the_furniture(parse: Parse) -> None:
    """Every string and every line of the publisher is the catalog's; an address stays."""
    template = furniture_template(WORDS, PUBLISHER, date=DATE)
    assert furniture(template, PUBLISHER, parse(ARABIC)) == (
        Furniture(
            {"Contact": "للتواصل", "%(n)s statements": "عدد البيانات: %(n)s"},
            Publisher("المكتب", "من نحن.", ("هاتف: +41 22 555 01 00", "press@example.org")),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("good", "bad", "missing"),
    [
        ("للتواصل", "", "Contact"),
        ("للتواصل", " ", "Contact"),
        ("البيانات: %(n)s", "البيانات: 5", "%(n)s statements"),
        ("البيانات: %(n)s", "البيانات: %(n)s %(m)s", "%(n)s statements"),
        ("البيانات: %(n)s", "البيانات: %(n)d", "%(n)s statements"),
        ("البيانات: %(n)s", "%(n)s 100 %", "%(n)s statements"),
        ("من نحن.", "", "About us."),
        ('msgid "Contact"', '#, fuzzy\nmsgid "Contact"', "Contact"),
        ('msgid "The Office"', 'msgid "Another Office"', "The Office"),
        ("للتواصل", "للتواصل http://evil.example/x", "Contact"),
        ("المكتب", "المكتب www.evil.example", "The Office"),
        ("من نحن.", "من نحن: press@evil.example", "About us."),
        ("من نحن.", "من نحن: +963 11 555 0100", "About us."),
        ("01 00", "01 01", "Telephone: +41 22 555 01 00"),
        ("01 00", "01 00 press@evil.example", "Telephone: +41 22 555 01 00"),
    ],
)
def test_what_is_missing_is_named(parse: Parse, good: str, bad: str, missing: str) -> None:
    """A translation is missing if absent, empty or fuzzy, or with other placeholders, addresses, numbers."""
    assert good in ARABIC
    template = furniture_template(WORDS, PUBLISHER, date=DATE)
    assert furniture(template, PUBLISHER, parse(ARABIC.replace(good, bad)))[1] == (missing,)


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ('msgid "Contact"\nmsgstr "للتواصل"\n', ""),
        ('msgid "Contact"\nmsgstr "للتواصل www.evil.example"\n', "has other addresses than its original"),
        ('msgid "%(n)s"\nmsgstr "%(m)s"\n', "has other places to fill in (%(name)s) than its original"),
        (
            'msgctxt "contact"\nmsgid "Call +41 22 555 01 00"\nmsgstr "هاتف"\n',
            "has other numbers than its original",
        ),
        (
            'msgctxt "contact"\nmsgid "Hotline 55501"\nmsgstr "الخط الساخن 55502"\n',
            "has other numbers than its original",
        ),
        ('msgctxt "publisher about"\nmsgid "Of 120,000 people"\nmsgstr "12万人"\n', ""),
    ],
)
def test_a_fault_says_what_to_do(parse: Parse, message: str, why: str) -> None:
    """What is wrong with a translation is told, so that its translator can mend it."""
    (entry,) = parse(message)
    told = fault(entry)
    assert str(told or "") == (f"“{entry.msgid}” {why}: copy them from there" if why else "")


def test_a_missing_string_is_in_the_source_language(parse: Parse) -> None:
    """What has no translation stands for itself, so that nothing is empty where a fallback is wished."""
    template = furniture_template(WORDS, PUBLISHER, date=DATE)
    found, missing = furniture(template, PUBLISHER, parse('msgid "Contact"\nmsgstr "للتواصل"\n'))
    assert found == Furniture({"Contact": "للتواصل", "%(n)s statements": "%(n)s statements"}, PUBLISHER)
    assert len(missing) == 4
