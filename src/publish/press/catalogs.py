"""Templates follow the sources, catalogs follow the templates: one domain after another.

Only what changes has new bytes, so that a translator's own formatting stays and running twice
changes no byte. A catalog that cannot be trusted is refused, and left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from publish.catalogs.begun import begun, messages
from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import new_catalog
from publish.catalogs.merge import merge, same
from publish.catalogs.reader import FILE_LIMIT, check, read, translations
from publish.catalogs.record import complete
from publish.catalogs.site import fill_in, furniture_template, pages
from publish.catalogs.templates import template
from publish.catalogs.writer import write
from publish.checks.changes import minor
from publish.errors import CatalogError
from publish.model import Catalog, Language, Project, Statement
from publish.press import topics
from publish.press.front import Headed
from publish.press.furniture import needed, shipped
from publish.press.shelf import Shelf
from publish.press.workspace import SITE, catalog_path, template_path


@dataclass(frozen=True)
class Template:
    """A domain's template: what `makes` it of the sources as they are now, and what lies `there`.

    What of it is asked for is made then: a run that only reads catalogs rarely asks for anything.
    """

    domain: str
    makes: Callable[[], CatalogFile]
    there: bytes | None

    @cached_property
    def now(self) -> CatalogFile:
        """What there is to translate."""
        return self.makes()

    @cached_property
    def data(self) -> bytes:
        """The same, written."""
        return write(self.now).encode()

    @cached_property
    def before(self) -> CatalogFile | None:
        """What lies there, None where nothing does that can be read: it is made anew."""
        if self.there is None:
            return None
        try:
            return self.now if self.there == self.data else read(self.there, template_path(self.domain))
        except CatalogError:
            return None

    @cached_property
    def changed(self) -> bytes | None:
        """The bytes that are to be written, if other messages lie there than there are."""
        return None if self.before is not None and same(self.before, self.now) else self.data

    @cached_property
    def messages(self) -> str | None:
        """Its messages as a catalog has them that is begun; None where a reader might refuse them."""
        return messages(self.now, self.data)


def of_statement(statement: Statement, shelf: Shelf) -> Template:
    """Return the template of a statement."""
    return _template(statement.slug, partial(template, statement, date=_date(statement)), shelf)


def of_site(project: Project, statements: Iterable[Headed], shelf: Shelf) -> Template:
    """Return the template of the words of the pages; `statements` are all, oldest first."""
    statements = tuple(statements)
    named = tuple(topics.names(statements).values())
    newest = max(map(_date, statements), default=dt.date(1970, 1, 1))
    makes = partial(furniture_template, pages(), project.publisher, named, date=newest)
    return _template(SITE, makes, shelf)


def _template(domain: str, makes: Callable[[], CatalogFile], shelf: Shelf) -> Template:
    """Return the template that is made beside the one that lies there."""
    try:
        there = shelf.contents(template_path(domain), FILE_LIMIT, CatalogError)
    except CatalogError:
        there = None
    return Template(domain, makes, there)


def translated(project: Project, language: Language, one: Template) -> bool:
    """Tell whether there is a catalog of `one` in `language`.

    The source language has none but that of the page furniture, and that only where it needs one.
    """
    if language != project.source_language:
        return True
    return one.domain == SITE and bool(needed(project, language, one.now))


def renewed(project: Project, one: Template, language: Language, shelf: Shelf) -> bytes | None:
    """Return the new bytes of a statement's catalog, if it is to be begun, or changed as `updated` does it.

    Raises CatalogError if it cannot be trusted.
    """
    path = catalog_path(language, one.domain)
    if shelf.contents(path, FILE_LIMIT, CatalogError) is None and one.messages is not None:
        return begun(one.messages, one.now, language)
    _, data = _renewed(project, one, language, shelf)
    if data is not None:
        check(data, path)
    return data


def updated(
    project: Project, one: Template, language: Language, shelf: Shelf
) -> tuple[CatalogFile, bytes | None]:
    """Return a catalog brought up to date, a missing one included, and its new bytes if it changed.

    Raises CatalogError if it cannot be trusted.
    """
    po, data = _renewed(project, one, language, shelf)
    return (po, None) if data is None else (read(data, catalog_path(language, one.domain)), data)


def _renewed(
    project: Project, one: Template, language: Language, shelf: Shelf
) -> tuple[CatalogFile, bytes | None]:
    """Return a catalog brought up to date, and its new bytes, which nobody has read yet, if it changed."""
    path = catalog_path(language, one.domain)
    old = _catalog_file(shelf, path)
    new = new_catalog(one.now, language) if old is None else _merged(project, one, language, old, path)
    if one.domain == SITE:
        fill_in(new, shipped(language))
    if old is not None and same(old, new):
        return old, None
    return new, write(new).encode()


def _merged(project: Project, one: Template, language: Language, old: CatalogFile, path: str) -> CatalogFile:
    """Return the catalog `old`, which lies at `path`, with the messages of `one`."""
    return merge(
        catalog=old,
        template=one.now,
        previous_template=one.before,
        language=language,
        path=path,
        harmless=partial(minor, source_language=project.source_language.code),
    )


def whole(one: Template, language: Language, shelf: Shelf) -> CatalogFile | None:
    """Return the catalog of `one` as it is, None if there is none; CatalogError if it cannot be trusted."""
    path = catalog_path(language, one.domain)
    po = _catalog_file(shelf, path)
    if po is not None:
        complete(po, one.before, path)
    return po


def told(one: Template, language: Language, shelf: Shelf) -> Catalog | None:
    """Return what the catalog of `one` says, as it is; None and CatalogError as `whole` has them."""
    path = catalog_path(language, one.domain)
    found = shelf.contents(path, FILE_LIMIT, CatalogError)
    return None if found is None else translations(found, path, one.before)


def _catalog_file(shelf: Shelf, path: str) -> CatalogFile | None:
    """Return the catalog at `path`, strictly read, or None if there is none."""
    found = shelf.contents(path, FILE_LIMIT, CatalogError)
    return None if found is None else read(found, path)


def _date(statement: Headed) -> dt.date:
    """Return the date of the statement's text."""
    return statement.metadata.updated or statement.metadata.date
