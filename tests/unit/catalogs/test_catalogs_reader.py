"""What `reader` gives besides the golden files: the model's catalog, line numbers, limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import catalog, read
from publish.errors import CatalogError
from publish.model import Status, Translation

Parse = Callable[[str], CatalogFile]
HEADER = b'msgid ""\nmsgstr "Language: ar\\n"\n\n'


def test_a_translated_message_says_its_text_and_line(parse: Parse) -> None:
    """A message with a text is translated; its line is that of its first keyword."""
    po = parse('# c\nmsgctxt "title"\nmsgid "a"\nmsgstr "b"\n')
    assert catalog(po, "ar.po").translations == {
        ("title", "a"): Translation("b", Status.TRANSLATED, None, 5, "c")
    }


@pytest.mark.parametrize(("flags", "text"), [("", "b"), ("#, fuzzy\n", "b"), ("", "")])
def test_a_translator_s_comment_is_the_translation_s_note(parse: Parse, flags: str, text: str) -> None:
    """Whatever the status; comments for translators are not the translator's."""
    po = parse(f'# one\n# two\n#. for you\n{flags}msgid "a"\nmsgstr "{text}"\n')
    assert [one.note for one in catalog(po, "ar.po").translations.values()] == ["one\ntwo"]


@pytest.mark.parametrize("flags", ["#, fuzzy", "#,FUZZY", "#= fuzzy", "#, no-wrap, Fuzzy"])
def test_a_fuzzy_message_says_what_it_once_translated(parse: Parse, flags: str) -> None:
    """A message is fuzzy however its flag is written, and carries the previous text."""
    po = parse(f'{flags}\n#| msgid "old"\nmsgid "a"\nmsgstr "b"\n')
    assert catalog(po, "ar.po").translations == {(None, "a"): Translation("b", Status.FUZZY, "old", 6)}


@pytest.mark.parametrize("text", ["", " ", "\\n", "\\t "])
def test_white_space_is_no_translation(parse: Parse, text: str) -> None:
    """An empty or blank text is missing, even if it is flagged as fuzzy."""
    po = parse(f'#, fuzzy\nmsgid "a"\nmsgstr "{text}"\n\nmsgid "z"\nmsgstr "z"\n')
    assert catalog(po, "ar.po").translations[None, "a"] == Translation("", Status.MISSING, None, 5)


def test_the_previous_text_of_a_translated_message_is_told(parse: Parse) -> None:
    """What an editor left in `#|` when it took the flag off says what the translation may still say."""
    po = parse('#| msgid "old"\nmsgid "a"\nmsgstr "b"\n')
    assert catalog(po, "ar.po").translations[None, "a"].previous == "old"


def test_a_plural_does_not_translate_a_segment(parse: Parse) -> None:
    """A plural message, which we never make, is missing as far as a segment is concerned."""
    po = parse('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n')
    assert catalog(po, "ar.po").translations[None, "a"].status is Status.MISSING


def test_obsolete_messages_translate_nothing(parse: Parse) -> None:
    """An obsolete message is not in the model's catalog."""
    po = parse('msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n')
    assert list(catalog(po, "ar.po").translations) == [(None, "a")]


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_line_numbers_count_blank_lines(newline: bytes) -> None:
    """Lines are counted as an editor counts them, whatever ends them."""
    data = (HEADER + b'\n\nmsgid "a"\nmsgstr "b"\n').replace(b"\n", newline)
    assert [entry.linenum for entry in read(data, "ar.po")] == [6]


def test_a_text_of_64_kib_is_read() -> None:
    """The largest text allowed is 65,536 bytes of UTF-8."""
    po = read(HEADER + b'msgid "a"\nmsgstr "' + b"x" * 65536 + b'"\n', "ar.po")
    assert len(po[0].msgstr) == 65536


@pytest.mark.parametrize("text", ["x" * 65537, "ش" * 32769])
def test_a_longer_text_is_refused(text: str) -> None:
    """One byte more is refused at its line; bytes count, not letters."""
    with pytest.raises(CatalogError) as refusal:
        read(HEADER + f'msgid "a"\nmsgstr "{text}"\n'.encode(), "ar.po")
    assert (refusal.value.line, refusal.value.rule) == (5, "catalog-size")


def test_a_file_over_20_mb_is_refused() -> None:
    """A larger file is refused before anything is looked at."""
    with pytest.raises(CatalogError, match="larger than 20 MB"):
        read(b"#" * (20 * 1024 * 1024 + 1), "ar.po")


def test_a_long_line_is_quoted_in_part() -> None:
    """A refusal stays one readable line, whatever the file holds."""
    with pytest.raises(CatalogError) as refusal:
        read(HEADER + b'msgid "' + b"x " * 30000 + b"\n", "ar.po")
    assert len(str(refusal.value)) < 250


def test_a_header_line_without_a_field_is_left_out() -> None:
    """A first line of the header that is no field has nothing to belong to."""
    po = read(b'msgid ""\nmsgstr ""\n"hello\\n"\n"Language: ar\\n"\n', "ar.po")
    assert po.metadata == {"Language": "ar"}


def test_a_repeated_header_field_keeps_its_last_value() -> None:
    """The header is only kept: a field given twice has the value that polib gives it."""
    po = read(b'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Language: fa\\n"\n', "ar.po")
    assert po.metadata == {"Language": "fa"}
