"""One catalog that somebody was sent: in a folder of its own, or beside the workspace that it is from.

1. Its language is what `-l` says, or else what all that tells it tells alike: the file's name (`SLUG.ar.po`),
   its folder (`locale/ar/LC_MESSAGES/`), its header. Where they differ, nobody guesses.
2. Where the workspace at hand has its statement and its language, it is shown as if it lay there. Otherwise
   the statement is put together from its own entries (`draft`).
3. It passes the same gate as any catalog; what is refused is shown with its line. Only the language and the
   statement's name are read from a file that is broken, so that it can be mended under one's eyes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from publish.catalogs.entries import live
from publish.catalogs.reader import FILE_LIMIT, read
from publish.config import NAME
from publish.errors import CatalogError, ConfigError, PublishError
from publish.files import contents
from publish.languages import language
from publish.model import SLUG, Language, Project, Publisher, Statement
from publish.press.front import Front, Headed
from publish.press.shelf import Held, Shelf, Wanted
from publish.press.workspace import catalog_path, source_path
from publish.releases.environment import packaged
from publish.serve.draft import NOWHERE, draft
from publish.serve.houses import House, Workspace

_SOURCE = "en"
_HEADER = re.compile(r'^"(Language|Project-Id-Version): *([A-Za-z0-9_@.-]+) *\\n"', re.MULTILINE)
_REFERENCE = re.compile(r"^#: *source/([a-z0-9-]+)\.md", re.MULTILINE)
_NAME = re.compile(r"(?P<slug>.+?)(?:\.(?P<code>[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*))?")
_HEAD = 200_000  # characters in which a catalog says what it is
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_ALONE = (
    "The statement itself is not here: its text was put together from the catalog. Code, pictures, tables "
    "and lists within lists may look otherwise in the release."
)
_ROUGH = (
    "The statement itself is not here, and could not be put together from the catalog: each entry is shown "
    "as a paragraph, links as they are typed."
)

_UNDATED = (
    "Dates that no catalog has are made up here: that of a statement without a name, and of corrections."
)


class _Given(Shelf):
    """Files that were given, and no others; each picture is a grey one."""

    def held(self, path: str, most: int) -> Held:
        """Return what was given at `path`, or nothing."""
        try:
            return super().held(path, most)
        except Wanted:
            return packaged("assets/absent.png") if path.endswith(_PICTURES) else None


class Alone(Struct, frozen=True):
    """A catalog by itself: `file` is where it lies, `name` what people call it."""

    file: Path
    name: str
    slug: str
    code: Language

    @property
    def watched(self) -> tuple[Path, ...]:
        """Return the catalog."""
        return (self.file,)

    @property
    def furnished(self) -> bool:
        """Tell that nobody knows the words of its pages: they are no reason to withhold anything."""
        return False

    @property
    def called(self) -> Mapping[str, str]:
        """Return the file's own name."""
        return {catalog_path(self.code, self.slug): self.name}

    def path(self, file: Path) -> str | None:
        """Return the path that the catalog would have in a workspace."""
        return catalog_path(self.code, self.slug) if file == self.file else None

    def project(self) -> Project:
        """Return a workspace with one language, of which nothing else is known."""
        return Project(self.file.parent, Publisher("Preview"), language(_SOURCE), (self.code,))

    def shelf(self, project: Project) -> Shelf:
        """Return the catalog, where it would lie in a workspace."""
        del project
        return _Given(given={catalog_path(self.code, self.slug): _held(self.file)})

    def slugs(self, project: Project) -> tuple[str, ...]:
        """Return the one statement."""
        del project
        return (self.slug,)

    def has(self, shelf: Shelf, slug: str) -> bool:
        """Tell whether it is the one statement."""
        del shelf
        return slug == self.slug

    def fronts(self, shelf: Shelf, slug: str) -> Iterator[Headed]:
        """Yield what the catalog says of the front matter."""
        try:
            found, _ = self._draft(shelf)
        except PublishError:
            return
        yield Front(slug, found.path, found.metadata)

    def statement(self, shelf: Shelf, slug: str) -> Statement:
        """Return the statement as its entries have it."""
        del slug
        return self._draft(shelf)[0]

    def notes(self, shelf: Shelf) -> tuple[str, ...]:
        """Return what is to be said above each page."""
        _, whole = self._draft(shelf)
        dated = (
            () if SLUG.fullmatch(self.slug) and self.slug != NOWHERE else ("Its date is not in the catalog.",)
        )
        return (_ALONE if whole else _ROUGH, *dated)

    def _draft(self, shelf: Shelf) -> tuple[Statement, bool]:
        path = catalog_path(self.code, self.slug)
        data = shelf.contents(path, FILE_LIMIT, CatalogError)
        if data is None:
            raise CatalogError(path, 0, "is gone: put the file back, or end the preview")
        return draft(live(read(data, path)), self.slug)


class Beside(Struct, frozen=True):
    """A catalog that lies elsewhere, shown in the workspace that it is from, at `path_there`."""

    inner: Workspace
    file: Path
    name: str
    slug: str
    path_there: str

    @property
    def watched(self) -> tuple[Path, ...]:
        """Return the catalog, and all of the workspace."""
        return (self.file, *self.inner.watched)

    @property
    def furnished(self) -> bool:
        """Tell that the words of the pages are known."""
        return True

    @property
    def called(self) -> Mapping[str, str]:
        """Return the file's own name."""
        return {self.path_there: self.name}

    def path(self, file: Path) -> str | None:
        """Return the path of a file; of the catalog, that which it has in the workspace."""
        return self.path_there if file == self.file else self.inner.path(file)

    def project(self) -> Project:
        """Return how the workspace is configured."""
        return self.inner.project()

    def shelf(self, project: Project) -> Shelf:
        """Return the files of the workspace, with the catalog in its place."""
        return Shelf(project.root, given={self.path_there: _held(self.file)})

    def slugs(self, project: Project) -> tuple[str, ...]:
        """Return the statement that the catalog is of."""
        del project
        return (self.slug,)

    def has(self, shelf: Shelf, slug: str) -> bool:
        """Tell whether it is the statement that the catalog is of."""
        return slug == self.slug and self.inner.has(shelf, slug)

    def fronts(self, shelf: Shelf, slug: str) -> Iterator[Headed]:
        """Yield what the head of the source says."""
        return self.inner.fronts(shelf, slug)

    def statement(self, shelf: Shelf, slug: str) -> Statement:
        """Return the statement."""
        return self.inner.statement(shelf, slug)

    def notes(self, shelf: Shelf) -> tuple[str, ...]:
        """Return what is to be said above each page."""
        del shelf
        if self.file == self.inner.root.resolve() / self.path_there:
            return ()
        return (f"The catalog is {self.name}; that of the workspace is left alone.",)


def mailed(file: Path, root: Path, code: str | None) -> House:
    """Return the house of the catalog `file`; `root` may be a workspace, `code` may say the language.

    Raises ConfigError where nothing says in which language it is, or two things say it differently.
    """
    name, file = str(file.name), file.resolve()
    text = _text(file)
    told = dict(_HEADER.findall(text[:_HEAD]))
    slug = _slug(file, text[:_HEAD], told.get("Project-Id-Version", ""))
    found = language(code or _code(file, told.get("Language", "")), path="-l" if code else name)
    workspace = Workspace(root)
    if (root / NAME).is_file() and (root / source_path(slug)).is_file():
        project = workspace.project()
        if found.code in {one.code for one in project.languages}:
            return Beside(workspace, file, name, slug, catalog_path(found, slug))
    if found.code == _SOURCE:
        message = (
            f'"{_SOURCE}" is taken for the language of the original: show it in its workspace, with -C DIR'
        )
        raise ConfigError(name, 0, message)
    return Alone(file, name, slug, found)


def _text(file: Path) -> str:
    """Return the text of a file as far as it can be read."""
    held = _held(file)
    return held.decode("utf-8", "replace") if isinstance(held, bytes) else ""


def _held(file: Path) -> Held:
    """Return what there is at a path outside of any workspace."""
    try:
        return contents(str(file), FILE_LIMIT)
    except FileNotFoundError:
        return None
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _slug(file: Path, text: str, project: str) -> str:
    """Return the name of the statement, if the file, its references or its header say one."""
    named = _NAME.fullmatch(file.stem)
    said = (project, *_REFERENCE.findall(text)[:1], named["slug"] if named else "", file.stem)
    return next((one for one in said if SLUG.fullmatch(one)), NOWHERE)


def _code(file: Path, header: str) -> str:
    """Return the code of the language that all that tells it tells (rule 1)."""
    named = _NAME.fullmatch(file.stem)
    by_name = (named["code"] or "") if named else ""
    by_folder = file.parent.parent.name if file.parent.name == "LC_MESSAGES" else ""
    told = list(dict.fromkeys(one.replace("-", "_") for one in (by_name, by_folder, header) if one))
    if len(told) == 1:
        return told[0]
    if told:
        message = f'its name, folder and header say "{told[0]}" and "{told[1]}": say which with -l LANG'
    else:
        message = "neither its name nor its header says its language: say it with -l LANG"
    raise ConfigError(file.name, 0, message)
