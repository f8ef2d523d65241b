"""What goes out in any form comes back as it was, and what was spoiled on the way is told, not guessed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml import OxmlElement
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from publish import languages
from publish.errors import ReceivedError
from publish.exchange import rows, word, xliff
from publish.exchange.names import label, read_label
from publish.model import Bitext, Unit, key_name

ENGLISH, ARABIC, FRENCH = (languages.language(code) for code in ("en", "ar", "fr"))
SLUG = "2017-10-20-gates"

UNITS = (
    Unit(("title", "The gates"), "البوابات", comments=("title of “The gates”",)),
    Unit(
        (None, "See [the list](1) & <b>all</b>."), "انظر [القائمة](1)", fuzzy=True, previous="See the list."
    ),
    Unit((None, "One line,\nand another."), "سطر\nوآخر", note="a doubt\nand one more"),
    Unit((None, "Nobody came."), ""),
)
TEXT = Bitext(SLUG, "ar", UNITS, title="The gates")


def said(text: Bitext | None) -> list[tuple[object, ...]]:
    """Return what has to come back of each message."""
    assert text is not None
    return [(unit.key, unit.text, unit.fuzzy) for unit in text.units]


def edited(change: Callable[[Opened], object], text: Bitext = TEXT) -> Bitext:
    """Return what comes back of a Word table that somebody has changed."""
    document = Document(io.BytesIO(word.write(text, ENGLISH, ARABIC)))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    found = rows.read(saved.getvalue(), "x.docx")
    assert found is not None
    return found


# --- both ways ---------------------------------------------------------------------------


def test_xliff_comes_back() -> None:
    """Texts, marks, earlier sources, translators' comments, and whose file it is."""
    back = xliff.read(xliff.write(TEXT, ENGLISH, ARABIC), "x.xlf")
    assert said(back) == said(TEXT)
    assert (back.domain, back.language) == (SLUG, "ar")
    assert [unit.previous for unit in back.units] == [None, "See the list.", None, None]
    assert [unit.note for unit in back.units] == ["", "", "a doubt\nand one more", ""]
    assert all(unit.sent == unit.state for unit in back.units)


def test_word_comes_back() -> None:
    """Each row by its label, with the state that it was sent in."""
    back = edited(lambda _: None)
    assert said(back) == said(TEXT)
    assert (back.domain, back.language, dict(back.spoiled)) == (SLUG, "ar", {})
    assert all(unit.sent == unit.state for unit in back.units)


letters = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=30)
lines = st.lists(letters, min_size=1, max_size=3).map("\n".join)
some = st.builds(
    lambda source, text, fuzzy: Unit(
        (None, f"{source}."), text if text.strip() else "", fuzzy and bool(text.strip())
    ),
    lines,
    lines,
    st.booleans(),
)


@settings(deadline=None)
@given(st.lists(some, max_size=4, unique_by=lambda unit: unit.key))
def test_any_text_comes_back_from_xliff(units: list[Unit]) -> None:
    """White space and signs of every script included."""
    text = Bitext(SLUG, "ar", tuple(units))
    assert said(xliff.read(xliff.write(text, ENGLISH, ARABIC), "x.xlf")) == said(text)


@settings(deadline=None, max_examples=25)
@given(st.lists(some, min_size=1, max_size=4, unique_by=lambda unit: unit.key))
def test_any_text_comes_back_from_word(units: list[Unit]) -> None:
    """The same."""
    text = Bitext(SLUG, "ar", tuple(units))
    assert said(rows.read(word.write(text, ENGLISH, ARABIC), "x.docx")) == said(text)


@pytest.mark.parametrize("unit", UNITS)
def test_a_label_is_read_back(unit: Unit) -> None:
    """It says which message it is, and the state it is in."""
    assert read_label(label(unit)) == (key_name(unit.key), unit.state)


# --- Word --------------------------------------------------------------------------------


def test_a_cell_of_arabic_says_so_everywhere() -> None:
    """The paragraph, its text and its end: what is typed into an empty cell is right at once."""
    document = Document(io.BytesIO(word.write(TEXT, ENGLISH, ARABIC)))
    for number in (1, 4):
        xml = document.tables[0].cell(number, 1).paragraphs[0]._p.xml  # noqa: SLF001  because it is the point
        assert "<w:bidi/>" in xml
        assert xml.count("<w:rtl/>") == 2
        assert xml.count('w:lang w:bidi="ar"') == 2
    original = document.tables[0].cell(1, 0).paragraphs[0]._p.xml  # noqa: SLF001  because it is the point
    assert "bidi" not in original
    assert "rtl" not in original


def test_a_file_is_named_in_its_own_order() -> None:
    """In a paragraph from right to left, `2017-10-19` would else be read as `19-10-2017`."""
    document = Document(io.BytesIO(word.write(TEXT, ENGLISH, ARABIC, ["افتح `2017-10-19-x.docx`."])))
    assert document.paragraphs[1].text == "افتح \u200e2017-10-19-x.docx\u200e."


def test_nobody_is_named_in_a_document() -> None:
    """No author, no program's user, and no date but a fixed one."""
    core = Document(io.BytesIO(word.write(TEXT, ENGLISH, FRENCH))).core_properties
    assert (core.author, core.last_modified_by, core.created) == ("", "", core.modified)
    assert core.created is not None
    assert core.created.year == 2000


def test_rows_may_change_places() -> None:
    """They are known by their labels."""

    def swap(document: Opened) -> None:
        table = document.tables[0]._tbl  # noqa: SLF001  because python-docx moves no rows
        table.append(table.tr_lst[1])

    assert sorted(said(edited(swap)), key=repr) == sorted(said(TEXT), key=repr)


def test_a_deleted_mark_clears_the_message() -> None:
    """What is left of the third cell does not matter, as long as the label is there."""

    def clear(document: Opened) -> None:
        cell = document.tables[0].cell(2, 2)
        cell.text = cell.text.replace("NEEDS WORK", "")

    assert [unit.fuzzy for unit in edited(clear).units] == [False, False, False, False]


def test_what_is_typed_is_read() -> None:
    """A new paragraph is a line break; one at the end is a slip."""

    def typed(document: Opened) -> None:
        cell = document.tables[0].cell(4, 1)
        cell.text = "لم يأت"
        cell.add_paragraph("أحد")
        cell.add_paragraph("")

    assert edited(typed).units[3].text == "لم يأت\nأحد"


def test_tracked_changes_are_read_as_they_are_shown() -> None:
    """What was inserted counts, what was deleted does not."""

    def track(document: Opened) -> None:
        paragraph = document.tables[0].cell(1, 1).paragraphs[0]
        run = paragraph.runs[0]._r  # noqa: SLF001  because python-docx tracks nothing
        inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
        paragraph._p.replace(run, deleted)  # noqa: SLF001  because python-docx tracks nothing
        deleted.append(run)
        paragraph._p.append(inserted)  # noqa: SLF001  because python-docx tracks nothing
        inserted.append(paragraph.add_run("الأبواب")._r)  # noqa: SLF001  because python-docx tracks nothing

    assert edited(track).units[0].text == "الأبواب"


def test_a_split_row_is_told_and_not_taken() -> None:
    """Neither half: the first may have lost what the second has."""

    def split(document: Opened) -> None:
        table = document.tables[0]
        cells = table.add_row().cells  # type: ignore[no-untyped-call]  # because python-docx gives no type
        cells[1].text = "نصف"
        table._tbl.insert(table._tbl.index(table.rows[3]._tr) + 1, table.rows[5]._tr)  # noqa: SLF001  because python-docx moves no rows

    back = edited(split)
    assert [unit.source for unit in back.units] == [
        "The gates",
        "See [the list](1) & <b>all</b>.",
        "Nobody came.",
    ]
    assert dict(back.spoiled) == {
        "row 4": "stands before a row without a key, and may have lost a part to it",
        "row 5": "has text and no key: was a row split, or its key deleted?",
    }


def symbol(table: Table) -> None:
    """Put one of Word's own symbols into the first translation."""
    run = table.cell(1, 1).paragraphs[0].add_run()
    run._r.append(OxmlElement("w:sym"))  # noqa: SLF001  because python-docx has none


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda table: setattr(table.cell(1, 0), "text", "The gate"), "another original"),
        (lambda table: table.cell(1, 0).merge(table.cell(1, 1)), "has text and no key"),
        (lambda table: table.cell(1, 1).add_table(1, 1), "a table of its own"),
        (lambda table: setattr(table.cell(2, 2), "text", table.cell(1, 2).text), "stands in another row too"),
        (symbol, "a symbol"),
    ],
)
def test_a_spoiled_row_is_told(change: Callable[[Table], object], what: str) -> None:
    """Nothing is taken from it; the others come back."""
    back = edited(lambda document: change(document.tables[0]))
    assert any(what in one for one in back.spoiled.values())
    assert "The gates" not in [unit.source for unit in back.units]
    assert "Nobody came." in [unit.source for unit in back.units]


def test_a_document_without_a_table_of_ours_is_none() -> None:
    """Another reader may have a use for it."""
    saved = io.BytesIO()
    Document().save(saved)
    assert rows.read(saved.getvalue(), "x.docx") is None


# --- XLIFF -------------------------------------------------------------------------------


def changed(old: str, new: str) -> Bitext:
    """Return what comes back of a file in which a program has put `new` in the place of `old`."""
    text = xliff.write(TEXT, ENGLISH, ARABIC).decode()
    assert old in text
    return xliff.read(text.replace(old, new).encode(), "x.xlf")


def test_confirming_a_segment_clears_its_mark() -> None:
    """Whatever a program calls it, as long as it is no longer initial."""
    back = changed('state="initial" subState="publish:fuzzy"', 'state="reviewed"')
    assert [unit.fuzzy for unit in back.units] == [False, False, False, False]


@pytest.mark.parametrize(
    ("state", "fuzzy"), [("", False), (' state="initial"', True), (' state="final"', False)]
)
def test_what_a_program_calls_initial_is_not_finished(state: str, *, fuzzy: bool) -> None:
    """A text without a state is a translation: its program knows no states."""
    source = "<source>Nobody came.</source>\n"
    back = changed(f"<segment>\n{source}", f"<segment{state}>{source}<target>لا أحد</target>")
    assert (back.units[3].text, back.units[3].fuzzy) == ("لا أحد", fuzzy)


def test_a_unit_in_two_segments_is_joined() -> None:
    """What a program leaves out between them has its source for a translation."""
    back = changed(
        "<segment>\n<source>Nobody came.</source>\n</segment>",
        "<segment><source>Nobody</source><target>لا</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment><source>came.</source><target>أحد</target></segment>",
    )
    assert (back.units[3].source, back.units[3].text) == ("Nobody came.", "لا أحد")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("<source>Nobody came.", "<source>Somebody came.", "another original"),
        ("<source>Nobody came.", '<source>Nobody <ph id="1"/>came.', "inline code <ph>"),
        (f'id="{key_name((None, "Nobody came."))}"', 'id="u4"', "none of ours"),
    ],
)
def test_a_spoiled_unit_is_told(old: str, new: str, what: str) -> None:
    """Nothing is taken from it; the others come back."""
    back = changed(old, new)
    assert [what in one for one in back.spoiled.values()] == [True]
    assert said(back) == said(TEXT)[:3]


# --- hostile files -----------------------------------------------------------------------

BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (BOMB, 'declares the entity "a"'),
        (OUTSIDE, 'declares the entity "a"'),
        (b"<!DOCTYPE x SYSTEM 'y.dtd'><x>&a;</x>", 'entity "a"'),
        (b"<x>" * 300, "more than 200 deep"),
        (b"<x>", "this is not XML"),
        (b"", "this is not XML"),
        (b'<?xml version="1.0" encoding="x-nobody"?><x/>', "encoding cannot be read"),
        (b"<x>" + b"a" * (11 << 20) + b"</x>", "larger than 10 MB"),
        (b'<xliff version="1.2"/>', 'not XLIFF 2 (version "1.2")'),
    ],
)
def test_hostile_xml_is_refused(data: bytes, what: str) -> None:
    """Before anything is made of it, and with what is wrong."""
    with pytest.raises(ReceivedError) as refused:
        xliff.read(data, "x.xlf")
    assert what in str(refused.value)


def zipped(*names: str, data: bytes = b"x", twice: bool = False) -> bytes:
    """Return a ZIP of files with these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (*names, *(names if twice else ())):
            archive.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04", "is damaged"),
        (zipped("../x.po"), "leads out of it"),
        (zipped("/x.po"), "leads out of it"),
        (zipped("a\\x.po"), "leads out of it"),
        (zipped("x.po", data=bytes(101 << 20)), "more than 100 MB"),
        (zipped(*(f"{number}.po" for number in range(1001))), "more than 1000 files"),
        (zipped("x.po"), "no Word document"),
    ],
)
def test_a_hostile_archive_is_refused(data: bytes, what: str) -> None:
    """A bomb is never unpacked, and no name leads out."""
    with pytest.raises(ReceivedError) as refused:
        rows.read(data, "x.docx")
    assert what in str(refused.value)


def test_a_name_that_stands_twice_is_refused() -> None:
    """Programs disagree on which of the two counts."""
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped("x.po", twice=True)
    with pytest.raises(ReceivedError, match="two files called"):
        rows.read(data, "x.docx")
