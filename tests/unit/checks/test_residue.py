"""What the source text no longer says is gone from its translation."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest
from msgspec.structs import replace

from publish.checks.residue import found
from publish.checks.rule import Found, Pair
from publish.model import Lexicon, Name, Status

MakePair = Callable[..., Pair]
HAMA = Name(
    "Hama",
    (),
    {
        "ar": ("حماة",),
        "fa": ("حما",),
        "fr": ("Hama",),
        "ru": ("Хама",),
        "tr": ("Hama",),
        "zh_Hans": ("哈马",),
    },
)
HOMS = Name(
    "Homs",
    (),
    {
        "ar": ("حمص",),
        "fa": ("حمص",),
        "fr": ("Homs",),
        "ru": ("Хомс",),
        "tr": ("Humus",),
        "zh_Hans": ("霍姆斯",),
    },
)
NAMES = Lexicon((HAMA, HOMS))


def told(every: Iterable[Found]) -> list[Found]:
    """Return what was found, its messages in English."""
    return [replace(one, said=one.message) for one in every]


def rules(pair: Pair) -> list[str]:
    """Return the rules that fired."""
    return [each.rule for each in found(pair)]


LEFT = [
    ("ar", "Men from Hama", "Men from Homs", "رجال من حماة"),
    ("ar", "Men from Hama", "Men from Homs", "رجال بحماة"),
    ("fa", "Men from Hama", "Men from Homs", "مردان حما"),
    ("fr", "Men from Hama", "Men from Homs", "Des hommes de Hama"),
    ("ru", "Men from Homs", "Men from Hama", "Мужчины из Хомса"),
    ("zh_Hans", "Men from Hama", "Men from Homs", "哈马的男子"),
    ("tr", "Men from Hama", "Men from Homs", "Hama'dan erkekler"),
    ("ar", "The Etilaf said so.", "The office said so.", "قال Etilaf ذلك."),
    ("fr", "We met Samir Haddad.", "We met a witness.", "Nous avons rencontré Samir Haddad."),
    ("tr", "We met Haddad.", "We met Nasser.", "Haddad ile görüştük."),
    (
        "tr",
        "The judge asked Haddad to go.",
        "The judge asked Nasser to go.",
        "Yargıç Haddad’dan çıkmasını istedi.",
    ),
    ("zh_Hans", "The judge asked Haddad to go.", "The judge asked Nasser to go.", "法官要求Haddad离开。"),
    (
        "ar",
        "The judge asked Haddad to go.",
        "The judge asked Nasser to go.",
        "طلب القاضي من الـHaddad المغادرة.",
    ),
]


@pytest.mark.parametrize(("code", "previous", "source", "text"), LEFT)
def test_what_was_left(make_pair: MakePair, code: str, previous: str, source: str, text: str) -> None:
    """A name of the earlier text alone is told where it still stands."""
    assert rules(make_pair(source, text, code, previous=previous, lexicon=NAMES)) == ["residue-name"]


MENDED = [
    ("ar", "500 men were held.", "600 men were held.", "احتُجز ٦٠٠ رجل."),
    ("fa", "24 men, 15 October 2017", "25 men, 16 October 2017", "۲۵ مرد، ۲۴ مهر ۱۳۹۶"),
    ("fr", "12 men were held.", "Twelve men were held.", "12 hommes étaient détenus."),
    ("ru", "42 men were held.", "Forty-two men were held.", "Удерживали 42 человека."),
    ("zh_Hans", "50 men", "500,000 men", "50万人"),
    ("tr", "The 14:00 bus", "The 2 p.m. bus", "Saat 14.00 otobüsü"),
    ("es", "On 10/16/2017", "On 16 October 2017", "El 16/10/2017"),
    ("ru", "1,200,000 people", "1.2 million people", "1 200 000 человек"),
    ("ar", "Men from Hama", "Men from Homs", "رجال من حمص"),
    ("ar", "Men from Hama and Homs", "Men from Homs and Hama", "رجال من حماة وحمص"),
    ("fr", "The United Nations said", "The UN said", "Les Nations unies ont dit"),
    ("de", "The UN said", "The United Nations said", "Die UN sagten"),
    ("de", "Leaders in Iran said", "Iranian leaders said", "Die Führung in Iran sagte"),
    ("fr", "In Saydnaya Prison", "In Sednaya Prison", "À la prison de Saydnaya"),
    ("fr", "On Monday they left", "Yesterday Nasser left", "On sait que Nasser est parti"),
    ("fr", "The Commission said", "It said", "La Commission a dit"),
    ("ru", "See https://example.org/a.", "See https://example.org/b.", "См. https://example.org/b."),
]


@pytest.mark.parametrize(("code", "previous", "source", "text"), MENDED)
def test_what_the_new_text_says_too(
    make_pair: MakePair, code: str, previous: str, source: str, text: str
) -> None:
    """What the new text may say in words, in another calendar or in another spelling is no residue."""
    assert rules(make_pair(source, text, code, previous=previous, lexicon=NAMES)) == []


@pytest.mark.parametrize("status", [Status.FUZZY, Status.OUTDATED])
def test_what_is_still_marked_is_not_judged(make_pair: MakePair, status: Status) -> None:
    """A translation of the earlier text that says so says nothing wrong."""
    assert (
        rules(
            make_pair("The office said so.", "قال Etilaf ذلك.", previous="The Etilaf said so.", status=status)
        )
        == []
    )


def test_what_a_translator_is_told(make_pair: MakePair) -> None:
    """The residue is quoted, and pointed at."""
    assert told(
        found(make_pair("The office said so.", "قال Etilaf ذلك.", previous="The Etilaf said so."))
    ) == [
        Found(
            "residue-name",
            '"Etilaf" stood in the earlier source text and no longer does: translate the new one',
            "Etilaf",
        )
    ]


@pytest.mark.parametrize("piece", ["Aa ", "Aa. ", "1,", "1 000 ", "a.", "p.m", "`a`", "[^", "](1)"])
def test_hostile_texts_are_quick(make_pair: MakePair, piece: str) -> None:
    """The earlier text comes from a catalog too, and may be as hostile as a translation."""
    text = "".join(f"{piece}{number}" for number in range(65_000 // (len(piece) + 5)))
    pair = make_pair("600 men", text, previous=text, lexicon=NAMES)
    begun = time.process_time()
    rules(pair)
    assert time.process_time() - begun < 1
