"""Which addresses a text shows, and which of them are the same."""

from __future__ import annotations

import re
import time

import pytest

from publish.addresses import _SIGN, found, key, without


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://example.org/2017/10.", ["https://example.org/2017/10"]),
        ("网址：https://example.org/2017/10，可以", ["https://example.org/2017/10"]),
        ("见 example.org。谢谢", ["example.org"]),
        ("على https://example.org/a؟", ["https://example.org/a"]),
        ("Фото: www.example.org…", ["www.example.org"]),
        ("(https://en.example.org/wiki/Homs_(city))", ["https://en.example.org/wiki/Homs_(city)"]),
        ("https://example.org—and more", ["https://example.org"]),
        ("Write to press@example.org, or mailto:a@example.org", ["press@example.org", "a@example.org"]),
        (
            "@name, @user@mastodon.social و@Amnesty 关注@amnesty的微博",
            ["@name", "@user@mastodon.social", "@Amnesty", "@amnesty"],
        ),
        ("example.org'dan, https://example.org/a’dan", ["example.org", "https://example.org/a"]),
        (
            "Evil.Com EVIL.RU x.com 163.com evil.rocks/x",
            ["Evil.Com", "EVIL.RU", "x.com", "163.com", "evil.rocks/x"],
        ),
        ("..evil.com a.b.c.d.e.f.g.h.i.evil.com.Le", ["evil.com", "a.b.c.d.e.f.g.h.i.evil.com"]),
        (
            "http://10.0.0.1/a 10.0.0.1/a example.org:80",
            ["http://10.0.0.1/a", "10.0.0.1/a", "example.org:80"],
        ),
        ("пример.рф xn--e1afmkfd.xn--p1ai", ["пример.рф", "xn--e1afmkfd.xn--p1ai"]),
        ("exаmple.org example.оrg", ["exаmple.org", "example.оrg"]),
        ("examplе｡org evil.onion", ["examplе.org", "evil.onion"]),
        ("请看例子.中国。 结束了.中国政府 例子。中国", ["请看例子.中国"]),
        ("اكتبوا إلى موقع.سورية.", ["موقع.سورية"]),
        ("उदाहरण.भारत और उदाहरण.भारतीय", ["उदाहरण.भारत"]),
        ("evil AT example DOT com", ["evil@example.com"]),
        ("evil arobase example point com", ["evil@example.com"]),
        (
            "evil (arobase) example (point) com, evil [собака] example [точка] org",
            ["evil@example.com", "evil@example.org"],
        ),
        ("The dot com bubble, un point net, seen at one dot", []),
    ],
)
def test_what_a_program_would_make_a_link_of(text: str, addresses: list[str]) -> None:
    """Addresses are found beside every script, without the marks that close a sentence."""
    assert list(found(text)) == addresses


@pytest.mark.parametrize(
    "text",
    [
        "hxxps://evil.com",
        "https://evil[.]com",
        "https://evil (dot) com",
        "https://evil{.}com",
        "https://evil．com",
        "https：／／evil｡com",
        "https://evil。com",
        "https://ev\u200bil.c\u00adom",
        "https://\u2066evil.com\u2069",
        "https://𝐞𝐯𝐢𝐥.com",
        "https://evⓘl․com",
    ],
)
def test_no_spelling_hides_an_address(text: str) -> None:
    """What a reader sees through is read as they read it."""
    assert found(text) == ("https://evil.com",)


@pytest.mark.parametrize("text", ["press [at] evil [dot] com", "press＠evil．com", "press(@)evil.com"])
def test_no_spelling_hides_an_address_of_mail(text: str) -> None:
    """The same holds for e-mail addresses."""
    assert found(text) == ("press@evil.com",)


@pytest.mark.parametrize(
    "text",
    [
        "la prison.La situation",
        "U.S., EE.UU., z.B., d.h., v.Chr., i.e., Ph.D., m.in.",
        "9 a.m. to 5 p.m.",
        "т.е. и т.д., руб.коп",
        "list-2017.csv",
        "1.200,50 12.10.2017 en 2017.la",
        "tod@s l@s amig@s.La",
        "2 @ 5",
        "نص. ثم،نص",
        "结束。Facebook也",
    ],
)
def test_what_is_no_address(text: str) -> None:
    """Abbreviations, files, numbers, dates and a full stop without its space are words."""
    assert found(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://Example.ORG/", "example.org"),
        ("https://example.org/سوريا", "https://example.org/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"),
        ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai/"),
        ("Press@Example.org", "press@example.org"),
    ],
)
def test_spellings_of_one_address(one: str, other: str) -> None:
    """Case, a last slash, percent signs and `xn--` make no other address."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a",
        "https://exаmple.org/a",
        "https://example.org/A",
        "https://example.org.evil.com/a",
        "https://example.org@evil.com/a",
        "https://example.org/a?b",
        "https://example.org/a/b",
    ],
)
def test_other_addresses(other: str) -> None:
    """What leads elsewhere is another address, however alike it looks."""
    assert key(other) != key("https://example.org/a")


def test_a_text_without_its_addresses() -> None:
    """Each address leaves a space, and the marks behind it stay."""
    assert without("Press: press@example.org, or https://example.org/b. End") == "Press:  , or  . End"


@pytest.mark.parametrize(
    "piece",
    ["a.", "a@", "@a", "http://", "http://((", "[.]", "-.", "１．", "/", "1.2.3.4/", "a.com/(", "a'b"],
)
def test_hostile_texts_are_quick(piece: str) -> None:
    """The longest segment of the worst marks takes a fraction of a second."""
    text = (piece * 65_536)[:65_536]
    begun = time.process_time()
    found(text)
    assert time.process_time() - begun < 1


def test_case_is_nothing_to_the_signs_of_an_address() -> None:
    """So its pattern may say so: every sign is one, or none, whether case is told or not."""
    told, untold = re.compile(_SIGN), re.compile(_SIGN.replace("(?-i:", "(?:"), re.IGNORECASE)
    signs = list(map(chr, range(0x110000)))
    assert [one for one in signs if bool(told.match(one)) != bool(untold.match(one))] == []
