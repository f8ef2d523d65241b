"""Names that may appear nowhere: every way in which a text may write one, and what is no such name."""

from __future__ import annotations

import time

import pytest

from publish.checks.protected import MESSAGE, holds, occurrences, protected_findings
from publish.model import Finding, Protected, Severity

NAMES = Protected(
    (
        ("Ali",),
        ("Selim Karo", "سليم كارو", "Селим Каро", "سلیم کارو", "סלים קארו"),
        ("Abcd",),
        ("أحمد حسن",),
        ("Фатима",),
        ("Sa'id al-Khatib",),
        ("万少华",),
        ("Ayşe Işık",),
        ("Élodie Brûlé",),
        ("Samira Haddad", "سميرة حداد", "萨米拉·哈达德", "Самира Хаддад"),
        ("Ada",),
        ("Karimeh",),
        ("Jürgen Müller",),
        ("Soeren Kjær",),
        ("Paweł Łoś-Weiß",),
        ("Abd al-Rahman Kaya",),
        ("王明",),
    )
)


def lines(text: str) -> list[int]:
    """Return the lines on which a name was found."""
    return list(occurrences(text, NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "by SELIM KARO.",
        "Selim-Karo",
        "Selim\u00a0\u00a0Karo",
        "selim_karo.jpg",
        "mailto:selim.karo@example.org",
        "SelimKaro",
        "**Selim** [Karo](1)",
        "Ab*cd*",
        "A<b>bc</b>d",
        "A\u200bb\u00adcd",
        "Ａｂｃｄ",
        "&#65;bcd",
        "&amp;#x41;bcd",
        "%41bcd",
        r"\u0041bcd",
        '"Selim\\nKaro"',
        "photo_Ali.jpg",
        "Ali's",
        "100%Ali",
        "وسليم كارو",
        "بسَلِيمـ كَارو",
        "سلیم‌ کارو",
        "&#1587;ليم كارو",
        "%D8%B3%D9%84%D9%8A%D9%85%20%D9%83%D8%A7%D8%B1%D9%88",
        "لاحمد حسن",
        "Селима Каро",
        "с Фатимой",
        "וסלים קארו",
        "在万少华家",
        "Saʿīd Al Khatib",
        "ayşe ışık",
        "AYŞE IŞIK’IN",
        "E\u0301lodie Brule",
        "Abcds",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    """Case, marks, markup, escapes, particles and endings do not hide a name."""
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Samira[^z] Haddad",
        "*Samira*[^z] Haddad",
        "Samira `x` Haddad",
        "Samira M. Haddad",
        "Samira bint al-Haddad",
        "[Samira](1) Haddad",
        "Sam[](1)ira Haddad",
        "Sam<!-- x -->ira Haddad",
        "Samira<sup>2</sup> Haddad",
        '<a href="x">Samira</a> <b>Haddad</b>',
        "<!-- Samira Haddad -->",
        "[1]: https://example.org/samira-haddad",
        "[^samira-haddad]: x",
        "Samira\n> Haddad",
        "Sam.ira Had/dad",
    ],
)
def test_nothing_between_the_parts_hides_a_name(text: str) -> None:
    """Markup, footnotes, links and remarks, initials and particles; nor is what they hold passed over."""
    assert lines(text) == [1]


@pytest.mark.parametrize("text", ["Haddad, Samira", "Haddad Samira", "HADDAD, Samira M.", "haddad_samira"])
def test_the_last_part_may_come_first(text: str) -> None:
    """As in a list of names or a register."""
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "samirahaddad84@example.org",
        "samira.haddad84@example.org",
        "@samira_haddad84",
        "#SamiraHaddadFree",
        "https://example.org/samirahaddad1",
        "https://freesamira.haddad.org/",
        "?q=Samira+M+Haddad",
        "?q=Samira%20Haddad",
        "Ali2",
        "2ali",
    ],
)
def test_a_name_is_found_in_an_address(text: str) -> None:
    """Digits are no letters of a name, and a name of two parts is known in the middle of a word."""
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "unseen",
    [
        "\u1dc4", "\u20dd", "\u2de0", "\u08f0", "\U000e0069", "\u200c", "\u200d", "\u2066", "\u00ad",
        "\ufe0f", "\u0000", "\u2800", "\u3164", "\u180e",
    ],
)  # fmt: skip
def test_a_character_that_nobody_sees_hides_no_name(unseen: str) -> None:
    """Marks, format and control characters of any kind, in any script."""
    assert lines(f"Sa{unseen}mira Haddad") == [1]
    assert lines(f"سمي{unseen}رة{unseen} حداد") == [1]


@pytest.mark.parametrize(
    "text", ["سميرة\u200cحداد", "سمي\u200cرة حداد", "وسميرة\u200c حداد", "سلیم\u200cکارو", "سل\u200cیم کارو"]
)
def test_a_zero_width_non_joiner_is_nothing_and_a_space(text: str) -> None:
    """Persian puts it into words and between them."""
    assert lines(text) == [1]


@pytest.mark.parametrize("between", [*"•‧・·．.。＝︙-,， ", "\n", " · ", "1", "**"])
def test_signs_between_chinese_characters_hide_no_name(between: str) -> None:
    """A transcribed name has dots between its parts, of many kinds; and lines break anywhere."""
    assert lines(f"在萨米{between}拉{between}哈达德家") == [1]


@pytest.mark.parametrize("text", ["王明", "王 明", "国王·明"])
def test_a_short_chinese_name_is_found(text: str) -> None:
    """Two characters are a name as long as no sentence ends between them."""
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Sаmirа Hаddаd",
        "SΑΜΙRΑ ΗΑDDΑD",
        "Αli",
        "АӀі",
        "ꜱᴀᴍɪʀᴀ ʜᴀᴅᴅᴀᴅ",
        "𝔖𝔞𝔪𝔦𝔯𝔞 ℌ𝔞𝔡𝔡𝔞𝔡",
        "🅂🄰🄼🄸🅁🄰 🄷🄰🄳🄳🄰🄳",
        "🅰🅻🅸",
        "🇦🇱🇮",
        "S a m i r a H a d d a d",
        "A b c d",
        "S.a.m.i.r.a  H.a.d.d.a.d",
    ],
)
def test_letters_that_look_like_others_are_those(text: str) -> None:
    """Cyrillic, Greek and Cherokee letters, small capitals, letters in boxes, and letterspacing."""
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Samira Haddada",
        "Samira Haddadın",
        "Karimehnin",
        "Самиры Хаддад",
        "Juergen Mueller",
        "Jurgen Muller",
        "Jürgen Mueller",
        "Sören Kjaer",
        "Søren Kjær",
        "Pawel Los-Weiss",
        "Abdul Rahman Kaya",
        "Abdurrahman Kaya",
        "Abd ar-Rahman Kaya",
        "Abdelrahman Kaya",
        "abd-ar-rahman-kaya",
        "Said Khatib",
        "Said el-Khatib",
        "Sa‘id Alkhatib",
    ],
)
def test_spellings_of_one_language_are_one(text: str) -> None:
    """Endings, umlauts in two letters, strokes, and the article of Arabic names."""
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Sami-\nra Haddad",
        "Ab-\ncd",
        "#. Samira\n#. Haddad",
        "# Sami-\n# ra Haddad",
        'msgstr "Sami-\\n"\n"ra Haddad"',
        'msgstr "Samira "\n"Haddad"',
        r"\x53amira Haddad",
        r"\123amira Haddad",
        "Samira &nbsp; Haddad",
        "Jane &amp; Ali",
    ],
)
def test_lines_and_escapes_are_no_part_of_a_name(text: str) -> None:
    """Hyphens at the end of a line, wrapped remarks and strings, escapes of catalogs and of HTML."""
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Alice",
        "Kamali",
        "Aline and alibi",
        "Selim Karoly",
        "They met Selim. Karo said nothing.",
        "Selim\n\nKaro",
        "Samir Haddad",
        "Haddad. Samira",
        "Samira and Haddad",
        "Samira, Haddad",
        "Samira: Haddad",
        "Samira met Haddad",
        "Samira ve Haddad",
        "Samira и Haddad",
        "سميرة من حداد",
        "- Samira\n\n- Haddad",
        "Samira (of whom nobody has heard since the winter) Haddad",
        "samiraandhaddad@example.org",
        "sha256:0123456789ada0123456789ada01234567",
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3+ali+8mIvc9",
        "国王。明天",
        "محمد حسن",
        "أحمد محسن",
        "万华",
        "Фатих",
        "",
    ],
)
def test_another_name_is_not_found(text: str) -> None:
    """A part of a longer word, of two sentences, or with another word between is somebody else."""
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('msgid "a"\nmsgstr "Ab"\n"cd"\n', [2]),
        ('#~ msgid "a"\n#~ msgstr "Ab"\n#~ "cd"\n', [2]),
        ('#, fuzzy\n#| msgid "Ab"\n#| "cd"\nmsgid "x"\nmsgstr ""\n', [2]),
        ("# seen by Selim\n# Karo in June\n", [1]),
        ("a\nb Selim\nKaro c\r\n\r\nAli, Ali\r\n", [2, 5]),
        ("x\n" * 50 + "在万少华家\n", [51]),
    ],
)
def test_the_line_is_told(text: str, found: list[int]) -> None:
    """A finding stands at the line where the name begins, once a line, also across wrapped lines."""
    assert lines(text) == found


def test_what_cannot_be_placed_is_told_of_the_whole_file() -> None:
    """A name that is drawn out over many lines is found, though not on one of them."""
    assert lines("Se\nl\ni\nm\nKa\nro") == [0]


def test_without_a_list_nothing_is_protected() -> None:
    """An office that protects nobody has no findings."""
    assert list(protected_findings("a", "Ali", Protected())) == []


def test_a_finding_quotes_nothing() -> None:
    """It has path, line and rule, and no text."""
    assert list(protected_findings("locale/ar/LC_MESSAGES/a.po", "x\nSelim Karo", NAMES)) == [
        Finding("protected", Severity.ERROR, "locale/ar/LC_MESSAGES/a.po", 2, MESSAGE)
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [("source/2017-selim-karo.md", "source/*"), ("Selim/Karo.md", "*"), ("a/Ali/b.md", "a/*/b.md")],
)
def test_the_name_of_a_file_is_not_quoted_either(path: str, shown: str) -> None:
    """A path with a name in it is an error of its own, and is shown without it."""
    (finding,) = protected_findings(path, "", NAMES)
    assert (finding.path, finding.line, finding.rule) == (shown, 0, "protected")
    assert finding.message == (
        "a protected name stands in the name of a file or folder: "
        "take it out of the file, and out of its history"
    )


def test_any_text_can_be_asked() -> None:
    """`holds` says whether a log line may be printed."""
    assert holds("error: Ali", NAMES)
    assert not holds("error: Alice", NAMES)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        "<a" * 100_000,
        "&amp;" * 40_000,
        "%41" * 60_000,
        '"\n' * 60_000,
        "Selim " * 40_000,
        "\u0300" * 100_000,
        "万少" * 60_000,
        "<!--" * 50_000,
        "<sup>" * 40_000,
        "](" * 100_000,
        "[^" * 100_000,
        "`a" * 100_000,
        "S " * 100_000,
        "selim/karox" * 20_000,
        "Samira al " * 20_000,
        "а" * 200_000,
        "sа " * 60_000,
        "王。明" * 60_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Time is linear in the text, whatever it is made of."""
    begun = time.process_time()
    assert lines(text) == []
    assert time.process_time() - begun < 3
