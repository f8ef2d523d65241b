"""Which topics there are, and what each is called where."""

from __future__ import annotations

import re

import pytest

from publish.model import Furniture, Language, Publisher, Statement, Topic
from publish.press.topics import names, slug, topic
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
ARABIC = Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
FURNITURE = Furniture({}, Publisher("Orchard Press"), {"Prisons": "السجون"})


def about(topics: str, day: int) -> Statement:
    """Return a statement about `topics`, of that day."""
    text = f"---\ntitle: Doors\ndate: 2017-10-{day}\ntopics: {topics}\n---\n\nFirst.\n"
    return statement(text, f"source/2017-10-{day}-doors.md")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Prisons", "prisons"),
        ("Arbitrary Detention", "arbitrary-detention"),
        ("Détention & torture!", "detention-torture"),
        ("Straße", "strasse"),
        ("Resolution 2254", "resolution2254"),
        ("Cell 1 2", "cell12"),
        ("2017", "2017"),
        ("-a-", "a"),
    ],
)
def test_a_name_in_latin_letters_is_its_own_slug(name: str, expected: str) -> None:
    """Without accents; and no slug ends like the name of a list's second page."""
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("السجون", r"t[0-9a-f]{8}"),
        ("سجون 2017", r"2017-t[0-9a-f]{8}"),
        ("死刑", r"t[0-9a-f]{8}"),
        ("Søknad", r"s-knad-t[0-9a-f]{8}"),
    ],
)
def test_a_name_in_other_letters_has_a_digest(name: str, form: str) -> None:
    """What is left of it in ASCII, if anything, comes first."""
    assert re.fullmatch(form, slug(name))


def test_two_names_in_other_letters_are_two_topics() -> None:
    """Though they have the same year in them, which is all that ASCII keeps."""
    assert slug("سجون 2017") != slug("تعذيب 2017")


@pytest.mark.parametrize("pair", [("Prisons", "PRISONS"), ("Déjà vu", "deja-vu"), ("Тюрьмы", "тюрьмы!")])
def test_spellings_of_one_name_are_one_topic(pair: tuple[str, str]) -> None:
    """Case, accents and punctuation tell nothing apart."""
    assert slug(pair[0]) == slug(pair[1])


def test_a_topic_bears_the_name_that_its_oldest_statement_gives_it() -> None:
    """Each once, in the order of slugs."""
    found = names([about("Torture, Prisons", 19), about("PRISONS, Children", 20)])
    assert list(found.items()) == [("children", "Children"), ("prisons", "Prisons"), ("torture", "Torture")]


def test_a_topic_is_called_as_readers_call_it() -> None:
    """By its translation, or in the source language, which it says then."""
    assert topic("prisons", "Prisons", ARABIC, ENGLISH, FURNITURE) == Topic(
        "prisons", "السجون", "topic-prisons.html"
    )
    assert topic("torture", "Torture", ARABIC, ENGLISH, FURNITURE) == Topic(
        "torture", "Torture", "topic-torture.html", fallback=True
    )
    assert topic("prisons", "Prisons", ENGLISH, ENGLISH, FURNITURE) == Topic(
        "prisons", "Prisons", "topic-prisons.html"
    )
