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
        "Alice",
        "Kamali",
        "Aline and alibi",
        "Selim Karoly",
        "They met Selim. Karo said nothing.",
        "Selim\n\nKaro",
        "Karo Selim",
        "محمد حسن",
        "أحمد محسن",
        "万华",
        "Фатих",
        "",
    ],
)
def test_another_name_is_not_found(text: str) -> None:
    """A part of a longer word, of two sentences, or in another order is somebody else."""
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
    """An escape that is cut in two by a wrapped line is found, though not on one line."""
    assert lines('"&#6"\n"5;bcd"') == [0]


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
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Time is linear in the text, whatever it is made of."""
    begun = time.process_time()
    assert lines(text) == []
    assert time.process_time() - begun < 3
