"""No catalog costs more than its limits allow, and each limit is one clear line."""

from __future__ import annotations

import pytest

from publish.catalogs import reader
from publish.catalogs.reader import FILE_LIMIT, LINE_LIMIT, LINES_LIMIT, MESSAGES_LIMIT, read
from publish.errors import CatalogError

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def refusal(text: str) -> str:
    """Return what is said of a catalog with `text` below its header."""
    with pytest.raises(CatalogError) as refused:
        read((HEADER + text).encode(), "x.po")
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#" * FILE_LIMIT, "x.po: error catalog-size: the file is larger than 20 MB; "),
        ("#\n" * LINES_LIMIT, "x.po:600001: error catalog-size: more than 600,000 lines; "),
        ("\n" * LINES_LIMIT, "x.po:600001: error catalog-size: more than 600,000 lines; "),
        (
            "# " + "x" * LINE_LIMIT,
            "x.po:4: error catalog-size: a line of 262,146 characters, where 262,144 is the most; ",
        ),
        (
            'msgid "a"\nmsgstr "' + "\\\\" * LINE_LIMIT + '"\n',
            "x.po:5: error catalog-size: a line of 524,297 characters, where 262,144 is the most; ",
        ),
    ],
    ids=["bytes", "lines", "blank-lines", "line", "escapes"],
)
def test_a_file_has_a_size(text: str, said: str) -> None:
    """Bytes, lines and the length of a line are counted before anything is made of them."""
    assert refusal(text).startswith(said + "this is not a catalog: ask the translator for the file")


def test_a_file_has_as_many_messages_as_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message that is one too many is named by its line."""
    assert MESSAGES_LIMIT == 120_000
    monkeypatch.setattr(reader, "MESSAGES_LIMIT", 2)
    text = "".join(f'#~ msgid "{number}"\n#~ msgstr "x"\n' for number in range(3))
    assert refusal(text).startswith("x.po:8: error catalog-size: more than 2 messages; this is not a catalog")


@pytest.mark.parametrize("keyword", ["msgctxt", "msgid", "msgstr"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 65_537, "this text is longer than 64 KiB; split the paragraph"),
        ("a" + "\u0315\u0300" * 16, "more than 30 marks stand upon one letter; take them out"),
        ("&#" + "9" * 5000, "is too long for the number of a character; write the character itself"),
    ],
    ids=["long", "marks", "number"],
)
def test_a_text_has_a_size(keyword: str, text: str, said: str) -> None:
    """What no later stage could finish, or would fail on, is refused in every string of a file."""
    strings = {"msgctxt": "c", "msgid": "a", "msgstr": "b"} | {keyword: text}
    assert said in refusal("\n".join(f'{name} "{value}"' for name, value in strings.items()))


@pytest.mark.parametrize("text", ["a" + "\u0315\u0300" * 15, "\u0e01\u0e35\u0e49" * 40, "&#1234567;"])
def test_what_people_write_is_within_the_limits(text: str) -> None:
    """Thirty marks upon a letter, vowel signs of a script that has them, and any character's number."""
    assert read(f'{HEADER}msgid "a"\nmsgstr "{text}"\n'.encode(), "x.po")[0].msgstr == text


def test_references_that_never_close_are_read_once() -> None:
    """Each isolate in a reference is looked at up to the next one, not to the end of its line."""
    po = read((HEADER + "#: " + "\u2068 " * 60_000 + '\nmsgid "a"\nmsgstr ""\n').encode(), "x.po")
    assert po[0].occurrences == [("\u2068", "")]
