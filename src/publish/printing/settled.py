"""A PDF made the same on every day, and made to say what it is.

1. Its dates are the statement's: issued, and updated.
2. `/Creator` is this package, `/Producer` the engine with its version, and `/Author` who publishes; what else
   an engine wrote about itself, or about the computer it ran on, goes away.
3. `/ID` is made of the content.
4. A viewer shows the title in place of the file's name, and turns pages in the direction of the text.
5. Parts of tables refer to each other by names that a browser counts on from whatever it showed before: they
   are counted anew.
6. The tables of fonts mean letters (`letters`).
7. The outline has the words of the headings: a browser loses the space where a heading wraps, and puts the
   words of a right-to-left one in the order in which they are drawn.

Source: ISO 32000-2, 14.3.3 (information dictionary), 14.4 (file identifiers), 12.2 (viewer preferences),
12.3.3 (outline), 14.7.2 (structure: IDs), 7.9.4 (dates).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)  # fmt: skip

from publish.printing.glyphs import plain
from publish.printing.sheets import Sheets

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_IDENTIFIER = 16  # bytes
_NAME = re.compile(r"node[0-9]{8,}")


def settled(pdf: bytes, sheets: Sheets, engine: str) -> bytes:
    """Return `pdf`, which `engine` made of `sheets`, so that nothing else has a say in its bytes."""
    reader = PdfReader(BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    writer.metadata = {**_information(sheets, engine), **_title(reader)}
    writer.root_object[NameObject("/ViewerPreferences")] = _preferences(sheets)
    _letter(writer)
    _count_names(writer.root_object)
    _spell_outline(writer.root_object, headings(sheets.html))
    identifier = ByteStringObject(hashlib.sha256(_bytes(writer)).digest()[:_IDENTIFIER])
    writer._ID = ArrayObject((identifier, identifier))  # noqa: SLF001  because pypdf would draw one at random
    return _bytes(writer)


def headings(html: str) -> tuple[str, ...]:
    """Return the text of each heading of a page, in order, with white space folded."""
    reader = _Headings()
    reader.feed(html)
    reader.close()
    return tuple(" ".join(text.split()) for text in reader.texts)


def _information(sheets: Sheets, engine: str) -> dict[str, str]:
    return {
        "/Author": sheets.author,
        "/Creator": "publish",
        "/Producer": engine,
        "/CreationDate": _date(sheets.issued),
        "/ModDate": _date(sheets.updated),
    }


def _title(reader: PdfReader) -> dict[str, str]:
    """Return the title that the engine took from the page."""
    title = reader.metadata.title if reader.metadata else None
    return {"/Title": title} if title else {}


def _date(day: dt.date) -> str:
    return f"D:{day:%Y%m%d}000000Z"


def _preferences(sheets: Sheets) -> DictionaryObject:
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(value=True)})
    if sheets.direction == "rtl":
        preferences[NameObject("/Direction")] = NameObject("/R2L")
    return preferences


def _letter(writer: PdfWriter) -> None:
    """Make every font's table mean letters."""
    for page in writer.pages:
        for font in _dictionary(_dictionary(page.get("/Resources")).get("/Font")).values():
            table = _dictionary(font).get("/ToUnicode")
            stream = table.get_object() if table is not None else None
            if isinstance(stream, StreamObject):
                stream.set_data(plain(stream.get_data().decode()).encode())


def _count_names(catalog: DictionaryObject) -> None:
    """Give parts of the structure names that count from 1, in the order of those that they have."""
    containers = tuple(_containers(catalog.get("/StructTreeRoot")))
    names = sorted({str(value) for one in containers for _, value in _entries(one) if _is_name(value)})
    numbered = {name: f"node{number:08}" for number, name in enumerate(names, start=1)}
    for one in containers:
        for key, value in _entries(one):
            if _is_name(value):
                one[key] = TextStringObject(numbered[str(value)])


def _containers(start: PdfObject | None) -> Iterator[DictionaryObject | ArrayObject]:
    """Yield each dictionary and array below `start`, once."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        found = waiting.pop()
        found = found.get_object() if found is not None else None
        if isinstance(found, DictionaryObject | ArrayObject) and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += [value for _, value in _entries(found)]


def _entries(container: DictionaryObject | ArrayObject) -> list[tuple[Any, PdfObject]]:
    """Return keys or indices, with what stands there, as it stands there."""
    if isinstance(container, ArrayObject):
        return list(enumerate(container))
    return [(key, container.raw_get(key)) for key in container]


def _is_name(value: PdfObject) -> bool:
    return isinstance(value, TextStringObject) and _NAME.fullmatch(value) is not None


def _spell_outline(catalog: DictionaryObject, words: Iterable[str]) -> None:
    """Write each of `words` (headings) into the outline where its letters stand, in whatever order."""
    spelled = {_letters(heading): heading for heading in words}
    for item in _items(catalog.get("/Outlines")):
        title = str(item["/Title"])
        item[NameObject("/Title")] = TextStringObject(spelled.get(_letters(title), title))


def _items(parent: PdfObject | None) -> Iterator[DictionaryObject]:
    """Yield the items of an outline below `parent`, which is one of them, or the outline."""
    item = _dictionary(parent).get("/First")
    while item is not None:
        found = _dictionary(item)
        yield found
        yield from _items(found)
        item = found.get("/Next")


def _dictionary(reference: PdfObject | None) -> DictionaryObject:
    """Return the dictionary that `reference` leads to, or an empty one."""
    found = reference.get_object() if reference is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _letters(text: str) -> str:
    """Return what stands in `text` besides white space, sorted."""
    return "".join(sorted("".join(text.split())))


def _bytes(writer: PdfWriter) -> bytes:
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


class _Headings(HTMLParser):
    """Collects the text of headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _HEADINGS:
            self._within = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._within = self._within and tag not in _HEADINGS

    def handle_data(self, data: str) -> None:
        if self._within:
            self.texts[-1] += data
