"""Any catalog can be written and read: by us, by polib and by msgcat, the same."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.catalogs.begun import begun, messages
from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import new_catalog, template_file
from publish.catalogs.reader import check, read
from publish.catalogs.record import RECORD, record
from publish.catalogs.writer import write
from publish.errors import CatalogError
from publish.languages import language

# Unicode without what the reader refuses: control characters and line separators.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"
)
TEXT = st.text(st.one_of(LETTERS, st.sampled_from('\n\t\r"\\#~|, ')), max_size=30)
MSGID = TEXT.filter(lambda text: bool(text) and "#-#-#-#-#" not in text)
STRANGE = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from('&#\n\t"\\\v')), max_size=30)
UNUSUAL = set("&#\ufeff")  # what may make a text one that a reader looks at twice
ARABIC = language("ar")
WORD = st.text(st.sampled_from("abcXYZ-_~#|.,:=\"\\'ش字"), min_size=1, max_size=8)
COMMENT = st.lists(WORD, max_size=3).map("\n".join)
FLAG = st.sampled_from(["c-format", "no-wrap", "x-unknown", "range: 0..5", "python-format"])
REFERENCE = st.tuples(st.sampled_from(["a.md", "source/b-c.md"]), st.sampled_from(["", "1", "22"]))


@st.composite
def entries(draw: st.DrawFn) -> polib.POEntry:
    """Draw one message, live or obsolete, with any notes."""
    entry = polib.POEntry(
        msgctxt=draw(st.none() | TEXT),
        msgid=draw(MSGID),
        obsolete=draw(st.booleans()),
        tcomment=draw(COMMENT),
        comment=draw(COMMENT),
        occurrences=draw(st.lists(REFERENCE, max_size=3, unique=True)),
        flags=draw(st.sampled_from([[], ["fuzzy"]])) + draw(st.lists(FLAG, max_size=2, unique=True)),
    )
    if draw(st.booleans()):
        entry.previous_msgctxt, entry.previous_msgid = draw(st.none() | TEXT), draw(TEXT)
    if draw(st.integers(0, 4)):
        entry.msgstr = draw(TEXT)
    else:
        entry.msgid_plural = draw(MSGID)
        entry.msgstr_plural = dict(enumerate(draw(st.lists(TEXT, min_size=1, max_size=6))))
    return entry


@st.composite
def catalogs(draw: st.DrawFn) -> CatalogFile:
    """Draw a catalog, obsolete messages last, as the reader gives it."""
    po = CatalogFile()
    po.header = draw(COMMENT)
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "X-Editor": draw(WORD)}
    po.metadata_is_fuzzy = draw(st.booleans())
    found = draw(st.lists(entries(), max_size=5, unique_by=lambda entry: (entry.msgctxt, entry.msgid)))
    po.extend(sorted(found, key=lambda entry: bool(entry.obsolete)))
    # Something after the last message, so that no text ends the file with an open line.
    po.trailing_comment = "end"
    return po


def said(po: polib.POFile, *, by_polib: bool = False) -> list[dict[str, object]]:
    """Return all that a file says; polib drops the previous texts of obsolete messages."""
    fields = [vars(entry) | {"linenum": 0, "obsolete": bool(entry.obsolete)} for entry in po]
    if by_polib:
        dropped = {"previous_msgctxt": None, "previous_msgid": None, "previous_msgid_plural": None}
        fields = [found | dropped if found["obsolete"] else found for found in fields]
    return [
        {"header": po.header, "fuzzy": bool(po.metadata_is_fuzzy)} | dict[str, object](po.metadata),
        *fields,
    ]


@settings(deadline=None)  # a shared machine may be slow
@given(catalogs())
def test_what_is_written_is_read(po: CatalogFile) -> None:
    """The reader gives back every text, comment, flag and reference that was written."""
    again = read(write(po).encode(), "ar.po")
    assert said(again) == said(po)
    assert again.trailing_comment == po.trailing_comment


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(po=catalogs())
def test_polib_reads_the_same(tmp_path_factory: pytest.TempPathFactory, po: CatalogFile) -> None:
    """What is written is the same to polib's own parser."""
    path = tmp_path_factory.mktemp("po") / "ar.po"
    path.write_text(write(po), encoding="utf-8", newline="")
    assert said(polib.pofile(str(path)), by_polib=True) == said(po, by_polib=True)


@pytest.mark.skipif(
    shutil.which("msgcat") is None, reason="msgcat is absent; install it with: apt-get install gettext"
)
@settings(max_examples=30, deadline=None)
@given(po=catalogs())
def test_gettext_reads_the_same_texts(po: CatalogFile) -> None:
    """What msgcat makes of a written file, we read as the same messages."""
    wrap = ["msgcat", "-"]
    done = subprocess.run(wrap, input=write(po).encode(), capture_output=True, check=True)
    # msgcat drops what is obsolete and untranslated (it looks at the first form), and a lone header.
    kept = [entry for entry in po if not entry.obsolete or entry.msgstr or entry.msgstr_plural.get(0)]
    again = read(done.stdout, "ar.po") if kept else []
    assert [texts(entry) for entry in again] == [texts(entry) for entry in kept]


@settings(deadline=None)  # a shared machine may be slow
@given(
    st.lists(st.tuples(st.none() | TEXT, STRANGE, COMMENT), max_size=5, unique_by=lambda message: message[:2])
)
def test_a_catalog_that_is_begun_is_a_new_catalog_of_the_template(
    found: list[tuple[str | None, str, str]],
) -> None:
    """It is sure to be read, and has the bytes of the long way; or else it is not begun so."""
    template = template_file("2017-02-09-saydnaya", dt.date(2017, 2, 9))
    template.extend(
        polib.POEntry(msgctxt=context, msgid=text, comment=comment) for context, text, comment in found
    )
    template.metadata[RECORD] = record(template)
    body = messages(template, write(template).encode())
    new = write(new_catalog(template, ARABIC)).encode()
    if body is None:
        assert not found or any(
            not text.isprintable() or UNUSUAL & set(text) or not text for text in ids(template)
        )
    else:
        assert begun(body, template, ARABIC) == new
        assert [(one.msgctxt, one.msgid) for one in read(new, "ar.po")] == [one[:2] for one in found]


def ids(template: CatalogFile) -> list[str]:
    """Return the texts that make the ids of a file."""
    return [text for entry in template for text in (entry.msgctxt, entry.msgid) if text is not None]


@settings(deadline=None)  # a shared machine may be slow
@given(st.binary(max_size=200) | catalogs().map(lambda po: write(po).encode()))
def test_a_check_refuses_what_reading_refuses(data: bytes) -> None:
    """In the same words, and nothing else."""
    assert refusal(check, data) == refusal(read, data)


def refusal(look: Callable[[bytes, str], object], data: bytes) -> str:
    """Return why a file is refused, nothing if it is not."""
    try:
        look(data, "ar.po")
    except CatalogError as error:
        return str(error)
    return ""


def texts(entry: polib.POEntry) -> tuple[str | None, str, str, dict[int, str]]:
    """Return the ids and the translations of a message."""
    return (entry.msgctxt, entry.msgid, entry.msgstr, entry.msgstr_plural)


@settings(deadline=None)  # a shared machine may be slow
@given(st.binary(max_size=200) | TEXT.map(lambda text: ('msgid ""\nmsgstr ""\n' + text).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, the reader gives a catalog or its own refusal, never another error."""
    try:
        po = read(data, "ar.po")
    except CatalogError:
        return
    assert read(write(po).encode(), "ar.po").metadata == po.metadata
