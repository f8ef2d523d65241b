"""Which topics there are, and what each is called where."""

from __future__ import annotations

import re

import pytest

from publish.model import Furniture, Language, Publisher, Severity, Statement, Topic
from publish.press.topics import clashes, names, slug, topic
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


@pytest.mark.parametrize("pair", [("दल", "दिल"), ("مُدرِسة", "مَدرَسة"), ("Выборы", "Выборый"), ("รู", "รา")])
def test_marks_tell_names_in_other_letters_apart(pair: tuple[str, str]) -> None:
    """They are vowels in many scripts."""
    assert slug(pair[0]) != slug(pair[1])


@pytest.mark.parametrize("pair", [("Prisons", "PRISONS"), ("Déjà vu", "deja-vu"), ("Тюрьмы", "тюрьмы!")])
def test_a_slug_knows_no_case_and_no_punctuation(pair: tuple[str, str]) -> None:
    """Nor accents on Latin letters."""
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Resolution 1 23", "Resolution 12 3"), ("Article 14/1", "Article 141"), ("C", "C++"),
        ("Résumé", "resume"),
    ],
)  # fmt: skip
def test_two_topics_with_one_slug_are_an_error(one: str, other: str) -> None:
    """At the later statement, once for each pair of names."""
    found = clashes([about(one, 18), about(one, 19), about(f"Doors, {other}", 20)])
    assert [(finding.path, finding.statement, finding.message) for finding in found] == [
        (
            "source/2017-10-20-doors.md",
            "2017-10-20-doors",
            f'topics "{one}" and "{other}" would share one page: write one of them otherwise',
        )
    ]
    assert found[0].severity is Severity.ERROR


def test_two_topics_of_one_statement_may_have_one_slug() -> None:
    """It is told as well."""
    (found,) = clashes([about("C, C++", 19)])
    assert found.message == 'topics "C" and "C++" would share one page: write one of them otherwise'


def test_case_and_spaces_make_no_other_topic() -> None:
    """Nothing is wrong with another spelling of the same name."""
    assert clashes([about("Cell  Doors, السجون", 19), about("CELL Doors, السجون", 20)]) == ()


def test_a_translation_is_found_under_another_spelling() -> None:
    """The one of a draft, say, which is older than what readers see; but not under another topic's."""
    assert topic("prisons", "PRISONS", ARABIC, ENGLISH, FURNITURE).name == "السجون"
    assert topic("prisons", "Prisons!", ARABIC, ENGLISH, FURNITURE).fallback
