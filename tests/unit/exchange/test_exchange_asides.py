"""What goes along with the work: memory, glossary, how-to; and that the standards' own schemas agree."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from publish import languages
from publish.errors import ReceivedError
from publish.exchange import howto, tmx, xliff
from publish.exchange.glossary import glossary
from publish.model import Bitext, Lexicon, Name, Term, Unit

ENGLISH, ARABIC, GERMAN = (languages.language(code) for code in ("en", "ar", "de"))

SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")


@pytest.fixture(scope="module")
def xliff_schema() -> etree.XMLSchema:
    """Give OASIS's schema of XLIFF 2.0, as Debian has it."""
    file = SCHEMAS / "xliff-core-2.0.xsd"
    if not file.is_file():
        pytest.skip("needs the schema of XLIFF 2.0: apt-get install php-symfony-translation")
    beside = "informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"
    text = file.read_text("utf-8")
    assert beside in text
    return etree.XMLSchema(etree.fromstring(text.replace(beside, str(SCHEMAS / "xml.xsd")).encode()))


@pytest.fixture(scope="module")
def tmx_dtd() -> etree.DTD:
    """Give the document type of TMX 1.4, as OmegaT has it."""
    if not OMEGAT.is_file():
        pytest.skip("needs the document type of TMX: apt-get install omegat")
    with zipfile.ZipFile(OMEGAT) as archive:
        return etree.DTD(io.BytesIO(archive.read("schemas/tmx14.dtd")))


def test_xliff_is_valid(xliff_schema: etree.XMLSchema) -> None:
    """Every kind of message that we have."""
    units = (
        Unit(("title", "The gates"), "البوابات", comments=("title of “The gates”",)),
        Unit((None, "See <b>it</b>."), "انظر", fuzzy=True, previous="See it.", note="a doubt"),
        Unit((None, "Nobody\ncame."), ""),
    )
    made = etree.fromstring(xliff.write(Bitext("2017-10-20-gates", "ar", units), ENGLISH, ARABIC))
    assert xliff_schema.validate(made), xliff_schema.error_log
    made[0][0].attrib["state"] = "done"
    assert not xliff_schema.validate(made)


def test_a_memory_is_valid(tmx_dtd: etree.DTD) -> None:
    """By the document type that programs compare it with."""
    made = etree.fromstring(tmx.write([("A & B", "ا"), ("C\nD", "ج")], ENGLISH, ARABIC))
    assert tmx_dtd.validate(made), tmx_dtd.error_log
    del made[0].attrib["srclang"]
    assert not tmx_dtd.validate(made)


def test_a_memory_comes_back() -> None:
    """Each pair once."""
    pairs = [("A & B", "ا"), ("C\nD ", "ج\r"), ("A & B", "ا")]
    data = tmx.write(pairs, ENGLISH, ARABIC)
    assert data.count(b"<tu>") == 2
    assert tmx.read(data, "x.tmx", ENGLISH, ARABIC) == dict(pairs)


MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header srclang="EN-US"/><body>
<tu><tuv lang="EN-US"><seg>One.</seg></tuv><tuv lang="AR"><seg>واحد.</seg></tuv></tu>
<tu><tuv lang="EN-US"><seg>Two.</seg></tuv><tuv lang="AR"><seg>اثنان.</seg></tuv></tu>
<tu><tuv lang="EN-US"><seg>Two.</seg></tuv><tuv lang="AR"><seg>إثنان.</seg></tuv></tu>
<tu><tuv lang="EN-US"><seg>Three<ph x="1"/>.</seg></tuv><tuv lang="AR"><seg>ثلاثة.</seg></tuv></tu>
<tu><tuv lang="EN-US"><seg>Four.</seg></tuv><tuv lang="FR"><seg>Quatre.</seg></tuv></tu>
</body></tmx>"""


def test_a_memory_of_another_program_is_read() -> None:
    """Countries and old attributes; not what is ambiguous, has codes, or is in another language."""
    assert tmx.read(MEMORY.encode(), "x.tmx", ENGLISH, ARABIC) == {"One.": "واحد."}


def test_what_is_no_memory_is_refused() -> None:
    """Whatever its name says."""
    with pytest.raises(ReceivedError, match="no translation memory"):
        tmx.read(b"<x/>", "x.tmx", ENGLISH, ARABIC)


LEXICON = Lexicon(
    names=(
        Name("Homs Central Prison", ("Homs prison",), {"ar": ("سجن حمص المركزي", "سجن حمص")}),
        Name("Lina", (), {"ar": ("لينا",)}),
    ),
    terms=(
        Term("detainee", {"ar": ("معتقل",), "de": ("Inhaftierte",)}, {"ar": ("سجين",)}, "not\ttried"),
    ),
)  # fmt: skip


def test_a_glossary_has_what_stands_in_the_statement() -> None:
    """A plural too; no name of another statement."""
    texts = ["All detainees of Homs Central Prison."]
    assert glossary(LEXICON, ARABIC, texts).decode() == (
        "Homs Central Prison\tسجن حمص المركزي\talso: سجن حمص\ndetainee\tمعتقل\tnot tried; not: سجين\n"
    )


def test_a_glossary_without_a_line_is_empty() -> None:
    """Then there is no file."""
    assert glossary(LEXICON, GERMAN, ["Nobody came."]) == b""


SECTIONS = ["title", "embargo", "files", "catalog", "word", "xliff", "marks", "figures", "back"]
VALUES = {
    "title": "The <gates>",
    "work": "g.po",
    "po": "g.po",
    "docx": "g.docx",
    "xlf": "g.xlf",
    "preview": "g.html",
    "glossary": "",
    "memory": "",
    "moment": "1 May 2018",
}


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_a_how_to_is_whole(code: str) -> None:
    """Every section is there, and every place is filled in; what is not in the parcel is not named."""
    text = howto.page(languages.language(code), ENGLISH, SECTIONS, VALUES).decode()
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in text
    assert "{" not in text.split("</style>")[1]
    assert text.count("<li>") == 6
    assert "The &lt;gates&gt;" in text
    assert text.count("1 May 2018") == 1
    assert [text.count(f'<code dir="ltr">{name}</code>') for name in ("g.po", "g.docx", "g.xlf")] == [3, 1, 1]


def test_the_how_to_is_english_where_there_is_none() -> None:
    """And the page says that it is."""
    text = howto.page(GERMAN, ENGLISH, ["title"], VALUES).decode()
    assert '<html lang="en" dir="ltr">' in text
    assert "How to translate" in text
