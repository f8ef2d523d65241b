"""Bytes to text: encodings told apart, other kinds of file refused."""

from __future__ import annotations

import pytest

from publish.errors import SourceError
from publish.statements.intake.decode import decode

TEXT = "The court’s first hearing – “café” …\r\nended."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16-le bom", "utf-16-be bom", "utf-16-le", "utf-16-be", "utf-32-le bom"],
)
def test_unicode_is_read_without_doubt(data: bytes) -> None:
    """Each Unicode encoding, with its mark or recognisable without, gives the same text."""
    assert decode(data, "in.txt") == (TEXT, ())


def test_windows_1252_punctuation_is_no_doubt() -> None:
    """Quotes and dashes are the same in every Windows code page."""
    text = "The court’s “first” hearing – it ended …"
    assert decode(text.encode("cp1252"), "in.txt") == (text, ())


def test_windows_1252_letters_are_doubtful() -> None:
    """A letter that another Windows code page has in its place is read, and its word named."""
    text, doubts = decode("It ended.\nThe café and Erdoðan fell silent.".encode("cp1252"), "in.txt")
    assert text.endswith("The café and Erdoðan fell silent.")
    assert [(doubt.line, doubt.message) for doubt in doubts] == [
        (2, "read as Windows-1252; check café, Erdoðan")
    ]


def test_windows_1256_is_known_by_the_arabic_article() -> None:
    """Arabic in its Windows code page is read as Arabic, without a doubt."""
    text = "قال الشاهد في القاعة إنه عرف الصوت"
    assert decode(text.encode("cp1256"), "in.txt") == (text, ())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (b"\xff\xfe", "the file is empty"),
        (b"PK\x03\x04rest", "this is a Word or OpenDocument file"),
        (b"\xd0\xcf\x11\xe0rest", "this is an old Word file"),
        (b"%PDF-1.4", "this is a PDF"),
        (b"{\\rtf1 x}", "this is a rich-text (RTF) file"),
        (b"\x89PNG\r\n", "this is a picture"),
        (b"\n<!DOCTYPE HTML><p>x", "this is a web page"),
        (b"\xef\xbb\xbf<html lang=en>", "this is a web page"),
        (b"\0\1\2\0\0", "the file is not text"),
        (b"a\0b", "the file is not text"),
        (b"\1\0\2\0", "the file is not text"),
        (b"a\0\0\xd8", "the file is not text"),
        (b"\xff\xfea", "the file begins as UTF-16-LE but byte 0 is not"),
        ("Свидетель узнал голос".encode("cp1251"), "cannot tell the file's encoding"),
        (b"a word \x81 of no code page", "cannot tell the file's encoding (byte 7)"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, message: str) -> None:
    """A file that is empty, of another kind or in no known encoding is refused with the reason."""
    with pytest.raises(SourceError) as refused:
        decode(data, "in.txt")
    assert refused.value.path == "in.txt"
    assert refused.value.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "one o\ufb03cer",
            "a ligature of a PDF stands here, one character for several letters: type the letters",
        ),
        ("unknown\ufffd", "an unreadable character stands here: compare with the original"),
        ("Amnestyâ€™s", "looks wrongly decoded: compare with the original"),
        ("a \ue000", "a private-use character stands here, which other fonts show as nothing: replace it"),
    ],
)
def test_signs_of_damage_are_doubts_on_their_line(text: str, message: str) -> None:
    """A damaged character stays as it is and is flagged on its line."""
    decoded, doubts = decode(f"first\r\n{text}".encode(), "in.txt")
    assert decoded == f"first\r\n{text}"
    assert [(doubt.line, doubt.text, doubt.message) for doubt in doubts] == [(2, text, message)]


@pytest.mark.parametrize(
    "data",
    [
        b"a" * 2_000_001,
        b"\xe9" * 2_000_001,
        "\u062f".encode() * 2_000_001,
        b"a" * 8_000_001,
    ],
    ids=["ascii", "code page", "utf-8", "bytes"],
)
def test_a_file_of_more_than_two_million_characters_is_refused(data: bytes) -> None:
    """It is no statement, in whatever encoding, and is not read any further."""
    with pytest.raises(SourceError) as refused:
        decode(data, "in.txt")
    assert refused.value.message == (
        "the file has more than 2,000,000 characters: save one statement in it, no more"
    )


def test_piled_up_accents_are_refused() -> None:
    """More accents on a letter than any script writes would take very long to put in order."""
    with pytest.raises(SourceError, match="accents are piled up on a letter"):
        decode(("a" + "\u0301\u0323" * 50_000).encode(), "in.txt")


def test_letters_of_dos_are_doubtful() -> None:
    """A code page of DOS read as Windows-1252 puts punctuation where letters were."""
    _, doubts = decode("Café détenu, it said.".encode("cp850"), "in.txt")
    assert [doubt.message for doubt in doubts] == ["read as Windows-1252; check Caf‚, d‚tenu,"]
