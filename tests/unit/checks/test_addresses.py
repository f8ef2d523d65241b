"""Addresses typed as text are those of the source text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from publish.checks.addresses import found
from publish.checks.rule import Found, Pair
from publish.model import Lexicon, Name

MakePair = Callable[..., Pair]
SITE = "The list is at https://example.org/2017/10 and may be used freely."
MAIL = "Write to press@example.org or to @record."


LEXICON = Lexicon((Name("@amnesty", (), {"fr": ("@AmnestyFrance",)}),))


def test_a_handle_has_the_forms_of_the_office_s_list(make_pair: MakePair) -> None:
    """`[names]` may say that an account has another name in a language, and in no other."""
    source = "Ask @amnesty now."
    assert rules(make_pair(source, "Demandez à @AmnestyFrance.", "fr", lexicon=LEXICON)) == []
    assert rules(make_pair(source, "Demandez à @amnesty.", "fr", lexicon=LEXICON)) == []
    assert rules(make_pair(source, "Demandez à @amnesty et @AmnestyFrance.", "fr", lexicon=LEXICON)) == [
        "address-count"
    ]
    assert rules(make_pair(source, "اسألوا @AmnestyFrance.", "ar", lexicon=LEXICON)) == [
        "foreign-address", "address-count",
    ]  # fmt: skip


def rules(pair: Pair) -> list[str]:
    """Return the rules that fired."""
    return [each.rule for each in found(pair)]


@pytest.mark.parametrize(
    ("code", "source", "text"),
    [
        ("ar", SITE, "القائمة متاحة على العنوان https://example.org/2017/10، ويمكن استخدامها بحرية."),
        ("fa", SITE, "فهرست در \u2066https://example.org/2017/10\u2069 در دسترس است."),
        ("fr", SITE, "La liste se trouve à l’adresse https://example.org/2017/10, et peut servir à tous."),
        ("ru", SITE, "Список: https://example.org/2017/10."),
        ("zh_Hans", SITE, "名单见https://example.org/2017/10，可自由使用。"),
        ("tr", SITE, "Liste https://example.org/2017/10'dan indirilebilir."),
        ("ar", MAIL, "راسلونا على press@example.org أو على الحساب @record."),
        ("zh_Hans", MAIL, "请致函press@example.org或@record。"),
        ("ru", "He works at Booking.com.", "Он работает в «Букинге»."),
        ("ar", "[https://example.org/1](1)", "[الموقع](1)"),
        ("ar", "[the site](1)", "[الموقع https://example.org/1](1)"),
        ("fr", "<press@example.org>", "<press@example.org>"),
        ("es", "The prison. The guards", "La prisión.La guardia"),
        ("de", "#FreeThemAll", "#LasstSieFrei"),
    ],
)
def test_the_same_addresses(make_pair: MakePair, code: str, source: str, text: str) -> None:
    """Punctuation, endings and marks of direction do not matter, nor what a link's words are."""
    assert rules(make_pair(source, text, code)) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "القائمة على https://example.org/2017/10 و https://evil.com."),
        ("fa", "https://example.org/2017/10 evil[.]com"),
        ("fr", "https://example.org/2017/10 et hxxp://evil.com/a"),
        ("ru", "https://example.org/2017/10 или exаmple.org"),
        ("zh_Hans", "见https://example.org/2017/10，或evil。com"),
        ("tr", "https://example.org/2017/10, evil.com'dan"),
        ("ar", "https://example.org/2017/10 evil&#46;com"),
        ("ar", "https://example.org/2017/10 ev*il*.com"),
        ("ar", "https://example.org/2017/10 evil\\.com"),
        ("ar", "https://example.org/2017/10 `evil.com`"),
        ("es", "https://example.org/2017/10 y @evil"),
        ("de", "https://example.org/2017/10, me@evil.com"),
        ("de", "https://example.org/2017/10, http://example.org/2017/10"),
    ],
)
def test_an_address_of_its_own(make_pair: MakePair, code: str, text: str) -> None:
    """No spelling and no markup brings in an address that the source text does not have."""
    assert rules(make_pair(SITE, text, code)) == ["foreign-address"]


@pytest.mark.parametrize(
    ("code", "source", "text"),
    [
        ("ar", SITE, "القائمة متاحة للجميع."),
        ("fa", SITE, "https://example.org/2017/10 https://example.org/2017/10"),
        ("fr", MAIL, "Écrivez à press@example.org."),
        ("ru", MAIL, "Пишите нам: @record."),
        ("zh_Hans", MAIL, "请致函press@example.org。"),
        ("tr", SITE, "Liste herkese açıktır."),
    ],
)
def test_an_address_left_out_or_repeated(make_pair: MakePair, code: str, source: str, text: str) -> None:
    """Each address of the source text stands as often in the translation."""
    assert rules(make_pair(source, text, code)) == ["address-count"]


def test_a_title_has_no_address_of_its_own(make_pair: MakePair) -> None:
    """Plain text is looked at as Markdown is."""
    assert rules(make_pair("A title", "عنوان www.evil.com", kind="title")) == ["foreign-address"]


def test_what_a_translator_is_told(make_pair: MakePair) -> None:
    """The address is quoted as it is read, and pointed at as it is written."""
    told = [replace(one, said=one.message) for one in found(make_pair(SITE, "انظر evil[.]com"))]
    assert told == [
        Found(
            "foreign-address",
            (
                '"evil.com" is not an address of the source text: '
                "take it out, or put a space where a sentence ends"
            ),
            "evil[.]com",
        ),
        Found(
            "address-count",
            '"https://example.org/2017/10" of the source text is missing: copy it from there',
        ),
    ]


def test_what_no_reader_sees_is_not_judged(make_pair: MakePair) -> None:
    """A fuzzy translation has no addresses."""
    assert rules(make_pair(SITE, "evil.com", status="fuzzy")) == []


@pytest.mark.parametrize("piece", ["a.com ", "evil[.]com ", "@a ", "http://a", "a@b.org,"])
def test_hostile_texts_are_quick(make_pair: MakePair, piece: str) -> None:
    """Thousands of addresses take a fraction of a second, and the first are told."""
    text = "".join(f"{number}{piece}" for number in range(65_000 // (len(piece) + 5)))
    pair = make_pair(SITE, text)
    begun = time.process_time()
    assert len(rules(pair)) <= 20
    assert time.process_time() - begun < 1
