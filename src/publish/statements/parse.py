"""A source file becomes a `Statement`.

Front matter is typed, the body is taken apart, and then the identity that everything rests on
is held: filled with its own segments, the skeleton is byte for byte what the same pipeline gives
without slots, and the skeleton for plain text has each slot once. A source for which that does not
hold is refused, with the segment that breaks it.

Markdown is imported when the first statement is parsed: a run in which none has changed does not need it.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from publish.errors import SourceError
from publish.model import SLUG, Finding, Piece, Segment, Severity, Slot, Statement
from publish.statements import frontmatter, metadata
from publish.statements.fill import html_parts
from publish.statements.inline import Renderer
from publish.statements.limits import check_source
from publish.statements.lines import Lines
from publish.statements.text import check_characters, clean_source

if TYPE_CHECKING:
    from publish.statements.blocks import Blocks, Noticed
    from publish.statements.engine import Engine

_ADVICE = {
    "raw-html": (
        Severity.ERROR,
        "is raw HTML, whose words nobody can translate: write it in Markdown",
    ),
    "source-code": (
        Severity.ERROR,
        "is set in by four spaces, as code that nobody translates: take the spaces out, or fence it with ```",
    ),
    "undefined-reference": (
        Severity.ERROR,
        "refers to nothing: define it, or write \\[ for a bracket",
    ),
    "unused-footnote": (
        Severity.WARNING,
        "is a footnote that nothing refers to: refer to it, or take it out",
    ),
}


class _Tools(Struct, frozen=True):
    """What a statement is taken apart with; not to be shared by threads, and dear to make."""

    engine: Engine
    renderer: Renderer


_IDLE: deque[_Tools] = deque(maxlen=8)  # one for each thread that parses


def statement(text: str, path: str) -> Statement:
    """Return the statement that `text` (Markdown with front matter) is.

    `path` is where it stands in the workspace (`source/SLUG.md`), for messages and for the slug.
    Raises SourceError for what cannot be published as it is written.
    """
    slug = _slug(path)
    check_characters(text, path)
    text = clean_source(text)
    check_source(text, path)
    front = frontmatter.split(text, path)
    found = metadata.metadata(front, path)
    heads = metadata.heads(found, front)
    with _tools() as tools:
        blocks = _blocks(front, path, tools, len(heads))
        segments = heads + blocks.segments
        _check_identity(path, tools.renderer, segments, blocks)
    findings = tuple(_finding(path, slug, noticed) for noticed in blocks.noticed)
    return Statement(slug, path, found, segments, blocks.skeleton, findings)


def _slug(path: str) -> str:
    """Return the slug that the file's name is; SourceError if it is no slug."""
    name = path.rpartition("/")[2].removesuffix(".md")
    match = SLUG.fullmatch(name)
    if not (match and _is_day(match[1])):
        raise SourceError(
            path,
            0,
            f'"{name}.md" is not a name like 2017-10-19-some-words.md: rename the file',
            rule="source-name",
        )
    return name


def _is_day(text: str) -> bool:
    """Tell whether `text`, in the form 2017-10-19, is a day of the calendar."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


@contextmanager
def _tools() -> Iterator[_Tools]:
    """Lend tools in which nothing of another statement is left; after an exception they are thrown away."""
    from publish.statements.engine import Engine  # noqa: PLC0415  because it imports Markdown

    try:
        tools = _IDLE.pop()
    except IndexError:
        tools = _Tools(Engine(), Renderer())
    yield tools
    _IDLE.append(tools)


def _blocks(front: frontmatter.FrontMatter, path: str, tools: _Tools, first: int) -> Blocks:
    """Return the body taken apart; SourceError where it has no text, or is too deep for Python's stack."""
    from publish.statements.blocks import take_apart  # noqa: PLC0415  because it imports Markdown

    lines = Lines(path, front.body, front.body_line)
    try:
        blocks = take_apart(front.body, lines, tools.engine, tools.renderer, first)
    except RecursionError:
        raise SourceError(
            path, 0, "blocks too deep inside one another: take some of them apart", rule="source-depth"
        ) from None
    if not blocks.segments:
        message = "no text in Markdown below the front matter: write the statement there"
        raise SourceError(path, front.body_line, message, rule="source-empty")
    return blocks


def _check_identity(path: str, renderer: Renderer, segments: tuple[Segment, ...], blocks: Blocks) -> None:
    """Raise SourceError unless the filled skeleton equals the pipeline without slots."""
    pieces = [renderer.render(segment, segment.text) for segment in segments]
    for segment, piece in zip(segments, pieces, strict=True):
        if segment.tags and any(one.rule == "foreign-tag" for one in piece.refused):
            tags = " ".join(segment.tags)
            message = f"{tags} do not close in order: close each tag in the paragraph where it was opened"
            raise SourceError(path, segment.line, message, rule="raw-html")
    culprit = _differs(blocks, pieces)
    if culprit is None:
        culprit = _not_once(blocks, len(segments) - len(blocks.segments))
    if culprit is not None:
        raise _broken(path, segments[culprit], pieces[culprit])


def _differs(blocks: Blocks, pieces: list[Piece]) -> int | None:
    """Return the segment at which the filled skeleton leaves the whole, or None where it never does."""
    position = segment = 0
    expected = blocks.whole
    for part, text in zip(blocks.skeleton.html, html_parts(blocks.skeleton, pieces), strict=True):
        segment = segment if isinstance(part, str) else part.segment
        if not expected.startswith(text, position):
            return segment
        position += len(text)
    return None if position == len(expected) else segment


def _not_once(blocks: Blocks, first: int) -> int | None:
    """Return the first segment, from number `first` on, that plain text lacks or has twice, or None."""
    slots = Counter(
        part.segment for block in blocks.skeleton.text for part in block.parts if isinstance(part, Slot)
    )
    numbers = range(first, first + len(blocks.segments))
    return next((number for number in numbers if slots[number] != 1), None)


def _broken(path: str, segment: Segment, piece: Piece) -> SourceError:
    """Return the refusal of a segment for which the identity does not hold; `piece` is its rendering."""
    if any(one.rule in {"foreign-target", "foreign-footnote"} for one in piece.refused):
        message = (
            f'"{_short(segment.text)}" has a link or footnote inside a link or image: put them side by side'
        )
        return SourceError(path, segment.line, message, rule="source-link")
    message = f'the markup of "{_short(segment.text)}" cannot be taken apart: write it more simply'
    return SourceError(path, segment.line, message, rule="source-markup")


def _short(text: str) -> str:
    """Return the beginning of `text`, enough to find it by."""
    return textwrap.shorten(text, 60, placeholder="…")


def _finding(path: str, slug: str, noticed: Noticed) -> Finding:
    """Return what the press officer should mend, though a release could be made."""
    severity, advice = _ADVICE[noticed.rule]
    return Finding(noticed.rule, severity, path, noticed.line, f'"{_short(noticed.text)}" {advice}', slug)
