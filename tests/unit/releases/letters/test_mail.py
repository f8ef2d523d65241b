"""A release as a mail: two forms of one text, safe headers, the same bytes every time."""

from __future__ import annotations

import email
import re
from collections import Counter
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from typing import Literal
from unicodedata import category, normalize

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish import model
from publish.releases.letters.mail import mail
from publish.releases.text import text

UPRIGHT = '<em style="font-style: normal; font-weight: bold">a</em> <i style="font-style: normal">b</i>'
COMMON = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)


def read(release: model.Release) -> EmailMessage:
    """Return the mail as a mail program reads it."""
    made = email.message_from_bytes(mail(release), policy=default)
    assert isinstance(made, EmailMessage)
    return made


def parts(release: model.Release) -> tuple[str, str]:
    """Return the plain text and the HTML of the mail."""
    plain, marked = (part.get_content().replace("\r\n", "\n") for part in read(release).iter_parts())
    return plain, marked


def decoded(release: model.Release, name: str) -> str:
    """Return the header `name`, by the library's older reader."""
    raw = email.message_from_bytes(mail(release))[name]
    return str(make_header(decode_header(raw)))


def one_line(words: str) -> str:
    """Return `words` with one space between them, without control characters, in NFC."""
    shown = "".join(" " if one.isspace() else one for one in words)
    return normalize("NFC", " ".join("".join(one for one in shown if category(one) != "Cc").split()))


def with_contact(release: model.Release, *lines: str, name: str = "P") -> model.Release:
    """Return `release` as a publisher of that name issues it."""
    return replace(release, furniture=replace(release.furniture, publisher=model.Publisher(name, "", lines)))


def test_the_headers(release: model.Release) -> None:
    """What a mail program shows, and what it needs."""
    made = read(replace(release, base_url="https://press.example"))
    identity = made["Message-ID"].partition(".")[0].removeprefix("<")
    assert re.fullmatch("[0-9a-f]{32}", identity)
    assert made.items() == [
        ("Subject", "خلف الأبواب"),
        ("From", "مكتب البستان <press@example.org>"),
        ("Date", "Thu, 19 Oct 2017 00:00:00 +0000"),
        ("Message-ID", f"<{identity}.ar@press.example>"),
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/alternative; boundary="=_{identity}"'),
        ("Content-Language", "ar"),
    ]


def test_two_forms_of_one_text_in_base64(release: model.Release) -> None:
    """The plain one first, as the standard wants, each in its language."""
    assert [
        (part.get_content_type(), part["Content-Transfer-Encoding"], part["Content-Language"])
        for part in read(release).iter_parts()
    ] == [("text/plain", "base64", "ar"), ("text/html", "base64", "ar")]


def test_the_plain_text_is_the_release(release: model.Release) -> None:
    """With the marks that turn its lines."""
    assert parts(release)[0] == text(release).decode()


def test_lines_end_as_mail_wants_and_none_is_long(release: model.Release) -> None:
    """Also in the decoded texts: a server may refuse anything else."""
    data = mail(release)
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    plain = list(email.message_from_bytes(data).walk())[1]
    assert plain.get_payload(decode=True) == text(release).replace(b"\n", b"\r\n")


def test_the_html_is_turned_and_loads_nothing(release: model.Release) -> None:
    """Language and direction stand where mail programs leave them; nothing is fetched."""
    body = '<p>صورة <img src="../images/a.jpg" alt="باب &amp; نافذة" width="1" height="1"> هنا</p>'
    marked = parts(replace(release, body=replace(release.body, html=body)))[1]
    assert '<html lang="ar" dir="rtl">' in marked
    assert '<div lang="ar" dir="rtl" style=' in marked
    assert "صورة باب &amp; نافذة هنا" in marked
    assert not re.search(r"<(img|link|script|style|iframe|table)|src=|url\(|@import", marked)


@pytest.mark.parametrize(
    ("tag", "direction", "expected"),
    [
        ("ar", "rtl", UPRIGHT),
        ("zh-Hans", "ltr", UPRIGHT),
        ("fr", "ltr", "<em>a</em> <i>b</i>"),
    ],
)
def test_no_letter_leans_in_scripts_that_have_no_such(
    release: model.Release, tag: str, direction: Literal["ltr", "rtl"], expected: str
) -> None:
    """Emphasis is weight there, as on the page."""
    language = replace(release.language, tag=tag, direction=direction)
    body = replace(release.body, html="<p><em>a</em> <i>b</i></p>")
    assert f"<p>{expected}</p>" in parts(replace(release, language=language, body=body))[1]


def test_a_link_without_a_place_becomes_its_words(release: model.Release) -> None:
    """In a mail there is no page for it to be relative to; with a base URL it is whole."""
    body = (
        '<p><a href="../en/a.html">خبر</a> <a href="https://example.org/">رابط</a> <a href="#b">هنا</a></p>'
    )
    release = replace(release, body=replace(release.body, html=body))
    kept = '<a href="https://example.org/">رابط</a> <a href="#b">هنا</a></p>'
    assert f"<p>خبر {kept}" in parts(release)[1]
    based = parts(replace(release, base_url="https://press.example"))[1]
    assert f'<p><a href="https://press.example/en/a.html">خبر</a> {kept}' in based


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"reviewed": False, "outdated": True, "partial": True, "base_url": "https://press.example"},
        {"outdated": True, "updated_text": "اليوم"},
        {"lead": True, "base_url": "https://press.example"},
        {"place": None, "summary": None, "embargo_text": "الغد"},
    ],
    ids=["plain", "notices", "updated", "lead", "embargo"],
)
def test_both_forms_say_the_same_words(
    release: model.Release, correction: model.DatedPiece, changed: dict[str, bool]
) -> None:
    """Nobody reads less than others."""
    metadata = replace(release.metadata, publisher="The Desk", origin="https://example.org/a")
    made = replace(release, metadata=metadata, corrections=(correction,), **changed)
    plain, marked = parts(made)
    shown = html5lib.parse(marked, namespaceHTMLElements=False).find("body")
    unseen = dict.fromkeys(map(ord, "\u200f\u2066\u2069"), "")
    assert Counter("".join(shown.itertext()).split()) == Counter(plain.translate(unseen).split())


def test_without_an_address_it_is_a_draft(release: model.Release) -> None:
    """Whoever opens it sends it in their own name."""
    made = read(with_contact(release, "+90 212 555 01 02", "https://example.org/a@b"))
    assert (made["From"], made["X-Unsent"]) == (None, "1")


def test_the_sender_is_the_address_of_the_contact_lines(release: model.Release) -> None:
    """However often it stands there."""
    lines = ("https://example.org", "Desk: desk@example.org, or again desk@example.org")
    made = read(with_contact(release, *lines, name='Dr. "Desk", P'))
    assert made["From"].addresses[0].addr_spec == "desk@example.org"
    assert made["From"].addresses[0].display_name == 'Dr. "Desk", P'
    assert "X-Unsent" not in made


@pytest.mark.parametrize("lines", [("Complaints: a@gov.example", "Us: b@example.org"), ("a..b@example.org",)])
def test_of_several_addresses_none_is_the_sender(release: model.Release, lines: tuple[str, ...]) -> None:
    """Nobody can tell which is the publisher's own; nor is one that is no address by the standard."""
    made = read(with_contact(release, *lines))
    assert (made["From"], made["X-Unsent"]) == (None, "1")


def test_an_embargo_stands_in_the_subject(release: model.Release) -> None:
    """A journalist reads it before the mail is opened."""
    assert read(replace(release, embargo_text="الغد"))["Subject"] == "«Embargoed until الغد» | خلف الأبواب"


@pytest.mark.parametrize("base_url", [None, "https://[::1]:80", "https://برس.example"])
def test_without_a_host_in_ascii_the_identity_is_local(release: model.Release, base_url: str | None) -> None:
    """The domain is one that nobody can have."""
    made = mail(replace(release, base_url=base_url))
    assert re.search(rb"\r\nMessage-ID: <[0-9a-f]{32}\.ar@publish\.invalid>\r\n", made)


def test_the_same_release_is_the_same_bytes(release: model.Release) -> None:
    """And another one has another identity, be it the same text under another name."""
    assert mail(release) == mail(replace(release))
    other = read(replace(release, slug="2017-10-19-gates"))
    assert other["Message-ID"] != read(release)["Message-ID"]


@COMMON
@given(
    title=st.text(min_size=1, max_size=200)
    | st.text("abسجن=?_\r\n \u2028\x0b\x1c\0", min_size=1, max_size=200),
    name=st.text(min_size=1, max_size=80),
)
def test_no_title_and_no_name_brings_in_a_header(release: model.Release, title: str, name: str) -> None:
    """Whatever stands in them: a mail of as many headers, without a defect, with the words in their place."""
    made = replace(release, title=model.Piece("", title))
    found = read(with_contact(made, "desk@example.org", name=name))
    assert found.keys() == [
        "Subject", "From", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Language",
    ]  # fmt: skip
    assert [defect for part in found.walk() for defect in part.defects] == []
    assert found["From"].addresses[0].addr_spec == "desk@example.org"
    assert decoded(made, "Subject") == one_line(title)
    assert len(list(found.iter_parts())) == 2


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Two\r\nBcc: x@example.org", "Two Bcc: x@example.org"),
        ("Two\u2028three\x0bfour", "Two three four"),
        ("\x08\rTwo\x00 three\x7f", "Two three"),
        ("=?utf-8?q?=0D=0ABcc?= x", "=?utf-8?q?=0D=0ABcc?= x"),
        ("كلمة " * 60, ("كلمة " * 60).strip()),
        ("يدعو مجلس الأمن إلى التحرك بناءً على نتائج «العفو الدولية» عن ذلك", None),
        ("Background: what was asked for, from the first prison to the last one of them", None),
    ],
    ids=["header", "separators", "controls", "encoded word", "long", "accent at a fold", "long ASCII"],
)
def test_a_subject_is_one_line(release: model.Release, title: str, subject: str | None) -> None:
    """White space is a space, controls are nothing, all else is what was written."""
    assert read(replace(release, title=model.Piece("", title)))["Subject"] == (subject or title)
