"""Where mail headers stand in a text: runs of lines that begin with a mail program's label.

1. A *field* is a line that begins with a label (`Subject:`, `Gesendet:`, `*From:*` …) and a space.
   A line directly below belongs to it if it is indented deeper, if another label comes next, if
   addresses go on after a comma, or if a subject of fifty characters and more goes on to an empty
   line (doubtfully).
2. A *header* is a run of fields; empty lines, and other furniture, may stand between two of them.
   At the text's head it has two labels, or a subject, or an address; further down it names a
   person and also a subject or a date.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.statements.intake.lines import Gap, Line
from publish.statements.intake.recognise import HEAD, recognise

# English, German, French, Spanish, Turkish and Arabic mail programs.
SUBJECT = frozenset({"subject", "re", "betreff", "objet", "asunto", "konu", "الموضوع"})
DATE = frozenset(
    "date sent datum gesendet envoyé fecha enviado tarih gönderildi التاريخ".split()  # noqa: SIM905  because a list of words reads better
)
PERSON = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "reply-to",
        "sender",
        "von",
        "an",
        "antwort an",
        "de",
        "à",
        "répondre à",
        "para",
        "kimden",
        "kime",
        "bilgi",
        "من",
        "إلى",
        "الى",
        "نسخة",
    ]
)
_OTHER = frozenset(
    [
        "attachment",
        "attachments",
        "importance",
        "priority",
        "sensitivity",
        "message-id",
        "in-reply-to",
        "references",
        "return-path",
        "received",
        "delivered-to",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "anlagen",
        "anhänge",
        "wichtigkeit",
        "pièces jointes",
        "importancia",
        "المرفقات",
    ]
)
_LABELLED = re.compile(r"(?P<prefix>\*{0,2}(?P<label>[^\W\d_][^:*]{0,30}?) ?:\*{0,2})(?: (?P<value>.*))?")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_ADDRESSES = re.compile(r"(?:.{0,80}<)?[^\s@]+@[^\s@]+\.\w+>?[,;]?(?: .*)?")
_SENTENCE_END = re.compile(r"[.!?:][\"”’»)\]]*\Z")
_LONG_SUBJECT, _MAX_SUBJECT = 50, 300  # characters


class Field(Struct, frozen=True):
    """A label and what follows it: `indexes` of its lines, the first with `prefix` before `value`."""

    label: str
    prefix: str
    value: str
    indexes: tuple[int, ...]
    doubtful: bool = False


Header = tuple[Field, ...]


def find(lines: Sequence[Line], markers: Collection[int]) -> tuple[Header, ...]:
    """Return the headers in `lines`, none of which is empty; `markers` are lines that belong to no text."""
    headers: list[Header] = []
    at_head, index = True, 0
    while index < len(lines):
        header = _header(lines, index)
        if header and (_is_head(header, lines) if at_head else _is_inner(header)):
            headers.append(header)
            index = header[-1].indexes[-1] + 1
            continue
        at_head = at_head and (index in markers or recognise(lines[index].text, HEAD) is not None)
        index += 1
    return tuple(headers)


def _header(lines: Sequence[Line], start: int) -> Header:
    """Return the fields that follow each other from `start` on."""
    fields: list[Field] = []
    index = start
    while found := _field(lines, index):
        fields.append(found)
        index = found.indexes[-1] + 1
        if (
            not _begins_field(lines, index)
            and _is_furniture(lines, index)
            and _begins_field(lines, index + 1)
        ):
            index += 1
    return tuple(fields)


def _is_head(header: Header, lines: Sequence[Line]) -> bool:
    """Tell whether a run at the text's head is a header (rule 2)."""
    labels = {part.label for part in header}
    has_subject = not labels.isdisjoint(SUBJECT - {"re"})
    return len(labels) > 1 or has_subject or _ADDRESS.search(lines[header[0].indexes[0]].text) is not None


def _is_inner(header: Header) -> bool:
    """Tell whether a run below other text is a header (rule 2)."""
    labels = {part.label for part in header}
    return not labels.isdisjoint(PERSON) and not labels.isdisjoint(SUBJECT | DATE)


def _field(lines: Sequence[Line], index: int) -> Field | None:
    """Return the field that begins on a line, or None."""
    match = _LABELLED.fullmatch(lines[index].text) if _begins_field(lines, index) else None
    if match is None:
        return None
    found = Field(match["label"].casefold(), match["prefix"], match["value"] or "", (index,))
    while below := _going_on(found, lines):
        found = below
    return found


def _begins_field(lines: Sequence[Line], index: int) -> bool:
    """Tell whether there is such a line, and it begins with a label."""
    match = _LABELLED.fullmatch(lines[index].text) if index < len(lines) else None
    return match is not None and match["label"].casefold() in SUBJECT | DATE | PERSON | _OTHER


def _is_furniture(lines: Sequence[Line], index: int) -> bool:
    """Tell whether there is such a line, and it is a press release's furniture."""
    return index < len(lines) and recognise(lines[index].text, HEAD) is not None


def _going_on(above: Field, lines: Sequence[Line]) -> Field | None:
    """Return `above` with the line below it, if that belongs to it (rule 1).

    Source: RFC 5322, section 2.2.3: a folded line begins with white space.
    """
    index = above.indexes[-1] + 1
    if index == len(lines) or lines[index].gap is not Gap.NONE or _begins_field(lines, index):
        return None
    line, length = lines[index], sum(len(lines[i].text) for i in above.indexes)
    if _is_furniture(lines, index) or length + len(line.text) > _MAX_SUBJECT:
        return None
    surely = (
        line.indent > lines[above.indexes[0]].indent
        or _begins_field(lines, index + 1)
        or (above.label in PERSON and _ADDRESSES.fullmatch(line.text) is not None)
    )
    if not surely and not (above.label in SUBJECT and length >= _LONG_SUBJECT and _ends_block(lines, index)):
        return None
    return replace(above, indexes=(*above.indexes, index), doubtful=above.doubtful or not surely)


def _ends_block(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line has an empty one below it and does not end as a sentence."""
    below = lines[index + 1 : index + 2]
    is_last = bool(below) and below[0].gap is not Gap.NONE
    return is_last and _SENTENCE_END.search(lines[index].text) is None
