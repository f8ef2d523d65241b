"""Pieces fill a statement's skeleton: the body in one language, as HTML and as plain text.

A piece that falls back to the source language carries `lang` and `dir`: on its own block where
it is alone there, otherwise on a `<div>` around it, never on an `li`, `dd` or `td`, whose other
children and markers it would turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.model import BlockAttributes, Body, Language, Paragraph, Piece, Skeleton, Slot, TextBlock
from publish.statements.plain import strong


def fill(skeleton: Skeleton, pieces: Sequence[Piece], source_language: Language | None = None) -> Body:
    """Return the body made of `pieces`, one for each of the statement's segments.

    `source_language` is what pieces with `fallback` are in.
    """
    return Body(
        "".join(html_parts(skeleton, pieces, source_language)),
        tuple(_paragraph(block, pieces) for block in skeleton.text),
    )


def html_parts(
    skeleton: Skeleton, pieces: Sequence[Piece], source_language: Language | None = None
) -> Iterator[str]:
    """Yield the body's HTML, a string for each part of the skeleton."""
    attributes = f' lang="{source_language.tag}" dir="{source_language.direction}"' if source_language else ""
    for part in skeleton.html:
        if isinstance(part, str):
            yield part
        elif isinstance(part, BlockAttributes):
            yield attributes if pieces[part.segment].fallback else ""
        elif part.wrap and pieces[part.segment].fallback:
            yield f"<div{attributes}>{pieces[part.segment].html}</div>"
        else:
            yield pieces[part.segment].html


def _paragraph(block: TextBlock, pieces: Sequence[Piece]) -> Paragraph:
    """Return one block of plain text with its slots filled."""
    own = [pieces[part.segment] for part in block.parts if isinstance(part, Slot)]
    return Paragraph(
        "".join([part if isinstance(part, str) else pieces[part.segment].text for part in block.parts]),
        block.lead,
        block.indent,
        block.gap,
        block.literal,
        tuple(dict.fromkeys([address for piece in own for address in piece.addresses])),
        bool(own) and all(piece.fallback for piece in own),
        block.heading,
        tuple(_strong(block, pieces)) if any("<" in piece.html for piece in own) else (),
    )


def _strong(block: TextBlock, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the block's filled text that are strong."""
    at = 0
    for part in block.parts:
        if isinstance(part, Slot):
            piece = pieces[part.segment]
            yield from ((at + start, at + end) for start, end in strong(piece.html, piece.text))
            at += len(piece.text)
        else:
            at += len(part)
