"""What a translator is given of a statement."""

from __future__ import annotations

import datetime as dt

from publish.catalogs.templates import template
from publish.catalogs.writer import write
from publish.model import Kind, Metadata, Segment, Skeleton, Statement, Target

DATE = dt.date(2017, 2, 9)


def statement(*segments: Segment) -> Statement:
    """Return a statement of `segments` alone."""
    metadata = Metadata("The  report", DATE)
    return Statement("2017-02-09-report", "elsewhere.md", metadata, segments, Skeleton((), ()))


def messages(*segments: Segment) -> str:
    """Return the template's messages as written, without its header."""
    return write(template(statement(*segments), date=DATE)).split("\n\n", 1)[1]


def test_the_header_of_a_template() -> None:
    """A template names its statement, its date, and how many messages it has."""
    text = write(template(statement(Segment("A", Kind.TITLE, 2, context="title")), date=DATE))
    assert text.split("\n\n")[0] == (
        "# Made from the sources; changes made here are lost.\n"
        "#, fuzzy\n"
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: 2017-02-09-report\\n"\n'
        '"POT-Creation-Date: 2017-02-09 00:00+0000\\n"\n'
        '"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n'
        '"Last-Translator: \\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: \\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Publish-Messages: 1 0 04c61abc21fbf2fe\\n"\n'
        '"X-Publish-Segmentation: 1\\n"'
    )


def test_messages_stand_in_document_order() -> None:
    """Each segment is a message with its context, kind and line."""
    assert messages(
        Segment("The report", Kind.TITLE, 2, context="title"), Segment("First.\nSecond.", Kind.PARAGRAPH, 7)
    ) == (
        "#. title of “The report”\n"
        "#: source/2017-02-09-report.md:2\n"
        'msgctxt "title"\nmsgid "The report"\nmsgstr ""\n'
        "\n"
        "#. paragraph of “The report”\n"
        "#: source/2017-02-09-report.md:7\n"
        'msgid ""\n"First.\\n"\n"Second."\nmsgstr ""\n'
    )


def test_targets_and_notes_are_comments() -> None:
    """Each numbered link and image says where it goes, and the note follows on one line."""
    targets = (Target(1, "https://example.org/a"), Target(2, "/map.png", title="A \n map", image=True))
    segment = Segment(
        "[both](1) ![x](2)", Kind.LIST_ITEM, 7, note="the witness\n is a woman", targets=targets
    )
    assert messages(segment).split('msgid "')[0] == (
        "#. list item of “The report”\n"
        "#. link 1: https://example.org/a\n"
        "#. image 2: /map.png “A map”\n"
        "#. note: the witness is a woman\n"
        "#: source/2017-02-09-report.md:7\n"
    )


def test_a_segment_that_recurs_is_one_message() -> None:
    """The same context and text is translated once; every place and difference is told."""
    first = Segment("[x](1)", Kind.TABLE_CELL, 7, targets=(Target(1, "https://example.org/a"),))
    second = Segment("[x](1)", Kind.TABLE_CELL, 9, targets=(Target(1, "https://example.org/b"),))
    assert messages(first, second, first) == (
        "#. table cell of “The report”\n"
        "#. link 1: https://example.org/a\n"
        "#. link 1: https://example.org/b\n"
        "#: source/2017-02-09-report.md:7\n"
        "#: source/2017-02-09-report.md:9\n"
        'msgid "[x](1)"\nmsgstr ""\n'
    )


def test_the_same_text_in_another_context_is_another_message() -> None:
    """A title and a paragraph that read the same are translated apart."""
    assert (
        messages(Segment("A", Kind.TITLE, 2, context="title"), Segment("A", Kind.PARAGRAPH, 4)).count("msgid")
        == 2
    )
