"""A statement put together from a catalog's own entries, where the statement itself is not there.

1. A catalog says of each entry what kind of piece it is (`#. list item of “…”`), where its links go (`#. link
   1: https://…`), and on which line of the source it stands (`#:`). From these a source is written that has
   the same pieces, and read by the very parser of sources: so the preview has the same markup, with the same
   confinement, as a release.
2. What came of it is trusted only if it has each entry of the catalog, by context and text. Otherwise the
   entries stand below one another, each a paragraph, and what would be markup of their own is shown as typed.
3. What no catalog says cannot be shown: code, rules, pictures, how lists lie in one another, dates of
   corrections, and the statement's own if its name has none. A table of which it is not certain which cell
   stands where is none: its cells are paragraphs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from publish.catalogs.entries import Entry, key
from publish.errors import SourceError
from publish.model import (
    PLAIN_KINDS,
    SLUG,
    Key,
    Kind,
    Metadata,
    Segment,
    Skeleton,
    Slot,
    Statement,
    TextBlock,
)
from publish.statements.parse import statement

NOWHERE = "1970-01-01-catalog"
"""What a statement is called of which nobody knows the name."""

_KIND = re.compile(r"(?P<kind>[a-z]+(?: [a-z0-9]+)?) of “(?P<title>.*)”")
_TARGET = re.compile(r"(?:link|image) (?P<number>[0-9]+): (?P<address>\S+)(?: “(?P<title>.*)”)?")
_NUMBERED = re.compile(r"\]\(([0-9]+)\)")
_LABEL = re.compile(r"(?<!!)\[\^([^\]]+)\]")
_KINDS = {str(kind): kind for kind in Kind}
_HEADS = (Kind.TITLE, Kind.SUMMARY, Kind.PLACE)
_APART = {*_HEADS, Kind.CORRECTION, Kind.WITHDRAWAL, Kind.FOOTNOTE}
_CELLS = (Kind.TABLE_HEADING, Kind.TABLE_CELL)
_UNKNOWN = "https://link-{}.invalid/"  # leads nowhere: RFC 2606, 2


class Told(Struct, frozen=True):
    """One recurrence of an entry, and what its comments say of it; `line` is 0 where nothing says it.

    `again` tells that the entry stood somewhere before: where on its line it stands now, nothing tells.
    """

    text: str
    context: str | None
    kind: Kind
    line: int = 0
    title: str = ""
    targets: Mapping[int, tuple[str, str]] = {}
    again: bool = False

    @property
    def key(self) -> Key:
        """Return what identifies the entry."""
        return (self.context, self.text)


def draft(entries: Sequence[Entry], slug: str) -> tuple[Statement, bool]:
    """Return the statement that has `entries`, a catalog's live ones, and whether it is whole (rule 2)."""
    told = sorted((one for entry in entries for one in _told(entry)), key=lambda one: one.line)
    path = f"source/{slug}.md"
    try:
        made = statement(written(told, slug), path)
    except SourceError:
        return _plainly(told, slug, path), False
    if {one.key for one in told} - {segment.key for segment in made.segments}:
        return _plainly(told, slug, path), False
    return replace(made, segments=tuple(_placed(made.segments, told)), findings=()), True


def written(told: Sequence[Told], slug: str) -> str:
    """Return the source that has what was `told`: Markdown with front matter."""
    footnotes = [one for one in told if one.kind is Kind.FOOTNOTE]
    body = list(_captioned(one for one in told if one.kind not in _APART))
    parts = [*_front(told, slug), "", *_blocks(body), *_footnotes(footnotes, told)]
    return "\n".join(parts) + "\n"


# --- what the comments say ----------------------------------------------------------------


def _told(entry: Entry) -> Iterator[Told]:
    """Yield each place of an entry."""
    context, text = key(entry)
    lines = entry.comment.split("\n")
    kinds = [found for line in lines if (found := _KIND.fullmatch(line)) and found["kind"] in _KINDS]
    targets = {
        int(found["number"]): (found["address"], found["title"] or "")
        for line in lines
        if (found := _TARGET.fullmatch(line))
    }
    places = [int(line) if line.isdecimal() else 0 for _, line in entry.occurrences] or [0]
    for at, line in enumerate(places):
        found = kinds[min(at, len(kinds) - 1)] if kinds else None
        kind = _KINDS[found["kind"]] if found else _by_context(context)
        yield Told(text, context, kind, line, found["title"] if found else "", targets, again=at > 0)


def _by_context(context: str | None) -> Kind:
    """Return the kind of an entry that no comment tells: its context has the name of some."""
    return _KINDS.get(context or "", Kind.PARAGRAPH)


# --- the source ---------------------------------------------------------------------------


def _front(told: Iterable[Told], slug: str) -> Iterator[str]:
    """Yield the lines of the front matter."""
    day = slug[: len("2017-10-19")]
    heads = {one.kind: one.text for one in told if one.kind in _HEADS}
    titles = (one.title for one in told if one.title)
    yield "---"
    yield f'title: "{heads.get(Kind.TITLE) or next(titles, slug)}"'
    yield f"date: {day}"
    yield from (f'{kind}: "{heads[kind]}"' for kind in _HEADS[1:] if kind in heads)
    yield from (f"correction: {day} {one.text}" for one in told if one.kind is Kind.CORRECTION)
    for one in told:
        if one.kind is Kind.WITHDRAWAL:
            yield from (f"withdrawn: {day}", f'withdrawal: "{one.text}"')
    yield "---"


def _captioned(told: Iterable[Told]) -> Iterator[Told]:
    """Yield the pieces of the body; the caption behind a picture is the title of its image."""
    picture: Told | None = None
    for one in told:
        if one.kind is Kind.CAPTION and picture is not None:
            targets = {number: (address, one.text) for number, (address, _) in picture.targets.items()}
            yield replace(picture, targets=targets)
            picture = None
            continue
        yield from (picture,) if picture is not None else ()
        picture = one if one.kind is Kind.PICTURE else None
        yield from () if picture is not None else (one,)
    yield from (picture,) if picture is not None else ()


def _blocks(told: Sequence[Told]) -> Iterator[str]:
    """Yield the lines of the body: pieces of one kind that stand together are one list or table."""
    for kind, group in groupby(told, key=_family):
        together = list(group)
        rows = _rows(together) if kind is Kind.TABLE_CELL else []
        if rows:
            yield from _table(rows)
        elif kind is Kind.LIST_ITEM:
            yield from (line for one in together for line in _item("- ", _text(one)))
        else:
            for one in together:
                yield from _block(one)
                yield from () if one.kind is Kind.TERM else ("",)
            continue
        yield from ("", "<!-- -->", "")  # or two lists would be one


def _rows(cells: Sequence[Told]) -> list[list[str]]:
    """Return the rows of a table; none where a cell might come to stand below another heading than its own.

    Cells on one line of the source are one row, in the order of their entries. Where one stood somewhere
    before, or a row has fewer than another, nobody knows in which column each stands.
    """
    rows = [list(row) for _, row in groupby(cells, key=lambda one: one.line)]
    known = len({len(row) for row in rows}) == 1 and not any(one.again or not one.line for one in cells)
    return [[_text(one) for one in row] for row in rows] if known else []


def _family(one: Told) -> Kind:
    return Kind.TABLE_CELL if one.kind in _CELLS else one.kind


def _block(one: Told) -> Iterator[str]:
    """Yield the lines of a piece that stands by itself."""
    text = _text(one)
    if one.kind.startswith("heading"):
        yield f"{'#' * int(one.kind[-1])} {text}"
    elif one.kind is Kind.QUOTATION:
        yield from _item("> ", text, "> ")
    elif one.kind is Kind.TERM:
        yield text
    elif one.kind is Kind.DEFINITION:
        yield from _item(":   ", text)
    elif one.kind is Kind.NOTE_TITLE:
        yield f'!!! note "{text}"'
    else:
        yield text


def _item(lead: str, text: str, indent: str = "") -> Iterator[str]:
    """Yield the lines of a text behind its lead, the further ones further in."""
    first, *rest = text.split("\n")
    yield lead + first
    yield from ((indent or " " * 4) + line for line in rest)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    for at, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if not at:
            yield "|" + " --- |" * len(row)


def _footnotes(footnotes: Sequence[Told], told: Iterable[Told]) -> Iterator[str]:
    """Yield the definitions of footnotes, in the order in which they are referred to."""
    labels = list(dict.fromkeys(label for one in told for label in _LABEL.findall(one.text)))
    for at, label in enumerate(labels):
        text = _text(footnotes[at]) if at < len(footnotes) else "…"
        yield from ("", *_item(f"[^{label}]: ", text))
    for one in footnotes[len(labels) :]:
        yield from ("", *_item("    ", _text(one)))


def _text(one: Told) -> str:
    """Return a piece as Markdown: with the addresses of its links, and its hard line breaks."""
    if one.kind in PLAIN_KINDS:
        return one.text
    text = _NUMBERED.sub(lambda match: f"]({_target(one, int(match[1]))})", one.text)
    return text.replace("\n", "  \n")


def _target(one: Told, number: int) -> str:
    """Return where the link or image with a number goes, as Markdown has it."""
    address, title = one.targets.get(number, (_UNKNOWN.format(number), ""))
    return f'<{address}> "{title}"' if title else f"<{address}>"


# --- what came of it ----------------------------------------------------------------------


def _placed(segments: Iterable[Segment], told: Iterable[Told]) -> Iterator[Segment]:
    """Yield the segments with the lines that they have in the real source; 0 where nothing says it."""
    lines: dict[Key, list[int]] = {}
    for one in told:
        lines.setdefault(one.key, []).append(one.line)
    for segment in segments:
        known = lines.get(segment.key, [])
        line = known.pop(0) if len(known) > 1 else known[0] if known else 0
        yield replace(segment, line=line)


def _plainly(told: Sequence[Told], slug: str, path: str) -> Statement:
    """Return the entries below one another, whatever they are."""
    title = next((one.text for one in told if one.kind is Kind.TITLE), slug)
    found = SLUG.fullmatch(slug)
    day = found[1] if found else NOWHERE[: len("1970-01-01")]
    segments = [Segment(one.text, one.kind, one.line, one.context) for one in told]
    if not any(one.kind is Kind.TITLE for one in told):
        segments.insert(0, Segment(title, Kind.TITLE, 0, str(Kind.TITLE)))
    heads = {at for at, one in enumerate(segments) if one.kind in _HEADS}
    body = [at for at in range(len(segments)) if at not in heads]
    html = tuple(part for at in body for part in ("<p>", Slot(at), "</p>\n"))
    text = tuple(TextBlock((Slot(at),)) for at in body)
    return Statement(
        slug, path, Metadata(title, dt.date.fromisoformat(day)), tuple(segments), Skeleton(html, text)
    )
