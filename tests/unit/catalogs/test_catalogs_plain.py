"""The plain form: whatever the file, it is read as the grammar reads it, or left to the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.catalogs import reader
from publish.catalogs.entries import CatalogFile
from publish.catalogs.plain import plain
from publish.catalogs.record import RECORD, complete, record
from publish.catalogs.writer import write
from publish.errors import CatalogError
from publish.model import Catalog

GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "catalogs").glob("*/*.po"))
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

TEXT = r"""
msgid "one"
msgstr "un"

#. heading
#: source/a.md:3
msgctxt "title"
msgid "two"
msgstr ""

# mine
#
#. for you
#. and you
#: a.md:1
#: b.md
#, fuzzy, c-format
#| msgctxt "was"
#| msgid "thr"
#| "e\n"
msgid "three"
msgstr "trois"

msgid ""
"a \"long\" text, "
"on lines\n"
"\tthree"
msgstr ""
"un texte\\"
" long"

#= no-wrap
#, Fuzzy
msgid "four"
msgstr "quatre."

# gone
#, fuzzy
#~| msgid "fi"
#~| "ve"
#~ msgctxt "x"
#~ msgid "five"
#~ msgstr ""
#~ "cinq\n"
#~ "."

#~ msgid "six"
#~ msgstr "six"

msgid "Deux mots."
msgstr ""
"deux "
"mots"

msgid "seven"
msgid_plural "sevens"
msgstr[0] "sept"
msgstr[1] "sept"
"""
MESSAGES = tuple(f"{message.strip()}\n" for message in TEXT.split("\n\n"))
"""Nearly all that a message can be; only the last is not plain."""

ODD_LINES = r"""
#
# end
#~
#|
#.
#:
#, fuzzy
#, range: 1..2
# "quoted"
#| msgid "x"
#~| msgid "x"
"x"
#| "x"
#~ "x"
#~| "x"
"
""
"charset=latin-1"
msgid "x"
 msgid "x"
msgid  "x"
msgid"x"
msgid "x
msgid "a" "b"
msgid "one"
msgid ""
msgctxt ""
msgstr "\"
msgstr "\q"
msgstr "a"b"
msgstr "&#12345678;"
msgstr "#-#-#-#-#"
msgstr "x
msgstr[0] "x"
domain
<<<<<<< ours
""".strip("\n").split("\n")  # fmt: skip
"""Lines that end the plain form, or the catalog, or neither."""

BLANK_OR_FORBIDDEN = ["", " ", "\t", "\x7f", "\u0085", "\u2028", "\ufffe"]
MARKS = "e" + "\u0301" * 16


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw messages, with odd lines here and there, or lines missing, twice, or cut."""
    messages = draw(st.lists(st.sampled_from(MESSAGES), max_size=4, unique=True))
    lines = draw(st.sampled_from(["\n", ""])).join((HEADER, *messages)).split("\n")
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(lines) - 1))
        odd = st.sampled_from([*ODD_LINES, *BLANK_OR_FORBIDDEN]).map(lambda line: [line])
        same = [[], [lines[place]] * 2, [lines[place][:-1]], [f"{lines[place]} "], [f"#~ {lines[place]}"]]
        lines[place : place + draw(st.integers(0, 1))] = draw(odd | st.sampled_from(same))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines).encode()[: draw(st.none() | st.integers(-40, -1))]


@contextmanager
def nothing_plain() -> Iterator[None]:
    """Let the grammar read all files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "plain", lambda _: None)
        yield


def said(data: bytes) -> object:
    """Return all that a file says, or why it is refused."""
    try:
        po = reader.read(data, "ar.po")
    except CatalogError as refusal:
        return str(refusal)
    head = (po.header, po.metadata, po.metadata_is_fuzzy, po.trailing_comment)
    return (*head, *(vars(entry) for entry in po))


def said_by_the_grammar(data: bytes) -> object:
    """Return the same where no file is taken for plain."""
    with nothing_plain():
        return said(data)


def told(data: bytes, template: CatalogFile | None) -> Catalog | str:
    """Return the translations of a whole catalog, or why it is refused."""
    try:
        return reader.translations(data, "ar.po", template)
    except CatalogError as refusal:
        return str(refusal)


def told_step_by_step(data: bytes, template: CatalogFile | None) -> Catalog | str:
    """Return the same by the functions that need polib's objects."""
    try:
        po = reader.read(data, "ar.po")
        complete(po, template, "ar.po")
    except CatalogError as refusal:
        return str(refusal)
    return reader.catalog(po, "ar.po")


def whole(messages: list[str]) -> CatalogFile:
    """Return a catalog of `messages` with the record that proves it to be whole."""
    po = reader.read("\n".join((HEADER, *messages, "# end")).encode(), "ar.po")
    po.trailing_comment = ""
    po.metadata[RECORD] = record(po)
    return po


@settings(max_examples=400, deadline=None)  # a shared machine may be slow
@given(files())
def test_every_file_is_read_as_the_grammar_reads_it(data: bytes) -> None:
    """Each text, note, line number and refusal is the same."""
    assert said(data) == said_by_the_grammar(data)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.stem}-{path.stem}")
def test_every_golden_file_is_read_as_the_grammar_reads_it(path: Path) -> None:
    """However it is cut."""
    data = path.read_bytes()[:2000]
    for length in range(len(data) + 1):
        assert said(data[:length]) == said_by_the_grammar(data[:length]), length


@pytest.mark.parametrize(
    "strings",
    [
        (MARKS, MARKS[1:]),
        (MARKS, MARKS),
        ("&#1234", "5678;"),
        ("#-#-#", "-#-#"),
        ("x" * 40_000, "x" * 25_536),
        ("x" * 40_000, "x" * 25_537),
        ("ش" * 20_000,),
    ],
)
def test_what_is_asked_of_a_text_is_asked_of_all_its_strings(strings: tuple[str, ...]) -> None:
    """A mark or a letter too much is seen also where lines divide the text."""
    block = "".join(f'"{string}"\n' for string in strings)
    data = f'{HEADER}\nmsgid "a"\nmsgstr ""\n{block}'.encode()
    assert said(data) == said_by_the_grammar(data)


@settings(deadline=None)  # a shared machine may be slow
@given(data=st.data())
def test_translations_are_those_of_the_whole_catalog(data: st.DataObject) -> None:
    """Read at once or by way of polib's objects: the same translations, or the same refusal."""
    messages = data.draw(st.lists(st.sampled_from(MESSAGES), min_size=1, unique=True))
    po = whole(messages)
    del po[data.draw(st.none() | st.integers(0, len(po) - 1)) or len(po) :]
    template = data.draw(st.sampled_from([None, whole(messages), whole(messages[:1])]))
    written = write(po).encode()[: data.draw(st.none() | st.integers(-200, -1))]
    assert told(written, template) == told_step_by_step(written, template)


@pytest.mark.parametrize("message", MESSAGES[:-1])
def test_what_is_written_is_plain(message: str) -> None:
    """So few files need the grammar."""
    assert plain(write(whole([message]))) is not None
