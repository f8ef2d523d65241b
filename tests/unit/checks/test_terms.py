"""Terms of glossary.toml in translations: what fires, and what is honest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.checks.rule import Pair
from publish.checks.wording.terms import found
from publish.model import Lexicon, Status, Term

Make = Callable[..., Pair]

LEXICON = Lexicon(
    terms=(
        Term(
            "hunger strike",
            {
                "ar": ("إضراب عن الطعام",), "fa": ("اعتصاب غذا",), "fr": ("grève de la faim",),
                "ru": ("голодовка",), "tr": ("açlık grevi",), "zh_Hans": ("绝食",),
            },
            {
                "ar": ("صيام",), "fa": ("روزه",), "fr": ("jeûne",),
                "ru": ("пост",), "tr": ("oruç",), "zh_Hans": ("斋戒",),
            },
        ),
        Term("strike", {"fr": ("grève",)}),
        Term("detainee", {"fr": ("détenu",)}, {"es": ("ladrón",), "fr": ("prisonnier", "criminel")}),
        Term("inmate", {"fr": ("prisonnier",)}),
        Term("regime", {}, {"fr": ("régime",)}),
    )
)  # fmt: skip


def rules(pair: Pair) -> list[str]:
    """Return the rules that fire."""
    return [each.rule for each in found(pair)]


@pytest.mark.parametrize(
    ("code", "approved", "forbidden", "neither"),
    [
        ("ar", "أعلنوا إضراباً عن الطعام.", "أعلنوا الصيام.", "احتجّوا."),
        ("fa", "اعتصاب غذای خود را آغاز کردند.", "روزه گرفتند.", "اعتراض کردند."),
        ("fr", "Leurs grèves de la faim ont commencé.", "Leur jeûne a commencé.", "Ils ont protesté."),
        ("ru", "Они объявили голодовку.", "Они начали пост.", "Они протестовали."),
        ("tr", "Açlık grevlerine başladılar.", "Oruca başladılar.", "Protesto ettiler."),
        ("zh_Hans", "他们宣布绝食。", "他们开始斋戒。", "他们抗议。"),
    ],
)
def test_a_term_is_said_in_an_approved_way(
    make_pair: Make, code: str, approved: str, forbidden: str, neither: str
) -> None:
    """An approved form is in order, a forbidden one an error, and neither a warning."""
    source = "They began their hunger strikes."
    assert rules(make_pair(source, approved, code, lexicon=LEXICON)) == []
    assert rules(make_pair(source, forbidden, code, lexicon=LEXICON)) == ["term-forbidden"]
    assert rules(make_pair(source, neither, code, lexicon=LEXICON)) == ["term-missing"]


def test_the_messages_say_what_to_write(make_pair: Make) -> None:
    """A forbidden form is pointed at, and the approved ones are offered, if there are any."""
    (each,) = found(make_pair("A detainee fled.", "Un criminel a fui.", "fr", lexicon=LEXICON))
    assert (each.message, each.piece) == (
        '"criminel" must not stand for "detainee": write "détenu"',
        "criminel",
    )
    (each,) = found(make_pair("A detainee fled.", "Il a fui.", "fr", lexicon=LEXICON))
    assert (each.message, each.piece) == ('"detainee" is usually translated as "détenu"', "")
    (each,) = found(make_pair("The regime fell.", "Le régime est tombé.", "fr", lexicon=LEXICON))
    assert each.message == '"régime" must not stand for "regime": write another word'


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Detainees and prisoners fled.", "Des détenus et des prisonniers ont fui."),
        ("A detainee and an inmate fled.", "Un détenu et un prisonnier ont fui."),
        ("Their hunger strike began.", "Leur grève de la faim a commencé."),
        ("Detainees fled; the detainees ran.", "Les détenus ont fui ; ils ont couru."),
        ("A retainer fled.", "Un criminel a fui."),
    ],
)
def test_an_honest_translation_has_no_findings(make_pair: Make, source: str, translation: str) -> None:
    """A forbidden form may translate another word, and a longer term hides the shorter one in it."""
    assert rules(make_pair(source, translation, "fr", lexicon=LEXICON)) == []


@pytest.mark.parametrize(
    ("source", "translation", "code", "expected"),
    [
        ("The detainees and the criminal court", "Les captifs et la cour criminelle", "fr", ["term-missing"]),
        (
            "The detainees and the criminal court",
            "Les criminels et la cour criminelle",
            "fr",
            ["term-forbidden"],
        ),
        (
            "War criminals held detainees.",
            "Des criminels de guerre tenaient des captifs.",
            "fr",
            ["term-missing"],
        ),
        ("Young hunger strikers; a hunger strike", "De jeunes grévistes", "fr", ["term-missing"]),
        ("The detainees fled.", "Los ladrones huyeron.", "es", ["term-forbidden"]),
    ],
)
def test_a_forbidden_form_stands_for_the_term_alone(
    make_pair: Make, source: str, translation: str, code: str, expected: list[str]
) -> None:
    """It may translate another word that it is like, as often, and `jeunes` is not `jeûnes`."""
    assert rules(make_pair(source, translation, code, lexicon=LEXICON)) == expected


def test_what_is_not_presented_is_not_judged(make_pair: Make) -> None:
    """A fuzzy translation is no reader's."""
    pair = make_pair("A detainee fled.", "Un criminel a fui.", "fr", status=Status.FUZZY, lexicon=LEXICON)
    assert rules(pair) == []
