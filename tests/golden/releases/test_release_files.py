"""Whole releases, as files beside this one: what a page, a text and a list are, to the byte.

The style sheet and its digest are cut out of the pages, so that a change of look changes no
file here. The content is made up.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish import model
from publish.releases.guard import guard
from publish.releases.index import chooser, index
from publish.releases.page import page, tombstone_page
from publish.releases.text import text, tombstone_text

FILES = Path(__file__).parent / "files"
ENGLISH = model.Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
ARABIC = model.Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
CHINESE = model.Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
LANGUAGES = (ENGLISH, ARABIC, CHINESE)

ARABIC_FURNITURE = model.Furniture(
    {
        "Skip to the text": "انتقل إلى النص",
        "Languages": "اللغات",
        "Press release": "بيان صحفي",
        "Press releases": "البيانات الصحفية",
        "%(place)s, %(date)s": "%(place)s، %(date)s",
        "About this translation": "عن هذه الترجمة",
        "This translation has not been reviewed yet. In case of doubt, the original text applies.": (
            "لم تُراجَع هذه الترجمة بعد. وعند الشك يُعتدّ بالنص الأصلي."
        ),
        "The original text was updated on %(date)s. This translation follows the earlier version.": (
            "حُدِّث النص الأصلي في %(date)s، وتستند هذه الترجمة إلى الصيغة السابقة."
        ),
        "Parts of this text have not been translated yet and appear in the original language.": (
            "لم تُترجم أجزاء من هذا النص بعد، وهي ترد بلغتها الأصلية."
        ),
        "Read the original text": "اقرأ النص الأصلي",
        "About %(publisher)s": "عن %(publisher)s",
        "Contact": "للتواصل",
        "Publisher": "الناشر",
        "Source": "المصدر",
        "Permanent address": "العنوان الدائم",
        "Still being translated": "قيد الترجمة",
        "Until they are translated, these press releases can be read in the original language.": (
            "يمكن قراءة هذه البيانات بلغتها الأصلية إلى أن تُترجم."
        ),
        "Embargoed until %(moment)s": "محظور نشره حتى %(moment)s",
        "Corrections": "تصويبات",
        "%(date)s: %(correction)s": "%(date)s: %(correction)s",
        "The rest of this press release has not been translated yet.": "لم تُترجم بقية هذا البيان بعد.",
        "Withdrawn": "بيان مسحوب",
        "This press release was withdrawn on %(date)s. Please no longer use it or pass it on.": (
            "سُحب هذا البيان في %(date)s. يُرجى عدم تداوله بعد الآن."
        ),
        "Topics": "المواضيع",
        "Page %(number)s of %(count)s": "الصفحة %(number)s من %(count)s",
        "Also in:": "لغات أخرى:",
        "Subscribe to new press releases": "الاشتراك في البيانات الصحفية الجديدة",
        "###": "###",
    },
    model.Publisher(
        "مكتب البستان",
        "مكتب صحفي صغير يوثّق أحوال السجون.",
        ("البريد الإلكتروني: press@example.org", "الهاتف: +90 212 555 01 02", "https://example.org/press/"),
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
    model.Publisher(
        "果园新闻室", "一个小型新闻机构，记录监狱及被羁押者的处境。", ("电话：+90 212 555 01 02",)
    ),
)
FRONT_FURNITURE = model.Furniture(
    {"Skip to the text": "Skip to the text", "Choose a language": "Choose a language"},
    model.Publisher("The Orchard Desk"),
)
ARABIC_BODY = model.Body(
    '<p>طالب التقرير <a href="https://www.icrc.org/ar">اللجنة الدولية للصليب الأحمر</a> بزيارة السجون'
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>، عملًا بالوثيقة A/HRC/34/64.</p>\n'
    '<h2 id="demands">المطالب</h2>\n'
    "<ul>\n<li>قوائم بالأسماء، قبل 2017-10-19؛</li>\n"
    "<li>الاتصال على <strong>+90 212 555 01 02</strong>.</li>\n</ul>\n"
    '<p lang="en" dir="ltr">Monitors must be let in (without notice).</p>\n'
    '<pre><code class="language-text">case-0031  2016-05-14\n</code></pre>\n'
    '<div class="footnote">\n<hr>\n<ol>\n<li id="fn:1">\n<p>نُشر في شباط/فبراير 2017.&#160;'
    '<a class="footnote-backref" href="#fnref:1">&#8617;</a></p>\n</li>\n</ol>\n</div>',
    (
        model.Paragraph(
            "طالب التقرير اللجنة الدولية للصليب الأحمر بزيارة السجون(1)، عملًا بالوثيقة A/HRC/34/64.",
            addresses=("https://www.icrc.org/ar",),
        ),
        model.Paragraph("المطالب"),
        model.Paragraph("قوائم بالأسماء، قبل 2017-10-19؛", lead="- ", indent="  "),
        model.Paragraph("الاتصال على +90 212 555 01 02.", lead="- ", indent="  ", gap=False),
        model.Paragraph("Monitors must be let in (without notice).", fallback=True),
        model.Paragraph("case-0031  2016-05-14", lead="    ", indent="    ", literal=True),
        model.Paragraph("نُشر في شباط/فبراير 2017.", lead="(1) ", indent="    "),
    ),
)


def alternates(name: str) -> tuple[model.Alternate, ...]:
    """Return the file `name` in every language, from a language's folder."""
    return tuple(model.Alternate(language, f"../{language.tag}/{name}") for language in LANGUAGES)


ARABIC_RELEASE = model.Release(
    slug="2017-10-19-doors",
    metadata=model.Metadata(
        "Behind closed doors",
        dt.date(2017, 10, 19),
        publisher="The Orchard Desk",
        origin="https://example.org/doors.pdf",
    ),
    language=ARABIC,
    source_language=ENGLISH,
    title=model.Piece("ما يجري خلف <em>الأبواب</em>", "ما يجري خلف الأبواب"),
    body=ARABIC_BODY,
    date_text="19 تشرين الأول/أكتوبر 2017",
    furniture=ARABIC_FURNITURE,
    alternates=alternates("2017-10-19-doors.html"),
    summary=model.Piece("آلاف المحتجزين لا يعرف ذووهم عنهم شيئًا.", "آلاف المحتجزين لا يعرف ذووهم عنهم شيئًا."),
    place=model.Piece("Istanbul", "Istanbul", fallback=True),
    updated_text="2 تشرين الثاني/نوفمبر 2017",
    reviewed=False,
    outdated=True,
    partial=True,
    base_url="https://press.example",
)
CHINESE_RELEASE = model.Release(
    slug="2017-10-19-doors",
    metadata=model.Metadata("Behind closed doors", dt.date(2017, 10, 19)),
    language=CHINESE,
    source_language=ENGLISH,
    title=model.Piece("报告揭示监狱大门背后的真相", "报告揭示监狱大门背后的真相"),
    body=model.Body(
        "",
        (
            model.Paragraph(
                "本周发布的一份报告描述了数以千计的人如何被关押在任何独立机构都不得进入的监狱中，"
                "见 A/HRC/34/64 号文件。",
                addresses=("https://www.icrc.org/zh",),
            ),
            model.Paragraph("向家属提供“完整名单”；", lead="- ", indent="  "),
        ),
    ),
    date_text="2017年10月19日",
    furniture=CHINESE_FURNITURE,
    alternates=alternates("2017-10-19-doors.html"),
    place=model.Piece("伊斯坦布尔", "伊斯坦布尔"),
)
WRONG_NUMBER = "ورد في نسخة سابقة الرقم +90 212 555 01 02، وهو خاطئ."
ARABIC_ADVANCE = replace(
    ARABIC_RELEASE,
    metadata=replace(
        ARABIC_RELEASE.metadata,
        embargo=dt.datetime(2017, 12, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=3))),
    ),
    body=model.Body("<p>طالب التقرير بزيارة السجون.</p>", (model.Paragraph("طالب التقرير بزيارة السجون."),)),
    outdated=False,
    partial=False,
    lead=True,
    corrections=(
        model.DatedPiece(
            dt.date(2017, 10, 23), "23 تشرين الأول/أكتوبر 2017", model.Piece(WRONG_NUMBER, WRONG_NUMBER)
        ),
    ),
    embargo_text="1 كانون الأول/ديسمبر 2017، 9:00 ص غرينتش\u2066+03:00\u2069",
    base_url=None,
)
ARABIC_TOMBSTONE = model.Tombstone(
    slug="2017-10-19-doors",
    language=ARABIC,
    source_language=ENGLISH,
    date=dt.date(2017, 11, 2),
    date_text="2 تشرين الثاني/نوفمبر 2017",
    issued=dt.date(2017, 10, 19),
    issued_text="19 تشرين الأول/أكتوبر 2017",
    furniture=ARABIC_FURNITURE,
    alternates=alternates("2017-10-19-doors.html"),
    reviewed=False,
    reason=model.Piece("طلب ذلك شاهد &amp; محاميه.", "طلب ذلك شاهد & محاميه."),
    base_url="https://press.example",
)
ARABIC_INDEX = model.Index(
    language=ARABIC,
    source_language=ENGLISH,
    furniture=ARABIC_FURNITURE,
    listings=(
        model.Listing(
            "2017-10-19-doors",
            dt.date(2017, 10, 19),
            "19 تشرين الأول/أكتوبر 2017",
            "ما يجري خلف الأبواب",
            "2017-10-19-doors.html",
            "آلاف المحتجزين لا يعرف ذووهم عنهم شيئًا.",
            "إسطنبول",
        ),
        model.Listing(
            "2017-01-03-note",
            dt.date(2017, 1, 3),
            "3 كانون الثاني/يناير 2017",
            "A note on two prisons",
            "../en/2017-01-03-note.html",
            released=False,
        ),
    ),
    alternates=alternates("index.html"),
    base_url="https://press.example",
)
FRONT = tuple(model.Alternate(language, f"{language.tag}/index.html") for language in LANGUAGES)

MADE = {
    "release.ar.html": page(ARABIC_RELEASE),
    "release.ar.txt": text(ARABIC_RELEASE),
    "release.ar.40-columns.txt": text(replace(ARABIC_RELEASE, wrap=40)),
    "advance.ar.html": page(ARABIC_ADVANCE),
    "advance.ar.txt": text(ARABIC_ADVANCE),
    "tombstone.ar.html": tombstone_page(ARABIC_TOMBSTONE),
    "tombstone.ar.txt": tombstone_text(ARABIC_TOMBSTONE),
    "release.zh-Hans.40-columns.txt": text(replace(CHINESE_RELEASE, wrap=40)),
    "index.ar.html": index(ARABIC_INDEX),
    "chooser.html": chooser(FRONT, FRONT_FURNITURE, ENGLISH),
}


def without_style(content: str) -> str:
    """Return a page without its style sheet and the sheet's digest; other text as it is."""
    content = re.sub(r"<style>.*?</style>", "<style></style>", content, flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/]+=*", "sha256-", content)


@pytest.mark.parametrize("name", MADE)
def test_a_file_is_what_it_was(name: str) -> None:
    """Every byte but the style sheet's is as in the file that was read and approved."""
    assert without_style(MADE[name].decode()) == (FILES / name).read_text("utf-8")


def test_each_file_has_its_case() -> None:
    """No file is left over, and none is empty."""
    assert sorted(path.name for path in FILES.iterdir() if path.stat().st_size) == sorted(MADE)


def test_the_body_passes_the_guard() -> None:
    """What the case takes for a body is what the guard lets through."""
    guard(ARABIC_BODY.html, "release.ar.html")
