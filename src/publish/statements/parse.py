"""A source file becomes a `Statement`.

Front matter is typed, the body is taken apart, and then the identity that everything rests on
is held: filled with its own segments, the skeleton is byte for byte what the same pipeline gives
without slots. A source for which it does not hold is refused, with the segment that breaks it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from publish import fields
from publish.errors import SourceError
from publish.model import Finding, Kind, Metadata, Piece, Segment, Severity, Statement
from publish.statements import frontmatter
from publish.statements.blocks import Blocks, take_apart, whole
from publish.statements.fill import html_parts
from publish.statements.inline import Renderer
from publish.statements.limits import check_source
from publish.statements.lines import Lines
from publish.statements.text import clean_source

SLUG = re.compile(r"\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)+")


def statement(text: str, path: str) -> Statement:
    """Return the statement that `text` (Markdown with front matter) is.

    `path` is where it stands in the workspace (`source/SLUG.md`), for messages and for the slug.
    Raises SourceError for what cannot be published as it is written.
    """
    slug = _slug(path)
    text = clean_source(text)
    check_source(text, path)
    front = frontmatter.split(text, path)
    metadata = fields.convert(
        front.values, Metadata, path=path, lines=front.lines, error=SourceError, strict=False
    )
    heads = _heads(metadata, front)
    renderer = Renderer()
    blocks = _blocks(front, path, renderer, len(heads))
    segments = heads + blocks.segments
    _check_identity(front, path, renderer, segments, blocks)
    return Statement(slug, path, metadata, segments, blocks.skeleton, tuple(_findings(path, slug, blocks)))


def _slug(path: str) -> str:
    """Return the slug that the file's name is; SourceError if it is no slug."""
    name = path.rpartition("/")[2].removesuffix(".md")
    if not SLUG.fullmatch(name):
        raise SourceError(
            path,
            0,
            f'"{name}.md" is not a name like 2017-10-19-some-words.md: rename the file',
            rule="source-name",
        )
    return name


def _heads(metadata: Metadata, front: frontmatter.FrontMatter) -> tuple[Segment, ...]:
    """Return the segments of the front matter: title, summary, place."""
    return tuple(
        Segment(text, kind, front.lines[kind.value], context=kind.value)
        for kind, text in (
            (Kind.TITLE, metadata.title),
            (Kind.SUMMARY, metadata.summary),
            (Kind.PLACE, metadata.place),
        )
        if text
    )


def _blocks(front: frontmatter.FrontMatter, path: str, renderer: Renderer, first: int) -> Blocks:
    """Return the body taken apart; SourceError where it has no text, or is too deep for Python's stack."""
    try:
        blocks = take_apart(front.body, Lines(path, front.body, front.body_line), renderer, first)
    except RecursionError:
        raise SourceError(
            path, 0, "blocks too deep inside one another: take some of them apart", rule="source-depth"
        ) from None
    if not blocks.segments:
        message = "no text in Markdown below the front matter: write the statement there"
        raise SourceError(path, front.body_line, message, rule="source-empty")
    return blocks


def _check_identity(
    front: frontmatter.FrontMatter,
    path: str,
    renderer: Renderer,
    segments: tuple[Segment, ...],
    blocks: Blocks,
) -> None:
    """Raise SourceError unless the filled skeleton equals the pipeline without slots."""
    pieces = [renderer.render(segment, segment.text) for segment in segments]
    for segment, piece in zip(segments, pieces, strict=True):
        if segment.tags and any(one.rule == "foreign-tag" for one in piece.refused):
            tags = " ".join(segment.tags)
            message = f"{tags} do not close in order: close each tag in the paragraph where it was opened"
            raise SourceError(path, segment.line, message, rule="raw-html")
    lines = Lines(path, front.body, front.body_line)
    expected = whole(front.body, lines, renderer, len(segments) - len(blocks.segments))
    culprit = _differs(blocks, pieces, expected)
    if culprit is not None:
        segment = segments[culprit]
        message = f'the markup of "{_short(segment.text)}" cannot be taken apart: write it more simply'
        raise SourceError(path, segment.line, message, rule="source-markup")


def _differs(blocks: Blocks, pieces: list[Piece], expected: str) -> int | None:
    """Return the segment at which the filled skeleton leaves `expected`, or None where it never does."""
    position = segment = 0
    for part, text in zip(blocks.skeleton.html, html_parts(blocks.skeleton, pieces), strict=True):
        segment = segment if isinstance(part, str) else part.segment
        if not expected.startswith(text, position):
            return segment
        position += len(text)
    return None if position == len(expected) else segment


def _short(text: str) -> str:
    """Return the beginning of `text`, enough to find it by."""
    return textwrap.shorten(text, 60, placeholder="…")


def _findings(path: str, slug: str, blocks: Blocks) -> Iterator[Finding]:
    """Yield what the press officer should mend, though a release could be made."""
    for quoted, line in blocks.raw_html:
        yield Finding(
            "raw-html",
            Severity.ERROR,
            path,
            line,
            f'"{_short(quoted)}" is raw HTML, whose words nobody can translate: write it in Markdown',
            slug,
        )
    for quoted, line in blocks.undefined:
        yield Finding(
            "undefined-reference",
            Severity.ERROR,
            path,
            line,
            f'"{_short(quoted)}" refers to nothing: define it, or write \\[ for a bracket',
            slug,
        )
