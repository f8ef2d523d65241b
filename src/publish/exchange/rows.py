"""A Word document that came back becomes messages: read row by row, or said to be spoiled.

It is read as the XML that it is, without python-docx: that leaves out what was inserted while changes were
tracked. Only text is read; macros, links and pictures are never opened.

1. A row is known by the label in its third cell, wherever it stands. Its first cell has to be the original
   that the label is of, letter for letter.
2. Text is what a reader sees: insertions count, deletions do not, whether or not they were accepted. A new
   paragraph is a line break; such breaks at either end, which a key pressed once too often leaves, are not.
3. It needs work as long as the third cell says so.
4. A row with text and without a label means that a row was split or a label deleted: nothing is taken from
   it, nor from the one before. Neither is anything from a label that stands twice with two texts, from cells
   that were joined, or that hold tables, text boxes, symbols or notes of Word's own.
5. A comment of Word's on a row goes to the message's comment, without the name of who wrote it.

Source: ISO/IEC 29500-1, 17.3.3 (run content), 17.13.4 (comments), 17.13.5 (tracked changes).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from publish.errors import ReceivedError
from publish.exchange.archives import members
from publish.exchange.elements import elements
from publish.exchange.names import read_label
from publish.model import Bitext, Unit, text_state

HEAD = "publish"
"""What the third cell of the first row begins with; the statement and the language follow."""

NEEDS_WORK = "NEEDS WORK"
"""What a translator deletes from the third cell when the translation is done."""

CONTEXT = "context:"

_COLUMNS = 3
_RELATIONS, _COMMENTS = "_rels/.rels", "word/comments.xml"
_UNSEEN = {
    "del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "tcPr", "Fallback", "drawing",
    "pict", "object",
}  # fmt: skip
_SPOILING = {
    "sym": "a symbol that is no letter",
    "footnoteReference": "a footnote of Word's own",
    "endnoteReference": "an endnote of Word's own",
    "tbl": "a table of its own",
    "txbxContent": "a text box",
    "oMath": "a formula",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_HEADING = re.compile(rf"{HEAD}\s+(\S+)\s+(\S+)")


class _Row(Struct, frozen=True):
    """A row: its number from 1, the text of its cells, what is spoiled in it, and comments upon it."""

    number: int
    cells: tuple[str, ...]
    spoiled: str
    comments: tuple[str, ...]

    @property
    def about(self) -> tuple[str, ...]:
        """Return the lines of the third cell."""
        return tuple(self.cells[2].split("\n")) if len(self.cells) == _COLUMNS else ()

    @property
    def label(self) -> tuple[str, str] | None:
        """Return what the row is known by."""
        return next(filter(None, map(read_label, self.about)), None)

    @property
    def heading(self) -> re.Match[str] | None:
        """Return the statement and the language, if this is the first row."""
        return next(filter(None, map(_HEADING.fullmatch, map(str.strip, self.cells))), None)


def read(data: bytes, path: str) -> Bitext | None:
    """Return what a table of ours in the .docx file `data` says; None if it has none.

    `path` is only named in a refusal: ReceivedError.
    """
    files = members(data, path)
    document = elements(files.get(_document(files, path), b""), path)
    said = _said(elements(files[_COMMENTS], path)) if _COMMENTS in files else {}
    rows = [_row(number, row, said) for number, row in enumerate(_within(document, "tr"), start=1)]
    heading = next(filter(None, (row.heading for row in rows)), None)
    if heading is None and not any(row.label for row in rows):
        return None
    spoiled = dict(_faults([row for row in rows if not row.heading]))
    units = [_unit(row) for row in rows if row.label and row.number not in spoiled]
    return Bitext(
        heading and heading[1],
        heading and heading[2],
        tuple(dict.fromkeys(units)),
        spoiled={f"row {number}": what for number, what in sorted(spoiled.items())},
    )


def _document(files: Mapping[str, bytes], path: str) -> str:
    """Return the name of the part with the text; ReceivedError if this is no Word document."""
    if _RELATIONS in files:
        for one in elements(files[_RELATIONS], path):
            target = one.get("Target", "").removeprefix("/")
            if one.get("Type", "").endswith("/officeDocument") and target in files:
                return target
    raise ReceivedError(path, 0, "this is no Word document: save it as .docx", rule="received-word")


def _row(number: int, row: Element, said: Mapping[str, str]) -> _Row:
    cells = [cell for cell in _within(row, "tc") if not _is_continued(cell)]
    found = {_local(one) for cell in cells for one in _seen(cell) if one is not cell}
    spoiled = next((what for name, what in _SPOILING.items() if name in found), "")
    marks = (_value(one, "id") for cell in cells for one in cell.iter() if _local(one) == "commentReference")
    return _Row(
        number,
        tuple(_text(cell) for cell in cells),
        f"holds {spoiled}" if spoiled else "",
        tuple(said[mark] for mark in marks if mark in said),
    )


def _faults(rows: list[_Row]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the rows from which nothing can be taken, and why."""
    labels = Counter(row.label[0] for row in set(rows) if row.label)
    before: _Row | None = None
    for row in rows:
        if row.label is None and any(cell.strip() for cell in row.cells):
            yield row.number, "has text and no key: was a row split, or its key deleted?"
            if before is not None and before.label:
                yield before.number, "stands before a row without a key, and may have lost a part to it"
        elif row.label is not None and (what := _fault(row, labels)):
            yield row.number, what
        before = row


def _fault(row: _Row, labels: Counter[str]) -> str:
    """Return what is wrong with a row that has a label, if anything is."""
    name = row.label[0] if row.label else ""
    if row.spoiled:
        return row.spoiled
    if labels[name] > 1:
        return f"has the key {name}, which stands in another row too"
    if _unit(row).name != name:
        return "has another original than the one that was sent"
    return ""


def _unit(row: _Row) -> Unit:
    source, text, _ = row.cells
    contexts = [line.removeprefix(CONTEXT).strip() for line in row.about if line.startswith(CONTEXT)]
    fuzzy = any(NEEDS_WORK in line.upper() for line in row.about)
    sent = row.label[1] if row.label else None
    if not text.strip():
        text = ""
    elif text_state(text, fuzzy=fuzzy) != sent:
        text = text.strip("\n")
    return Unit(
        (contexts[0] if contexts else None, source),
        text,
        fuzzy=fuzzy and bool(text),
        note="\n".join(row.comments),
        sent=sent,
    )


# --- what a reader sees ------------------------------------------------------------------


def _said(comments: Element) -> dict[str, str]:
    """Return the texts of Word's comments by their ids, each on one line."""
    found = (one for one in comments.iter() if _local(one) == "comment")
    return {_value(one, "id"): " ".join(_text(one).split()) for one in found}


def _text(parent: Element) -> str:
    """Return the text of a cell, its paragraphs on lines of their own."""
    paragraphs = (one for one in _seen(parent) if _local(one) == "p")
    return "\n".join("".join(map(_sign, _seen(one))) for one in paragraphs)


def _sign(element: Element) -> str:
    name = _local(element)
    return (element.text or "") if name == "t" else _SIGNS.get(name, "")


def _seen(parent: Element) -> Iterator[Element]:
    """Yield what is below `parent` and is shown, itself first; paragraphs within paragraphs are none."""
    yield parent
    for one in parent:
        if _local(one) not in _UNSEEN:
            yield from _seen(one)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Yield the elements called `name` below `parent`, but none that stands in another of them."""
    for one in parent:
        if _local(one) == name:
            yield one
        elif _local(one) not in _UNSEEN:
            yield from _within(one, name)


def _is_continued(cell: Element) -> bool:
    """Tell whether a cell was joined with the one above, which shows its text."""
    marks = (one for one in cell.iter() if _local(one) == "vMerge")
    return any(_value(one, "val") in {"", "continue"} for one in marks)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: Element, name: str) -> str:
    """Return an attribute of an element, whatever namespace it is in."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")
