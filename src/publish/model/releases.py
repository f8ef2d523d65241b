"""What is made for readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from publish.model.findings import Refused
from publish.model.languages import Language
from publish.model.project import Publisher
from publish.model.statements import FootnoteReference, Metadata, Target


class Piece(Struct, frozen=True):
    """One segment as a reader meets it in one language.

    `html` is safe inline HTML. `text` is the same as plain text (emphasis gone, footnote
    references as `(1)`, hard breaks as newlines); `addresses` are the link targets that the
    plain text shows below its paragraph. `refused` is what it was not allowed, `unused` what its
    segment has and it does not use: links, images, footnote references, and tags and `<...>` addresses
    as they are written. `fallback` says that the piece is in the source language.
    """

    html: str
    text: str
    addresses: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    unused: tuple[Target | FootnoteReference | str, ...] = ()
    fallback: bool = False


class Paragraph(Struct, frozen=True):
    """One filled block of the plain text: what `releases` lays out, turns and wraps.

    `text` may hold newlines (hard breaks). `addresses` follow below, one a line. `fallback`
    says that it is in the source language, `heading` that it names what follows. `strong` are the ranges of
    `text`, in characters, that are strongly emphasised in the HTML.
    """

    text: str
    lead: str = ""
    indent: str = ""
    gap: bool = True
    literal: bool = False
    addresses: tuple[str, ...] = ()
    fallback: bool = False
    heading: bool = False
    strong: tuple[tuple[int, int], ...] = ()


class Body(Struct, frozen=True):
    """A statement's body in one language: one HTML fragment, and plain-text paragraphs."""

    html: str
    paragraphs: tuple[Paragraph, ...]


class Alternate(Struct, frozen=True):
    """The same statement, or index, in another language; `href` is relative to the page."""

    language: Language
    href: str


class Furniture(Struct, frozen=True):
    """The page's own words in one language: template strings and the publisher's lines.

    `strings` maps each English (or source-language) furniture msgid to its translation. `topics` has the
    names of topics that are translated, by their names in the source language.
    """

    strings: Mapping[str, str]
    publisher: Publisher
    topics: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is distributed, without what a camera wrote into it.

    `path` is below `build/`, and has a digest of the bytes in its name; `width` and `height` are in pixels;
    `load` returns the bytes of the file.
    """

    path: str
    width: int
    height: int
    media_type: str
    load: Callable[[], bytes] = field(compare=False, repr=False)


class Topic(Struct, frozen=True):
    """What statements are about; `name` is in the page's language, or falls back to the source's.

    `href`, relative to the page, leads to the list of what is about it.
    """

    slug: str
    name: str
    href: str
    fallback: bool = False


class DatedPiece(Struct, frozen=True):
    """A piece with its day, which `date_text` has as the language writes it: a correction."""

    date: dt.date
    date_text: str
    piece: Piece


class Release(Struct, frozen=True):
    """One statement in one language, ready to be laid out; every text is already translated.

    `date_text` and `updated_text` are dates as `language` writes them. `alternates` are all
    languages the statement is released in, this one included, in the order to list them.
    `reviewed` says that no notice about review is due, `outdated` that the original changed a
    little since, `partial` that some pieces fall back to the source language, `lead` that the body
    is the first paragraph alone. `embargo_text` is the moment, in words, before which this copy, made
    for journalists, must not be published. `pictures` are those that its body shows, in their order.
    `wrap` is the width of the plain text in columns; 0 leaves paragraphs whole.
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
    lead: bool = False
    corrections: tuple[DatedPiece, ...] = ()
    embargo_text: str | None = None
    base_url: str | None = None
    pictures: tuple[Picture, ...] = ()
    topics: tuple[Topic, ...] = ()
    wrap: int = 0


class Tombstone(Struct, frozen=True):
    """What is left of a withdrawn statement in one language: that it was withdrawn, when, and why.

    It holds no word of the statement: `issued`, its original date, and the slug tell a distributor which one
    is meant. `date_text` is the day of the withdrawal, as the language writes it like `issued_text`; `reason`
    is there where it can be read in this language, and `reviewed` says that no notice is due on it.
    """

    slug: str
    language: Language
    source_language: Language
    date: dt.date
    date_text: str
    issued: dt.date
    issued_text: str
    furniture: Furniture
    alternates: tuple[Alternate, ...]
    reason: Piece | None = None
    reviewed: bool = True
    base_url: str | None = None


class Listing(Struct, frozen=True):
    """One line of a language's index: a released statement, or one still being translated.

    `href` is relative to the index. `released` is false where only the source language has
    it: then `title` is in the source language and `href` leads there. `alternates` are all languages it is
    released in, with addresses relative to the index.
    """

    slug: str
    date: dt.date
    date_text: str
    title: str
    href: str
    summary: str | None = None
    place: str | None = None
    released: bool = True
    alternates: tuple[Alternate, ...] = ()


class Index(Struct, frozen=True):
    """One page of a language's list of releases, newest first; of all of them, or of those about `topic`.

    `path` is the page's file in the folder of its language (`index.html`, `index-2.html`,
    `topic-prisons.html`); `pages` are those of the whole list, this one included, in order. What only the
    source language has is listed on the first. `topics` are all that have a list.
    """

    language: Language
    source_language: Language
    furniture: Furniture
    listings: tuple[Listing, ...]
    alternates: tuple[Alternate, ...]
    base_url: str | None = None
    path: str = "index.html"
    pages: tuple[str, ...] = ("index.html",)
    topic: Topic | None = None
    topics: tuple[Topic, ...] = ()


class Feed(Struct, frozen=True):
    """The newest releases of one language, for those who subscribe; its addresses need a `base_url`.

    `entries` are as `releases.feed.entry` makes them; `updated` is the last day on which one of them changed.
    """

    language: Language
    furniture: Furniture
    entries: tuple[str, ...]
    updated: dt.date | None
    base_url: str


class Redirect(Struct, frozen=True):
    """What is left at an old address: a page in `language` that leads to `href`, relative to it."""

    path: str
    language: Language
    furniture: Furniture
    title: str
    href: str
    canonical: str | None = None
