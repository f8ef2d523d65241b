"""A document in the source language, taken apart."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from publish.model.findings import Finding
from publish.model.project import Incomplete

SEGMENTATION = 1
"""The version of the rule in docs/segmentation.md; it stands in every catalog's header.

It changes when the same source gives other segments.
"""

SLUG = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[a-z0-9]+)+")
"""What a statement is called: a date, which the first group has, and words."""


class Kind(StrEnum):
    """What a segment is in its statement; the value is what a translator reads in `#.`."""

    TITLE = "title"
    SUMMARY = "summary"
    PLACE = "place"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    HEADING_5 = "heading 5"
    HEADING_6 = "heading 6"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    PICTURE = "picture"
    CAPTION = "caption"
    TABLE_HEADING = "table heading"
    TABLE_CELL = "table cell"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    NOTE_TITLE = "note title"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


PLAIN_KINDS = frozenset(
    {Kind.TITLE, Kind.SUMMARY, Kind.PLACE, Kind.CORRECTION, Kind.WITHDRAWAL, Kind.CAPTION}
)
"""What is plain text, no Markdown: what stands in front matter, and the caption of a picture."""


class Placed(Struct, frozen=True):
    """A picture as pages show it.

    `source` is its address in the statement, or what a language has in its place; `href` is that of the file
    that is distributed, from a page in the folder of a language; `width` and `height` are in pixels.
    """

    source: str
    href: str
    width: int
    height: int


class Target(Struct, frozen=True):
    """Where a numbered link or image of a segment goes; a translator sees only `number`.

    `pictures` are there once the files of images were found: of its own, and of those that languages have in
    its place.
    """

    number: int
    address: str
    title: str | None = None
    image: bool = False
    pictures: tuple[Placed, ...] = ()

    @property
    def placed(self) -> Placed | None:
        """Return the picture that stands at `address`, or None before it was placed."""
        return next((one for one in self.pictures if one.source == self.address), None)


class FootnoteReference(Struct, frozen=True):
    """One `[^label]` of a segment, with the number shown and the `id` it has in every language."""

    label: str
    number: int
    id: str


class Original(Struct, frozen=True):
    """The words of a piece as they were first spoken: `text`, inline Markdown as a translator would write it.

    `language` is the code as the source has it, empty where it names none.
    """

    language: str
    text: str


class Segment(Struct, frozen=True):
    """One translatable piece of a statement.

    `text` is the msgid: inline Markdown with numbered targets (plain text for the kinds in
    `PLAIN_KINDS`), in which a newline is a hard line break and nothing else. `context`
    is the msgctxt. `line` counts from 1 in the source file. `targets`, `references`, `tags`
    (raw inline HTML, each as written) and `addresses` (what stands in `<...>` autolinks)
    are everything that a translation may use, each as often as it stands here. `originals` are the words
    that it was first spoken in, in other languages.
    """

    text: str
    kind: Kind
    line: int
    context: str | None = None
    note: str = ""
    targets: tuple[Target, ...] = ()
    references: tuple[FootnoteReference, ...] = ()
    tags: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    originals: tuple[Original, ...] = ()

    @property
    def key(self) -> Key:
        """Return what identifies the segment in a catalog: `(msgctxt, msgid)`."""
        return (self.context, self.text)

    @property
    def markdown(self) -> bool:
        """Tell whether `text` is inline Markdown; front matter and captions are plain text."""
        return self.kind not in PLAIN_KINDS


Key = tuple[str | None, str]


class Slot(Struct, frozen=True):
    """The place of a segment in a skeleton, by its index in `Statement.segments`.

    `wrap` says that the piece shares its block with other things, so that a piece in
    another language needs a `<div>` of its own to carry `lang` and `dir`.
    """

    segment: int
    wrap: bool = False


class BlockAttributes(Struct, frozen=True):
    """The place, inside a block's start tag, for the `lang` and `dir` of a piece that falls back."""

    segment: int


class TextBlock(Struct, frozen=True):
    """One block of the plain-text skeleton.

    `lead` stands before the first line (`- `, `1. `), `indent` before each further one, both
    literal text. `parts` are literal text and slots. `gap` says whether an empty line comes first.
    `literal` marks text that is never wrapped or turned (code), `heading` what names the blocks behind it.
    """

    parts: tuple[str | Slot, ...]
    lead: str = ""
    indent: str = ""
    gap: bool = True
    literal: bool = False
    heading: bool = False


class Skeleton(Struct, frozen=True):
    """All of a statement's body that is not translatable: literal HTML and text, with slots."""

    html: tuple[str | Slot | BlockAttributes, ...]
    text: tuple[TextBlock, ...]


class Correction(Struct, frozen=True):
    """What was wrong in an earlier text of a statement, said to its readers; `date` is when it was mended."""

    date: dt.date
    text: str


class Metadata(Struct, frozen=True):
    """What a statement's front matter says, typed.

    `embargo` is the moment, with its offset from UTC, before which nothing of it may be seen.
    `withdrawn` is the day on which it was taken back, `withdrawal` why. `incomplete` is what becomes of
    its incomplete translations, in place of what each language's policy says. `topics` are what it is about,
    in the source language; `aliases` are addresses below `build/` at which it stood before.
    """

    title: str
    date: dt.date
    place: str | None = None
    summary: str | None = None
    publisher: str | None = None
    origin: str | None = None
    status: Literal["draft", "final"] = "final"
    updated: dt.date | None = None
    embargo: dt.datetime | None = None
    withdrawn: dt.date | None = None
    withdrawal: str | None = None
    corrections: tuple[Correction, ...] = ()
    incomplete: Incomplete | None = None
    topics: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def changed(self) -> dt.date:
        """Return the day on which the statement last changed: was issued, updated or corrected."""
        return max(self.date, self.updated or self.date, *(one.date for one in self.corrections))


class Statement(Struct, frozen=True):
    """One document in the source language, parsed: its segments in document order."""

    slug: str
    path: str
    metadata: Metadata
    segments: tuple[Segment, ...]
    skeleton: Skeleton
    findings: tuple[Finding, ...] = ()
