"""Whole letters, as files beside this one: a mail, messages and headlines, to the byte.

A mail's two parts stand there decoded as well, for people to read. The content is made up; one message would
hold it, so the limit is a small one here.
"""

from __future__ import annotations

import datetime as dt
import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish import model
from publish.releases.letters import messages
from publish.releases.letters.headline import headline
from publish.releases.letters.mail import mail

FILES = Path(__file__).parent / "files"
LIMIT = 420
ENGLISH = model.Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
PERSIAN = model.Language(
    "fa", "fa", "فارسی", "Persian", "rtl", "nplurals=2; plural=(n > 1);", digits="native"
)
CHINESE = model.Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")

PERSIAN_FURNITURE = model.Furniture(
    {
        "Press release": "بیانیهٔ مطبوعاتی",
        "%(place)s, %(date)s": "%(place)s، %(date)s",
        "Embargoed until %(moment)s": "انتشار تا %(moment)s ممنوع است",
        "This translation has not been reviewed yet. In case of doubt, the original text applies.": (
            "این ترجمه هنوز بازبینی نشده است. در صورت تردید، متن اصلی معتبر است."
        ),
        "Parts of this text have not been translated yet and appear in the original language.": (
            "بخش‌هایی از این متن هنوز ترجمه نشده و به زبان اصلی آمده است."
        ),
        "About %(publisher)s": "دربارهٔ %(publisher)s",
        "Contact": "تماس",
        "Permanent address": "نشانی دائمی",
        "(%(number)s/%(count)s)": "(%(number)s از %(count)s)",
        "###": "###",
    },
    model.Publisher(
        "دفتر بوستان",
        "دفتر مطبوعاتی کوچکی که وضعیت زندان‌ها را ثبت می‌کند.",
        ("رایانامه: press@example.org", "تلفن: +90 212 555 01 02"),
    ),
)
CHINESE_FURNITURE = model.Furniture(
    {
        "Press release": "新闻稿",
        "%(place)s, %(date)s": "%(place)s，%(date)s",
        "About %(publisher)s": "关于%(publisher)s",
        "Contact": "联系方式",
        "###": "###",
    },
    model.Publisher("果园新闻室", "记录监狱及被羁押者的处境。", ("电话：+90 212 555 01 02",)),
)
PERSIAN_RELEASE = model.Release(
    slug="2017-10-19-doors",
    metadata=model.Metadata("Behind closed doors", dt.date(2017, 10, 19)),
    language=PERSIAN,
    source_language=ENGLISH,
    title=model.Piece("پشت درهای بسته", "پشت درهای بسته"),
    body=model.Body(
        '<p>این گزارش از <a href="https://www.icrc.org/fa">کمیتهٔ صلیب سرخ</a> خواست که '
        "<strong>همهٔ زندان‌ها</strong> را ببیند، طبق سند A/HRC/34/64.</p>\n"
        "<ul>\n<li>فهرست نام‌ها، پیش از 2017-10-19؛</li>\n<li>تماس با +90 212 555 01 02.</li>\n</ul>\n"
        '<p lang="en" dir="ltr">Monitors must be let in (without notice).</p>\n'
        '<p><img src="../images/gate.0123.jpg" width="800" height="600" alt="دروازهٔ زندان"></p>',
        (
            model.Paragraph(
                "این گزارش از کمیتهٔ صلیب سرخ خواست که همهٔ زندان‌ها را ببیند، طبق سند A/HRC/34/64.",
                addresses=("https://www.icrc.org/fa",),
            ),
            model.Paragraph("فهرست نام‌ها، پیش از 2017-10-19؛", lead="- ", indent="  "),
            model.Paragraph("تماس با +90 212 555 01 02.", lead="- ", indent="  ", gap=False),
            model.Paragraph("Monitors must be let in (without notice).", fallback=True),
            model.Paragraph("دروازهٔ زندان"),
        ),
    ),
    date_text="۲۷ مهر ۱۳۹۶",
    furniture=PERSIAN_FURNITURE,
    alternates=tuple(
        model.Alternate(language, f"../{language.tag}/2017-10-19-doors.html")
        for language in (ENGLISH, PERSIAN)
    ),
    summary=model.Piece("هزاران نفر ناپدید شده‌اند.", "هزاران نفر ناپدید شده‌اند."),
    place=model.Piece("استانبول", "استانبول"),
    reviewed=False,
    partial=True,
    base_url="https://press.example",
)
PERSIAN_ADVANCE = replace(
    PERSIAN_RELEASE, embargo_text="۱ آذر ۱۳۹۶، ساعت ۹:۰۰", base_url=None, body=model.Body("", ())
)
CHINESE_RELEASE = replace(
    PERSIAN_RELEASE,
    language=CHINESE,
    title=model.Piece("监狱大门背后", "监狱大门背后"),
    body=model.Body(
        "<p>报告描述了数以千计的人的处境。</p>", (model.Paragraph("报告描述了数以千计的人的处境。"),)
    ),
    date_text="2017年10月19日",
    furniture=CHINESE_FURNITURE,
    alternates=(model.Alternate(CHINESE, "2017-10-19-doors.html"),),
    summary=None,
    place=model.Piece("伊斯坦布尔", "伊斯坦布尔"),
    reviewed=True,
    partial=False,
    base_url=None,
)


def parts(content: bytes) -> list[bytes]:
    """Return the two texts of a mail."""
    made = email.message_from_bytes(content, policy=default)
    assert isinstance(made, EmailMessage)
    return [part.get_content().replace("\r\n", "\n").encode() for part in made.iter_parts()]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Give every file, made anew."""
    monkeypatch.setattr(messages, "LIMIT", LIMIT)
    found = {
        "release.fa.eml": mail(PERSIAN_RELEASE),
        "advance.fa.eml": mail(PERSIAN_ADVANCE),
        "release.zh-Hans.eml": mail(CHINESE_RELEASE),
        "release.fa.headline.txt": headline(PERSIAN_RELEASE),
        "advance.fa.headline.txt": headline(PERSIAN_ADVANCE),
        "release.zh-Hans.headline.txt": headline(CHINESE_RELEASE),
        "release.zh-Hans.message-1.txt": messages.messages(CHINESE_RELEASE)[0],
    }
    plain, marked = parts(found["release.fa.eml"])
    found |= {"release.fa.eml.txt": plain, "release.fa.eml.html": marked}
    for number, one in enumerate(messages.messages(PERSIAN_RELEASE), start=1):
        found[f"release.fa.message-{number}.txt"] = one
    return found


def test_letters_are_what_they_were(made: dict[str, bytes]) -> None:
    """Every byte is as in the files that were read and approved; no file is left over, and none is empty."""
    kept = {path.name: path.read_bytes() for path in sorted(FILES.iterdir())}
    assert sorted(kept) == sorted(made)
    assert all(kept.values())
    for name, content in made.items():
        assert content == kept[name], name


def test_a_chinese_draft_has_no_sender() -> None:
    """Its publisher names a telephone alone."""
    assert b"X-Unsent: 1\r\n" in mail(CHINESE_RELEASE)
