"""A release in Arabic, and the furniture it needs, for tests to change in one place."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from publish import model
from publish.releases import environment

ENGLISH = model.Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
ARABIC = model.Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
CHINESE = model.Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
PUBLISHER = model.Publisher(
    "مكتب البستان", "مكتب صحفي صغير.", ("البريد: press@example.org", "+90 212 555 01 02")
)


@pytest.fixture
def strings() -> dict[str, str]:
    """Give every furniture string, translated into itself between guillemets."""
    found: set[str] = set()
    for source in environment.template_sources().values():
        found.update(re.findall(r'_\("([^"]+)"', source))
    return {message: f"«{message}»" for message in found}


@pytest.fixture
def furniture(strings: dict[str, str]) -> model.Furniture:
    """Give a language's furniture, complete."""
    return model.Furniture(strings, PUBLISHER)


@pytest.fixture
def release(furniture: model.Furniture) -> model.Release:
    """Give an Arabic release, reviewed, in three languages, without a base URL."""
    return model.Release(
        slug="2017-10-19-doors",
        metadata=model.Metadata("Behind closed doors", dt.date(2017, 10, 19)),
        language=ARABIC,
        source_language=ENGLISH,
        title=model.Piece("خلف <em>الأبواب</em>", "خلف الأبواب"),
        body=model.Body("<p>نص البيان.</p>", (model.Paragraph("نص البيان."),)),
        date_text="19 تشرين الأول 2017",
        furniture=furniture,
        alternates=tuple(
            model.Alternate(language, f"../{language.tag}/2017-10-19-doors.html")
            for language in (ENGLISH, ARABIC, CHINESE)
        ),
        summary=model.Piece("ملخص", "ملخص"),
        place=model.Piece("إسطنبول", "إسطنبول"),
    )


@pytest.fixture
def tombstone(furniture: model.Furniture) -> model.Tombstone:
    """Give what is left of that release after it was withdrawn, without a base URL."""
    return model.Tombstone(
        slug="2017-10-19-doors",
        language=ARABIC,
        source_language=ENGLISH,
        date=dt.date(2017, 11, 2),
        date_text="2 تشرين الثاني 2017",
        issued=dt.date(2017, 10, 19),
        issued_text="19 تشرين الأول 2017",
        furniture=furniture,
        alternates=tuple(
            model.Alternate(language, f"../{language.tag}/2017-10-19-doors.html")
            for language in (ENGLISH, ARABIC, CHINESE)
        ),
        reason=model.Piece("طلب ذلك &lt;شاهد&gt;.", "طلب ذلك <شاهد>."),
    )


@pytest.fixture
def correction() -> model.DatedPiece:
    """Give a correction with a telephone number in it."""
    text = "الصحيح +90 212 555 01 02."
    return model.DatedPiece(dt.date(2017, 10, 21), "21 تشرين الأول 2017", model.Piece(text, text))
