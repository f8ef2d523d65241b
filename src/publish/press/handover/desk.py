"""Where a statement and a language meet: the statement, its template and its catalog, as they are now.

The catalog is brought up to date in memory, so that what is sent and what comes back is compared with the
sources as they stand, whether or not `publish update` was run.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from publish.catalogs.entries import CatalogFile, key, live
from publish.catalogs.reader import FILE_LIMIT, catalog, read
from publish.errors import CatalogError, ConfigError
from publish.model import Key, Language, Project, Statement
from publish.press import catalogs
from publish.press.catalogs import Template
from publish.press.front import front
from publish.press.reviewing.examine import Examined, examined, examined_site
from publish.press.shelf import Shelf
from publish.press.workspace import (
    SITE,
    catalog_path,
    catalogs_there,
    names,
    source_names,
    source_path,
    source_statement,
    template_path,
)


class Place(Struct, frozen=True):
    """A statement, or `site`, in one language: its template, and its catalog as it is and as it lies there.

    `statement` is None for `site`; `old` has the bytes on the disk, None where there is no catalog yet.
    """

    domain: str
    language: Language
    path: str
    statement: Statement | None
    template: Template
    catalog: CatalogFile
    old: bytes | None


class Desk:
    """A workspace, each file of which is read once."""

    def __init__(self, project: Project) -> None:
        """Begin with nothing read."""
        self.project = project
        self.shelf = Shelf(project.root)
        self._statements: dict[str, Statement] = {}
        self._templates: dict[str, Template] = {}

    def domains(self) -> tuple[str, ...]:
        """Return the slugs of all statements, and `site`."""
        return (*(one.removesuffix(".md") for one in names(self.project.root, "source", ".md")), SITE)

    def statement(self, slug: str) -> Statement:
        """Return a statement; SourceError if it cannot be read."""
        if slug not in self._statements:
            self._statements[slug] = source_statement(self.shelf, source_path(slug))
        return self._statements[slug]

    def template(self, domain: str) -> Template:
        """Return what there is to translate; SourceError if its source cannot be read."""
        if domain not in self._templates:
            self._templates[domain] = self._template(domain)
        return self._templates[domain]

    def _template(self, domain: str) -> Template:
        if domain != SITE:
            return catalogs.of_statement(self.statement(domain), self.shelf)
        fronts = (one for path in source_names(self.project) for one in front(self.shelf, path))
        return catalogs.of_site(self.project, fronts, self.shelf)

    def place(self, domain: str, language: Language) -> Place:
        """Return a statement in a language; CatalogError if its catalog cannot be trusted.

        Raises ConfigError where nobody translates that into the language.
        """
        template = self.template(domain)
        if not catalogs.translated(self.project, language, template):
            message = f'"{language.code}" is the language of the originals, which nobody translates'
            raise ConfigError("-l", 0, message)
        path = catalog_path(language, domain)
        po, _ = catalogs.updated(self.project, template, language, self.shelf)
        return Place(
            domain=domain,
            language=language,
            path=path,
            statement=None if domain == SITE else self.statement(domain),
            template=template,
            catalog=po,
            old=self.shelf.contents(path, FILE_LIMIT, CatalogError),
        )

    def examine(self, place: Place, po: CatalogFile) -> Examined:
        """Return what there is to say of `po`, a state of the catalog at `place`."""
        if place.statement is None:
            return examined_site(self.project, place.language, place.template.now, po, place.path)
        return examined(self.project, place.statement, place.language, catalog(po, place.path))

    def known(self, domain: str) -> frozenset[Key]:
        """Return the messages of the template that lies there, or of a catalog; none where nothing does.

        It is far quicker than to read the source, for finding out which of many statements is meant.
        """
        mine = (path for path, _, one in catalogs_there(self.project) if one == domain)
        return frozenset(one for path in (template_path(domain), *mine) for one in self._keys(path))

    def _keys(self, path: str) -> Iterable[Key]:
        try:
            data = self.shelf.contents(path, FILE_LIMIT, CatalogError)
            return () if data is None else map(key, live(read(data, path)))
        except CatalogError:
            return ()
