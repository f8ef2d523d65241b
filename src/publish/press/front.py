"""The front matter of statements alone: enough to know their topics and dates, without their texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from publish.errors import PublishError
from publish.model import Metadata
from publish.press.shelf import Shelf
from publish.press.workspace import slug_of, source_text
from publish.statements import frontmatter
from publish.statements.metadata import metadata
from publish.statements.text import clean_source


class Headed(Protocol):
    """What has a statement's front matter: the statement itself, or its outcome."""

    @property
    def slug(self) -> str:
        """Return what the statement is called."""

    @property
    def path(self) -> str:
        """Return where its source lies."""

    @property
    def metadata(self) -> Metadata:
        """Return what its front matter says."""


class Front(Struct, frozen=True):
    """The front matter of a statement alone."""

    slug: str
    path: str
    metadata: Metadata


def front(shelf: Shelf, path: str) -> Iterator[Front]:
    """Yield the front matter of the source at `path`, if it can be read; what is wrong is told elsewhere."""
    try:
        text = clean_source(source_text(shelf, path))
        found = metadata(frontmatter.split(text, path), path)
    except PublishError:
        return
    yield Front(slug_of(path), path, found)
