"""What was taken from a document."""

from __future__ import annotations

from msgspec import Struct


class Taken(Struct, frozen=True):
    """A document's text as Markdown, block by block with an empty line between.

    `words` are those that the document has and `markdown` must have too, in its own order; `dropped` says in
    words what was left out.
    """

    markdown: str
    words: tuple[str, ...]
    dropped: tuple[str, ...] = ()
