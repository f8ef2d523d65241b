"""Catalogs of other tools: tolerant of another layout, strict about damage."""

from __future__ import annotations

import pytest

from publish.catalogs.foreign import is_ours, left_over, read
from publish.errors import CatalogError

HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset={}\\n"\n\n'
GATE = 'msgid "The gate"\nmsgstr "La porte fermée"\n'


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (HEAD.format("UTF-8") + GATE, "utf-8"),
        (HEAD.format("CHARSET") + GATE, "utf-8"),
        (HEAD.format("ISO-8859-1") + GATE, "latin-1"),
        (HEAD.format("windows-1252") + GATE, "cp1252"),
        (GATE, "utf-8"),
        (GATE.replace("\n", "\r\n"), "utf-8-sig"),
        ('msgctxt "doc.md:3"\nmsgid ""\n"The "\n"gate"\nmsgstr ""\n"La porte "\n"fermée"\n', "utf-8"),
    ],
)
def test_other_layouts_are_read(text: str, charset: str) -> None:
    """Another charset, no header, broken lines, another tool's contexts: all say the same."""
    assert [(one.msgid, one.msgstr) for one in read(text.encode(charset), "a.po")] == [
        ("The gate", "La porte fermée")
    ]


def test_a_message_may_stand_twice() -> None:
    """Two translations of one text are both read: which one counts is not decided here."""
    assert [one.msgstr for one in read((GATE + GATE.replace("fermée", "close")).encode(), "a.po")] == [
        "La porte fermée",
        "La porte close",
    ]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b'msgid "The gate"\nmsgstr "45\n', "catalog-cut"),
        (b'msgid "The gate"\nmsgstr 45\nmsgid "b"\nmsgstr "c"\n', "catalog-string"),
        (b'msgid "The gate"\nmsgstr "\\x41"\n', "catalog-escape"),
        (HEAD.format("UTF-7").encode() + GATE.encode(), "catalog-charset"),
        (HEAD.format("ISO-2022-JP").encode() + GATE.encode(), "catalog-charset"),
        (HEAD.format("UTF-8").encode() + GATE.encode("latin-1"), "catalog-encoding"),
        (HEAD.format("ascii").encode() + GATE.encode(), "catalog-encoding"),
        (HEAD.format("UTF-8").encode(), "catalog-header"),
        (b"", "catalog-header"),
        (b'msgid "The\x02gate"\nmsgstr ""\n', "catalog-control"),
    ],
)
def test_damage_is_refused(data: bytes, rule: str) -> None:
    """Nothing that may say something else than was written is read."""
    with pytest.raises(CatalogError) as refused:
        read(data, "a.po")
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (b'msgid ""\nmsgstr ""\n"X-Publish-Messages: 3 1 0\\n"\n', True),
        (b'msgid ""\nmsgstr ""\n"Project-Id-Version: 2024-03-05-two-prisons\\n"\n', True),
        (b'msgid ""\nmsgstr ""\n"Project-Id-Version: manual 1.0\\n"\n', False),
        (GATE.encode(), False),
    ],
)
def test_a_catalog_of_ours_says_so(data: bytes, ours: bool) -> None:  # noqa: FBT001  because it is a column
    """By a field that only we write, or by the name of a statement."""
    assert is_ours(data, ["2024-03-05-two-prisons"]) is ours


def test_what_is_left_over_is_a_catalog() -> None:
    """Left-over messages keep their place as context, so that none hides another."""
    data = left_over([("a.po:3", "The gate", "La porte"), ("b.po:7", "The gate", "Le portail")])
    assert [(one.msgctxt, one.msgid, one.msgstr) for one in read(data, "left.po")] == [
        ("a.po:3", "The gate", "La porte"),
        ("b.po:7", "The gate", "Le portail"),
    ]
