"""What there is to translate in a statement: its template, `SLUG.pot`.

One message for each distinct context and text, in document order. A translator reads in the
`#.` lines which statement and what kind of piece it is, where each numbered link and image
goes (the address itself is never in the text), and the author's note; in the `#:` lines, where
it stands in the source, once for each recurrence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import polib

from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import template_file
from publish.catalogs.record import RECORD, record
from publish.model import Key, Segment, Statement, Target


def template(statement: Statement, *, date: dt.date) -> CatalogFile:
    """Return the template of `statement`. `date` is the statement's own, for `POT-Creation-Date`."""
    po = template_file(statement.slug, date)
    segments: dict[Key, list[Segment]] = {}
    for segment in statement.segments:
        segments.setdefault(segment.key, []).append(segment)
    title, path = _one_line(statement.metadata.title), f"source/{statement.slug}.md"
    po.extend(_entry(recurring, title, path) for recurring in segments.values())
    po.metadata[RECORD] = record(po)
    return po


def _entry(recurring: list[Segment], title: str, path: str) -> polib.POEntry:
    comments = [line for segment in recurring for line in _comments(segment, title)]
    references = [(path, str(segment.line)) for segment in recurring]
    return polib.POEntry(
        msgctxt=recurring[0].context,
        msgid=recurring[0].text,
        comment="\n".join(dict.fromkeys(comments)),
        occurrences=list(dict.fromkeys(references)),
    )


def _comments(segment: Segment, title: str) -> Iterator[str]:
    yield f"{segment.kind} of “{title}”"
    yield from map(_target, segment.targets)
    if note := _one_line(segment.note):
        yield f"note: {note}"


def _target(target: Target) -> str:
    kind = "image" if target.image else "link"
    title = f" “{_one_line(target.title)}”" if target.title else ""
    return f"{kind} {target.number}: {_one_line(target.address)}{title}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
