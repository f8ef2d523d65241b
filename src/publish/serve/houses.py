"""What is previewed: a workspace, or one catalog that somebody was sent.

Both give a project, statements by slug, and the files from which all follows. Each is asked anew for every
page, so that what is shown is what lies on the disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from publish.config import load
from publish.errors import printable
from publish.model import Project, Statement
from publish.press.front import Headed, front
from publish.press.shelf import Shelf
from publish.press.workspace import SOURCE_LIMIT, slug_of, source_names, source_path, source_statement

_LONGEST = 200  # characters; no file has a longer name


class House(Protocol):
    """Where statements and their catalogs come from."""

    @property
    def watched(self) -> tuple[Path, ...]:
        """Return the files and folders from which everything follows, whether they are there or not."""

    @property
    def furnished(self) -> bool:
        """Tell whether the words of the pages are known, so that gaps in them count."""

    @property
    def called(self) -> Mapping[str, str]:
        """Return by what name people know a file, by its path in the workspace, where the two differ."""

    def path(self, file: Path) -> str | None:
        """Return the path in the workspace of a watched file, None for one from which nothing follows."""

    def project(self) -> Project:
        """Return how the workspace is configured; ConfigError where that cannot be understood."""

    def shelf(self, project: Project) -> Shelf:
        """Return the files as they are now."""

    def slugs(self, project: Project) -> tuple[str, ...]:
        """Return what the statements are called, the oldest first."""

    def has(self, shelf: Shelf, slug: str) -> bool:
        """Tell whether there is a statement of that name; any text may be one that is asked for."""

    def fronts(self, shelf: Shelf, slug: str) -> Iterator[Headed]:
        """Yield the front matter of a statement, if it can be read."""

    def statement(self, shelf: Shelf, slug: str) -> Statement:
        """Return a statement; SourceError where it cannot be read."""

    def notes(self, shelf: Shelf) -> tuple[str, ...]:
        """Return what is to be said above each page."""


class Workspace(Struct, frozen=True):
    """The workspace at `root`."""

    root: Path

    @property
    def watched(self) -> tuple[Path, ...]:
        """Return the configuration, and the folders of sources and catalogs."""
        return tuple(self.root / name for name in ("publish.toml", "glossary.toml", "source", "locale"))

    @property
    def furnished(self) -> bool:
        """Tell that they are known."""
        return True

    @property
    def called(self) -> Mapping[str, str]:
        """Return nothing: each file is known by its path."""
        return {}

    def path(self, file: Path) -> str | None:
        """Return the file's path, where it lies among what is watched."""
        if not any(file.is_relative_to(one) for one in self.watched):
            return None
        return file.relative_to(self.root).as_posix()

    def project(self) -> Project:
        """Return how the workspace is configured."""
        return load(self.root)

    def shelf(self, project: Project) -> Shelf:
        """Return the files of the workspace."""
        return Shelf(project.root)

    def slugs(self, project: Project) -> tuple[str, ...]:
        """Return the names of all that lies in `source/`."""
        return tuple(map(slug_of, source_names(project)))

    def has(self, shelf: Shelf, slug: str) -> bool:
        """Tell whether a source lies in `source/` itself."""
        plain = slug == printable(slug) and "/" not in slug and len(slug) < _LONGEST
        return plain and shelf.held(source_path(slug), SOURCE_LIMIT) is not None

    def fronts(self, shelf: Shelf, slug: str) -> Iterator[Headed]:
        """Yield what the head of the source says."""
        return front(shelf, source_path(slug))

    def statement(self, shelf: Shelf, slug: str) -> Statement:
        """Return the statement whose source lies in `source/`."""
        return source_statement(shelf, source_path(slug))

    def notes(self, shelf: Shelf) -> tuple[str, ...]:
        """Return nothing: all is as it will be."""
        del shelf
        return ()
