"""The nouns. One word for one thing: everything else in the package speaks in these.

Values only: frozen, slotted, made of tuples and mappings, with no I/O and no library behind
them. They appear in the order in which the work meets them: a statement is parsed into
segments and skeletons, a catalog translates the segments, checks yield findings, pieces fill
the skeletons, and a release is what comes out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal

# --- statements -------------------------------------------------------------------------

SEGMENTATION = 1
"""The version of the rule in docs/segmentation.md; it stands in every catalog's header.

It changes when the same source gives other segments.
"""


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
    TABLE_HEADING = "table heading"
    TABLE_CELL = "table cell"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    NOTE_TITLE = "note title"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a numbered link or image of a segment goes; a translator sees only `number`."""

    number: int
    address: str
    title: str | None = None
    image: bool = False


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """One `[^label]` of a segment, with the number shown and the `id` it has in every language."""

    label: str
    number: int
    id: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable piece of a statement.

    `text` is the msgid: inline Markdown with numbered targets (plain text for a title,
    summary or place), in which a newline is a hard line break and nothing else. `context`
    is the msgctxt. `line` counts from 1 in the source file. `targets`, `references`, `tags`
    (raw inline HTML, each as written) and `addresses` (what stands in `<...>` autolinks)
    are everything that a translation may use, each as often as it stands here.
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

    @property
    def key(self) -> Key:
        """Return what identifies the segment in a catalog: `(msgctxt, msgid)`."""
        return (self.context, self.text)

    @property
    def markdown(self) -> bool:
        """Tell whether `text` is inline Markdown; front matter is plain text."""
        return self.kind not in {Kind.TITLE, Kind.SUMMARY, Kind.PLACE}


Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a segment in a skeleton, by its index in `Statement.segments`.

    `wrap` says that the piece shares its block with other things, so that a piece in
    another language needs a `<div>` of its own to carry `lang` and `dir`.
    """

    segment: int
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class BlockAttributes:
    """The place, inside a block's start tag, for the `lang` and `dir` of a piece that falls back."""

    segment: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block of the plain-text skeleton.

    `lead` stands before the first line (`- `, `1. `), `indent` before each further one, both
    literal text. `parts` are literal text and slots. `gap` says whether an empty line comes first.
    `literal` marks text that is never wrapped or turned (code).
    """

    parts: tuple[str | Slot, ...]
    lead: str = ""
    indent: str = ""
    gap: bool = True
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Skeleton:
    """All of a statement's body that is not translatable: literal HTML and text, with slots."""

    html: tuple[str | Slot | BlockAttributes, ...]
    text: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a statement's front matter says, typed."""

    title: str
    date: dt.date
    place: str | None = None
    summary: str | None = None
    publisher: str | None = None
    origin: str | None = None
    status: Literal["draft", "final"] = "final"
    updated: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One document in the source language, parsed: its segments in document order."""

    slug: str
    path: str
    metadata: Metadata
    segments: tuple[Segment, ...]
    skeleton: Skeleton
    findings: tuple[Finding, ...] = ()


# --- languages and the workspace ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a reader meets it.

    `code` is the configured one and the folder's name (`zh_Hans`); `tag` is BCP 47 for
    browsers and readers (`zh-Hans`). `plural_forms` is gettext's `Plural-Forms` value.
    `months` and `digits` say how it writes dates: `months` is `plain`, or `dual` for
    Levantine/Egyptian pairs; `digits` is `latn` or `native`.
    """

    code: str
    tag: str
    autonym: str
    english_name: str
    direction: Literal["ltr", "rtl"]
    plural_forms: str
    months: Literal["plain", "dual"] = "plain"
    digits: Literal["latn", "native"] = "latn"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the office decides for a language.

    `review`: `notice` says on each release that nobody has approved the translation yet.
    `incomplete`: what happens below `threshold`, the least share of translated segments.
    """

    review: Literal["none", "notice"] = "notice"
    incomplete: Literal["withhold", "fallback"] = "withhold"
    threshold: float = 1.0


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: a name, a paragraph about it and contact lines, all translatable."""

    name: str
    about: str = ""
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """The workspace: where things lie, its languages, what the office decided.

    `languages` are those translated into, in the configured order, without the source's.
    `base_url` ends without a slash. `wrap` is the plain text's line width; 0 is one
    paragraph a line.
    """

    root: Path
    publisher: Publisher
    source_language: Language
    languages: tuple[Language, ...]
    policies: Mapping[str, Policy] = field(default_factory=dict)
    targets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    base_url: str | None = None
    wrap: int = 0

    def policy(self, language: Language) -> Policy:
        """Return what the office decided for `language`, or the defaults."""
        return self.policies.get(language.code, Policy())


# --- catalogs ----------------------------------------------------------------------------


class Status(StrEnum):
    """How far a segment's translation has come."""

    TRANSLATED = "translated"
    OUTDATED = "outdated"
    FUZZY = "fuzzy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a catalog says of one segment.

    `text` is the msgstr, empty when there is none; `previous` is the msgid that it once
    translated (`#| msgid`), if the catalog says so; `line` is where it stands in the catalog.
    """

    text: str
    status: Status
    previous: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Catalog:
    """One statement's translations in one language: what one `.po` file says."""

    path: str
    translations: Mapping[Key, Translation]


# --- findings ----------------------------------------------------------------------------


class Severity(StrEnum):
    """How much a finding matters: an error stops a release, a warning is printed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person should mend. `line` counts from 1; 0 means the whole file."""

    rule: str
    severity: Severity
    path: str
    line: int
    message: str
    statement: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        """Return `path:line: severity rule: message`."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.severity} {self.rule}: {self.message}"


RefusalRule = Literal["foreign-tag", "foreign-target", "foreign-footnote", "extra-newline", "too-complex"]


@dataclass(frozen=True, slots=True)
class Refused:
    """Markup in a translation that its source segment does not have; it was rendered as text."""

    rule: RefusalRule
    text: str


# --- releases ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment as a reader meets it in one language.

    `html` is safe inline HTML. `text` is the same as plain text (emphasis gone, footnote
    references as `(1)`, hard breaks as newlines); `addresses` are the link targets that the
    plain text shows below its paragraph. `fallback` says that the piece is in the source language.
    """

    html: str
    text: str
    addresses: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One filled block of the plain text: what `releases` lays out, turns and wraps.

    `text` may hold newlines (hard breaks). `addresses` follow below, one a line. `fallback`
    says that it is in the source language.
    """

    text: str
    lead: str = ""
    indent: str = ""
    gap: bool = True
    literal: bool = False
    addresses: tuple[str, ...] = ()
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A statement's body in one language: one HTML fragment, and plain-text paragraphs."""

    html: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same statement, or index, in another language; `href` is relative to the page."""

    language: Language
    href: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """The page's own words in one language: template strings and the publisher's lines.

    `strings` maps each English (or source-language) furniture msgid to its translation.
    """

    strings: Mapping[str, str]
    publisher: Publisher


@dataclass(frozen=True, slots=True)
class Release:
    """One statement in one language, ready to be laid out; every text is already translated.

    `date_text` and `updated_text` are dates as `language` writes them. `alternates` are all
    languages the statement is released in, this one included, in the order to list them.
    `reviewed` says that no notice about review is due, `outdated` that the original changed a
    little since, `partial` that some pieces fall back to the source language.
    """

    slug: str
    metadata: Metadata
    language: Language
    source_language: Language
    title: Piece
    body: Body
    date_text: str
    furniture: Furniture
    alternates: tuple[Alternate, ...]
    summary: Piece | None = None
    place: Piece | None = None
    updated_text: str | None = None
    reviewed: bool = True
    outdated: bool = False
    partial: bool = False
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of a language's index: a released statement, or one still being translated.

    `href` is relative to the index. `released` is false where only the source language has
    it: then `title` is in the source language and `href` leads there.
    """

    slug: str
    date: dt.date
    date_text: str
    title: str
    href: str
    summary: str | None = None
    place: str | None = None
    released: bool = True


@dataclass(frozen=True, slots=True)
class Index:
    """One language's list of releases, newest first."""

    language: Language
    source_language: Language
    furniture: Furniture
    listings: tuple[Listing, ...]
    alternates: tuple[Alternate, ...]
    base_url: str | None = None
