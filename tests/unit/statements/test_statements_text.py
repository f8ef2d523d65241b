"""What text may hold before Python-Markdown sees it."""

from __future__ import annotations

import pytest

from publish.errors import SourceError
from publish.statements.text import check_characters, clean_source, clean_translation, slot


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("\ufeffa", "a"),
        ("a\ufeffb", "a\ufeffb"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a\tb"),
        ("\x00\x02\x03\x07\x0e1\x0f\x1b\x7f\x80\x9f", "1"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\u200cb\u200dc\u200ed\u200fe\u061cf", "a\u200cb\u200dc\u200ed\u200fe\u061cf"),
    ],
)
def test_a_source_is_clean(given: str, expected: str) -> None:
    """Line ends are LF, text is NFC, control characters go, and joiners and marks of direction stay."""
    assert clean_source(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a\tb\rc", "a b\nc"),
        ("\x02wzxhzdk:0\x03", "wzxhzdk:0"),
        ("a&#10;b&#x0A;c&#13;d&#9;e", "a b c d e"),
        ("a&#2;b&#x0e;c&#127;d&#8232;e", "a b c d e"),
        ("&#65; &#x41; &amp; &#8207; &#60;", "&#65; &#x41; &amp; &#8207; &#60;"),
    ],
)
def test_a_translation_needs_no_preprocessor(given: str, expected: str) -> None:
    """Tabs, and references to what is no character in text, are spaces; other references stay."""
    assert clean_translation(given) == expected


def test_a_source_keeps_character_references() -> None:
    """In a source, where they may stand in code, references stay as they are."""
    assert clean_source("`&#10;`") == "`&#10;`"


def test_a_slot_cannot_be_written() -> None:
    """The mark of a slot does not come through cleaning, from either side."""
    assert clean_source(slot(7)) == clean_translation(slot(7)) == "7"


def test_the_number_of_no_character_is_a_space() -> None:
    """A reference with more digits than any character's number needs says nothing."""
    assert clean_translation(f"45 &#{'9' * 5000}; &#x{'f' * 9}; &#233;") == "45     &#233;"


def test_a_pile_of_marks_is_not_normalised() -> None:
    """What would take time that grows with its square stays as it is, for `limits` to refuse."""
    piled = "e" + "\u0301" * 40
    assert clean_translation(piled) == piled
    assert clean_translation("e\u0301") == "\u00e9"


@pytest.mark.parametrize(
    ("control", "code"),
    [
        ("\x00", "0000"), ("\x08", "0008"), ("\x0e", "000E"),
        ("\x1f", "001F"), ("\x7f", "007F"), ("\x84", "0084"), ("\x9f", "009F"),
    ],
)  # fmt: skip
def test_a_control_character_is_refused_at_its_line(control: str, code: str) -> None:
    """Whatever ends the lines before it; what it hides is a guess."""
    with pytest.raises(SourceError) as refused:
        check_characters(f"a\r\nb\rc\x0bd\n12{control}5 men", "source/a.md")
    assert str(refused.value) == (
        f"source/a.md:5: error source-control: U+{code} is a control character, which nobody sees: "
        "take it out, and check the words and figures around it"
    )


def test_tabs_and_ends_of_lines_are_no_control_characters() -> None:
    """Nor are joiners and marks of direction, which scripts need."""
    check_characters("\ufeffa\tb\r\nc\rd\ne\x0bf\x0cg\x85h\u200c\u200f\u2028", "source/a.md")
